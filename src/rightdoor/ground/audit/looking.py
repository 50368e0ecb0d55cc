"""Who looked at a record, for the person it is about; and every look of a week, for the auditor.

Names stay out: what is told is the role that somebody held that day.  Which role that was is known to a room above,
which says so through tell_roles as it is loaded.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import connection

from rightdoor.pure.rules.days import day_of

Holder = tuple[UUID, date]
RolesOf = Callable[[Collection[Holder]], Mapping[Holder, str]]

LOOKS = re.compile(r"(?:^|[._])(?:see|seen|read|open|opened|asked|listed|search|look_up|shown|fetched|exported)$")
WHOLE = re.compile(r"[._]whole$|^(?:agreeing|adjusting)\.see$")  # what such an act shows is read, and not only listed
LOOKED = """
with looked as (
    select happened_at, actor_kind, actor_id, act, false as listed from audit_event
    where decision = 'allowed' and about_kind = %(kind)s and about_id = %(id)s and happened_at <= %(at)s
    union all
    select happened_at, actor_kind, actor_id, act, true from audit_event
    where decision = 'allowed' and shown <> '[]' and shown @> %(shown)s and happened_at <= %(at)s
)
select max(happened_at) as last_at, actor_kind, actor_id, act, listed from looked
where actor_kind in ('account', 'visitor')
group by (happened_at at time zone 'Europe/London')::date, actor_kind, actor_id, act, listed
order by last_at desc
"""
READS = """
select happened_at, actor_id, act, about_kind, about_id, rule from audit_event
where decision = 'allowed' and actor_kind = 'account' and about_id is not null
  and happened_at >= %s and happened_at < %s
order by happened_at, seq
"""


class Way(StrEnum):
    """What kind of act it was."""

    READ = "read"
    LISTED = "listed"
    WORKED = "worked"


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a record: when, who by role, and in what way."""

    at: datetime
    who: str
    way: Way


@dataclass(frozen=True, slots=True)
class Act:
    """One act of a member of staff on one record."""

    at: datetime
    by: UUID
    act: str
    about_kind: str
    about_id: UUID
    rule: str

    @property
    def is_look(self) -> bool:
        return way_of(self.act, listed=False) is Way.READ


def nobody_knows(_holders: Collection[Holder]) -> Mapping[Holder, str]:
    """Before a room above has said which roles there are."""
    return {}


_roles_of: RolesOf = nobody_knows


def tell_roles(roles_of: RolesOf) -> None:
    """Say who can tell which role somebody held on a day; called once, by the room that knows."""
    global _roles_of
    _roles_of = roles_of


def who_looked(about_kind: str, about_id: UUID, at: datetime) -> list[Look]:
    """Every look at a record until *at*, the newest first: what somebody did again on one day stands once, the last.

    What the site does by itself is not a look.
    """
    given: dict[str, Any] = {"kind": about_kind, "id": about_id, "shown": f'["{about_id}"]', "at": at}
    with connection.cursor() as cursor:
        cursor.execute(LOOKED, given)
        rows = cursor.fetchall()
    holders = {(actor, day_of(moment)) for moment, _kind, actor, _act, _listed in rows if actor}
    roles = _roles_of(holders) if holders else {}
    return [
        Look(moment, who(actor, moment, roles), way_of(act, listed=listed))
        for moment, _kind, actor, act, listed in rows
    ]


def who(actor: UUID | None, moment: datetime, roles: Mapping[Holder, str]) -> str:
    """Somebody by their role."""
    if actor is None:
        return "Somebody with the code"
    return roles.get((actor, day_of(moment)), "A member of staff")


def way_of(act: str, *, listed: bool) -> Way:
    """What kind of act it was, by its name."""
    if WHOLE.search(act):
        return Way.READ
    if listed:
        return Way.LISTED
    return Way.READ if LOOKS.search(act) else Way.WORKED


def acts_between(since: datetime, until: datetime) -> list[Act]:
    """Everything that staff did to a record between two moments, in order."""
    with connection.cursor() as cursor:
        cursor.execute(READS, [since, until])
        return [Act(*row) for row in cursor.fetchall()]
