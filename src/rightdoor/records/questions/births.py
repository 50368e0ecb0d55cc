"""What is wrong with a day of birth that somebody typed, or seldom so: one law for the public's forms and for staff."""

from datetime import date
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rightdoor.pure.rules.days import age_on
from rightdoor.pure.rules.facts import OLDEST, OLDEST_HELPED

YEAR = ("year",)
"""Of the three boxes of a day, the one in which it is wrong."""


class Doubt(StrEnum):
    """Why a day of birth is not simply taken."""

    TO_COME = "to_come"
    LONG_AGO = "long_ago"
    OLDER = "older"  # it can be so: than anybody whom services here help


CANNOT_BE = {
    Doubt.TO_COME: _("That day has not come yet. Check the year"),
    Doubt.LONG_AGO: _("That is more than %(years)d years ago. Check the year"),
}


def doubt_about(born_on: date, on: date) -> Doubt | None:
    """What is to be asked about this day of birth; nothing where it is an ordinary one."""
    if born_on > on:
        return Doubt.TO_COME
    years = age_on(born_on, on)
    if years > OLDEST:
        return Doubt.LONG_AGO
    return Doubt.OLDER if is_older(years) else None


def is_older(years: int) -> bool:
    """Than anybody whom services here help."""
    return years > OLDEST_HELPED


def refusal(doubt: Doubt, more: Any = "") -> ValidationError:
    """Why a day cannot be, in words that do not blame; *more*: what else is said on this page."""
    words = ". ".join(str(part) for part in (CANNOT_BE[doubt], more) if part)
    return ValidationError(words, code="outside", params={"years": OLDEST, "boxes": YEAR})
