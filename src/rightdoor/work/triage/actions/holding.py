"""Stopping what has not left yet, once an agreement is taken back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor, System
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.tasks.actions import finish
from rightdoor.ground.tasks.models import Task
from rightdoor.records.people.models import Person
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.actions.sending_on import holds_of
from rightdoor.work.triage.lifecycle import Journey
from rightdoor.work.triage.models import Recommendation
from rightdoor.work.triage.policy import HOLD

TAKEN_BACK = "The agreement was taken back. Nothing more is sent."


@transaction.atomic
def hold_everything_of(person: Person, *, by: Actor, at: datetime) -> list[Recommendation]:
    """The same for every request about somebody that is not closed: a no to one is a no to all."""
    rows = Referral.objects.filter(person=person, closed_at__isnull=True).order_by("received_at", "id")
    return [one for referral in rows for one in hold_again(referral_id=referral.pk, by=by, at=at)]


@transaction.atomic
def hold_again(*, referral_id: UUID, by: Actor, at: datetime) -> list[Recommendation]:
    """Hold every recommendation that nobody has taken to its service yet and that lacks an agreement now."""
    referral = Referral.objects.select_for_update(of=("self",)).select_related("person").get(pk=referral_id)
    require(rule_on(by, HOLD, referral, at=at))
    rows = Recommendation.objects.select_for_update(of=("self",)).filter(decision__referral=referral)
    held = []
    for recommendation in rows.filter(journey=Journey.TO_HAND_OVER).order_by("id"):
        holds = holds_of(referral, recommendation.service, at=at)
        if not holds:
            continue
        recommendation.journey, recommendation.holds = Journey.HELD, holds
        recommendation.save(update_fields=["journey", "holds"])
        record(HOLD, about=recommendation, by=by, at=at, service=recommendation.service, holds=",".join(holds))
        for task in (
            Task.objects.open().filter(kind=Task.Kind.HANDOVER).about("triage.recommendation", recommendation.pk)
        ):
            finish(task_id=task.pk, outcome=TAKEN_BACK, by=System("agreement"), at=at)
        held.append(recommendation)
    return held
