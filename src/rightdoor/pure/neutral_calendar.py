"""Appointments as a calendar file that tells nobody what they are: RFC 5545, in London's time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from rightdoor.pure.rules.days import LONDON

NAME = "appointment.ics"
SAYS = "Appointment"
WIDEST = 75  # octets of a line
ZONE = (
    "BEGIN:VTIMEZONE", "TZID:Europe/London",
    "BEGIN:DAYLIGHT", "DTSTART:19810329T010000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0100", "TZNAME:BST", "END:DAYLIGHT",
    "BEGIN:STANDARD", "DTSTART:19961027T020000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0000", "TZNAME:GMT", "END:STANDARD", "END:VTIMEZONE",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """One appointment: its own mark, when it is, and whether it still stands."""

    mark: str
    starts_at: datetime
    ends_at: datetime
    stands: bool = True


def calendar_of(events: Iterable[Event], at: datetime) -> str:
    """When they are, and nothing of with whom, where or why.  The end is told as a length, which no clock changes."""
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Appointments//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH")
    told = [line for one in events for line in lines_of(one, at)]
    return "".join(f"{folded(line)}\r\n" for line in (*head, *ZONE, *told, "END:VCALENDAR"))


def lines_of(one: Event, at: datetime) -> Iterator[str]:
    """One appointment."""
    minutes = round((one.ends_at - one.starts_at).total_seconds() / 60)
    yield from ("BEGIN:VEVENT", f"UID:{one.mark}", f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    yield f"DTSTART;TZID=Europe/London:{one.starts_at.astimezone(LONDON):%Y%m%dT%H%M%S}"
    yield from (f"DURATION:PT{minutes}M", f"SUMMARY:{escaped(SAYS)}", f"DESCRIPTION:{escaped(SAYS)}", "CLASS:PRIVATE")
    yield from ("STATUS:CONFIRMED" if one.stands else "STATUS:CANCELLED", "END:VEVENT")


def escaped(words: str) -> str:
    """Words as a value may hold them."""
    told = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return told.replace("\r\n", "\n").replace("\n", "\\n")


def folded(line: str) -> str:
    """No line wider than 75 octets, and no letter broken in two."""
    done, width = "", 0
    for letter in line:
        wide = len(letter.encode())
        if width + wide > WIDEST:
            done, width = f"{done}\r\n ", 1
        done, width = done + letter, width + wide
    return done
