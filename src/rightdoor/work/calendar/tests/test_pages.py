"""The calendars as their readers see them."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.work.calendar.actions.booking import NotBooked
from rightdoor.work.calendar.models import Booking, Room
from rightdoor.work.calendar.tests.booked_here import TOMORROW, booked, room_of
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import accepted, begun, worker_of
from tests.people_here import MONDAY, SignedIn

pytestmark = pytest.mark.django_db


def sent(**more: Any) -> dict[str, str]:
    day = TOMORROW.date()
    return {
        "meet_on": f"{day.day}/{day.month}/{day.year}", "meet_time": "10:00",
        "minutes": "60", "how": "face", "location": "The library", "form_key": str(uuid4()), **more,
    }  # fmt: skip


def text(client: Client, route: str, **keys: Any) -> str:
    return client.get(reverse(route, kwargs=keys)).content.decode()


def test_a_worker_books_in_a_room_and_sees_it_in_their_calendar(
    going: Episode, worker: Account, manager: Account, signed_in: SignedIn
) -> None:
    room, client = room_of(manager), signed_in(worker)
    answer = client.post(reverse("calendar-book", args=[going.pk]), sent(room=str(room.pk)))
    assert answer.status_code == 302
    mine = text(client, "calendar")
    assert "Blue room, 12 Mill Lane" in mine
    assert "10 am to 11 am" in mine


def test_the_second_for_one_slot_is_refused_and_keeps_what_was_typed(
    going: Episode, worker: Account, manager: Account, partnership: Partnership, signed_in: SignedIn
) -> None:
    other = begun(accepted(partnership, manager, name="Linnet"), manager, worker)
    client = signed_in(worker)
    assert client.post(reverse("calendar-book", args=[going.pk]), sent()).status_code == 302
    refused = client.post(reverse("calendar-book", args=[other.pk]), sent())
    assert refused.status_code == 409
    assert "not available" in refused.content.decode()
    assert "The library" in refused.content.decode()


def test_a_manager_adds_a_room_and_sees_the_team_and_who_has_it(
    going: Episode, worker: Account, manager: Account, signed_in: SignedIn
) -> None:
    client = signed_in(manager)
    added = {"room_name": "Blue room", "venue": "12 Mill Lane", "room_area": "kent", "form_key": str(uuid4())}
    assert client.post(reverse("calendar-rooms"), added).status_code == 302
    room = Room.objects.get()
    booked(going, worker, room=room.pk)
    assert "Blue room" in text(client, "calendar-rooms")
    for route, keys in (("calendar-team", {}), ("calendar-room", {"room_id": room.pk})):
        assert worker.name in text(client, route, **keys)


def test_nobody_sees_the_calendar_of_another(going: Episode, worker: Account, signed_in: SignedIn) -> None:
    booked(going, worker)
    client = signed_in(worker_of(going.partnership, "Sorrel Whitlock"))
    assert "The hall" not in text(client, "calendar")
    assert client.get(reverse("calendar-of", args=[going.pk])).status_code == 404
    assert client.get(reverse("calendar-team")).status_code == 404


def test_what_is_over_is_to_be_written_up_until_a_session_of_that_day_is(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    one, client = booked(going, worker), signed_in(worker)
    assert "To be written up" not in text(client, "calendar")
    before = MONDAY - timedelta(days=1)
    Booking.objects.filter(pk=one.pk).update(starts_at=before, ends_at=before + timedelta(hours=1))
    assert "To be written up" in text(client, "calendar")
    page = text(client, "calendar-write-up", episode_id=going.pk, booking_id=one.pk)
    assert f'value="{before.day}"' in page
    going.sessions.create(
        worker=worker, starts_at=before, how="phone", came="came", noted_at=MONDAY, form_key=uuid4()
    )  # fmt: skip
    assert "To be written up" not in text(client, "calendar")


def test_a_calendar_file_is_handed_out_under_a_neutral_name(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    one = booked(going, worker)
    answer = signed_in(worker).get(reverse("calendar-file", args=[going.pk, one.pk]))
    assert answer["Content-Disposition"] == 'attachment; filename="appointment.ics"'
    assert answer.content.decode().startswith("BEGIN:VCALENDAR\r\n")


def test_moving_and_cancelling_stand_on_the_page_with_who_and_why(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    one, client = booked(going, worker), signed_in(worker)
    why = {"ended_why": "family", "ended_more": "The bus was late"}
    assert client.post(reverse("calendar-move", args=[going.pk, one.pk]), sent(**why)).status_code == 302
    anew = Booking.objects.get(after=one)
    assert client.post(reverse("calendar-cancel", args=[going.pk, anew.pk]), why).status_code == 302
    page = text(client, "calendar-of", episode_id=going.pk)
    assert f"Cancelled by {worker.name}" in page
    assert page.count("The bus was late") == 2


@pytest.mark.parametrize("route", ["calendar", "calendar-team"])
def test_fifty_appointments_ask_as_often_as_one(
    route: str, going: Episode, worker: Account, manager: Account, signed_in: SignedIn
) -> None:
    client = signed_in(worker if route == "calendar" else manager)
    booked(going, worker)
    text(client, route)
    asked = []
    for many in (0, 49):
        for number in range(many):
            starts = TOMORROW + timedelta(days=1, minutes=20 * number)
            Booking.objects.create(
                episode=going, worker=worker, starts_at=starts, ends_at=starts + timedelta(minutes=20), how="phone",
                booked_at=MONDAY, booked_by=worker, form_key=uuid4(),
            )  # fmt: skip
        with CaptureQueriesContext(connection) as queries:
            text(client, route)
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_a_closed_room_is_booked_by_nobody_and_what_was_booked_in_it_stands_until_it_is_moved(
    going: Episode, worker: Account, manager: Account, signed_in: SignedIn
) -> None:
    room, client = room_of(manager), signed_in(manager)
    one = booked(going, worker, room=room.pk)
    for _twice in range(2):
        assert client.post(reverse("calendar-room-close", args=[room.pk]), {"close": "yes"}).status_code == 302
    shown = text(client, "calendar-room", room_id=room.pk)
    assert "This room is closed" in shown
    assert worker.name in shown
    assert "closed" in text(client, "calendar-rooms")
    assert (
        "Blue room"
        not in text(signed_in(worker), "calendar-of", episode_id=going.pk)
        .split("Move it")[0]
        .split("None of our rooms")[1]
        .split("</fieldset>")[0]
    )
    with pytest.raises(NotBooked, match="not available"):
        booked(going, worker, TOMORROW + timedelta(hours=3), room=room.pk)
    one.refresh_from_db()
    assert (one.state, one.room) == ("stands", room)
    signed_in(manager).post(reverse("calendar-room-close", args=[room.pk]), {"close": "no"})
    assert booked(going, worker, TOMORROW + timedelta(hours=3), room=room.pk).room == room


def test_a_worker_closes_no_room(worker: Account, manager: Account, signed_in: SignedIn) -> None:
    room = room_of(manager)
    assert signed_in(worker).post(reverse("calendar-room-close", args=[room.pk]), {"close": "yes"}).status_code == 404
    room.refresh_from_db()
    assert room.closed_at is None


def test_another_week_is_shown_and_an_address_that_names_no_day_shows_this_one(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    booked(going, worker, TOMORROW + timedelta(days=20))
    client, where = signed_in(worker), reverse("calendar")
    today = client.get(where).content.decode()
    assert "Today and the six days after it" in today
    assert "?from=2026-03-16" in today
    later = client.get(where, {"from": "2026-03-28"}).content.decode()
    assert "28 March 2026 and the six days after it" in later
    assert reverse("calendar-of", args=[going.pk]) in later
    for odd in ("2026-02-30", "soon", "9999-12-31", "0001-01-01"):
        assert "Today and the six days after it" in client.get(where, {"from": odd}).content.decode()
