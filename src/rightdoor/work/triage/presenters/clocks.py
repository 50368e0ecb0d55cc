"""Clock chips: the time that is left, counted as the promise is counted, and when that is."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from rightdoor.ground.design.presenters import ClockFace, ClockState
from rightdoor.ground.design.when import day_that_ends, hour, short_day, short_deadline
from rightdoor.pure.rules.clocks import OFFICE_HOURS, WORKING_DAYS
from rightdoor.pure.rules.days import LONDON, day_of, local
from rightdoor.records.directory.reading import catalogue
from rightdoor.work.referrals.lifecycle import OPEN, Stage

NOW = timedelta(hours=3)
LAST_DAY = {OFFICE_HOURS: timedelta(hours=8), WORKING_DAYS: timedelta(hours=24)}
A_DAY = timedelta(hours=24)
NOTHING = timedelta()
Clock = Mapping[str, Any]


def clock_face(stage: str, decide_by: datetime | None, clock: Clock, at: datetime) -> ClockFace:
    """The chip of one request: running, late, resting until an answer comes, or met."""
    if stage == Stage.WAITING_FOR_FACTS:
        since = moment_in(clock, "met_at")
        return ClockFace("paused", "Paused", f"facts asked {short_day(since)}" if since else "facts asked")
    if stage not in OPEN:
        return closed(stage, decide_by, clock, at)
    if decide_by is None:
        return ClockFace("calm", "No day set", "")
    return running(decide_by, clock, at)


def running(due: datetime, clock: Clock, at: datetime) -> ClockFace:
    """A promise that is still to be kept, or is late."""
    reading = str(clock.get("reading", ""))
    if due < at:
        return ClockFace("over", f"{length(counted(due, at, reading))} late", f"was {when(due, at)}", 1.0)
    left = counted(at, due, reading)
    start = moment_in(clock, "start") or at
    whole = max(counted(start, due, reading), timedelta(minutes=1))
    state: ClockState = "now" if left <= NOW else "soon" if left <= LAST_DAY.get(reading, A_DAY) else "calm"
    return ClockFace(state, length(left), when(due, at), max(0.0, 1 - left / whole))


def closed(stage: str, decide_by: datetime | None, clock: Clock, at: datetime) -> ClockFace:
    """What was answered, in time or late; or stopped."""
    if stage == Stage.ENDED:
        return ClockFace("met", "No clock runs")
    if stage != Stage.DECIDED:
        return ClockFace("met", "Stopped" if stage == Stage.WITHDRAWN else "Duplicate")
    answered = moment_in(clock, "met_at")
    if answered is None:
        return ClockFace("met", "Answered")
    words = "Answered late" if decide_by is not None and answered > decide_by else "Answered"
    return ClockFace("met", "Met" if decide_by is not None and words == "Answered" else words, when(answered, at))


def moment_in(clock: Clock, name: str) -> datetime | None:
    """A moment that is stored with the clock."""
    written = clock.get(name)
    if not written:
        return None
    moment = datetime.fromisoformat(str(written))
    return moment if moment.tzinfo else moment.replace(tzinfo=LONDON)


def counted(since: datetime, until: datetime, reading: str) -> timedelta:
    """The time between two moments that counts: on working days, in office hours, or all of it."""
    if reading not in (WORKING_DAYS, OFFICE_HOURS):
        return until.astimezone(UTC) - since.astimezone(UTC)
    begin, end, total = local(since), local(until), NOTHING
    for opens, closes in catalogue().working_time.spells(begin, reading):
        if opens >= end:
            break
        total += max(NOTHING, min(closes, end) - max(opens, begin))
    return total


def length(span: timedelta) -> str:
    """A length of time in its two largest parts: 2 d 3 h, 4 h 20, 12 min."""
    minutes = int(span.total_seconds() // 60)
    days, rest = divmod(minutes, 24 * 60)
    if days:
        return f"{days} d {rest // 60} h" if rest >= 60 else f"{days} d"
    return f"{minutes // 60} h {minutes % 60:02}" if minutes >= 60 else f"{minutes} min"


def when(moment: datetime, at: datetime) -> str:
    """Today, noon; or Thu 9 Apr, 2 pm.  Midnight is the end of the day before: people miss it by a day otherwise."""
    ended = day_that_ends(moment)
    if (ended or day_of(moment)) != day_of(at):
        return short_deadline(moment)
    return "today, end of day" if ended else f"today, {hour(moment)}"
