"""An erasure reaches every copy, keeps what two people decided, and nothing else."""

from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from psycopg import sql

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.models import ContactPlan, Message
from rightdoor.records.families.actions import add_relative, tell_must_not_know
from rightdoor.records.families.carrying import Also, tell_with_siblings
from rightdoor.records.families.lifecycle import Kind, Secret
from rightdoor.records.families.models import MustNotKnow
from rightdoor.records.people.models import Person
from rightdoor.work.keeping.lifecycle import KeepReason, Stage
from rightdoor.work.keeping.models import Ended
from rightdoor.work.keeping.reach import reach
from rightdoor.work.keeping.rows import PEOPLE, REQUESTS, childs
from rightdoor.work.keeping.tests.records_here import (
    TOKEN,
    a_record,
    asked_for_before,
    erased,
    mark_every_word,
    what_was_joined,
)
from rightdoor.work.keeping.tests.told_here import a_family
from rightdoor.work.referrals.models import Referral, StageChange
from rightdoor.work.safeguarding.models import BodyContact
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY, staff


@pytest.fixture
def second(partnership: Partnership) -> Account:
    return staff(partnership, "Second Keeper", Role.SAFEGUARDING_LEAD)


@pytest.fixture(autouse=True)
def outbox(tmp_path: Path, settings: Any) -> Path:
    settings.OUTBOX = str(tmp_path / "outbox")
    (tmp_path / "outbox").mkdir()
    return tmp_path / "outbox"


WHOLE_TABLES = """
select relname from pg_class
where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
"""


def everything_in_the_database() -> str:
    """Every row of every table, as the database prints it."""
    with connection.cursor() as cursor:
        cursor.execute(WHOLE_TABLES)
        pages = []
        for (table,) in cursor.fetchall():
            cursor.execute(
                sql.SQL("select coalesce(string_agg(t::text, chr(10)), '') from {} t").format(sql.Identifier(table))
            )
            pages.append(str(cursor.fetchone()[0]))
    return "\n".join(pages)


def test_a_whole_record_has_a_row_of_every_kind(partnership: Partnership, lead: Account) -> None:
    request = a_record(partnership, lead)
    what_was_joined(request, lead)
    a_family(request, lead)
    asked_for_before(request, lead)

    kinds = set(reach(PEOPLE, request.person_id))

    assert kinds == {row.model for row in childs()} - {"keeping.ending"}


def test_after_an_erasure_no_table_and_no_file_holds_a_word_of_it(
    partnership: Partnership, lead: Account, second: Account, outbox: Path
) -> None:
    request = a_record(partnership, lead)
    what_was_joined(request, lead)
    a_family(request, lead)
    asked_for_before(request, lead)
    person = request.person_id
    assert mark_every_word(PEOPLE, person) > 80
    for message in Message.objects.filter(about_id=request.pk):
        (outbox / f"{message.pk}.txt").write_text(TOKEN)
    hexed = TOKEN.encode().hex()
    assert TOKEN in everything_in_the_database()
    assert hexed in everything_in_the_database()

    ending = erased(PEOPLE, person, first=lead, second=second)

    left = everything_in_the_database()
    assert ending.stage == Stage.DONE
    assert TOKEN not in left
    assert hexed not in left
    assert list(outbox.iterdir()) == []
    assert not Person.objects.filter(pk=person).exists()


def test_an_erasure_leaves_everybody_elses_record_as_it_was(
    partnership: Partnership, lead: Account, second: Account
) -> None:
    gone, stays = a_record(partnership, lead), a_record(partnership, lead, preferred_name="Robin")
    Referral.objects.filter(pk=stays.pk).update(duplicate_of=gone)
    before = {model: len(keys) for model, keys in reach(PEOPLE, stays.person_id).items()}

    erased(PEOPLE, gone.person_id, first=lead, second=second)

    stays.refresh_from_db()
    assert stays.duplicate_of is None
    assert {model: len(keys) for model, keys in reach(PEOPLE, stays.person_id).items()} == before


def test_a_contact_plan_that_another_record_uses_stays(
    partnership: Partnership, lead: Account, second: Account
) -> None:
    gone, stays = a_record(partnership, lead), a_record(partnership, lead, preferred_name="Robin")
    plan = gone.contact_plan_id
    Referral.objects.filter(pk=stays.pk).update(referrer_plan=plan)

    erased(PEOPLE, gone.person_id, first=lead, second=second)

    assert ContactPlan.objects.filter(pk=plan).exists()


def test_who_must_not_know_stays_for_a_sibling_when_the_record_in_which_they_asked_is_erased(
    partnership: Partnership, lead: Account, second: Account
) -> None:
    gone, stays = a_record(partnership, lead), a_record(partnership, lead, preferred_name="Robin")
    assert gone.person is not None
    heard = {"source": "Her", "by": lead, "at": MONDAY}
    add_relative(person=gone.person, name="Robin", kind=Kind.SIBLING, known_as=stays.person, **heard)
    father = add_relative(person=gone.person, name="Corin", kind=Kind.PARENT, plan=gone.contact_plan, **heard).relative
    tell_with_siblings(
        tell=tell_must_not_know, person=gone.person, also=[Also(str(stays.person_id), reason=Secret.DANGER)],
        why="Their mother, of both", relative=father, reason=Secret.HARMER, **heard,
    )  # fmt: skip
    secrets = MustNotKnow.objects.filter(person=stays.person, relative__name="Corin", reason=Secret.DANGER)
    assert secrets.get().plan_id == gone.contact_plan_id

    erased(PEOPLE, gone.person_id, first=lead, second=second)

    assert (secrets.get().plan_id, secrets.get().relative.plan_id) == (None, None)


def test_what_is_kept_for_safety_stays_and_the_rest_is_emptied(
    partnership: Partnership, lead: Account, second: Account
) -> None:
    request = a_record(partnership, lead)
    mark_every_word(PEOPLE, request.person_id)
    BodyContact.objects.update(concern="What must be kept")

    erased(PEOPLE, request.person_id, first=lead, second=second, kept={"safety": KeepReason.SAFETY})

    person, emptied = Person.objects.get(), Referral.objects.get()
    assert BodyContact.objects.get().concern == "What must be kept"
    assert (person.preferred_name, person.postcode, person.born_on is not None) == ("", "", True)
    assert (emptied.story, emptied.answers, emptied.facts, emptied.contact_plan) == ("", {}, {}, None)
    assert StageChange.objects.count() == 0
    assert set(reach(PEOPLE, person.pk)) == {PEOPLE, REQUESTS, "safeguarding.redflag", "safeguarding.bodycontact"}


def test_the_audit_keeps_that_it_happened_and_no_word(partnership: Partnership, lead: Account, second: Account) -> None:
    request = a_record(partnership, lead)

    ending = erased(PEOPLE, request.person_id, first=lead, second=second)

    assert acts(about=ending.pk) == ["keeping.ask", "keeping.propose", "keeping.sign", "keeping.end"]
    assert "referrals.send" in acts(about=request.pk)
    assert Ended.objects.get().parts == "all"


def test_a_request_for_a_group_is_erased_too(partnership: Partnership, lead: Account, second: Account) -> None:
    request = request_of(partnership, "group", "essex")
    Referral.objects.filter(pk=request.pk).update(stage="decided")

    erased(REQUESTS, request.pk, first=lead, second=second)

    assert not Referral.objects.exists()


def test_a_step_of_a_request_cannot_go_by_itself(partnership: Partnership, lead: Account) -> None:
    request = a_record(partnership, lead)
    StageChange.objects.create(referral=request, was="received", became="decided", moved_at=request.received_at)

    with pytest.raises(DatabaseError, match="whole record"), transaction.atomic():
        StageChange.objects.all().delete()
    with pytest.raises(DatabaseError, match="permission"), transaction.atomic():
        StageChange.objects.update(reason="another")
