"""Who to call: the lines of an area, and the body that must act there, in words that fit a phone."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from rightdoor.ground.design.presenters import HelpLine
from rightdoor.ground.design.when import day_and_month, hour
from rightdoor.records.directory import queries
from rightdoor.records.directory.entries import Entry
from rightdoor.records.directory.reading import county
from rightdoor.records.directory.saying import name_said, purpose_said

SAID = {
    "national.emergency": (noop("Call 999"), noop("Someone’s life is in danger, or someone is badly hurt")),
    "national.nhs111_mental_health": (noop("Call 111 and choose 2"), noop("Help with feelings today. Any age, free")),
    "national.shout": (noop("Text SHOUT to 85258"), noop("You would rather type than talk. Any age, free")),
    "national.childline": (noop("Call Childline, 0800 1111"), noop("Under 19. Free, and it does not show on the bill")),
}
NUMBER_UNKNOWN = noop("We do not know this number for sure. In danger call 999")


def help_now(area: str, at: datetime, *, adult: bool = False) -> list[HelpLine]:
    """Every line to call now: emergencies, the area's own, and the body that must act."""
    lines = [shown(line, at) for line in queries.help_lines(area or None, at)]
    body = queries.safeguarding_body(area or None, adult=adult)
    return [*lines[:2], shown(queries.help_line(body, at), at), *lines[2:]]


def call_instead(area: str, at: datetime) -> list[HelpLine]:
    """Whom to call where no day can be promised: the county's front door, else services that answer the telephone."""
    number = county().front_door_telephone
    if number:
        return [HelpLine(words=f"{county().name}: {number}", short=number, href=f"tel:{dialled(number)}")]
    services = [entry for entry in queries.services_of(area) if entry.telephone and entry.hours]
    return [shown(queries.help_line(entry, at), at) for entry in services[:2]]


def shown(line: queries.HelpLine, at: datetime) -> HelpLine:
    """One line as a page shows it."""
    if line.entry.code in SAID:
        words, use_for = (_(said) for said in SAID[line.entry.code])
    else:
        words, use_for = named(line.entry), purpose_said(line.entry)
    if not line.entry.reach and line.entry.code not in SAID:
        use_for = _(NUMBER_UNKNOWN)
    return HelpLine(
        words=words, short=words, href=href_of(line.entry), use_for=use_for, open_words=open_words(line, at)
    )


def named(entry: Entry) -> str:
    name = name_said(entry, whole=True)
    return f"{name}, {entry.telephone}" if entry.telephone else name


def href_of(entry: Entry) -> str:
    """What pressing it does; nothing where no number is known."""
    for reach in entry.reach:
        if reach.kind in ("telephone", "text"):
            return f"{'tel' if reach.kind == 'telephone' else 'sms'}:{dialled(reach.address)}"
    return ""


def dialled(number: str) -> str:
    return "".join(letter for letter in number if letter.isdigit() or letter == "+")


def open_words(line: queries.HelpLine, at: datetime) -> str:
    """Whether somebody answers now, as far as that is known."""
    if line.entry.always_open:
        return _("Open now, always")
    if not line.number_is_known:
        return ""
    if line.is_open:
        return _("Open now")
    if line.opens_at is None:
        return _("Its hours are not known")
    same_day = line.opens_at.date() == at.astimezone(line.opens_at.tzinfo).date()
    when = (
        _("at %(hour)s") % {"hour": hour(line.opens_at)}
        if same_day
        else f"{day_and_month(line.opens_at)}, {hour(line.opens_at)}"
    )
    return _("Closed now. Opens %(when)s") % {"when": when}
