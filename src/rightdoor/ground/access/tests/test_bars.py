"""What no role opens, and what opens beside a role: conflicts, seals, sharing and the broken glass, in their order."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import product
from uuid import UUID

import pytest
from django.test import Client

from rightdoor.ground.access.bars import CONFLICT, SEALED
from rightdoor.ground.access.lifecycle import Label, Role, Section, Tie
from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.ground.access.rulings import Rule, contribute, rule_on
from rightdoor.pure.keys import new_key
from rightdoor.work.referrals.models import Referral
from rightdoor.work.safeguarding.actions import raise_flag
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY, SignedIn, staff

READ, WRITE = "tests.read_a_part", "tests.write_a_part"
contribute(
    [
        Rule(READ, "practitioners read", roles=frozenset({Role.PRACTITIONER}), opens=True),
        Rule(WRITE, "practitioners write", roles=frozenset({Role.PRACTITIONER})),
    ]
)
pytestmark = pytest.mark.django_db


@dataclass
class Part:
    """A part of somebody's record."""

    partnership_id: UUID
    person_id: UUID | None
    label: str = Label.ORDINARY
    section: str = Section.SEXUAL_VIOLENCE
    area: str = "kent"
    pk: UUID = field(default_factory=new_key)


@pytest.fixture
def part(partnership: Partnership) -> Part:
    return Part(partnership.pk, new_key())


def tie(account: Account, kind: Tie, about: str, key: UUID | None, *, ends_at: datetime | None = None) -> None:
    Relation.objects.create(
        partnership=account.partnership, account=account, kind=kind, about_kind=about, about_id=key,
        section=Section.SEXUAL_VIOLENCE if kind == Tie.NAMED else "", starts_at=MONDAY - timedelta(hours=1),
        ends_at=ends_at, source="tests",
    )  # fmt: skip


@pytest.mark.parametrize(("role", "shared", "glass"), list(product([True, False], repeat=3)))
def test_a_conflict_bars_whatever_else_would_open(part: Part, role: bool, shared: bool, glass: bool) -> None:  # noqa: FBT001
    roles = [Role.PRACTITIONER] if role else []
    account = staff(Partnership.objects.get(), "Lark Underhill", *roles)
    for kind in [Tie.SHARED] * shared + [Tie.GLASS] * glass:
        tie(account, kind, "people.person", part.person_id)
    assert rule_on(account, READ, part, at=MONDAY).allowed is (role or shared or glass)

    tie(account, Tie.BLOCK, "people.person", part.person_id)

    ruling = rule_on(account, READ, part, at=MONDAY)
    assert (ruling.allowed, ruling.because) == (False, CONFLICT)


def test_somebody_excluded_from_one_thing_keeps_the_rest_of_the_record(part: Part, practitioner: Account) -> None:
    other = Part(part.partnership_id, part.person_id)
    tie(practitioner, Tie.EXCLUDED, "part", part.pk)

    assert not rule_on(practitioner, READ, part, at=MONDAY).allowed
    assert rule_on(practitioner, READ, other, at=MONDAY).allowed


def test_a_sealed_part_is_for_those_who_are_named_on_it(part: Part, practitioner: Account) -> None:
    part.label = Label.SEALED
    tie(practitioner, Tie.GLASS, "people.person", part.person_id)
    assert rule_on(practitioner, READ, part, at=MONDAY).because == SEALED

    tie(practitioner, Tie.NAMED, "part", part.pk)

    assert rule_on(practitioner, READ, part, at=MONDAY).allowed


def test_being_named_on_one_section_opens_no_other(part: Part, practitioner: Account) -> None:
    part.label, part.section = Label.SEALED, Section.EXPLOITATION
    tie(practitioner, Tie.NAMED, "part", part.pk)

    assert not rule_on(practitioner, READ, part, at=MONDAY).allowed


@pytest.mark.parametrize("kind", [Tie.SHARED, Tie.GLASS])
def test_what_was_opened_is_read_and_never_written_and_ends_on_time(part: Part, manager: Account, kind: Tie) -> None:
    tie(manager, kind, "people.person", part.person_id, ends_at=MONDAY + timedelta(minutes=60))

    assert rule_on(manager, READ, part, at=MONDAY).allowed
    assert not rule_on(manager, WRITE, part, at=MONDAY).allowed
    assert not rule_on(manager, READ, part, at=MONDAY + timedelta(minutes=60)).allowed


def test_one_record_can_be_shared_alone(part: Part, manager: Account) -> None:
    tie(manager, Tie.SHARED, "part", part.pk)

    assert rule_on(manager, READ, part, at=MONDAY).allowed
    assert not rule_on(manager, READ, Part(part.partnership_id, part.person_id), at=MONDAY).allowed


def test_what_is_about_nobody_is_opened_by_nothing(part: Part, manager: Account) -> None:
    part.person_id = None

    assert not rule_on(manager, READ, part, at=MONDAY).allowed
    assert not rule_on(manager, READ, None, at=MONDAY).allowed


def test_a_relative_meets_the_same_page_as_for_a_request_that_never_was(
    partnership: Partnership, practitioner: Account, lead: Account, signed_in: SignedIn, client: Client
) -> None:
    referral = request_of(partnership, area="kent")
    flag = flagged(referral, lead)
    tie(practitioner, Tie.BLOCK, "people.person", referral.person_id)
    browser = signed_in(practitioner)

    unknown = browser.get(f"/work/requests/{new_key()}/")
    known = browser.get(f"/work/requests/{referral.pk}/")

    assert (
        (known.status_code, len(known.content))
        == (unknown.status_code, len(unknown.content))
        == (404, len(known.content))
    )
    assert browser.get(f"/work/safety/{flag.pk}/").status_code == 404
    for page in ("/work/queue/", "/work/safety/", "/work/tasks/"):
        assert str(referral.pk) not in browser.get(page).text
        assert str(flag.pk) not in browser.get(page).text


def flagged(referral: Referral, by: Account) -> RedFlag:
    return raise_flag(
        partnership=referral.partnership, area=referral.area, about=referral, facts=["in_danger_now"],
        source=RedFlag.Source.ANSWER, by=by, at=MONDAY,
    )  # fmt: skip
