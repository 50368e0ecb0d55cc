"""The page of who can help."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from rightdoor.doors.frontdoor.finding import Found, open_questions
from rightdoor.doors.frontdoor.presenters.cards import Card, cards, turn_to
from rightdoor.doors.frontdoor.presenters.lists import heading
from rightdoor.doors.frontdoor.presenters.told import Chip, chips
from rightdoor.doors.frontdoor.told import Told
from rightdoor.doors.frontdoor.wordings import needs
from rightdoor.ground.design.presenters import HelpLine
from rightdoor.ground.design.when import plain_date
from rightdoor.pure.programmes import Way
from rightdoor.pure.rules.result import Result
from rightdoor.records.directory.entries import Entry
from rightdoor.records.directory.reading import catalogue


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to see less of the list, as a plain link."""

    text: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class ListPage:
    """Everything that the list shows."""

    heading: str
    chips: list[Chip]
    start: list[Card]
    may: list[Card]
    not_this: list[Card]
    turn_to: list[HelpLine]
    filters: list[Filter]
    help_first: bool
    not_understood: bool
    more_questions: bool
    checked: str


def any_urgent(found: Found) -> bool:
    """Whether a need was named that may not be able to wait."""
    return any(needs()[need].urgent for need in found.facts.needs or ())


def meets(way: Way) -> Callable[[Entry], bool]:
    """Whether a service's own words name this way to meet."""
    return lambda entry: any(way in one.ways for one in entry.programmes)


FILTERS: dict[str, tuple[str, Callable[[Entry], bool]]] = {
    "": (noop("Everything"), lambda _entry: True),
    "start": (noop("Start now"), lambda entry: catalogue().by_code[entry.code].step == "use"),
    "person": (noop("In person"), meets(Way.FACE_TO_FACE)),
    "online": (noop("Online"), meets(Way.ONLINE)),
    "phone": (noop("By phone"), meets(Way.TELEPHONE)),
}


def list_page(found: Found, told: Told, *, by: str, at: datetime) -> ListPage:
    """The list, or the part of it that was asked for."""
    chosen = by if by in FILTERS else ""

    def drawn(results: Sequence[Result]) -> list[Card]:
        kept = [one for one in results if FILTERS[chosen][1](catalogue().entries[one.service])]
        return cards(kept, found, told)

    dates = [catalogue().entries[result.service].checked_on for result in found.shown]
    return ListPage(
        heading=heading(found),
        chips=chips(told),
        start=drawn((*found.start, *found.suits)),
        may=drawn(found.may),
        not_this=drawn(found.not_this),
        turn_to=turn_to(found, at),
        filters=[
            Filter(_(words), f"?by={key}" if key else "?", key == chosen) for key, (words, _in) in FILTERS.items()
        ],
        help_first=told.worried
        or bool(found.report.safety)
        or any(needs()[need].urgent for need in found.facts.needs or ()),
        not_understood=bool(told.words) and not told.answers.get("needs"),
        more_questions=bool(open_questions(told, at=at)),
        checked=plain_date(min(dates)) if dates else "",
    )
