"""Tasks and turns in words."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from rightdoor.ground.access.lifecycle import FRONT_DOOR
from rightdoor.ground.access.models import Account, Partnership, RoleHeld
from rightdoor.ground.access.routes import opens
from rightdoor.ground.design.presenters import ClockFace
from rightdoor.ground.design.when import hour, short_day, short_deadline, short_moment
from rightdoor.ground.messages.asking import UNREADABLE
from rightdoor.ground.messages.models import Message, Way
from rightdoor.ground.messages.protocol import needs_at_contact
from rightdoor.ground.tasks.gaps import LOOK_AHEAD, Gap, gaps
from rightdoor.ground.tasks.lifecycle import KEEPING_ROTA, SEEING
from rightdoor.ground.tasks.models import Notice, Shift, Task
from rightdoor.ground.tasks.protocol import hours, is_settled_there, place_of
from rightdoor.ground.tasks.queries import UNTIL_DONE, URGENT
from rightdoor.pure.rules.days import day_of

MOST = 100
SOON = timedelta(minutes=60)


@dataclass(frozen=True, slots=True)
class TaskFace:
    """One task as a list shows it: never a name, never what was said."""

    task: Task
    text: str
    href: str
    small: str
    clock: ClockFace
    is_urgent: bool


def face(task: Task, account: Account, at: datetime) -> TaskFace:
    """A task in words."""
    return TaskFace(
        task=task,
        text=str(task),
        href=reverse("tasks-one", args=[task.pk]),
        small=" · ".join([area_words(task.area), who_has_it(task, account)]),
        clock=clock(task, at),
        is_urgent=task.kind in URGENT,
    )


def area_words(area: str) -> str:
    return hours().name_of(area) if area else "Area not known: every area is told"


def who_has_it(task: Task, account: Account) -> str:
    """Who acknowledged it, or whose turn it is, or that nobody was on the rota."""
    if task.acknowledged_at is not None and task.owner is not None:
        name = "You have it" if task.owner_id == account.pk else f"{task.owner} has it"
        return f"{name}, since {short_moment(task.acknowledged_at)}"
    if task.escalated_to is not None:
        return f"Nobody answered, so it went to {task.escalated_to}"
    if task.nobody_on_rota:
        return "Nobody was on the rota, so every safeguarding lead was told"
    return f"Waiting for {task.owner}" if task.owner else "Waiting for whoever is on duty"


def clock(task: Task, at: datetime) -> ClockFace:
    """How long there is to acknowledge it, or to do it where a click is not enough."""
    when = short_deadline(task.acknowledge_by)
    if task.acknowledged_at is not None and task.kind not in UNTIL_DONE:
        return ClockFace(state="met", left="Acknowledged", when=short_moment(task.acknowledged_at), used=1)
    left = task.acknowledge_by - at
    if left < timedelta(0):
        return ClockFace(state="over", left=f"{length(-left)} late", when=f"was {when}", used=1)
    if left > SOON and not hours().is_open(task.area, at):
        return ClockFace(state="calm", left="First at opening", when=when)
    whole = max(task.acknowledge_by - task.raised_at, timedelta(minutes=1))
    return ClockFace(state="now" if left <= SOON else "soon", left=length(left), when=when, used=1 - left / whole)


def length(span: timedelta) -> str:
    """A length of time in the two largest parts."""
    minutes = int(span.total_seconds() // 60)
    days, rest = divmod(minutes, 1440)
    if days:
        return f"{days} d {rest // 60} h"
    return f"{minutes // 60} h {minutes % 60:02}" if minutes >= 60 else f"{minutes} min"


@dataclass(frozen=True, slots=True)
class Lists:
    """What waits for me, and what else waits in my areas."""

    mine: list[TaskFace]
    others: list[TaskFace]
    more: bool


def lists_of(tasks: Iterable[Task], account: Account, at: datetime) -> Lists:
    """The first hundred, most urgent first, in two lists."""
    shown = list(islice(tasks, MOST + 1))
    told = set(
        Notice.objects.filter(to=account, seen_at__isnull=True, task__in=shown).values_list("task_id", flat=True)
    )
    faces = [(is_mine(task, account, told), face(task, account, at)) for task in shown[:MOST]]
    return Lists(
        mine=[one for mine, one in faces if mine],
        others=[one for mine, one in faces if not mine],
        more=len(shown) > MOST,
    )


def is_mine(task: Task, account: Account, told: Container[UUID]) -> bool:
    """I own it, or I was told of it and nobody has taken it up."""
    return task.owner_id == account.pk or (task.acknowledged_at is None and task.pk in told)


@dataclass(frozen=True, slots=True)
class TaskPage:
    """Everything about one task."""

    face: TaskFace
    place: str
    told: list[str]
    history: list[tuple[str, str]]
    is_mine: bool
    message: Message | None
    settled_there: bool = False
    needs: str = ""  # of whoever a held message is about, so that they can take part

    @property
    def is_to_post(self) -> bool:
        """Whether a letter waits to be printed and posted by a person."""
        return self.message is not None and self.message.way == Way.POST

    @property
    def needs_reading(self) -> bool:
        """Whether a message waits for a person to read when it is safe."""
        return self.message is not None and self.message.why_held == UNREADABLE

    @property
    def is_settled_elsewhere(self) -> bool:
        """Whether more than words on this page is needed to finish it."""
        return self.settled_there or self.message is not None


def page_of(task: Task, account: Account, at: datetime) -> TaskPage:
    """One task, who was told and what happened to it."""
    place = place_of(task.about_kind, task.about_id)
    about_message = task.kind in (Task.Kind.HELD_MESSAGE, Task.Kind.STUCK_MESSAGE)
    message = Message.objects.filter(pk=task.about_id).first() if about_message else None
    return TaskPage(
        face=face(task, account, at),
        place=place if opens(account, place, at) else "",
        told=list(dict.fromkeys(notice.to.name for notice in task.notices.select_related("to").order_by("id"))),
        history=history(task),
        is_mine=task.acknowledged_at is not None and task.owner_id == account.pk,
        message=message,
        needs=needs_at_contact(message) if message else "",
        settled_there=is_settled_there(task.about_kind),
    )


def history(task: Task) -> list[tuple[str, str]]:
    """What happened to it, in order."""
    lines = [("Raised", short_moment(task.raised_at)), ("To be acknowledged by", short_deadline(task.acknowledge_by))]
    if task.escalated_at:
        lines.append(
            ("Taken further", f"{short_moment(task.escalated_at)} to {task.escalated_to or 'nobody: no lead'}")
        )
    if task.acknowledged_at:
        lines.append(("Acknowledged", f"{short_moment(task.acknowledged_at)} by {task.acknowledged_by}"))
    if task.done_at:
        lines.append(("Finished", f"{short_moment(task.done_at)} by {task.done_by}. {task.outcome}"))
    return lines


@dataclass(frozen=True, slots=True)
class AreaRota:
    """The turns and the gaps of one area in the coming fourteen days."""

    area: str
    name: str
    turns: list[tuple[Shift, str]]
    gaps: list[str]
    is_empty: bool


def rota_of(account: Account, at: datetime) -> list[AreaRota]:
    """The rota of each area in which this person works."""
    mine = account.areas_of(*SEEING, on=day_of(at))
    rows = []
    for area in hours().areas():
        if mine is not None and area not in mine:
            continue
        turns = Shift.objects.of_area(area).between(at, at + LOOK_AHEAD).filter(partnership=account.partnership)
        shown = [(turn, span(turn.starts_at, turn.ends_at)) for turn in turns.select_related("account").in_order()]
        missing = [gap_words(gap) for gap in gaps(account.partnership, area, at)]
        rows.append(AreaRota(area, hours().name_of(area), shown, missing, not shown))
    return rows


def areas_kept(account: Account, at: datetime) -> list[tuple[str, str]]:
    """The areas whose rota this person keeps, with their names."""
    kept = account.areas_of(*KEEPING_ROTA, on=day_of(at))
    return [(area, hours().name_of(area)) for area in hours().areas() if kept is None or area in kept]


def people_for(partnership: Partnership, at: datetime) -> QuerySet[Account]:
    """Whoever may be on the rota: the active front-door staff of a partnership."""
    day = day_of(at)
    held = RoleHeld.objects.current(day).filter(role__in=FRONT_DOOR).values("account")
    return Account.objects.filter(partnership=partnership, is_active=True, pk__in=held).order_by("name")


def gap_words(gap: Gap) -> str:
    what = "Nobody is on call" if gap.kind == Shift.Kind.ON_CALL else "Nobody is on duty"
    return f"{what} {span(gap.starts_at, gap.ends_at)}"


def span(starts_at: datetime, ends_at: datetime) -> str:
    """Mon 9 Mar, 9 am to 5 pm."""
    first, last = short_moment(starts_at), short_moment(ends_at)
    return f"{first} to {hour(ends_at)}" if short_day(starts_at) == short_day(ends_at) else f"{first} to {last}"
