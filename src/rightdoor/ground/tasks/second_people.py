"""Calling somebody else who may settle what one person asked for, and calling nobody once it is settled."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, RoleHeld
from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.audit.record import kind_of
from rightdoor.ground.tasks.actions import end_of_second_day, finish, raise_task
from rightdoor.ground.tasks.models import Task
from rightdoor.pure.rules.days import day_of


def who_could_settle(thing: Any, act: str, roles: Collection[Role], at: datetime) -> list[Account]:
    """Whoever of its partnership holds one of these roles today and is let by the table."""
    holders = RoleHeld.objects.current(day_of(at)).filter(role__in=[role.value for role in roles])
    rows = Account.objects.filter(partnership=thing.partnership_id, is_active=True, pk__in=holders.values("account"))
    return [each for each in rows if rule_on(each, act, thing, at=at).allowed]


def call_second(thing: Any, act: str, roles: Collection[Role], *, by: System, at: datetime) -> None:
    """One task for all who could settle it; nobody is called where there is nobody."""
    if others := who_could_settle(thing, act, roles, at):
        raise_task(
            kind=Task.Kind.SECOND_AGREES, about=thing, partnership=thing.partnership, area=thing.area, to=others,
            climbs=False, acknowledge_by=end_of_second_day(thing.area, at), by=by, at=at,
        )  # fmt: skip


def nobody_is_asked(thing: Any, *, by: System, at: datetime) -> None:
    """It is settled: whoever was called is called no more."""
    for task in Task.objects.open().about(kind_of(thing), thing.pk):
        finish(task_id=task.pk, outcome="Settled", by=by, at=at)
