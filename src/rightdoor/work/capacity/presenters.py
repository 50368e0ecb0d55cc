"""A capacity as managers see it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.design.when import plain_date
from rightdoor.pure.rules.days import day_of
from rightdoor.records.directory.queries import area_named, entry
from rightdoor.work.capacity import policy
from rightdoor.work.capacity.models import Capacity
from rightdoor.work.capacity.queries import capacity_on

SHOWN = 30


@dataclass(frozen=True, slots=True)
class Line:
    """One change: how many from when, why, and what came of it."""

    key: UUID
    words: str
    why: str
    came: str


@dataclass(frozen=True, slots=True)
class Page:
    """One service in one area."""

    service: str
    code: str
    area: str
    where: str
    now: str
    asked: Line | None
    may_settle: bool
    may_take_back: bool
    before: list[Line]


def page_of(here: Capacity, account: Account, at: datetime) -> Page:
    """The page for one reader."""
    rows = Capacity.objects.visible_to(account, at).filter(service=here.service, area=here.area)
    rows = rows.select_related("proposed_by", "settled_by")
    asked = rows.asked_for().first()
    found, known = entry(here.service), area_named(here.area)
    today = day_of(at)
    now = capacity_on(here.partnership_id, here.service, here.area, today)
    return Page(
        service=found.name if found else here.service, code=here.service, area=here.area,
        where=known.name if known else here.area, now=words_for(now), asked=line(asked, today) if asked else None,
        may_settle=asked is not None and rule_on(account, policy.SETTLE, asked, at=at).allowed,
        may_take_back=asked is not None and rule_on(account, policy.TAKE_BACK, asked, at=at).allowed,
        before=[line(one, today) for one in rows.exclude(settled_at=None).order_by("-settled_at", "-pk")[:SHOWN]],
    )  # fmt: skip


def words_for(how_many: int | None) -> str:
    """What holds now, in words."""
    if how_many is None:
        return _("Nobody has said how many are helped here at a time.")
    if how_many == 0:
        return _("Nobody new begins here now. Whoever waits keeps their place; each is moved by a decision.")
    return _("Helped here at a time: %(many)d.") % {"many": how_many}


def line(one: Capacity, today: date) -> Line:
    """One change."""
    words = _("%(many)d from %(day)s") % {"many": one.how_many, "day": plain_date(one.holds_from)}
    why = _("%(name)s: %(why)s") % {"name": one.proposed_by.name, "why": one.because}
    return Line(one.pk, words, why, came_of(one, today))


def came_of(one: Capacity, today: date) -> str:
    """Whether it holds."""
    if one.settled_by is None:
        return _("waits for a second person")
    if not one.is_agreed:
        return _("not agreed by %(name)s: %(why)s") % {"name": one.settled_by.name, "why": one.settled_because}
    told = {"name": one.settled_by.name}
    return (_("agreed by %(name)s") if one.holds_from <= today else _("agreed by %(name)s, holds from its day")) % told


def place_of_capacity(key: UUID) -> str:
    """Where a task about it leads."""
    one = Capacity.objects.filter(pk=key).first()
    return reverse("capacity", args=[one.service, one.area]) if one else reverse("tasks-mine")
