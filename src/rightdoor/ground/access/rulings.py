"""One engine over one table: who may do what, and why.  Rooms contribute their rows from their policy.py."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied

from rightdoor.ground.access.actors import Actor, System, Visitor
from rightdoor.ground.access.bars import bar_on, opening_of
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.record import note_rule, record_denial
from rightdoor.pure.rules.days import day_of

NOTHING = "no rule allows it"
Condition = Callable[[Account, Any, datetime], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: these people may do this act, where the condition holds, because of this."""

    act: str
    because: str  # a sentence an information-governance officer can read
    roles: frozenset[Role] = frozenset()
    visitors: bool = False
    system: bool = False
    when: Condition | None = None
    opens: bool = False  # reading that a decision to share, or breaking the glass, opens as well
    anywhere: bool = False  # bringing something in: a role in one area is enough, whichever area it turns out to be


@dataclass(frozen=True, slots=True)
class Ruling:
    """Yes or no, with its reason."""

    allowed: bool
    because: str
    act: str
    by: Actor
    thing: Any
    at: datetime


class Denied(PermissionDenied):
    """An act was refused.  To the person at the page every refusal looks like 'not found'."""


_table: dict[str, list[Rule]] = {}


def contribute(rules: Iterable[Rule]) -> None:
    """Add a room's rows to the table; called from its policy.py as the room is loaded."""
    for rule in rules:
        rows = _table.setdefault(rule.act, [])
        if rule not in rows:
            rows.append(rule)


def table() -> dict[str, list[Rule]]:
    """The whole table, for people to read."""
    return dict(_table)


def rule_on(by: Actor, act: str, thing: Any, *, at: datetime) -> Ruling:
    """Whether *by* may do *act* to *thing* (anything with a partnership and perhaps an area; None for no thing).

    The first that decides, decides: what bars an account; then the rows of the table; then a decision to share, or the
    glass that they broke, for reading alone; and where nothing says yes, no.
    """
    return ruled(by, act, thing, at, barred=bar_of(by, thing, at))


def allowed_among(by: Actor, acts: Iterable[str], thing: Any, *, at: datetime) -> dict[str, bool]:
    """Which of several acts a page offers on one thing; what bars is asked once for all, each act as by `rule_on`."""
    barred = bar_of(by, thing, at)
    return {act: ruled(by, act, thing, at, barred=barred).allowed for act in acts}


def bar_of(by: Actor, thing: Any, at: datetime) -> str:
    """What bars an account from a thing, whatever the act; nobody else is barred."""
    return bar_on(by, thing, at) if isinstance(by, Account) else ""


def ruled(by: Actor, act: str, thing: Any, at: datetime, *, barred: str) -> Ruling:
    """The ruling on one act, where it is known what bars them."""
    rules = _table.get(act, [])
    found = Ruling(allowed=False, because=NOTHING, act=act, by=by, thing=thing, at=at)
    if barred:
        return replace(found, because=barred)
    for rule in rules:
        if applies(rule, by, thing, at):
            return replace(found, allowed=True, because=rule.because)
    if isinstance(by, Account) and any(rule.opens for rule in rules) and (opened := opening_of(by, thing, at)):
        return replace(found, allowed=True, because=opened)
    return found


def applies(rule: Rule, by: Actor, thing: Any, at: datetime) -> bool:
    """Whether one row speaks for this person, whom nothing bars, and this thing."""
    if isinstance(by, Visitor):
        return rule.visitors
    if isinstance(by, System):
        return rule.system
    area = "" if rule.anywhere else getattr(thing, "area", "") or ""
    held = not rule.roles or by.holds(*rule.roles, area=area, on=day_of(at))
    named = bool(rule.roles) or rule.when is not None
    return named and held and (rule.when is None or rule.when(by, thing, at))


def require(ruling: Ruling) -> None:
    """Go on where the ruling is yes; else put the refusal on record, on its own connection, and raise Denied."""
    if ruling.allowed:
        note_rule(ruling.because, by=ruling.by)
        return
    record_denial(ruling.act, about=ruling.thing, by=ruling.by, at=ruling.at, reason=ruling.because)
    raise Denied(ruling.because)
