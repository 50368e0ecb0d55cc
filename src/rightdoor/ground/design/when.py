"""Days and hours, written as a person would say them."""

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.dateformat import format as formatted
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language
from django.utils.translation import gettext as _


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
    if not (get_language() or "en").startswith("en"):
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


def machine(value: date | datetime) -> str:
    """The same day or moment for ``<time datetime>``."""
    return _local(value).isoformat()
