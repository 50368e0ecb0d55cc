"""Each wall alone keeps what both keep: the database without the policy, and the policy without the database.

A child of whom an account may know nothing, one of another partnership, and a sealed part are looked for under every
route.  With the policy switched off a page may break where it finds nothing; it never tells.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db.models import QuerySet
from django.test import Client

from rightdoor.ground.access import rulings
from rightdoor.ground.access.actors import VISITOR, Actor
from rightdoor.ground.access.lifecycle import Label, Role, Section, Tie
from rightdoor.ground.access.models import Account, Relation
from rightdoor.ground.access.walled import acting
from rightdoor.ground.access.walled.claims import SYSTEM, Claim
from rightdoor.ground.documents.models import Document
from rightdoor.ground.tasks.models import Task
from rightdoor.records.people.models import Person
from rightdoor.work.listening.actions.saying import complain
from rightdoor.work.listening.models import Complaint
from rightdoor.work.listening.queries import COMPLAINT
from rightdoor.work.referrals.models import Addition, ContactEntry, Referral
from rightdoor.work.safeguarding.models import RedFlag
from tests.people_here import MONDAY, SignedIn, staff
from tests.proofs.canaries import CANARY, marks_of, plant, telling
from tests.proofs.test_twin_worlds import World, a_relative, of_another_partnership, world
from tests.proofs.worlds import Asked, Record, everything_asked

pytestmark = pytest.mark.django_db
__all__ = ["world"]
Switch = Callable[[pytest.MonkeyPatch], None]


def sealed_parts(world: World, _account: Account) -> Record:
    """The record in reach, with an entry, an addition and a file that are sealed; nobody is named on them."""
    base = world.base
    for model, words in ((ContactEntry, "words"), (Addition, "words"), (Document, "name")):
        rows: Any = model.objects.filter(pk__in=[key for key in base.keys.values() if isinstance(key, UUID)])
        assert rows.update(**{words: f"{CANARY}sealed", "label": Label.SEALED, "section": Section.THIRD_PARTY}) == 1
    return base


def no_policy(patch: pytest.MonkeyPatch) -> None:
    """Everything is allowed to everybody, and every list shows every row."""
    patch.setattr(rulings, "bar_on", lambda *_asked: "")
    patch.setattr(rulings, "applies", lambda *_asked: True)
    patch.setattr(Account, "areas_of", lambda *_asked, **_named: None)
    for words in words_of_lists():
        patch.setattr(words, "visible_to", lambda rows, *_asked: rows.all())


def no_wall(patch: pytest.MonkeyPatch) -> None:
    """The database takes whoever acts for the product's own work, and shows every row."""

    def own_work(_actor: Actor, at: datetime) -> Claim:
        return Claim(SYSTEM, "", at)

    patch.setattr(acting, "claim_of", own_work)


def neither(patch: pytest.MonkeyPatch) -> None:
    no_policy(patch)
    no_wall(patch)


def words_of_lists() -> set[type[QuerySet[Any]]]:
    """The classes of queries that know who may see what."""
    kinds = {type(model._default_manager.all()) for model in apps.get_models()}
    return {kind for kind in kinds if hasattr(kind, "visible_to")}


def looked_for(record: Record) -> list[Asked]:
    """Every route by the record's keys, each list, and a search by the half of its name that is no canary."""
    by_keys = [asked for asked in everything_asked(record, record, full=False) if not asked.words]
    return [*by_keys, Asked("POST", "/work/search/", (("sought", "Xanthippe"),))]


def browser_of(account: Account, signed_in: SignedIn) -> Client:
    client = signed_in(account)
    client.raise_request_exception = False
    return client


EACH_TIME = {(no_policy, sealed_parts), (no_wall, sealed_parts), (no_wall, a_relative)}
HIDING = (a_relative, of_another_partnership, sealed_parts)
PAIRS = [(wall, hiding) for wall in (no_policy, no_wall) for hiding in HIDING]


@pytest.mark.parametrize(
    ("switched_off", "hiding"),
    [pytest.param(*pair, marks=[] if pair in EACH_TIME else [pytest.mark.full]) for pair in PAIRS],
    ids=lambda one: one.__name__,
)
def test_one_wall_is_enough_for_what_must_never_be_seen(
    switched_off: Switch, hiding: Callable[[World, Account], Record], world: World, signed_in: SignedIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    account = staff(world.home, "Lark Underhill", Role.PRACTITIONER, Role.SAFEGUARDING_LEAD)
    hidden = hiding(world, account)
    marks = marks_of(hidden) if hiding is not sealed_parts else [f"{CANARY}sealed"]
    if hiding is not sealed_parts:
        plant(hidden)
    client = browser_of(account, signed_in)

    switched_off(monkeypatch)

    assert telling(client, looked_for(hidden), marks) == []


@pytest.mark.parametrize("switched_off", [no_policy, no_wall], ids=lambda one: one.__name__)
def test_one_wall_is_enough_for_a_worker_whom_nothing_ties_to_the_child(
    switched_off: Switch, world: World, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = staff(world.home, "Lark Underhill", Role.WORKER)
    plant(world.base)
    client = browser_of(account, signed_in)

    switched_off(monkeypatch)

    assert telling(client, looked_for(world.base), marks_of(world.base)) == []


@pytest.mark.parametrize("switched_off", [no_policy, no_wall], ids=lambda one: one.__name__)
def test_one_wall_is_enough_for_a_complaint_about_oneself_or_read_by_others(
    switched_off: Switch, world: World, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff(world.home, "Merle Ashdown", Role.COMPLAINTS_READER)
    about, other = (
        staff(world.home, name, role) for name, role in (("Lark Underhill", Role.COMPLAINTS_READER),
                                                         ("Juno Sedge", Role.PRACTITIONER))
    )  # fmt: skip
    made = complain(
        partnership=world.home, area="kent", who="other", whom="Lark Underhill", about=CANARY, wants="",
        advocate_wanted=None, form_key=uuid4(), by=VISITOR, at=MONDAY,
    )  # fmt: skip
    browsers = [browser_of(one, signed_in) for one in (about, other)]

    switched_off(monkeypatch)

    where = [Asked("GET", path) for path in ("/work/complaints/", f"/work/complaints/{made.pk}/", "/work/tasks/")]
    assert [telling(browser, where, [CANARY]) for browser in browsers] == [[], []]
    assert str(made.pk) not in "".join(browser.get("/work/complaints/").content.decode() for browser in browsers)


def test_the_database_shows_a_complaint_to_those_alone_to_whom_the_table_gives_it(world: World) -> None:
    names = ("Merle Ashdown", "Lark Underhill", "Juno Sedge", "Ada Reedham", "Kit Marlow")
    roles = (Role.COMPLAINTS_READER, Role.COMPLAINTS_READER, Role.PRACTITIONER, Role.MANAGER, Role.WORKER)
    reads, named, practises, manages, works = (staff(world.home, *pair) for pair in zip(names, roles, strict=True))
    blocked = staff(world.home, "Rowan Pell", Role.COMPLAINTS_READER)
    far = staff(world.next_door, "Ivo Larch", Role.COMPLAINTS_READER)
    Relation.objects.create(
        partnership=world.home, account=blocked, kind=Tie.BLOCK, about_kind="people.person",
        about_id=world.base.person.pk, starts_at=MONDAY, source="a test",
    )  # fmt: skip
    made = {
        words: complain(
            partnership=world.home, area="kent", referral=world.base.referral, who="parent", whom="Lark Underhill",
            about=words, wants="", advocate_wanted=None, form_key=uuid4(), by=VISITOR, at=MONDAY,
        )
        for words in ("Nobody rang", "Nobody rang and I want to die")
    }  # fmt: skip

    def seen(account: Account) -> set[str]:
        with acting.acting(account, MONDAY):
            rows = Complaint.objects.exclude(pk=world.base.keys["complaint_id"])  # for which nobody was here yet
            assert rows.count() == Task.objects.filter(about_kind=COMPLAINT).count()
            return set(rows.values_list("about", flat=True))

    assert seen(reads) == seen(manages) == set(made)
    assert seen(practises) == {"Nobody rang and I want to die"}
    assert seen(named) == seen(works) == seen(blocked) == seen(far) == set()


@pytest.mark.parametrize("part", ["referral_id", "contact_id", "addition_id", "document_id", "flag_id"])
def test_a_tie_to_a_part_of_the_record_leads_the_database_to_the_child_it_is_about(part: str, world: World) -> None:
    kinds = {
        "referral_id": Referral, "contact_id": ContactEntry, "addition_id": Addition, "document_id": Document,
        "flag_id": RedFlag,
    }  # fmt: skip
    account = staff(world.home, "Lark Underhill", Role.WORKER)
    Relation.objects.create(
        partnership=world.home, account=account, kind=Tie.SHARED, about_kind=kinds[part]._meta.label_lower,
        about_id=world.base.keys[part], starts_at=MONDAY, source="a test",
    )  # fmt: skip

    with acting.acting(account, MONDAY):
        assert list(Person.objects.all()) == [world.base.person]
        assert kinds[part].objects.filter(pk=world.base.keys[part]).exists()  # type: ignore[attr-defined]


@pytest.mark.parametrize("hiding", HIDING, ids=lambda one: one.__name__)
def test_with_neither_wall_the_same_search_finds_it(
    hiding: Callable[[World, Account], Record], world: World, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = staff(world.home, "Lark Underhill", Role.PRACTITIONER, Role.SAFEGUARDING_LEAD)
    hidden = hiding(world, account)
    client = browser_of(account, signed_in)

    neither(monkeypatch)

    where = [Asked("GET", f"/work/requests/{hidden.referral.pk}/")]
    assert telling(client, where, [CANARY])
