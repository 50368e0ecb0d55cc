"""A service takes nobody new while children wait: its managers are called and decide for each.  Nobody is lost."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from rightdoor.ground.access.actors import Actor, System
from rightdoor.ground.access.models import Account, Partnership, RoleHeld
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import kind_of, record
from rightdoor.ground.tasks.actions import finish, raise_task
from rightdoor.ground.tasks.models import Task
from rightdoor.pure.rules.days import day_of
from rightdoor.records.directory.queries import entry
from rightdoor.records.directory.reading import catalogue
from rightdoor.work.capacity.models import ClosedList
from rightdoor.work.capacity.queries import capacity_on
from rightdoor.work.freeplaces.lifecycle import Wait
from rightdoor.work.freeplaces.models import WaitDecision
from rightdoor.work.freeplaces.policy import DECIDE_WAIT, SEE_CLOSED, WATCH
from rightdoor.work.onward.lifecycle import WAITING
from rightdoor.work.onward.models import Onward
from rightdoor.work.support.actions.holding import held
from rightdoor.work.support.models import Episode
from rightdoor.work.support.policy import MANAGERS

WITHIN = timedelta(days=2)  # working days
DECIDED = "For everybody who waits it was decided"
OPENED = "It takes people again, or nobody waits"


class NotDecided(Exception):
    """Nothing was decided, and a sentence says why.  What was typed is kept on the page."""


def why_closed(partnership_id: UUID, service: str, area: str, day: date) -> str:
    """Why a service takes nobody new there, in words; empty where it does, or nobody has said."""
    found = entry(service)
    if found is None or (found.effective_to is not None and found.effective_to < day):
        return "It has left the catalogue: it is not offered any more."
    if capacity_on(partnership_id, service, area, day) == 0:
        return "Two managers agreed that it helps nobody new now."
    return ""


def undecided(closed: ClosedList) -> Any:
    """Who waits on that list and for whom nobody has decided since it was noticed, nor asked another service."""
    said = WaitDecision.objects.filter(episode=OuterRef("pk"), decided_at__gte=closed.noticed_at)
    asked = Onward.objects.filter(episode=OuterRef("pk"), state__in=[one.value for one in WAITING])
    return on_the_list(closed).exclude(Q(Exists(said)) | Q(Exists(asked)))


def on_the_list(closed: ClosedList) -> Any:
    """Everybody who waits on it."""
    rows = Episode.objects.waiting()
    return rows.filter(partnership=closed.partnership_id, service=closed.service, area=closed.area)


def watch_closed(*, by: System, at: datetime) -> int:
    """One task a list for whom nobody has decided yet; the number of lists that call somebody now."""
    require(rule_on(by, WATCH, None, at=at))
    day = day_of(at)
    for key in lists_that_wait():
        if why_closed(*key, day):
            partnership, service, area = key
            ClosedList.objects.get_or_create(
                partnership_id=partnership, service=service, area=area, over_at=None, defaults={"noticed_at": at}
            )
    rows = ClosedList.objects.filter(over_at=None).select_related("partnership")
    return sum(call_or_settle(closed, day, by=by, at=at) for closed in rows)


def lists_that_wait() -> list[tuple[UUID, str, str]]:
    """Every list on which somebody waits."""
    rows = Episode.objects.waiting().order_by("partnership", "service", "area")
    return list(rows.values_list("partnership", "service", "area").distinct())


def call_or_settle(closed: ClosedList, day: date, *, by: Actor, at: datetime) -> bool:
    """Call whoever looks after it while somebody is undecided; where it is open again or empty it is over."""
    is_over = not why_closed(closed.partnership_id, closed.service, closed.area, day)
    if is_over or not on_the_list(closed).exists():
        closed.over_at = at
        closed.save(update_fields=["over_at"])
        return settle(closed, OPENED, at)
    if not undecided(closed).exists():
        return settle(closed, DECIDED, at)
    if Task.objects.open().filter(kind=Task.Kind.LIST_CLOSED).about(kind_of(closed), closed.pk).exists():
        return False
    record(WATCH, about=closed, by=by, at=at)
    raise_task(
        kind=Task.Kind.LIST_CLOSED, about=closed, partnership=closed.partnership, area=closed.area,
        to=managers_of(closed, closed.partnership, at), by=System("closed_lists"), at=at,
        acknowledge_by=catalogue().working_time.due(at, WITHIN).at,
    )  # fmt: skip
    return True


def managers_of(closed: ClosedList, partnership: Partnership, at: datetime) -> list[Account]:
    """Who looks after the list; where nobody does, whoever is on duty is called."""
    held_now = RoleHeld.objects.current(day_of(at)).filter(role__in=[role.value for role in MANAGERS])
    rows = Account.objects.filter(partnership=partnership, is_active=True, pk__in=held_now.values("account"))
    return [one for one in rows if rule_on(one, SEE_CLOSED, closed, at=at).allowed]


def settle(closed: ClosedList, words: str, at: datetime) -> bool:
    """Nobody is called about it any more; nobody was by this."""
    for task in Task.objects.open().filter(kind=Task.Kind.LIST_CLOSED).about(kind_of(closed), closed.pk):
        finish(task_id=task.pk, outcome=words, by=System("closed_lists"), at=at)
    return False


@transaction.atomic
def decide_wait(
    *, closed: ClosedList, episode_id: UUID, decision: Wait, because: str, form_key: UUID, by: Account, at: datetime
) -> WaitDecision:
    """Decide for one who waits.  They keep their place whatever is decided.  The same form twice is one."""
    episode = held(episode_id, DECIDE_WAIT, by=by, at=at)
    same: WaitDecision | None = WaitDecision.objects.filter(form_key=form_key, episode=episode).first()
    if same is not None:
        return same
    if not on_the_list(closed).filter(pk=episode.pk).exists():
        raise NotDecided("They do not wait on this list any more. Look again. Nothing was changed.")
    if not because.strip():
        raise NotDecided("Say why, or what they were told. Nothing was changed.")
    one = WaitDecision.objects.create(
        episode=episode, decision=decision.value, because=because.strip(), decided_at=at, decided_by=by,
        form_key=form_key,
    )  # fmt: skip
    record(DECIDE_WAIT, about=episode, by=by, at=at, decision=decision.value)
    if not undecided(closed).exists():
        settle(closed, DECIDED, at)
    return one
