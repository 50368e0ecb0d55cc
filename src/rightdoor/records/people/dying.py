"""A child's death: recorded once, it stops every message, clock and routine task about them; and it can be undone.

One person records it and it holds at once, because a cheerful reminder to a bereaved family cannot be taken back.
A second person is asked to look at it, because a mistake would leave a living child without an answer.  What somebody
says about danger is still taken from anyone, and goes to a person as ever.
"""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.messages.silence import end_silence, fall_silent
from rightdoor.ground.tasks.actions import finish, raise_task
from rightdoor.ground.tasks.models import Task
from rightdoor.ground.tasks.resting import put_down, take_up
from rightdoor.pure.rules.days import day_of
from rightdoor.records.people.models import Death, Person
from rightdoor.records.people.policy import RECORD_DEATH
from rightdoor.records.people.protocol import Belongings, followers

DEATH = System("death")
LOOKED, UNDONE = "A second person has looked", "It was undone"


class NoSource(Exception):
    """Say who told us, and how.  Nothing was changed."""


class NotSecond(Exception):
    """The second look is somebody else's than the first.  Nothing was changed."""


class NoReason(Exception):
    """Say how it is known that this was not so.  Nothing was changed."""


@transaction.atomic
def record_death(*, person: Person, died_on: date | None, told_by: str, area: str, by: Account, at: datetime) -> Death:
    """Record that a child has died.  From now on nothing is sent and nothing is due.  Said twice it is said once."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    require(rule_on(by, RECORD_DEATH, person, at=at))
    if not told_by.strip():
        raise NoSource(NoSource.__doc__)
    known = Death.objects.that_stand().of(person).first()
    if known is not None:
        return known
    death = Death.objects.create(
        partnership=person.partnership, person=person, died_on=died_on, told_by=told_by.strip(), recorded_at=at,
        recorded_by=by,
    )  # fmt: skip
    record(RECORD_DEATH, about=death, by=by, at=at, day_known=died_on is not None)
    belongings = everything_of(person)
    messages = fall_silent(plans=belongings.plans, by=DEATH, at=at)
    put_down(about=[*belongings.things, *messages], by=DEATH, at=at)
    for follower in followers():
        follower.stop(person, by=by, at=at)
    raise_task(
        kind=Task.Kind.SECOND_LOOK, about=death, partnership=person.partnership, area=area, by=DEATH, at=at,
        to=who_may_look(by, at=at),
    )  # fmt: skip
    return death


def everything_of(person: Person) -> Belongings:
    """What all rooms keep about a person."""
    kept = [follower.belongings(person) for follower in followers()]
    own = [person.contact_plan_id] if person.contact_plan_id else []
    return Belongings(
        plans=[*own, *(plan for one in kept for plan in one.plans)],
        things=[person.pk, *(thing for one in kept for thing in one.things)],
    )


def who_may_look(by: Account, *, at: datetime) -> Sequence[Account]:
    """The leads and managers of the partnership, but for whoever recorded it."""
    day = day_of(at)
    others = Account.objects.filter(partnership_id=by.partnership_id, is_active=True).exclude(pk=by.pk).order_by("id")
    return [one for one in others if one.holds(Role.SAFEGUARDING_LEAD, Role.MANAGER, on=day)]


@transaction.atomic
def look_again(*, death_id: UUID, by: Account, at: datetime) -> Death:
    """A second person has looked, and it is so."""
    death = Death.objects.select_for_update(of=("self",)).select_related("person").get(pk=death_id)
    require(rule_on(by, RECORD_DEATH, death, at=at))
    if by.pk == death.recorded_by_id:
        raise NotSecond(NotSecond.__doc__)
    if death.looked_at is None and death.undone_at is None:
        death.looked_at, death.looked_by = at, by
        death.save(update_fields=["looked_at", "looked_by"])
        record("people.death_looked_at", about=death, by=by, at=at)
        end_look(death, LOOKED, at=at)
    return death


@transaction.atomic
def undo_death(*, death_id: UUID, because: str, by: Account, at: datetime) -> Death:
    """It was not so: everything stands again where it stood.  What was kept back is read by a person before it goes."""
    death = Death.objects.select_for_update(of=("self",)).select_related("person").get(pk=death_id)
    require(rule_on(by, RECORD_DEATH, death, at=at))
    if not because.strip():
        raise NoReason(NoReason.__doc__)
    if death.undone_at is not None:
        return death
    death.undone_at, death.undone_by, death.undone_because = at, by, because.strip()
    death.save(update_fields=["undone_at", "undone_by", "undone_because"])
    record("people.death_undone", about=death, by=by, at=at)
    end_look(death, UNDONE, at=at)
    for follower in followers():
        follower.go_on(death.person, by=by, at=at)
    belongings = everything_of(death.person)
    end_silence(plans=belongings.plans, by=DEATH, at=at)
    take_up(about=belongings.things, put_down_at=death.recorded_at, by=DEATH, at=at)
    return death


def end_look(death: Death, outcome: str, *, at: datetime) -> None:
    """Nobody needs to look any more."""
    for task in Task.objects.open().filter(kind=Task.Kind.SECOND_LOOK).about("people.death", death.pk):
        finish(task_id=task.pk, outcome=outcome, by=DEATH, at=at)
