"""The auditor's weeks in words, beside how often each reason is wrong."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from rightdoor.ground.design.when import plain_date, short_moment
from rightdoor.pure.unusual import Kind
from rightdoor.work.oversight.models import Unusual, Week

KINDS = {
    Kind.MANY: gettext_lazy("Far more records than others of the same role"),
    Kind.SAME_SURNAME: gettext_lazy("A child with the reader’s surname"),
    Kind.NO_RELATION: gettext_lazy("A request that had long been closed"),
    Kind.OUT_OF_HOURS: gettext_lazy("At night or at a weekend, and not on call"),
}


@dataclass(frozen=True, slots=True)
class FoundLine:
    """One thing to ask about."""

    who: str
    kind: str
    why: str
    records: str
    keys: list[UUID]


@dataclass(frozen=True, slots=True)
class WeekFace:
    """One week."""

    key: UUID
    until: str
    lines: list[FoundLine]
    settled: str
    words: str


@cache
def measured() -> dict[str, dict[str, Any]]:
    """How often each reason is wrong."""
    return tomllib.loads(files("rightdoor.work.oversight").joinpath("measured.toml").read_text(encoding="utf-8"))


def alarms() -> list[tuple[str, str, str]]:
    """Each reason, its false alarms a week and its share of readers' weeks."""
    return [(str(KINDS[kind]), f"{measured()[kind.value]['a_week']:g}", measured()[kind.value]["of_weeks"])
            for kind in KINDS]  # fmt: skip


def faces(weeks: Iterable[Week]) -> list[WeekFace]:
    """Each week, the most certain reasons first."""
    order = [kind.value for kind in KINDS]
    return [
        WeekFace(
            key=one.pk,
            until=plain_date(one.until),
            lines=[line(each) for each in sorted(one.found.all(), key=lambda each: order.index(each.kind))],
            settled=_("%(who)s, %(when)s") % {"who": one.settled_by, "when": short_moment(one.settled_at)}
            if one.settled_at else "",
            words=one.words,
        )
        for one in weeks
    ]  # fmt: skip


def line(one: Unusual) -> FoundLine:
    """Who and why; the records by their keys, as the audit knows them."""
    count = len(one.records)
    return FoundLine(
        who=one.reader.name,
        kind=str(KINDS[Kind(one.kind)]),
        why=one.why,
        records=ngettext("%(count)d record", "%(count)d records", count) % {"count": count},
        keys=list(one.records),
    )
