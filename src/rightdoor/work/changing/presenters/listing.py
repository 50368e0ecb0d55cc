"""The services of an area as their managers see them: what holds, what is drafted, what was settled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.design.when import plain_date
from rightdoor.pure.rules.days import day_of
from rightdoor.records.directory.entries import Entry
from rightdoor.records.directory.laid_over import SECTIONS, Change
from rightdoor.records.directory.queries import area_named, services
from rightdoor.work.changing import policy
from rightdoor.work.changing.models import ServiceChange
from rightdoor.work.changing.standing import that_fit
from rightdoor.work.changing.writing import as_it_holds, parts_of

SHOWN = 20
NAMES = {
    "criteria": gettext_lazy("What it asks for"),
    "programme": gettext_lazy("What it runs"),
    "hours": gettext_lazy("When it is open"),
}
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Line:
    """One change: what it is, who drafted it and why, and what came of it."""

    key: UUID
    words: str
    why: str
    came: str
    may_go_back_to: bool


@dataclass(frozen=True, slots=True)
class Section:
    """One section: what holds, the change that is open, and what was settled."""

    code: str
    name: str
    holds: list[str]
    open: Line | None
    before: list[Line]


@dataclass(frozen=True, slots=True)
class Row:
    """One service in the list."""

    code: str
    name: str
    where: str
    is_being_changed: bool


def rows_for(account: Account, at: datetime) -> list[Row]:
    """The services of the areas that they manage."""
    mine = [one for one in services() if rule_on(account, policy.DRAFT, blank(one, account), at=at).allowed]
    open_ones = ServiceChange.objects.visible_to(account, at).open().values_list("service", flat=True)
    changing = set(open_ones)
    return [Row(one.code, one.name, area_words(one.area), one.code in changing) for one in mine]


def blank(service: Entry, account: Account) -> ServiceChange:
    """A change of a service that nobody has begun."""
    return ServiceChange(partnership=account.partnership, service=service.code, area=service.area)


def area_words(slug: str) -> str:
    found = area_named(slug)
    return found.name if found else slug


def sections_of(service: Entry, account: Account, at: datetime) -> list[Section]:
    """The three sections of a service."""
    rows = ServiceChange.objects.visible_to(account, at).filter(service=service.code)
    rows = rows.select_related("drafted_by", "settled_by", "withdrawn_by").order_by("-drafted_at", "-pk")
    found: dict[str, list[ServiceChange]] = {section: [] for section in SECTIONS}
    for one in rows[: SHOWN * len(SECTIONS)]:
        found[one.section].append(one)
    today = day_of(at)
    return [section_of(service, section, found[section], today) for section in SECTIONS]


def section_of(service: Entry, section: str, rows: Sequence[ServiceChange], today: date) -> Section:
    """One of them."""
    still_open = next((one for one in rows if one.settled_at is None), None)
    holds = parts_of(Change(service.code, section, as_it_holds(service.code, section)))
    return Section(
        section, str(NAMES[section]), [in_words(section, part) for part in holds],
        line(still_open, today) if still_open else None,
        [line(one, today) for one in rows if one.settled_at is not None][:SHOWN],
    )  # fmt: skip


def in_words(section: str, part: dict[str, object]) -> str:
    """One part on one line."""
    if section != "hours":
        return str(part.get("says", ""))
    days: list[str] = [str(one) for one in part.get("days", [])]  # type: ignore[attr-defined]
    said = ", ".join(one[:3].capitalize() for one in days)
    limits = [
        _("from %(day)s") % {"day": plain_date(since)}
        for since in [part.get("effective_from")]
        if isinstance(since, date)
    ]
    limits += [
        _("to %(day)s") % {"day": plain_date(until)} for until in [part.get("effective_to")] if isinstance(until, date)
    ]
    return " ".join([f"{said} {part.get('opens')}–{part.get('closes')}", *limits])


def line(one: ServiceChange, today: date) -> Line:
    """One change."""
    since = _("from %(day)s") % {"day": plain_date(one.holds_from)} if one.holds_from else _("no day yet")
    why = _("%(name)s: %(why)s") % {"name": one.drafted_by.name, "why": one.because or _("being written")}
    return Line(one.pk, since, why, came_of(one, today), bool(one.settled_at))


def came_of(one: ServiceChange, today: date) -> str:
    """Whether it holds."""
    if one.settled_by is None:
        return _("waits for a second person") if one.asked_at else _("being written")
    told = {"name": one.settled_by.name, "why": one.settled_because}
    if not one.is_agreed:
        return _("not agreed by %(name)s: %(why)s") % told
    if one.withdrawn_by is not None:
        return _("agreed, then withdrawn by %(name)s") % {"name": one.withdrawn_by.name}
    if one.holds_from is not None and one.holds_from > today:
        return _("agreed by %(name)s, holds from its day") % told
    if not that_fit((one.change,)):
        return _("agreed by %(name)s, but it does not fit the service's file any more, so the file holds") % told
    return _("agreed by %(name)s") % told


def place_of_change(key: UUID) -> str:
    """Where a task about it leads."""
    return reverse("change", args=[key]) if ServiceChange.objects.filter(pk=key).exists() else reverse("tasks-mine")
