"""One change of a service as managers see it: its parts, beside what holds."""

import difflib
from dataclasses import dataclass
from datetime import datetime

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import rule_on
from rightdoor.pure.rules.days import day_of
from rightdoor.records.directory.queries import entry
from rightdoor.work.changing import policy
from rightdoor.work.changing.models import ServiceChange
from rightdoor.work.changing.presenters.listing import NAMES, Line, in_words, line
from rightdoor.work.changing.writing import as_it_holds, parts_of, written_of


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part, and whether fields can show it."""

    number: int
    words: str
    in_fields: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """One line of the file: as it holds and stays, comes anew, or goes."""

    kind: str  # same, new, gone
    words: str


@dataclass(frozen=True, slots=True)
class Page:
    """The page of one change."""

    service: str
    code: str
    section: str
    section_code: str
    line: Line
    parts: list[PartLine]
    written: str
    marks: list[Mark]
    seen: str
    is_drafted: bool
    may_write: bool
    may_settle: bool
    may_withdraw: bool


def page_of(one: ServiceChange, account: Account, at: datetime, *, in_fields: list[bool]) -> Page:
    """The page for one reader.  *in_fields*: for each part whether fields can show it."""

    def may(act: str) -> bool:
        return rule_on(account, act, one, at=at).allowed

    today, found, parts = day_of(at), entry(one.service), parts_of(one.change)
    is_open = one.settled_at is None
    return Page(
        service=found.name if found else one.service, code=one.service, section=str(NAMES[one.section]),
        section_code=one.section, line=line(one, today),
        parts=[PartLine(n, in_words(one.section, part), shown) for n, (part, shown) in
               enumerate(zip(parts, in_fields, strict=True))],
        written=one.written, marks=marks_of(one), seen=one.touched_at.isoformat(),
        is_drafted=is_open and one.asked_at is None, may_write=is_open and may(policy.WRITE),
        may_settle=is_open and may(policy.SETTLE),  # of a draft that nobody goes on with: no alone
        may_withdraw=not one.is_over(today) and not is_open and one.withdrawn_at is None and may(policy.WITHDRAW),
    )  # fmt: skip


def marks_of(one: ServiceChange) -> list[Mark]:
    """What is new and what goes, against what holds now, line by line of the file; comments are left out."""
    before = written_of(one.section, parts_of(type(one)(service=one.service, section=one.section,
                        written=as_it_holds(one.service, one.section)).change)).splitlines()  # fmt: skip
    after = written_of(one.section, parts_of(one.change)).splitlines()
    kinds = {"- ": "gone", "+ ": "new"}
    compared = (found for found in difflib.ndiff(before, after) if not found.startswith("? "))
    return [Mark(kinds.get(found[:2], "same"), found[2:]) for found in compared if found[:2] in kinds]
