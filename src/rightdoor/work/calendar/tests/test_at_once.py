"""At the same moment, one time of one worker: offered on a request, and given to help."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

from django.db import connection, connections, transaction

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Partnership
from rightdoor.work.calendar.actions.booking import NotBooked
from rightdoor.work.calendar.models import Booking
from rightdoor.work.calendar.tests.booked_here import TOMORROW, booked
from rightdoor.work.meeting.actions.offering import NoSuchTime, offer_time
from rightdoor.work.meeting.lifecycle import How
from rightdoor.work.meeting.models import Appointment
from rightdoor.work.meeting.protocol import one_at_a_time
from rightdoor.work.support.tests.help_here import accepted, begun
from rightdoor.work.triage.tests.waiting_here import waiting
from tests.own_database import OwnDatabase
from tests.people_here import MONDAY, staff

PATIENCE = 20  # seconds, for a machine with much to do


def test_a_time_is_offered_on_a_request_or_given_to_help_and_never_both(own_database: OwnDatabase) -> None:
    partnership = Partnership.objects.create(slug="three-counties", name="Three Counties")
    manager = staff(partnership, "Osric Penhallow", Role.MANAGER)
    both = staff(partnership, "Tansy Oakley", Role.PRACTITIONER, area="kent")
    episode = begun(accepted(partnership, manager), manager, both)
    asked = waiting(partnership, "Linnet")

    def given() -> Any:
        return booked(episode, both)

    def offered() -> Any:
        return offer_time(
            referral_id=asked.pk, minutes=30, how=How.CALL, location="", by=both, at=MONDAY, starts_at=TOMORROW,
            form_key=uuid4(),
        )  # fmt: skip

    with ThreadPoolExecutor(2) as pool:
        with transaction.atomic():
            one_at_a_time(both.pk)
            ends = [pool.submit(alone, work) for work in (given, offered)]
            assert both_wait(), "each waits before it asks whether the time is free"
        refused = [end.result(timeout=PATIENCE) for end in ends]
    assert sorted(refused) == [False, True]
    assert Booking.objects.count() + Appointment.objects.count() == 1


def alone(work: Callable[[], Any]) -> bool:
    """Do it on a connection of its own; whether it was refused."""
    try:
        work()
    except (NotBooked, NoSuchTime):
        return True
    finally:
        connections.close_all()
    return False


def both_wait() -> bool:
    """Whether two connections come to stand before the same lock."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute(
                "select count(*) from pg_locks where locktype = 'advisory' and not granted"
                " and database = (select oid from pg_database where datname = current_database())"
            )
            if cursor.fetchone() == (2,):
                return True
        time.sleep(0.02)
    return False
