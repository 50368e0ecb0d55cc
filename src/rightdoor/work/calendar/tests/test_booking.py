"""An appointment of help: one worker and one room at a time, moved and cancelled with who and why."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.pure.neutral_calendar import Event, calendar_of, escaped, folded
from rightdoor.work.calendar.actions.booking import NotBooked, book, cancel, move
from rightdoor.work.calendar.days import worker_day
from rightdoor.work.calendar.forms import Book
from rightdoor.work.calendar.lifecycle import State, Why
from rightdoor.work.calendar.models import Booking
from rightdoor.work.calendar.tests.booked_here import TOMORROW, booked, room_of, slot
from rightdoor.work.meeting.actions.offering import NoSuchTime, offer_time
from rightdoor.work.meeting.lifecycle import How as Way
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import accepted, begun, worker_of
from rightdoor.work.triage.tests.waiting_here import waiting
from tests.people_here import MONDAY, staff

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
HALF = timedelta(minutes=30)


def test_one_worker_has_one_appointment_at_a_time_whatever_asks(
    going: Episode, worker: Account, manager: Account, partnership: Partnership
) -> None:
    one = booked(going, worker)
    other = begun(accepted(partnership, manager, name="Linnet"), manager, worker)
    with pytest.raises(NotBooked, match="not available"):
        booked(other, worker, TOMORROW + HALF)
    assert booked(other, worker, one.ends_at).starts_at == one.ends_at
    with pytest.raises(IntegrityError, match="booking_of_a_worker"), transaction.atomic():
        Booking.objects.create(
            episode=other, worker=worker, starts_at=TOMORROW, ends_at=TOMORROW + HALF, how="phone", booked_at=MONDAY,
            booked_by=worker, form_key=uuid4(),
        )  # fmt: skip


def test_a_room_holds_one_appointment_at_a_time(
    going: Episode, worker: Account, manager: Account, partnership: Partnership
) -> None:
    room, second = room_of(manager), worker_of(partnership, "Sorrel Whitlock")
    booked(going, worker, room=room.pk)
    other = begun(accepted(partnership, manager, name="Linnet"), manager, second)
    with pytest.raises(NotBooked, match="That room is not available"):
        booked(other, second, TOMORROW + HALF, room=room.pk)
    assert booked(other, second, TOMORROW + HALF, room=room_of(manager, "Red room").pk).room is not None


def test_a_time_that_was_given_to_help_is_not_offered_on_a_request(partnership: Partnership, manager: Account) -> None:
    both = staff(partnership, "Tansy Oakley", Role.PRACTITIONER, area="kent")
    one = booked(begun(accepted(partnership, manager), manager, both), both)
    asked = waiting(partnership, "Linnet")
    plain = {"referral_id": asked.pk, "minutes": 30, "how": Way.CALL, "location": "", "by": both, "at": MONDAY}
    with pytest.raises(NoSuchTime, match="You have another appointment then"):
        offer_time(**plain, starts_at=TOMORROW + HALF, form_key=uuid4())
    assert offer_time(**plain, starts_at=one.ends_at, form_key=uuid4()).starts_at == one.ends_at


def test_moving_keeps_from_when_to_when_by_whom_and_why(going: Episode, worker: Account) -> None:
    one = booked(going, worker)
    anew = move(
        episode_id=going.pk, booking_id=one.pk, slot=slot(TOMORROW + HALF), because=Why.FAMILY, words="The bus",
        form_key=uuid4(), by=worker, at=MONDAY,
    )  # fmt: skip
    one.refresh_from_db()
    assert (one.state, one.ended_by, one.ended_because, one.ended_words) == (State.MOVED, worker, Why.FAMILY, "The bus")
    assert (one.moved_to, anew.starts_at, anew.state) == (anew, TOMORROW + HALF, State.STANDS)


def test_a_move_to_a_time_that_is_taken_leaves_it_where_it_was(
    going: Episode, worker: Account, manager: Account, partnership: Partnership
) -> None:
    one = booked(going, worker)
    booked(begun(accepted(partnership, manager, name="Linnet"), manager, worker), worker, TOMORROW + 4 * HALF)
    with pytest.raises(NotBooked, match="not available"):
        move(episode_id=going.pk, booking_id=one.pk, slot=slot(TOMORROW + 4 * HALF), because=Why.SCHOOL, words="",
             form_key=uuid4(), by=worker, at=MONDAY)  # fmt: skip
    one.refresh_from_db()
    assert one.state == State.STANDS


def test_what_was_cancelled_frees_the_time_and_is_cancelled_once(going: Episode, worker: Account) -> None:
    one = booked(going, worker)
    told = {"episode_id": going.pk, "booking_id": one.pk, "because": Why.WORKER_ILL, "words": "", "by": worker}
    assert cancel(**told, at=MONDAY).state == State.CANCELLED
    with pytest.raises(NotBooked, match="already"):
        cancel(**told, at=MONDAY)
    assert booked(going, worker).state == State.STANDS


def test_the_same_form_twice_is_one_appointment(going: Episode, worker: Account) -> None:
    sent = {"episode_id": going.pk, "slot": slot(), "form_key": uuid4(), "by": worker, "at": MONDAY}
    assert book(**sent) == book(**sent)


def test_whoever_does_not_give_this_help_books_and_sees_nothing(going: Episode, worker: Account) -> None:
    booked(going, worker)
    stranger = worker_of(going.partnership, "Sorrel Whitlock")
    with pytest.raises(Denied):
        booked(going, stranger, TOMORROW + timedelta(days=1))
    assert not Booking.objects.visible_to(stranger, MONDAY).exists()
    assert worker_day(stranger, TOMORROW.date(), MONDAY) == []


def test_a_workers_day_names_child_time_way_and_place(going: Episode, worker: Account) -> None:
    one = booked(going, worker)
    line = worker_day(worker, TOMORROW.date(), MONDAY)[0]
    assert (line.key, line.starts_at, line.way, line.place) == (one.pk, TOMORROW, "Face to face", "The hall")
    assert line.child
    assert worker_day(worker, MONDAY.date(), MONDAY) == []


def form(day: str, hour: str) -> Book:
    sent = {"meet_on": day, "meet_time": hour, "minutes": "60", "how": "phone", "form_key": str(uuid4())}
    return Book(sent, at=MONDAY, rooms=[])


def test_a_time_that_the_clocks_leave_out_is_refused_in_words() -> None:
    refused = form("29/3/2026", "1:30")
    assert not refused.is_valid()
    assert "clocks go forward" in str(refused.errors["meet_time"])


@pytest.mark.parametrize(("day", "hour", "begins", "ends"), [
    ("25/10/2026", "1:30", (25, 0, 30), (25, 1, 30)),  # there twice: the first
    ("25/10/2026", "2:00", (25, 2, 0), (25, 3, 0)),
    ("29/3/2026", "0:30", (29, 0, 30), (29, 1, 30)),
])  # fmt: skip
def test_a_length_is_a_length_on_the_nights_when_the_clocks_change(
    day: str, hour: str, begins: tuple[int, int, int], ends: tuple[int, int, int]
) -> None:
    sent = form(day, hour)
    assert sent.is_valid(), sent.errors
    asked, month = sent.as_arguments()["slot"], int(day.split("/")[1])
    assert asked.begins == datetime(2026, month, *begins, tzinfo=UTC)
    assert asked.ends == datetime(2026, month, *ends, tzinfo=UTC)


def test_a_calendar_file_says_appointment_and_nothing_more(going: Episode, worker: Account) -> None:
    one = booked(going, worker, datetime(2026, 7, 6, 14, tzinfo=LONDON))
    told = calendar_of([Event(str(one.pk), one.starts_at, one.ends_at)], MONDAY)
    assert "DTSTART;TZID=Europe/London:20260706T140000\r\nDURATION:PT60M\r\n" in told
    assert "SUMMARY:Appointment\r\nDESCRIPTION:Appointment\r\n" in told
    assert all(len(line.encode()) <= 75 for line in told.split("\r\n"))
    for hidden in (going.person.preferred_name, worker.name, "hall", "hera", "ightdoor"):
        assert hidden.lower() not in told.lower()


def test_a_line_of_a_calendar_file_is_folded_between_letters_and_its_signs_are_escaped() -> None:
    line = "X:" + "ż" * 60
    parts = folded(line).split("\r\n ")
    assert "".join(parts) == line
    assert len(parts) == 2
    assert max(len(part.encode()) for part in parts) <= 75
    assert escaped("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne"
