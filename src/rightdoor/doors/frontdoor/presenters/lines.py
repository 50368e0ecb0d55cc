"""Help lines in words: what to press, what it is for, and whether anybody answers now."""

from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from rightdoor.ground.design.presenters import HelpLine
from rightdoor.ground.design.when import day_and_month, hour
from rightdoor.pure.rules.days import local
from rightdoor.records.directory import queries
from rightdoor.records.directory.entries import Entry
from rightdoor.records.directory.saying import name_said, purpose_said

Line = queries.HelpLine
IN_THE_FRAME = ("national.emergency", "national.nhs111_mental_health", "national.shout")
SAID = {  # in the frame, on a phone's button, in a list, what for
    "national.emergency": (
        noop("Danger to life: call 999"), noop("Call 999"), noop("Call 999"),
        noop("Someone’s life is in danger, or someone is badly hurt."),
    ),
    "national.nhs111_mental_health": (
        noop("NHS 111, then choose 2"), noop("Call 111, choose 2"), noop("Call NHS 111, then choose 2"),
        noop("You need mental health help today. Any age, free."),
    ),
    "national.shout": (
        noop("Text SHOUT to 85258"), noop("Text 85258"), noop("Text SHOUT to 85258"),
        noop("You would rather type than talk. Any age, free."),
    ),
    "national.childline": (
        noop("Childline 0800 1111"), noop("Call 0800 1111"), noop("Childline 0800 1111"),
        noop("Under 19. Free, and it does not show on the bill."),
    ),
}  # fmt: skip
TALK = noop("To talk over whether to ask for this. It is not an emergency line.")
UNKNOWN = noop("We do not know this number for sure. In danger, call 999. For help today, call 111 and choose 2.")


def frame_lines(at: datetime) -> list[HelpLine]:
    """The three lines of every page's first row; they need no database and no area."""
    lines = {line.entry.code: line for line in queries.help_lines(None, at)}
    return [shown(lines[code], at, frame=True) for code in IN_THE_FRAME if code in lines]


def all_lines(area: str, at: datetime) -> list[HelpLine]:
    """Every line for a place, the most pressing first."""
    return [shown(line, at) for line in queries.help_lines(area or None, at)]


def acting_lines(area: str, at: datetime) -> list[HelpLine]:
    """Who must act when a child, or somebody of 18 or over, is not safe there."""
    child = queries.safeguarding_body(area or None)
    adult = queries.safeguarding_body(area or None, adult=True)
    entries = [child] if adult.code == child.code else [child, adult]
    return [replace(shown(queries.help_line(entry, at), at), use_for=use_of(entry)) for entry in entries]


def talking_lines(area: str, at: datetime) -> list[HelpLine]:
    """Services of an area that one can call to talk a request over; not emergency lines."""
    services = [entry for entry in queries.services_of(area) if entry.telephone and entry.hours]
    return [replace(shown(queries.help_line(entry, at), at), use_for=_(TALK)) for entry in services]


def shown(line: Line, at: datetime, *, frame: bool = False) -> HelpLine:
    """One line as a page shows it."""
    entry = line.entry
    called = f" {unbroken(entry.telephone)}" if entry.telephone else ""
    if entry.code in SAID:
        framed, short, listed, use_for = (_(words) for words in SAID[entry.code])
    else:
        framed = listed = name_said(entry, whole=entry.kind != "service") + called
        short, use_for = _("Call") + called, use_of(entry)
    if frame:
        now = "" if entry.code == "national.emergency" else _("open now")
        return HelpLine(words=framed, short=short, href=href_of(entry), use_for=use_for, open_words=now)
    return HelpLine(words=listed, short=short, href=href_of(entry), use_for=use_for, open_words=open_words_of(line, at))


def use_of(entry: Entry) -> str:
    """What a line is for; where its number is not known for sure, that is said."""
    said = purpose_said(entry)
    surely = entry.telephone or entry.always_open or entry.kind == "partner"
    return said if surely else f"{said} {_(UNKNOWN)}"


def href_of(entry: Entry) -> str:
    """What pressing the line does: call, text, or nothing where no number is known."""
    for reach in entry.reach:
        if reach.kind == "text":
            return f"sms:{dialled(reach.address)}"
        if reach.kind == "telephone":
            return f"tel:{dialled(reach.address)}"
    return ""


def unbroken(number: str) -> str:
    """A number that stays on one line."""
    return number.replace(" ", "\u00a0")


def dialled(number: str) -> str:
    """A number without its spaces."""
    return "".join(letter for letter in number if letter.isdigit() or letter == "+")


def open_words_of(line: Line, at: datetime) -> str:
    """Whether a line is open, and when it opens next."""
    if line.entry.always_open:
        return _("Open now, always")
    if not line.number_is_known:
        return ""
    if line.is_open:
        closes = closes_at(line.entry, at)
        return _("Open now, until %(hour)s") % {"hour": closes} if closes else _("Open now")
    opens = " " + _("Opens %(when)s.") % {"when": opening(line.opens_at, at)} if line.opens_at else ""
    if line.is_open is None:
        return _("May be closed today.") + opens if opens else _("Its hours are not known.")
    return _("Closed now.") + opens


def closes_at(entry: Entry, at: datetime) -> str:
    """The hour at which a line that is open now closes."""
    wall = local(at)
    periods = entry.hours.on(wall.date()) if entry.hours else ()
    return next((hour(one.closes) for one in periods if one.opens <= wall.time() < one.closes), "")


def opening(moment: datetime, at: datetime) -> str:
    """When it opens, as one says it: at 9 am, or on Tuesday 7 April at 9 am."""
    same_day = local(moment).date() == local(at).date()
    return _("today at %(hour)s") % {"hour": hour(moment)} if same_day else f"{day_and_month(moment)}, {hour(moment)}"
