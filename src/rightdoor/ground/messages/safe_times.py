"""When it is safe to write, read from a person's own words.  Words that we cannot read are never guessed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from rightdoor.pure.rules.days import LONDON, day_of

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
EVERY_DAY = frozenset(range(7))
WEEKDAYS = frozenset(range(5))
LAST = time(20)  # nothing is sent later than this unless they named the hour

PARTS_OF_DAY = {
    "any time": (time(0), time(23, 59, 59)),
    "anytime": (time(0), time(23, 59, 59)),
    "mornings": (time(9), time(12)),
    "lunchtime": (time(12), time(13, 30)),
    "afternoons": (time(12), time(17)),
    "evenings": (time(17), LAST),
    "after school": (time(15, 30), time(18)),
    "school hours": (time(9), time(15)),
    "office hours": (time(9), time(17)),
}
NAMED_DAYS = {
    "weekdays": WEEKDAYS,
    "weekends": frozenset({5, 6}),
    "every day": EVERY_DAY,
    "any day": EVERY_DAY,
}
NUMBER = r"to call:? ?[\d +()]+"  # a second telephone number is not a time
HOUR = r"(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?"
DAY = "|".join(f"{day[:3]}(?:{day[3:]})?s?" for day in DAYS)


@dataclass(frozen=True, slots=True)
class Window:
    """Some days of the week, from one time of day to another."""

    days: frozenset[int]
    begins: time
    ends: time

    def holds(self, at: datetime) -> bool:
        """Whether a moment lies in it."""
        local = at.astimezone(LONDON)
        return local.weekday() in self.days and self.begins <= local.time() < self.ends


@dataclass(frozen=True, slots=True)
class SafeTimes:
    """When it is safe, less when it is not."""

    safe: tuple[Window, ...]
    unsafe: tuple[Window, ...] = ()

    def holds(self, at: datetime) -> bool:
        """Whether it is safe to write at that moment."""
        return any(one.holds(at) for one in self.safe) and not any(one.holds(at) for one in self.unsafe)

    def edges(self) -> set[time]:
        """The times of day at which it may become safe."""
        return {*(one.begins for one in self.safe), *(one.ends for one in self.unsafe)}


BY_DAY = (Window(EVERY_DAY, time(9), time(17)),)  # nothing was said: by day, when a phone is seldom overlooked
UNSAID = SafeTimes(BY_DAY)


def windows(words: str) -> SafeTimes | None:
    """The safe times in these words; None where any part of them cannot be read."""
    said = re.sub(r"\s+", " ", words.strip().lower().rstrip("."))
    parts = [part.strip() for part in re.split(r"[,;]| and (?!\d)| or (?!\d)| but ", said)]
    parts = [part for part in parts if part and not re.fullmatch(NUMBER, part)]
    refused = [part.removeprefix("not ") for part in parts if part.startswith("not ")]
    safe = [window(part) for part in parts if not part.startswith("not ")]
    unsafe = [window(part, whole_days=True) for part in refused]
    if None in safe or None in unsafe or (refused and parts[-1] != f"not {refused[-1]}"):
        return None  # what follows a "not" may belong to it
    return SafeTimes(tuple(one for one in safe if one) or BY_DAY, tuple(one for one in unsafe if one))


def all_windows(lines: Sequence[str]) -> tuple[SafeTimes, ...] | None:
    """The safe times of each wording, of which every one must hold; None where any of them cannot be read."""
    read = [windows(line) for line in lines]
    return None if None in read else tuple(one for one in read if one) or (UNSAID,)


def window(part: str, *, whole_days: bool = False) -> Window | None:
    """One stretch, such as 'weekdays after 4pm' or 'Monday to Thursday 16:00-18:00'."""
    days, rest = days_of(part)
    if days is not None and not rest and whole_days:
        return Window(days, *PARTS_OF_DAY["any time"])
    rest = re.sub(r"^(in the|on|at)\b", "", rest).strip()
    hours = hours_of(rest)
    if hours is None or hours[0] >= hours[1]:
        return None
    if days is None:
        days = WEEKDAYS if rest in ("after school", "school hours", "office hours") else EVERY_DAY
    return Window(days, *hours)


def days_of(part: str) -> tuple[frozenset[int] | None, str]:
    """The days that are named at either end of the words, and the words that remain."""
    for name, days in NAMED_DAYS.items():
        match = re.search(rf"\b(?:on )?{name.removesuffix('s')}s?\b", part)
        if match:
            return days, (part[: match.start()] + part[match.end() :]).strip()
    match = re.search(rf"\b(?:on )?({DAY})(?: ?(?:-|–|to) ?({DAY}))?\b", part)
    if not match:
        return None, part
    first = number_of(match[1])
    last = number_of(match[2]) if match[2] else first
    span = frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))
    return span, (part[: match.start()] + part[match.end() :]).strip()


def number_of(day: str) -> int:
    return next(number for number, name in enumerate(DAYS) if name.startswith(day[:3]))


def hours_of(words: str) -> tuple[time, time] | None:
    """From when to when; a day with no hour means all of its waking hours."""
    if not words:
        return time(9), LAST
    for name, span in PARTS_OF_DAY.items():
        if words in (name, name.rstrip("s")):
            return span
    if match := re.fullmatch(rf"(?:after|from) {HOUR}(?: onwards)?", words):
        return clock(*match.groups()), LAST
    if match := re.fullmatch(rf"(?:before|until) {HOUR}", words):
        return time(8), clock(*match.groups(), morning=True)
    match = re.fullmatch(rf"(?:between |from )?{HOUR} ?(?:-|–|to|and|until) ?{HOUR}", words)
    if not match:
        return None
    first, last = match.groups()[:3], match.groups()[3:]
    begins, ends = clock(first[0], first[1], first[2] or last[2]), clock(*last)
    if begins >= ends and not first[2]:
        begins = clock(first[0], first[1], None, morning=True)
    return begins, ends


def clock(hour: str, minute: str | None, half: str | None, *, morning: bool = False) -> time:
    """A time of day; hours from one to seven without am or pm are in the afternoon, as people mean them."""
    number = int(hour)
    if half == "pm" and number < 12:
        number += 12
    elif half == "am" and number == 12:
        number = 0
    elif half is None and minute is None and 1 <= number <= 7 and not morning:
        number += 12
    return time(min(number, 23), min(int(minute or 0), 59))


def next_safe(safe: Sequence[SafeTimes], at: datetime) -> datetime | None:
    """*at* itself where it is safe by all of them; else the first moment of the coming days that is, if any."""
    if all(one.holds(at) for one in safe):
        return at
    today = day_of(at)
    moments = [
        datetime.combine(day, hour, tzinfo=LONDON)
        for day in (today + timedelta(days=ahead) for ahead in range(9))
        for hour in {time(0), *(hour for one in safe for hour in one.edges())}
    ]
    held = (moment for moment in moments if moment > at and all(one.holds(moment) for one in safe))
    return min(held, default=None)
