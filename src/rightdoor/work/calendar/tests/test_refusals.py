"""Whatever stands in the way of an appointment is said, and nothing is changed by it."""

from dataclasses import replace
from datetime import timedelta
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.db import IntegrityError

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.work.calendar.actions.booking import FURTHEST, NotBooked, book, move
from rightdoor.work.calendar.actions.rooms import NoRoom, add_room
from rightdoor.work.calendar.lifecycle import Why
from rightdoor.work.calendar.models import Booking, Room
from rightdoor.work.calendar.tests.booked_here import TOMORROW, booked, room_of, slot
from rightdoor.work.meeting.actions.offering import offer_time
from rightdoor.work.meeting.lifecycle import How as Way
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import accepted, begun, worker_of
from rightdoor.work.triage.tests.waiting_here import waiting
from tests.people_here import MONDAY, staff

pytestmark = pytest.mark.django_db


def test_the_same_form_twice_is_one_appointment_and_one_move(going: Episode, worker: Account) -> None:
    key, again = uuid4(), uuid4()
    one = book(episode_id=going.pk, slot=slot(), form_key=key, by=worker, at=MONDAY)
    assert book(episode_id=going.pk, slot=slot(), form_key=key, by=worker, at=MONDAY) == one
    moved = [
        move(episode_id=going.pk, booking_id=one.pk, slot=slot(TOMORROW + timedelta(hours=2)), because=Why.FAMILY,
             words="", form_key=again, by=worker, at=MONDAY)
        for _twice in range(2)
    ]  # fmt: skip
    assert moved[0] == moved[1]
    assert Booking.objects.count() == 2


def test_what_is_over_or_far_away_and_help_that_nobody_gives_are_refused(
    going: Episode, worker: Account, manager: Account, partnership: Partnership
) -> None:
    for starts_at, told in ((MONDAY, "That time is over"), (MONDAY + FURTHEST + timedelta(days=1), "more than a year")):
        with pytest.raises(NotBooked, match=told):
            booked(going, worker, starts_at)
    nobodys = accepted(partnership, manager, name="Linnet")
    with pytest.raises(NotBooked, match="Nobody gives this help yet"):
        booked(nobodys, manager)
    with pytest.raises(NotBooked, match="That room is not available"):
        booked(going, worker, room=uuid4())
    assert not Booking.objects.exists()


def test_their_own_other_appointment_is_named_to_whoever_may_know_of_it(
    going: Episode, worker: Account, manager: Account, partnership: Partnership
) -> None:
    second = worker_of(partnership, "Sorrel Whitlock")
    other = begun(accepted(partnership, manager, name="Linnet"), manager, second)
    Episode.objects.filter(pk=other.pk).update(person=going.person)
    booked(going, worker)
    with pytest.raises(NotBooked, match="They have another appointment then: "):
        booked(Episode.objects.get(pk=other.pk), manager)
    assert booked(Episode.objects.get(pk=other.pk), second).worker == second, "who may not know of it is not told"


def test_a_time_that_was_offered_on_a_request_is_not_given_to_help(partnership: Partnership, manager: Account) -> None:
    both = staff(partnership, "Tansy Oakley", Role.PRACTITIONER, area="kent")
    episode = begun(accepted(partnership, manager), manager, both)
    asked = waiting(partnership, "Linnet")
    offer_time(referral_id=asked.pk, minutes=30, how=Way.CALL, location="", by=both, at=MONDAY, starts_at=TOMORROW,
               form_key=uuid4())  # fmt: skip
    with pytest.raises(NotBooked, match="another appointment"):
        booked(episode, both, TOMORROW + timedelta(minutes=15))


def test_help_for_nobody_by_name_has_appointments_too(going: Episode, worker: Account) -> None:
    Episode.objects.filter(pk=going.pk).update(person=None)
    assert booked(Episode.objects.get(pk=going.pk), worker).starts_at == TOMORROW


def test_a_fault_that_is_no_clash_is_not_told_as_one(going: Episode, worker: Account) -> None:
    with patch.object(Booking, "save", side_effect=IntegrityError("another rule")), pytest.raises(IntegrityError):
        book(episode_id=going.pk, slot=replace(slot(), location="Here"), form_key=uuid4(), by=worker, at=MONDAY)


def test_a_room_that_stands_already_is_not_added_and_the_same_form_twice_is_one_room(manager: Account) -> None:
    told = {"area": "kent", "service": "", "venue": "12 Mill Lane", "by": manager, "at": MONDAY}
    key = uuid4()
    rooms = {add_room(**told, name="Red room", form_key=key).pk for _twice in range(2)}
    assert len(rooms) == 1
    room_of(manager)
    with pytest.raises(NoRoom, match="stands here already"):
        room_of(manager)
    with patch.object(Room, "save", side_effect=IntegrityError("another rule")), pytest.raises(IntegrityError):
        room_of(manager, "Green room")
