"""An appointment as a calendar file that tells nobody what it is: RFC 5545, in London's time."""

from datetime import UTC, datetime

from rightdoor.pure.rules.days import LONDON
from rightdoor.work.calendar.models import Booking

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


def calendar_file(one: Booking, at: datetime) -> str:
    """When it is, and nothing of with whom, where or why.  The end is told as a length, which no clock changes."""
    minutes = round((one.ends_at - one.starts_at).total_seconds() / 60)
    lines = (
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Appointments//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", *ZONE,
        "BEGIN:VEVENT", f"UID:{one.pk}", f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;TZID=Europe/London:{one.starts_at.astimezone(LONDON):%Y%m%dT%H%M%S}", f"DURATION:PT{minutes}M",
        f"SUMMARY:{escaped(SAYS)}", f"DESCRIPTION:{escaped(SAYS)}", "CLASS:PRIVATE",
        "STATUS:CONFIRMED" if one.state == "stands" else "STATUS:CANCELLED", "END:VEVENT", "END:VCALENDAR",
    )  # fmt: skip
    return "".join(f"{folded(line)}\r\n" for line in lines)


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
