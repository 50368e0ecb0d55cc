"""A hold is placed by one person with a reason, and ended by two."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.access.two_people import SamePerson
from rightdoor.ground.audit.record import acts
from rightdoor.pure.keys import new_key
from rightdoor.work.keeping.actions.holding import NotOnHold, ask_to_lift, is_held, lift_hold, place_hold
from rightdoor.work.keeping.lifecycle import HoldReason
from rightdoor.work.keeping.models import Hold
from rightdoor.work.keeping.rows import PEOPLE
from tests.people_here import MONDAY, staff

CHILD = new_key()


@pytest.fixture
def second(partnership: Partnership) -> Account:
    return staff(partnership, "Second Keeper", Role.DATA_OFFICER)


def hold(partnership: Partnership, by: Account, **more: object) -> Hold:
    fields = {"record_kind": PEOPLE, "record_id": CHILD, "form_key": new_key(), "starts_on": MONDAY.date(), **more}
    return place_hold(partnership=partnership, reason=HoldReason.COURT, words="A claim", by=by, at=MONDAY, **fields)


def test_a_hold_keeps_one_record_from_its_first_day_until_two_people_end_it(
    partnership: Partnership, lead: Account, second: Account
) -> None:
    one = hold(partnership, lead)

    assert not is_held(CHILD, partnership, MONDAY - timedelta(days=1))
    assert is_held(CHILD, partnership, MONDAY)
    assert not is_held(new_key(), partnership, MONDAY)
    ask_to_lift(hold_id=one.pk, why_lifted="The claim is settled", by=lead, at=MONDAY)
    assert is_held(CHILD, partnership, MONDAY)
    lift_hold(hold_id=one.pk, by=second, at=MONDAY)
    assert not is_held(CHILD, partnership, MONDAY)
    assert acts(about=one.pk) == ["keeping.hold", "keeping.lift_asked", "keeping.lift"]


def test_a_hold_of_everything_keeps_every_record_of_the_partnership_alone(
    partnership: Partnership, lead: Account
) -> None:
    hold(partnership, lead, record_kind="", record_id=None)

    assert is_held(new_key(), partnership, MONDAY)
    assert not is_held(new_key(), Partnership.objects.create(slug="other", name="Other"), MONDAY)


def test_the_same_form_twice_is_one_hold(partnership: Partnership, lead: Account) -> None:
    key = new_key()

    assert hold(partnership, lead, form_key=key) == hold(partnership, lead, form_key=key)
    assert Hold.objects.count() == 1


def test_whoever_asked_to_end_it_does_not_end_it(partnership: Partnership, lead: Account) -> None:
    one = hold(partnership, lead)
    ask_to_lift(hold_id=one.pk, why_lifted="Over", by=lead, at=MONDAY)

    with pytest.raises(SamePerson):
        lift_hold(hold_id=one.pk, by=lead, at=MONDAY)
    with pytest.raises(IntegrityError, match="ended_by_two_people"), transaction.atomic():
        Hold.objects.update(lifted_by=lead, lifted_at=MONDAY)


def test_a_hold_is_not_ended_twice_nor_before_somebody_said_why(
    partnership: Partnership, lead: Account, second: Account
) -> None:
    one = hold(partnership, lead)
    with pytest.raises(NotOnHold):
        lift_hold(hold_id=one.pk, by=second, at=MONDAY)
    ask_to_lift(hold_id=one.pk, why_lifted="Over", by=lead, at=MONDAY)
    lift_hold(hold_id=one.pk, by=second, at=MONDAY)

    with pytest.raises(NotOnHold):
        lift_hold(hold_id=one.pk, by=second, at=MONDAY)
    with pytest.raises(NotOnHold):
        ask_to_lift(hold_id=one.pk, why_lifted="Again", by=lead, at=MONDAY)


def test_others_neither_place_nor_end_a_hold(partnership: Partnership, lead: Account, practitioner: Account) -> None:
    one = hold(partnership, lead)

    with pytest.raises(Denied):
        hold(partnership, practitioner)
    with pytest.raises(Denied):
        ask_to_lift(hold_id=one.pk, why_lifted="Over", by=practitioner, at=MONDAY)
    with pytest.raises(Denied):
        lift_hold(hold_id=one.pk, by=practitioner, at=MONDAY)
