"""What nobody at all may read stays unread, whoever looks and wherever it could come out.

Secrets that are kept as marks, what is in a sealed part, and everything that a child said, looked for in every answer,
in the audit, in what leaves by message and in what the outbox keeps.
"""

from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from psycopg import sql

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.lifecycle import Label, Role, Section, Tie
from rightdoor.ground.access.models import Account, Relation
from rightdoor.ground.messages.actions import send_waiting
from rightdoor.ground.messages.models import Message
from rightdoor.work.referrals.models import ContactEntry, Referral
from tests.people_here import MONDAY, SignedIn, staff
from tests.proofs.canaries import CANARY, plant, telling, written
from tests.proofs.test_twin_worlds import World, world
from tests.proofs.worlds import YESTERDAY, Asked, ask, everything_asked

pytestmark = pytest.mark.django_db
__all__ = ["world"]
SEALED = f"{CANARY}sealed"


def looks(world: World) -> list[Asked]:
    """Every route by the keys of the record in reach."""
    return [asked for asked in everything_asked(world.base, world.base, full=False) if not asked.words]


def seal_the_entry(world: World) -> ContactEntry:
    entry = ContactEntry.objects.get(pk=world.base.keys["contact_id"])
    entry.words, entry.label, entry.section = SEALED, Label.SEALED, Section.THIRD_PARTY
    entry.save(update_fields=["words", "label", "section"])
    return entry


def test_marks_of_words_codes_and_passwords_come_out_nowhere(world: World, signed_in: SignedIn) -> None:
    account = staff(world.home, "Lark Underhill", Role.PRACTITIONER, Role.SAFEGUARDING_LEAD, Role.MANAGER)
    Referral.objects.filter(pk=world.base.referral.pk).update(
        secret_word=f"{CANARY}word", content_hash=f"{CANARY}hash", catalogue_version=f"{CANARY}version"
    )
    Account.objects.filter(pk=world.desk.pk).update(password=f"{CANARY}password")

    assert telling(signed_in(account), looks(world), [f"{CANARY}word", f"{CANARY}hash", f"{CANARY}password"]) == []


def test_a_sealed_part_is_told_to_whoever_is_named_and_to_nobody_else(world: World, signed_in: SignedIn) -> None:
    entry = seal_the_entry(world)
    named = staff(world.home, "Lark Underhill", Role.PRACTITIONER)
    Relation.objects.create(
        partnership=world.home, account=named, kind=Tie.NAMED, about_kind="referrals.contactentry", about_id=entry.pk,
        section=Section.THIRD_PARTY, starts_at=YESTERDAY, source="tests",
    )  # fmt: skip
    where = [Asked("GET", f"/work/requests/{world.base.referral.pk}/")]

    assert telling(signed_in(named), where, [SEALED])
    assert telling(signed_in(world.desk), looks(world), [SEALED]) == []


def test_the_audit_keeps_keys_and_codes_and_nothing_that_anybody_said(
    world: World, signed_in: SignedIn, client: Client
) -> None:
    plant(world.base)
    desk = signed_in(world.desk)
    for asked in looks(world):
        desk.generic(asked.method, asked.path)
    desk.post("/work/search/", {"sought": f"{CANARY}brook"})
    client.post("/my-request/", {"code": world.base.referral.code, "word": f"{CANARY}guess"})

    kept = everything_in("audit_event", "audit_change")

    assert str(world.base.referral.pk) in kept
    assert [mark for mark in written([CANARY, world.base.referral.code]) if mark in kept.casefold()] == []


def everything_in(*tables: str) -> str:
    """Every row of these tables, as text."""
    with connection.cursor() as cursor:
        rows: list[Any] = []
        for table in tables:
            cursor.execute(sql.SQL("select whole::text from {} whole").format(sql.Identifier(table)))
            rows += cursor.fetchall()
    return "\n".join(str(row[0]) for row in rows)


def test_what_leaves_by_message_says_nothing_of_what_a_child_said(
    world: World, settings: LazySettings, tmp_path: Path
) -> None:
    settings.OUTBOX = tmp_path
    plant(world.base)
    plan = world.base.referral.contact_plan
    assert plan is not None
    Message.objects.filter(plan__isnull=False).update(plan=plan, body=f"{CANARY}letter")

    send_waiting(by=System("tests"), at=MONDAY, limit=100)

    left = "".join(path.read_text(encoding="utf-8") for path in sorted(tmp_path.rglob("*")) if path.is_file())
    assert left
    assert [mark for mark in written([f"{CANARY}letter", f"{CANARY}story"]) if mark in left.casefold()] == []


def test_the_search_for_canaries_finds_them_however_they_are_written(client: Client, world: World) -> None:
    assert telling(client, [Asked("POST", "/my-request/", (("code", "zebra"), ("word", "zebra")))], ["zebra"])
    assert {"zebra", "arbez", "7a65627261"} <= written(["zebra"])
    assert ask(client, Asked("GET", "/")).status_code == 200
