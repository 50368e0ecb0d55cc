"""Days and hours, written as a person would say them."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.dateformat import format as formatted
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from rightdoor.ground.design.languages import in_english

MIDNIGHT = time()


def _local(value: date | datetime) -> date | datetime:
    """An aware moment in local time; a day as it is."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def day(value: date | datetime) -> str:
    """Thursday 9 April 2026."""
    return formatted(_local(value), "l j E Y")


def day_and_month(value: date | datetime) -> str:
    """Thursday 9 April, where the year is plain."""
    return formatted(_local(value), "l j E")


def short_day(value: date | datetime) -> str:
    """Thu 9 Apr, for the working face."""
    return formatted(_local(value), "D j M")


def plain_date(value: date | datetime) -> str:
    """9 April 2026, where the weekday does not matter."""
    return formatted(_local(value), "j E Y")


def weekday(number: int) -> str:
    """Monday for 0."""
    return str(WEEKDAYS[number])


def hour(value: datetime | time) -> str:
    """2 pm, 2:30 pm, noon; the 24-hour clock in languages that use it."""
    local = timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
    if not in_english():
        return f"{local:%H:%M}"
    if local.minute == 0 and local.hour in (0, 12):
        return _("noon") if local.hour else _("midnight")
    minutes = f":{local.minute:02}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes} {'am' if local.hour < 12 else 'pm'}"


def moment(value: datetime) -> str:
    """Thursday 9 April 2026, 2 pm."""
    return f"{day(value)}, {hour(value)}"


def short_moment(value: datetime) -> str:
    """Thu 9 Apr, 2 pm."""
    return f"{short_day(value)}, {hour(value)}"


def deadline(value: datetime) -> str:
    """Thursday 9 April, 2 pm, to follow "by"; the end of Wednesday 8 April, where midnight would mislead by a day."""
    ended = day_that_ends(value)
    if ended:
        return _("the end of %(day)s") % {"day": day_in_a_sentence(ended)}
    return f"{day_in_a_sentence(value)}, {hour(value)}"


def day_in_a_sentence(value: date | datetime) -> str:
    """Wednesday 8 April, after other words: days of the week are names with a capital in English alone."""
    words = day_and_month(value)
    return words if in_english() else words[:1].lower() + words[1:]


def short_deadline(value: datetime) -> str:
    """Thu 9 Apr, 2 pm; Wed 8 Apr, end of day."""
    ended = day_that_ends(value)
    return _("%(day)s, end of day") % {"day": short_day(ended)} if ended else short_moment(value)


def day_that_ends(value: datetime) -> date | None:
    """The day that ends at this moment; None where it is not midnight."""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return local.date() - timedelta(days=1) if local.time() == MIDNIGHT else None


def machine(value: date | datetime) -> str:
    """The same day or moment for ``<time datetime>``."""
    return _local(value).isoformat()
