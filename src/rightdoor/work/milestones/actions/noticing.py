"""The clock looks what falls due, and calls a person where nobody takes it up."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.tasks.actions import raise_task
from rightdoor.ground.tasks.models import Task
from rightdoor.records.directory.reading import catalogue
from rightdoor.records.people.models import Death, Person
from rightdoor.work.milestones.gathering import LOOKED_BACK, MONTHS, due_for
from rightdoor.work.milestones.models import Milestone
from rightdoor.work.milestones.policy import NOTICE
from rightdoor.work.milestones.queries import MILESTONE
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.lifecycle import Journey
from rightdoor.work.triage.models import Recommendation

WITHIN = timedelta(days=10)  # working days in which somebody takes it up
AT_ONCE = 500


def watch_milestones(*, by: Actor, at: datetime) -> int:
    """Notice what falls due for everybody who is helped, was until lately, or was told of something; how many."""
    require(rule_on(by, NOTICE, None, at=at))
    noticed = sum(notice(key, by=by, at=at) for key in whom(at))
    return noticed + call_late(by=by, at=at)


def whom(at: datetime) -> Iterator[UUID]:
    """Those for whom something may fall due; nobody who died."""
    long_ago = at - timedelta(days=31 * (MONTHS + LOOKED_BACK))
    helped = Episode.objects.filter(Q(ended_at=None) | Q(ended_at__gt=at - timedelta(days=366)), person=OuterRef("pk"))
    told = Recommendation.objects.filter(
        journey=Journey.TOLD.value, decision__decided_at__gt=long_ago, decision__referral__person=OuterRef("pk")
    )
    died = Death.objects.that_stand().filter(person=OuterRef("pk"))
    people = Person.objects.filter(Exists(helped) | Exists(told)).exclude(Exists(died))
    yield from people.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=AT_ONCE)


@transaction.atomic
def notice(person_id: UUID, *, by: Actor, at: datetime) -> int:
    """Write down what falls due for one child and was not yet."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person_id)
    due = {one.mark: one for one in due_for(person, at)}
    there = set(Milestone.objects.filter(person=person).values_list("mark", flat=True))
    call_by = catalogue().working_time.due(at, WITHIN).at
    for mark, one in due.items():
        if mark not in there:
            row = Milestone.objects.create(
                partnership=person.partnership, area=one.referral.area, person=person, referral=one.referral,
                episode=one.episode, kind=one.kind, mark=mark, due_on=one.on, says=one.says, asks=list(one.asks),
                noticed_at=at, call_by=call_by,
            )  # fmt: skip
            record(NOTICE, about=row, by=by, at=at, kind=one.kind.value)
    return len(due.keys() - there)


def call_late(*, by: Actor, at: datetime) -> int:
    """Call a person about each that nobody took up in time, once; how many."""
    called = Task.objects.filter(kind=Task.Kind.FALLS_DUE, about_kind=MILESTONE).values("about_id")
    died = Death.objects.that_stand().filter(person=OuterRef("person"))
    late = Milestone.objects.to_do().filter(call_by__lt=at).exclude(pk__in=called).exclude(Exists(died))
    rows = list(late.select_related("partnership").order_by("call_by", "pk")[:AT_ONCE])
    for one in rows:
        raise_task(
            kind=Task.Kind.FALLS_DUE, about=one, partnership=one.partnership, area=one.area,
            acknowledge_by=catalogue().working_time.due(at, WITHIN).at, by=by, at=at,
        )  # fmt: skip
    return len(rows)
