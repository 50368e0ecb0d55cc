"""When an answer comes: the service's own standard, else the area's, else no day at all."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from rightdoor.pure.rules.clocks import WORKING_DAYS, Pause
from rightdoor.records.directory.queries import message_standard, response_standard
from rightdoor.records.directory.reading import catalogue, county
from rightdoor.work.referrals.lifecycle import Priority

REAL_HOURS = "real_hours"
ROUND_THE_CLOCK = (Priority.EMERGENCY, Priority.VERY_URGENT)


@dataclass(frozen=True, slots=True)
class Promise:
    """A moment, or none, and everything that is needed to count it again and to say why it is that moment."""

    decide_by: datetime | None
    clock: dict[str, Any] = field(default_factory=dict)


def promise_for(*, wanted_service: str, area: str, start: datetime, pauses: Sequence[Pause] = ()) -> Promise:
    """What may be promised to somebody who asked at *start*, for a named service or for whatever fits.

    No standard means no day: the page then says so and shows whom to call.
    """
    standard = response_standard(wanted_service or None, area or None)
    if standard is None:
        return Promise(decide_by=None, clock={"promised_by": "", "start": start.isoformat()})
    return counted(
        hours=standard.hours, reading=standard.reading, promised_by=standard.promised_by, start=start, pauses=pauses
    )


def promise_of_message(*, area: str, start: datetime) -> Promise:
    """What may be promised to somebody who wrote to the people who work on their request: the area's own standard."""
    standard = message_standard(area or None)
    if standard is None:
        return Promise(decide_by=None, clock={"promised_by": "", "start": start.isoformat()})
    return counted(hours=standard.hours, reading=standard.reading, promised_by=standard.promised_by, start=start)


def counted(*, hours: int, reading: str, promised_by: str, start: datetime, pauses: Sequence[Pause] = ()) -> Promise:
    """Count a standard from a start, and keep how it was counted."""
    due = catalogue().working_time.due(start, timedelta(hours=hours), reading, pauses)
    clock = {
        "hours": hours,
        "reading": reading,
        "promised_by": promised_by,
        "start": start.isoformat(),
        "pauses": [{name: str(value) for name, value in asdict(pause).items()} for pause in pauses],
        "explanation": due.explanation,
        "holidays_confirmed": due.confirmed,
    }
    return Promise(decide_by=due.at, clock=clock)


def promise_of(priority: Priority, *, start: datetime) -> Promise:
    """The clock of a priority that a person has just set; routine has none of its own."""
    hours = county().priorities[priority.value]
    if priority in ROUND_THE_CLOCK:
        return by_the_clock(hours=hours, promised_by=priority.value, start=start)
    return counted(hours=hours, reading=WORKING_DAYS, promised_by=priority.value, start=start)


def by_the_clock(*, hours: int, promised_by: str, start: datetime) -> Promise:
    """Real hours, day and night, holidays or not."""
    clock = {
        "hours": hours,
        "reading": REAL_HOURS,
        "promised_by": promised_by,
        "start": start.isoformat(),
        "pauses": [],
        "explanation": f"{hours} hours from when it was set, day and night",
        "holidays_confirmed": True,
    }
    return Promise(decide_by=start.astimezone(UTC) + timedelta(hours=hours), clock=clock)


def recounted(clock: dict[str, Any]) -> Promise:
    """Count a stored clock again, from what was stored beside it; the answer is the same while the holidays are."""
    if "hours" not in clock:
        return Promise(decide_by=None, clock=clock)
    if clock["reading"] == REAL_HOURS:
        start = datetime.fromisoformat(clock["start"])
        return by_the_clock(hours=clock["hours"], promised_by=clock["promised_by"], start=start)
    pauses = [
        Pause(datetime.fromisoformat(one["since"]), datetime.fromisoformat(one["until"]), one["reason"])
        for one in clock["pauses"]
    ]
    return counted(
        hours=clock["hours"],
        reading=clock["reading"],
        promised_by=clock["promised_by"],
        start=datetime.fromisoformat(clock["start"]),
        pauses=pauses,
    )
