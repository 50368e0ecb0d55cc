"""A preview in words and rounded numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rightdoor.ground.design.when import plain_date
from rightdoor.pure.rules.comparing import Compared, Move, rounded
from rightdoor.pure.rules.days import day_of
from rightdoor.pure.rules.keys import Value
from rightdoor.pure.rules.truth import Truth
from rightdoor.records.directory.queries import area_named, entry
from rightdoor.sight.insight.gathering import CAME
from rightdoor.sight.insight.previewing import Preview
from rightdoor.work.changing.models import ServiceChange

ANSWERS = {
    Truth.YES: gettext_lazy("it fits"),
    Truth.NO: gettext_lazy("it does not fit"),
    Truth.UNKNOWN: gettext_lazy("something is still to be asked"),
    Truth.OPEN: gettext_lazy("the service is asked"),
}
OPENING = {
    Truth.YES: gettext_lazy("came while open"),
    Truth.NO: gettext_lazy("came while closed"),
    Truth.UNKNOWN: gettext_lazy("hours not said"),
    Truth.OPEN: gettext_lazy("hours not said"),
}
GROUPS = {"age": gettext_lazy("Age"), "gender": gettext_lazy("Gender"), "lives_in": gettext_lazy("Where they live"),
          CAME: gettext_lazy("Day of the week")}  # fmt: skip
DAYS = (gettext_lazy("Monday"), gettext_lazy("Tuesday"), gettext_lazy("Wednesday"), gettext_lazy("Thursday"),
        gettext_lazy("Friday"), gettext_lazy("Saturday"), gettext_lazy("Sunday"))  # fmt: skip
ORDER = (Truth.YES, Truth.OPEN, Truth.UNKNOWN, Truth.NO)


@dataclass(frozen=True, slots=True)
class Line:
    """From which answer to which, and how many."""

    words: str
    many: str
    groups: list[tuple[str, list[tuple[str, str]]]]


@dataclass(frozen=True, slots=True)
class Part:
    """What one comparison found."""

    title: str
    same: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Listed:
    """One request that the reader may open."""

    key: UUID
    words: str
    moved: str


@dataclass(frozen=True, slots=True)
class Page:
    """The preview of one change."""

    service: str
    looked_at: str
    parts: list[Part]
    listed: list[Listed]


def page_of(found: Preview, change: ServiceChange) -> Page:
    """The page."""
    known = entry(change.service)
    told = {"many": in_words(found.found.many), "since": plain_date(found.since)}
    words = OPENING if change.section == "hours" else ANSWERS
    parts = [part_of(title, one, words) for title, one in found.programmes.items()]
    return Page(
        service=known.name if known else change.service,
        looked_at=_("Requests looked at: %(many)s, received since %(since)s.") % told,
        parts=parts or [part_of("", found.found, words)],
        listed=[
            Listed(one.pk, plain_date(day_of(one.received_at)), move_words((before, after), words))
            for one, before, after in found.listed
        ],
    )


def in_words(many: int) -> str:
    """A count as it may be told."""
    near = rounded(many)
    return _("fewer than 5") if near is None else _("about %(many)s") % {"many": f"{near:,}"}


def move_words(move: Move, words: Mapping[Truth, object]) -> str:
    return _("%(before)s, then %(after)s") % {"before": words[move[0]], "after": words[move[1]]}


def part_of(title: str, found: Compared, words: Mapping[Truth, object]) -> Part:
    """One comparison: what stays, and every change with its groups."""
    moves = [(before, after) for before in ORDER for after in ORDER if before is not after]
    moved = [move for move in moves if found.moves[move]]
    same = _("No change for %(many)s.") % {"many": in_words(found.many - found.changed)}
    return Part(title, same, [
        Line(move_words(move, words), in_words(found.moves[move]), groups_of(found, move)) for move in moved
    ])  # fmt: skip


def groups_of(found: Compared, move: Move) -> list[tuple[str, list[tuple[str, str]]]]:
    """A change by groups; only where there are enough of them for groups to tell nobody."""
    if rounded(found.moves[move]) is None:
        return []
    return [
        (str(GROUPS[name]), [(value_words(name, value), in_words(counts[move])) for value, counts in
                             sorted(values.items(), key=lambda one: sorts(name, one[0])) if counts[move]])
        for name, values in found.groups.items()
    ]  # fmt: skip


def sorts(name: str, value: Value) -> tuple[int, str]:
    """Ages in their order, the rest by name, what is not known last."""
    said = str(value)
    if name == "age" and said:
        return int(said.partition("-")[0]), said
    return (0, said) if said else (1000, "")


def value_words(name: str, value: Value) -> str:
    """What a group is called."""
    said = str(value)
    if not said:
        return _("not known")
    if name == CAME:
        return str(DAYS[int(said)])
    if name == "age":
        youngest, _dash, oldest = said.partition("-")
        return _("%(youngest)s to %(oldest)s") % {"youngest": youngest, "oldest": oldest}
    found = area_named(said) if name == "lives_in" else None
    return found.name if found else said.replace("_", " ")
