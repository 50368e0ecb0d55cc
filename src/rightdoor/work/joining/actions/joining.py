"""Two records become one: somebody says why, a second person agrees, and everything follows."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.lifecycle import FRONT_DOOR, Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.access.two_people import need_two, same_person
from rightdoor.ground.access.walled.acting import acting
from rightdoor.ground.audit.record import kind_of, record
from rightdoor.ground.tasks.actions import finish, raise_task
from rightdoor.ground.tasks.models import Task
from rightdoor.pure.rules.days import day_of
from rightdoor.records.people.models import Death, Person
from rightdoor.work.joining import policy
from rightdoor.work.joining.lifecycle import SHORTEST, WAITING, Stage
from rightdoor.work.joining.models import Joining
from rightdoor.work.joining.moving import move_all, move_back
from rightdoor.work.joining.stricter import fill, give_back, hold_stricter, say_again

JOINER = System("joining")
SHORT = "Say in a sentence how you know."
DEAD = "One of the two has died. Ask a safeguarding lead; nothing was changed."
BUSY = "One of the two is being joined with another record, or was. Look at that first; nothing was changed."
OVER = "This was answered already. Nothing was changed."
STEP = "Confirm your second step first. Nothing was changed."


class NotJoined(Exception):
    """Two records were not joined or parted; the words say why."""


class NoSuchPair(Exception):
    """There is no such pair for whoever asks."""


@transaction.atomic
def ask_to_join(
    *, kept: Person, other: Person, area: str, reason: str, stepped_up: bool, by: Account, at: datetime
) -> Joining:
    """Say that two records are of one child.  Others of the front door are asked to agree; asked twice is once."""
    confirmed(stepped_up)
    require(rule_on(by, policy.ASK, kept, at=at))
    require(rule_on(by, policy.ASK, other, at=at))
    same = Joining.objects.filter(kept=kept, other=other, stage=Stage.ASKED.value, asked_by=by).first()
    if same is not None:
        return same
    if len(reason.strip()) < SHORTEST:
        raise NotJoined(SHORT)
    refuse_where_not_free(kept, other, at)
    joining = Joining.objects.create(
        partnership=kept.partnership, kept=kept, other=other, area=area, reason=reason.strip(), asked_by=by, asked_at=at
    )  # fmt: skip
    record(policy.ASK, about=joining, by=by, at=at, kept=str(kept.pk), other=str(other.pk))
    tell_seconds(joining, by, at)
    return joining


def refuse_where_not_free(kept: Person, other: Person, at: datetime) -> None:
    """Both records go on, nobody has died, and nothing else waits about either."""
    list(Person.objects.select_for_update().filter(pk__in=[kept.pk, other.pk]).order_by("pk"))
    with acting(JOINER, at):
        if Death.objects.that_stand().filter(person__in=[kept, other]).exists():
            raise NotJoined(DEAD)
        waiting = Joining.objects.filter(stage__in=[one.value for one in WAITING])
        gone = Person.objects.filter(pk__in=[kept.pk, other.pk], joined_to__isnull=False).exists()
        if gone or kept == other or waiting.filter(either(kept) | either(other)).exists():
            raise NotJoined(BUSY)


def either(person: Person) -> Q:
    return Q(kept=person) | Q(other=person)


def tell_seconds(joining: Joining, by: Account, at: datetime) -> None:
    """Whoever may agree has a task; it names nobody."""
    raise_task(
        kind=Task.Kind.SECOND_AGREES, about=joining, partnership=joining.partnership, area=joining.area,
        to=seconds(joining, by, at), climbs=False, by=JOINER, at=at,
    )  # fmt: skip


def seconds(joining: Joining, first: Account, at: datetime) -> list[Account]:
    """Who else works at the front door of the area and may know of both."""
    return [one for one in who_may(joining, FRONT_DOOR, at) if not same_person(first, one)]


def who_may(joining: Joining, roles: Collection[Role], at: datetime) -> list[Account]:
    """Who holds one of these roles in the area today and may know of both."""
    people = Account.objects.filter(partnership=joining.partnership, is_active=True).order_by("name")
    here = [one for one in people if one.holds(*roles, area=joining.area, on=day_of(at))]
    return [one for one in here if Joining.objects.visible_to(one, at).filter(pk=joining.pk).exists()]


@transaction.atomic
def answer(*, joining_id: UUID, agrees: bool, stepped_up: bool, by: Account, at: datetime) -> Joining:
    """The second person agrees, and it is done at once; or does not, and all stays as it is."""
    confirmed(stepped_up)
    joining = locked(joining_id, by, at)
    if joining.stage not in WAITING:
        raise NotJoined(OVER)
    parting = joining.stage == Stage.PARTING
    need_two(joining.part_asked_by if parting else joining.asked_by, by)
    require(rule_on(by, policy.ANSWER, joining, at=at))
    record(policy.ANSWER, about=joining, by=by, at=at, agrees=agrees, parting=parting)
    close_tasks(joining, at)
    if parting:
        joining.move_to(Stage.PARTED if agrees else Stage.JOINED)
        joining.parted_by, joining.parted_at = (by, at) if agrees else (None, None)
    else:
        joining.move_to(Stage.JOINED if agrees else Stage.REFUSED)
        joining.answered_by, joining.answered_at = by, at
    if agrees:
        joining.reviewed_by = joining.reviewed_at = None
    joining.save()
    if agrees:
        (part if parting else join)(joining, at)
    return joining


def join(joining: Joining, at: datetime) -> None:
    """Everything that pointed at the other record points at the one that goes on; the stricter of both holds."""
    with acting(JOINER, at):
        require(rule_on(JOINER, policy.MOVE, joining, at=at))
        hold_stricter(joining, by=JOINER, at=at)
        say_again(joining, at)
        fill(joining)
        move_all(joining)
        Person.objects.filter(pk=joining.other_id).update(joined_to=joining.kept)
        record(policy.MOVE, about=joining, by=JOINER, at=at)
        look_again(joining, at)


def part(joining: Joining, at: datetime) -> None:
    """Both records are as they were; what came since stays where it was written.  The stricter goes on holding."""
    with acting(JOINER, at):
        require(rule_on(JOINER, policy.MOVE, joining, at=at))
        Person.objects.filter(pk=joining.other_id).update(joined_to=None)
        move_back(joining)
        give_back(joining)
        record(policy.MOVE, about=joining, by=JOINER, at=at, parted=True)
        look_again(joining, at)


def look_again(joining: Joining, at: datetime) -> None:
    """A practitioner or lead is asked which way of reaching the child holds now, and whom the bars concern."""
    raise_task(
        kind=Task.Kind.SECOND_LOOK, about=joining, partnership=joining.partnership, area=joining.area,
        to=who_may(joining, policy.REVIEWERS, at), climbs=False, by=JOINER, at=at,
    )  # fmt: skip


@transaction.atomic
def ask_to_part(*, joining_id: UUID, reason: str, stepped_up: bool, by: Account, at: datetime) -> Joining:
    """Say that it was a mistake: they are two children.  A second person is asked to agree."""
    confirmed(stepped_up)
    joining = locked(joining_id, by, at)
    require(rule_on(by, policy.ASK, joining, at=at))
    if joining.stage == Stage.PARTING and joining.part_asked_by_id == by.pk:
        return joining
    if joining.stage != Stage.JOINED or joining.kept.joined_to_id is not None:
        raise NotJoined(OVER if joining.stage != Stage.JOINED else BUSY)
    if len(reason.strip()) < SHORTEST:
        raise NotJoined(SHORT)
    joining.move_to(Stage.PARTING)
    joining.part_reason, joining.part_asked_by = reason.strip(), by
    joining.save(update_fields=["stage", "part_reason", "part_asked_by"])
    record(policy.ASK, about=joining, by=by, at=at, parting=True)
    tell_seconds(joining, by, at)
    return joining


def locked(joining_id: UUID, by: Account, at: datetime) -> Joining:
    """The pair, for whoever may know of both; nobody else can tell it from one that is not there."""
    rows = Joining.objects.visible_to(by, at).filter(pk=joining_id).select_related("kept", "other", "partnership")
    found = rows.select_for_update(of=("self",)).first()
    if found is None:
        raise NoSuchPair
    return found


def close_tasks(joining: Joining, at: datetime) -> None:
    """What waited for a second person waits no more."""
    for task in Task.objects.open().filter(kind=Task.Kind.SECOND_AGREES).about(kind_of(joining), joining.pk):
        finish(task_id=task.pk, outcome="Answered", by=JOINER, at=at)


def confirmed(stepped_up: bool) -> None:  # noqa: FBT001  a fact, not a switch
    """A second step comes before records are joined or parted."""
    if not stepped_up:
        raise NotJoined(STEP)
