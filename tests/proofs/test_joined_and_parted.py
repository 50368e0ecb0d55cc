"""Joining two records and parting them again is as if it had never been, but for what says that it was.

Every row of every table is compared, whatever tables there are: a new one is held to this without being named here.
"""

from collections.abc import Callable, Collection, Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from rightdoor.ground.access.lifecycle import Role, Tie
from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.ground.audit.models import Event
from rightdoor.ground.documents.models import Document
from rightdoor.ground.tasks.models import Notice, Task
from rightdoor.records.agreements.actions.sharing import share
from rightdoor.records.agreements.tests.sharings_here import terms
from rightdoor.records.families.models import Relative
from rightdoor.records.people.linking.known import keep_keys
from rightdoor.records.people.models import Person
from rightdoor.work.joining.stricter import ASKED_ANEW, FROM_BOTH, SHARED_ANEW
from rightdoor.work.joining.tests.pairs_here import Pair, agree, ask, pair_of, part
from rightdoor.work.joining.tests.pairs_here import person as of
from rightdoor.work.keeping.lifecycle import Kind
from rightdoor.work.keeping.models import Ending
from rightdoor.work.keeping.rows import PEOPLE
from rightdoor.work.keeping.tests import records_here as made
from rightdoor.work.keeping.tests.told_here import (
    a_family,
    what_is_needed,
    what_is_planned,
    what_they_tell,
    what_was_agreed,
    what_was_assessed,
)
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.tests.waiting_here import waiting
from tests.people_here import MONDAY, staff

pytestmark = pytest.mark.django_db
Belonging = Callable[[Referral, Account], None]
Row = dict[str, Any]
Place = tuple[str, Any]


def common(request: Referral) -> dict[str, Any]:
    return {"partnership": request.partnership, "person": request.person}


def worries(request: Referral, by: Account) -> None:
    """A file and a task about the person, not about one of their requests."""
    about = {"partnership": request.partnership, "about_kind": PEOPLE, "about_id": request.person_id}
    Task.objects.create(**about, kind="handover", raised_at=MONDAY, acknowledge_by=MONDAY)
    Document.objects.create(
        **about, name="drawing.png", kind="png", size=3, content=b"abc", sha256="a", sent_sha256=str(request.pk),
        state="clean", received_at=MONDAY, checked_at=MONDAY,
    )  # fmt: skip


def known_to(request: Referral, by: Account) -> None:
    """A worker, somebody who may know nothing, and what was opened: once for good, and once for a friend."""
    friend = staff(request.partnership, f"Ferdy Latch {request.pk}", Role.WORKER)
    told = {"partnership": request.partnership, "account": friend, "about_kind": PEOPLE, "about_id": request.person_id}
    for kind in (Tie.LEAD, Tie.SHARED, Tie.BLOCK):
        Relation.objects.create(**told, kind=kind, starts_at=MONDAY, source="tests")
    share(person=of(request), terms=terms(), about_kind=PEOPLE, about_id=of(request).pk, by=by, at=MONDAY)


def due(request: Referral, by: Account) -> None:
    """Listed as a record that may go."""
    Ending.objects.create(
        partnership=request.partnership, kind=Kind.DISPOSAL, record_kind=PEOPLE, record_id=request.person_id,
        due_on=MONDAY.date(), listed_at=MONDAY,
    )  # fmt: skip


def a_brother(request: Referral, by: Account) -> None:
    """Whom we know as well, with a request of his own."""
    brother = waiting(request.partnership, "Linus").person
    Relative.objects.create(
        partnership=request.partnership, person=request.person, known_as=brother, name="Linus", added_at=MONDAY,
        added_by=by,
    )  # fmt: skip
    Relative.objects.create(
        partnership=request.partnership, person=brother, known_as=request.person, name="Wren", added_at=MONDAY,
        added_by=by,
    )  # fmt: skip


def asked_again(request: Referral, by: Account) -> None:
    again = waiting(request.partnership, "Wren", person=request.person)
    made.a_decision(again, by, MONDAY)


BELONGINGS: dict[str, Belonging] = {
    "a story": lambda request, by: made.a_story(request, by, MONDAY),
    "a passport": lambda request, by: what_they_tell(request, by, MONDAY),
    "agreements": lambda request, by: what_was_agreed(common(request), by, MONDAY),
    "needs": lambda request, by: what_is_needed(common(request), by, MONDAY),
    "an assessment": lambda request, by: what_was_assessed(common(request), by, MONDAY),
    "a safety plan": lambda request, by: what_is_planned(common(request), by, MONDAY),
    "episodes": lambda request, by: made.a_decision(request, by, MONDAY),
    "another request": asked_again,
    "who reads it": lambda request, by: made.who_reads_it(request, by, MONDAY),
    "who works with them": known_to,
    "sealed parts": lambda request, by: made.what_is_kept_apart(request, by, MONDAY),
    "a family": a_family,
    "a brother": a_brother,
    "a hold and a copy": made.asked_for_before,
    "a day by which it goes": due,
    "records that came before": made.what_was_joined,
    "files and tasks": worries,
}
IN_A_STORY = {"agreements", "needs", "a passport", "a safety plan", "an assessment"}
"""A story has these in it already, and a child is 18 once."""
ALL = set(BELONGINGS) - IN_A_STORY


def chosen() -> st.SearchStrategy[set[str]]:
    """Any belongings that a child can have at once."""
    some = st.sets(st.sampled_from(sorted(BELONGINGS)))
    return some.map(lambda names: names - IN_A_STORY if "a story" in names else names)


def whole() -> dict[Place, Row]:
    """Every row of every table of ours, with all that it says; a mark is named by what it says: it is made anew."""
    found: dict[Place, Row] = {}
    for model in apps.get_models(include_auto_created=True):
        if not model.__module__.startswith("rightdoor."):
            continue
        label = model._meta.label_lower
        for row in model._default_manager.values():
            if label == "people.personkey":
                row["id"] = (row["person_id"], row["key"])
            found[label, row[model._meta.pk.attname] if label != "people.personkey" else row["id"]] = row
    return found


def is_of_task(message: Row, kinds: Collection[str]) -> bool:
    """A mail that tells a colleague of a task of these kinds."""
    notices = Notice.objects.filter(pk=message["about_id"], task__kind__in=kinds)
    return message["about_kind"] == "tasks.notice" and notices.exists()


def says_that_it_was(label: str, row: Row) -> bool:
    """A row that is new, and tells of the joining, of its tasks, or of what holds since, until somebody looks."""
    tasks = {Task.Kind.SECOND_AGREES, Task.Kind.SECOND_LOOK}
    return {
        "audit.event": lambda: True,
        "joining.joining": lambda: True,
        "tasks.task": lambda: row["kind"] in tasks,
        "tasks.notice": lambda: Task.objects.get(pk=row["task_id"]).kind in tasks,
        "people.agreement": lambda: row["how"] == ASKED_ANEW and row["state"] == "not_asked",
        "rd_messages.message": lambda: is_of_task(row, tasks),
        "rd_messages.contactplan": lambda: not row["phone"],  # it is only asked, or a colleague's
        "conflicts.block": lambda: row["source"] == FROM_BOTH,
        "access.relation": lambda: row["kind"] == Tie.BLOCK,
    }.get(label, lambda: False)()


def holds_since(label: str, was: Row, now: Row) -> bool:
    """A row that was changed only so that the stricter holds, until somebody has looked."""
    changed = {name for name in was if was[name] != now[name]}
    return {
        "rd_messages.contactplan": lambda: changed == {"also_id"},
        "agreements.sharing": lambda: (
            changed <= {"ended_at", "ended_because", "ended_by_id", "ends_at"} and now["ended_because"] == SHARED_ANEW
        ),
        "access.relation": lambda: changed == {"ends_at"} and now["kind"] in (Tie.SHARED, Tie.GLASS),
    }.get(label, lambda: False)()


def otherwise(before: dict[Place, Row], after: dict[Place, Row]) -> Iterator[str]:
    """What is not as it was, and is none of the little that may be otherwise."""
    yield from (f"{place} is gone" for place in before.keys() - after.keys())
    for (label, key), now in after.items():
        was = before.get((label, key))
        if was is None and not says_that_it_was(label, now):
            yield f"{label} {key} is new: {now}"
        if was is not None and was != now and not holds_since(label, was, now):
            yield f"{label} {key}: {[(name, was[name], now[name]) for name in was if was[name] != now[name]]}"


def furnish(two: Pair, belongings: tuple[set[str], set[str]], by: Account) -> None:
    for request, names in zip(two, belongings, strict=True):
        for name in sorted(names):
            BELONGINGS[name](request, by)


def furnished(
    partnership: Partnership, belongings: tuple[set[str], set[str]], by: Account, *, turned: object, blank: str
) -> Pair:
    """Two records with these belongings; the first goes on, whichever is older, and lacks a fact."""
    two = pair_of(partnership)
    furnish(two, belongings, by)
    one, other = (two[1], two[0]) if turned else two
    if blank:
        Person.objects.filter(pk=one.person_id).update(**{blank: None if blank == "born_on" else ""})
        keep_keys([Person.objects.get(pk=one.person_id)])
    fresh = Referral.objects.select_related("person")
    return fresh.get(pk=one.pk), fresh.get(pk=other.pk)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@example(belongings=(ALL, ALL), turned=False, blank="")
@example(belongings=(ALL, ALL), turned=True, blank="postcode")
@example(belongings=(ALL, set()), turned=True, blank="born_on")
@example(belongings=(set(), ALL), turned=True, blank="")
@given(
    belongings=st.tuples(chosen(), chosen()), turned=st.booleans(), blank=st.sampled_from(["born_on", "postcode", ""])
)
def test_joining_and_then_parting_is_as_if_it_had_never_been(
    belongings: tuple[set[str], set[str]], turned: object, blank: str, partnership: Partnership,
    administrator: Account, practitioner: Account,
) -> None:  # fmt: skip
    with transaction.atomic():
        second = staff(partnership, "Rowan Tansy", Role.ADMINISTRATOR)
        two = furnished(partnership, belongings, practitioner, turned=turned, blank=blank)
        before = whole()

        joining = agree(ask(two, administrator), second)
        turned_over = joining.moved.count()
        part(joining, administrator, second)

        found = list(otherwise(before, whole()))
        assert turned_over
        assert found == [], "\n".join(found)
        transaction.set_rollback(True)


STAYS_WITH_ITS_RECORD = {
    ("people.person", "id"), ("people.personkey", "person_id"), ("joining.joining", "kept_id"),
    ("joining.joining", "other_id"), ("joining.apart", "one_id"), ("joining.apart", "other_id"),
    ("access.relation", "about_id"), ("conflicts.block", "person_id"), ("audit.event", "about_id"),
}  # fmt: skip
ONE_ALONE = {("agreements.comingofage", "person_id"), ("keeping.ending", "record_id"), ("tasks.task", "about_id")}
"""Of which a person has one; where the record that goes on has its own, the other's stays."""


def naming(person: Person) -> set[tuple[str, str]]:
    """Every field of every table in which the key of this person stands."""
    return {
        (label, name) for (label, _key), row in whole().items() for name, value in row.items()
        if label != "people.personkey" and value == person.pk
    }  # fmt: skip


def test_each_table_that_can_name_a_person_names_these_two(partnership: Partnership, practitioner: Account) -> None:
    two = furnished(partnership, (ALL, ALL), practitioner, turned=False, blank="")
    can = {
        (model._meta.label_lower, field.attname)
        for model in apps.get_models() if model.__module__.startswith("rightdoor.")
        for field in model._meta.concrete_fields if field.related_model is Person or field.name == "record_id"
    }  # fmt: skip

    both = naming(of(two[0])) & naming(of(two[1]))
    assert can - both <= {
        ("people.personkey", "person_id"),  # a mark: named otherwise
        ("joining.joining", "other_id"), ("joining.apart", "other_id"),  # of the record that came
    }  # fmt: skip


@pytest.mark.parametrize("belongings", [(ALL, ALL), (set(), ALL)], ids=["both have all", "one has all"])
def test_while_they_are_one_nothing_names_the_record_that_came(
    belongings: tuple[set[str], set[str]], partnership: Partnership, administrator: Account, practitioner: Account
) -> None:
    second = staff(partnership, "Rowan Tansy", Role.ADMINISTRATOR)
    two = furnished(partnership, belongings, practitioner, turned=False, blank="")

    joining = agree(ask(two, administrator), second)

    left = naming(joining.other) - STAYS_WITH_ITS_RECORD
    assert left <= (ONE_ALONE if belongings[0] else set())


def test_the_audit_of_joining_and_parting_is_always_the_same_and_stays(
    partnership: Partnership, administrator: Account, practitioner: Account
) -> None:
    second = staff(partnership, "Rowan Tansy", Role.ADMINISTRATOR)
    two = furnished(partnership, (ALL, ALL), practitioner, turned=False, blank="")
    before = list(Event.objects.order_by("id").values())

    part(agree(ask(two, administrator), second), administrator, second)

    after = Event.objects.order_by("id")
    assert list(after.values())[: len(before)] == before
    assert [event.act for event in after[len(before) :] if event.act != "messages.queued"] == [
        "joining.ask", "tasks.raised", "joining.answer", "tasks.finished", "joining.move", "tasks.raised",
        "joining.ask", "tasks.raised", "joining.answer", "tasks.finished", "joining.move",
    ]  # fmt: skip
