"""Roles in words: which are held, which wait, and what whoever looks can do about each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rightdoor.ground.access import policy
from rightdoor.ground.access.lifecycle import ROLE_NAMES, Role
from rightdoor.ground.access.models import Account, RoleAsked, RoleHeld
from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.access.two_people import same_person
from rightdoor.ground.design.when import plain_date
from rightdoor.pure.rules.days import day_of


@dataclass(frozen=True, slots=True)
class RoleLine:
    """One role, held or waiting."""

    key: UUID
    account: UUID
    person: str
    name: str
    line: str
    can_act: bool  # take it away, or be the second person


def held_of(account: Account, by: Account, at: datetime) -> list[RoleLine]:
    """The roles that somebody holds today or will hold, the first in the order of roles first."""
    day, order = day_of(at), list(Role)
    rows = account.roles.select_related("account", "agreed_by").filter(taken_at__isnull=True)
    lasting = [one for one in rows if one.ends_on is None or one.ends_on >= day]
    return [held_line(one, by, at) for one in sorted(lasting, key=lambda one: order.index(Role(one.role)))]


def held_line(held: RoleHeld, by: Account, at: datetime) -> RoleLine:
    can = rule_on(by, policy.TAKE_ROLE, held, at=at).allowed and not same_person(held.account, by)
    parts = [area_of(held.area), days_of(held), held.source]
    parts += [_("agreed by %(name)s") % {"name": held.agreed_by}] if held.agreed_by else []
    return RoleLine(held.pk, held.account_id, held.account.name, name_of(held.role), " · ".join(parts), can)


def waiting_of(asked: QuerySet[RoleAsked], by: Account, at: datetime) -> list[RoleLine]:
    """The roles that wait for a second person, the oldest first."""
    waiting = asked.filter(settled_at__isnull=True, account__is_active=True)
    return list(waiting_lines(waiting.select_related("account", "asked_by").order_by("asked_at", "pk"), by, at))


def waiting_lines(rows: Iterable[RoleAsked], by: Account, at: datetime) -> Iterable[RoleLine]:
    for one in rows:
        may = rule_on(by, policy.AGREE_ROLE, one, at=at).allowed
        can = may and not same_person(one.asked_by, by) and not same_person(one.account, by)
        asked = _("asked by %(name)s, %(day)s") % {"name": one.asked_by, "day": plain_date(day_of(one.asked_at))}
        line = " · ".join([area_of(one.area), days_of(one), asked])
        yield RoleLine(one.pk, one.account_id, one.account.name, name_of(one.role), line, can)


def name_of(role: str) -> str:
    return _(ROLE_NAMES[Role(role)])


def area_of(area: str) -> str:
    return area.replace("-", " ").capitalize() if area else _("Every area")


def days_of(role: RoleHeld | RoleAsked) -> str:
    if role.ends_on is None:
        return _("from %(day)s") % {"day": plain_date(role.starts_on)}
    return _("%(since)s to %(until)s") % {"since": plain_date(role.starts_on), "until": plain_date(role.ends_on)}
