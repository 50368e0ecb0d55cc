"""What was told on the pages before, as the beginning of a draft."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from rightdoor.ground.design.languages import theirs
from rightdoor.records.directory.entries import Entry
from rightdoor.records.directory.queries import entry
from rightdoor.records.questions.reading import FORMS, form
from rightdoor.work.referrals.places import area_of_answers

SELF_ONLY = "essex.vaping"  # one-to-one help for which the young person asks themselves
BODIES = {
    "essex_placement_service": noop("the Essex placement service"),
    "hertfordshire_bat": noop("the Hertfordshire Brokerage Accommodation Team"),
    "essex_leaving_care": noop("the Essex Leaving and After Care teams"),
}


@dataclass(frozen=True, slots=True)
class Barred:
    """A service that somebody wants and that takes requests only from one body: explained, never refused."""

    service: Entry
    only: str
    says: str


def asker_of(carried: Mapping[str, Any]) -> str:
    asker = str(carried.get("asker", ""))
    return asker if asker in FORMS else ""


def answers_for(asker: str, carried: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that this form asks for as well, and the service that is wanted."""
    told = carried.get("answers")
    known = form(asker).questions
    answers = {name: value for name, value in told.items() if name in known} if isinstance(told, dict) else {}
    wanted = entry(str(carried.get("wanted", "")))
    if wanted is not None and wanted.kind == "service":
        answers["wanted_service"] = wanted.code
    return answers


def area_told(carried: Mapping[str, Any]) -> str:
    """Where they live, if they said so."""
    told = carried.get("answers")
    return area_of_answers(told) if isinstance(told, dict) else ""


def barred(carried: Mapping[str, Any]) -> Barred | None:
    """The wanted service, where only a named body may ask it."""
    return barred_service(str(carried.get("wanted", "")))


def barred_service(code: str, referrer: str = "") -> Barred | None:
    """A service that only a body other than *referrer* may ask."""
    wanted = entry(code)
    if wanted is None or wanted.route is None or wanted.route.only_through in (None, referrer):
        return None
    only = str(wanted.route.only_through)
    body = _(BODIES[only]) if only in BODIES else theirs(only.replace("_", " "))
    return Barred(wanted, body, theirs(wanted.route.says))
