"""What somebody may not know changes nothing that they are told, on any page, whatever they type.

Two worlds are equal but for one hidden thing.  The same questions are asked in both, as the same person, and every
answer must be the same in status, headers and body, but for the tokens that are new in each.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from http import HTTPStatus

import pytest
from django.conf import LazySettings
from django.db import transaction

from rightdoor.ground.access.lifecycle import NO_CONTENT, Role, Tie
from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.ground.access.whom import PERSON
from rightdoor.records.families.actions import add_relative
from rightdoor.records.families.lifecycle import Kind
from rightdoor.records.families.models import Relative
from rightdoor.records.people.linking.known import keep_keys
from rightdoor.records.people.models import Person
from rightdoor.work.joining.actions.joining import ask_to_join
from tests.people_here import MONDAY, SignedIn, staff
from tests.proofs.worlds import (
    YESTERDAY,
    Answered,
    Asked,
    Record,
    address,
    answers,
    ask,
    everything_asked,
    full_record,
    patterns,
    qualified,
)

pytestmark = pytest.mark.django_db


@dataclass
class World:
    """What both worlds have: two partnerships, the people who work there, and a child whose record is in reach."""

    home: Partnership
    next_door: Partnership
    desk: Account
    far: Account
    base: Record
    brother: Relative  # of the child in reach: that the hidden record is his, in its own world, may be told to nobody


@pytest.fixture
def world(partnership: Partnership, settings: LazySettings) -> World:
    settings.CLOCK, settings.PARTNERSHIP = MONDAY.isoformat(), partnership.slug
    next_door = Partnership.objects.create(slug="zz-next-door", name="Next Door")
    desk = qualified(partnership, "Isolde Quarrington", Role.SAFEGUARDING_LEAD, Role.PRACTITIONER)
    far = qualified(next_door, "Mabel Crook", Role.SAFEGUARDING_LEAD, Role.PRACTITIONER)
    base = full_record(
        partnership, "kent", by=desk, name="Wren Applegarth", house="CT1 2QQ", born=date(2011, 9, 9)
    )  # fmt: skip
    found_again(base, desk)
    brother = add_relative(
        person=base.person, name="Fen", kind=Kind.SIBLING, source="Wren", by=desk, at=MONDAY
    ).relative  # fmt: skip
    return World(partnership, next_door, desk, far, base, brother)


def found_again(record: Record, by: Account) -> Record:
    """The two records of this child find one another, and somebody says that they are one."""
    keep_keys(Person.objects.filter(pk__in=[record.person.pk, record.keys["other_id"]]))
    pair = ask_to_join(
        kept=Person.objects.get(pk=record.keys["other_id"]), other=record.person, area=record.referral.area,
        reason=f"{record.person.preferred_name} said so", stepped_up=True, by=by, at=MONDAY,
    )  # fmt: skip
    record.keys["joining_id"] = pair.pk
    return record


def a_relative(world: World, account: Account) -> Record:
    """A child of whom they may know nothing, in their own area."""
    record = found_again(full_record(world.home, "kent", by=world.desk), world.desk)
    for person in Person.objects.filter(preferred_name=record.person.preferred_name):
        Relation.objects.create(
            partnership=world.home, account=account, kind=Tie.BLOCK, about_kind=PERSON, about_id=person.pk,
            starts_at=YESTERDAY, source="their own word",
        )  # fmt: skip
    return record


def of_another_area(world: World, _account: Account) -> Record:
    """But for whether they are known: that, the front door asks in every area."""
    return full_record(world.home, "medway", by=world.desk)


def of_another_partnership(world: World, _account: Account) -> Record:
    return found_again(full_record(world.next_door, "kent", by=world.far), world.far)


def of_a_role_without_content(world: World, _account: Account) -> Record:
    return found_again(full_record(world.home, "kent", by=world.desk), world.desk)


Hiding = Callable[[World, Account], Record]
HIDDEN: list[Hiding] = [a_relative, of_another_area, of_another_partnership]
CASES = [(role, hiding) for role in Role for hiding in HIDDEN]
CASES += [(role, of_a_role_without_content) for role in sorted(NO_CONTENT)]


EACH_TIME = {(Role.ADMINISTRATOR, a_relative)}


@pytest.mark.parametrize(
    ("role", "hiding"),
    [pytest.param(*case, marks=[] if case in EACH_TIME else [pytest.mark.full]) for case in CASES],
    ids=lambda one: getattr(one, "__name__", str(one)),
)
def test_a_hidden_record_changes_nothing_that_is_told(
    role: Role, hiding: Hiding, world: World, signed_in: SignedIn, request: pytest.FixtureRequest
) -> None:
    full = request.config.getoption("--full")
    account = staff(world.home, "Lark Underhill", role, area="kent")
    staff(world.home, "Petra Ludlow", Role.COMPLAINTS_READER, area="medway")  # else those of Kent stand in
    client = signed_in(account)
    client.raise_request_exception = False

    with transaction.atomic():
        hidden = hiding(world, account)
        Relative.objects.filter(pk=world.brother.pk).update(known_as=hidden.person)
        questions = everything_asked(world.base, hidden, full=full)
        known = {str(key) for record in (world.base, hidden) for key in record.keys.values()}
        with_it = answers(client, questions, known)
        transaction.set_rollback(True)
    without = answers(client, questions, known)

    found = differences(questions, with_it, without)
    assert found == [], "\n".join(found)


def differences(questions: list[Asked], one: list[Answered], other: list[Answered]) -> list[str]:
    """What was answered otherwise, and where the two begin to differ."""
    found = []
    for asked, left, right in zip(questions, one, other, strict=True):
        if left != right or left.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            found.append(f"{asked.method} {asked.path} {dict(asked.words[:1])}: {first_difference(left, right)}")
    return found


def first_difference(left: Answered, right: Answered) -> str:
    if replace(left, body="") != replace(right, body=""):
        return f"{left.status} {right.status} {set(left.headers) ^ set(right.headers)}"
    at = next((n for n, (a, b) in enumerate(zip(left.body, right.body, strict=False)) if a != b), 0)
    return f"…{left.body[at - 60 : at + 60]!r} / {right.body[at - 60 : at + 60]!r}"


NEW = {
    "episode_id",
    "session_id",
    "onward_id",
    "assessment_id",
    "goal_id",
    "form_link_id",
    "booking_id",
    "need_id",
    "sharing_id",
    "doubt_id",
    "appointment_id",
    "joining_id",
    "question_id",
    "other_id",
}


def test_whoever_may_know_of_a_record_is_answered_by_what_they_send_to_its_keys(
    world: World, signed_in: SignedIn
) -> None:
    """Else a hidden record would be compared with nothing at all."""
    client = signed_in(world.desk, second=True)
    answered = set()
    for pattern in patterns():
        names = pattern.pattern.converters.keys() & NEW
        path = address(pattern, world.base.keys) if names else None
        for method in ("GET", "POST") if path else ():
            status = ask(client, Asked(method, str(path), (("because", "It is over"),))).status_code
            answered |= names if status not in (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED) else set()

    assert answered == NEW
