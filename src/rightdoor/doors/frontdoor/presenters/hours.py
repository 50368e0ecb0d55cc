"""Opening hours as a table, from today on, with the changes that have a date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rightdoor.doors.frontdoor.presenters.lines import open_words_of
from rightdoor.ground.design.when import hour, plain_date, short_day, weekday
from rightdoor.pure.rules.days import local
from rightdoor.pure.rules.hours import OpeningHours, Period
from rightdoor.records.directory.entries import Entry
from rightdoor.records.directory.queries import help_line

ON_HOLIDAYS = gettext_lazy("Bank holiday, may be closed")
AHEAD = 21  # days in which a bank holiday is worth a line
LATELY = 365 * 2  # days for which a change of hours is still told


@dataclass(frozen=True, slots=True)
class HoursRow:
    """Some days and their hours."""

    days: str
    words: str
    now: bool = False


def hours_rows(entry: Entry, at: datetime) -> list[HoursRow]:
    """Today, the bank holidays soon, then the ordinary week."""
    hours = entry.hours
    if hours is None or hours.always:
        return []
    today = local(at).date()
    now = f"{day_words(hours, today)}. {open_words_of(help_line(entry, at), at)}"
    rows = [HoursRow(_("Today, %(day)s") % {"day": short_day(today)}, now, now=True)]
    soon = (today + timedelta(days=ahead) for ahead in range(1, AHEAD))
    rows += [HoursRow(short_day(day), str(ON_HOLIDAYS)) for day in soon if day in hours.holidays and hours.on(day)]
    return [*rows, *week_rows(hours, today)]


def day_words(hours: OpeningHours, day: date) -> str:
    """The hours of one day."""
    if day in hours.holidays and hours.on(day):
        return str(ON_HOLIDAYS)
    return ", ".join(span(period) for period in hours.on(day)) or _("Closed")


def week_rows(hours: OpeningHours, today: date) -> Iterator[HoursRow]:
    """The ordinary week, days with the same hours together."""
    by_hours: dict[str, list[int]] = {}
    for number in range(7):
        said = ", ".join(span(one) for one in hours.periods if one.holds_on(today) and number in one.weekdays)
        by_hours.setdefault(said or _("Closed"), []).append(number)
    for said, numbers in by_hours.items():
        yield HoursRow(days_words(numbers), said)


def days_words(numbers: list[int]) -> str:
    """Monday to Friday, or Saturday and Sunday."""
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return _("%(first)s to %(last)s") % {"first": weekday(numbers[0]), "last": weekday(numbers[-1])}
    return _(" and ").join(weekday(number) for number in numbers)


def span(period: Period) -> str:
    """9 am to 5 pm."""
    return _("%(first)s to %(last)s") % {"first": hour(period.opens), "last": hour(period.closes)}


def changes(entry: Entry, at: datetime) -> list[str]:
    """Hours that ended lately or that begin later, each with its day."""
    today, said = local(at).date(), []
    for period in entry.hours.periods if entry.hours else ():
        ended, begins = period.effective_to, period.effective_from
        if ended and ended < today and (today - ended).days < LATELY:
            said.append(_("Until %(day)s: %(hours)s.") % {"day": plain_date(ended), "hours": span(period)})
        if ended and ended >= today:
            said.append(_("%(hours)s until %(day)s.") % {"day": plain_date(ended), "hours": span(period)})
        if begins and (begins > today or (today - begins).days < LATELY):
            words = _("From %(day)s: %(hours)s.") if begins > today else _("Since %(day)s: %(hours)s.")
            said.append(words % {"day": plain_date(begins), "hours": span(period)})
    return said
