"""Handing a request over, and letting a held one go once the agreement is there."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.tasks.actions import finish
from rightdoor.ground.tasks.models import Task
from rightdoor.work.referrals.actions.closing import settle
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.triage.actions.sending_on import holds_of, set_off, way_to
from rightdoor.work.triage.lifecycle import JOURNEYS, Journey
from rightdoor.work.triage.models import Recommendation
from rightdoor.work.triage.policy import HAND_OVER, RELEASE_HOLD

HOLDS_IN_WORDS = {
    "consent_young_person": "the young person's own agreement",
    "consent_parent": "the agreement of someone with parental responsibility",
    "awareness": "that the young person knows of the request",
    "sharing": "agreement to share what was said",
}


def holds_in_words(missing: Iterable[str]) -> str:
    """What must be recorded first, in a sentence's words."""
    return " and ".join(HOLDS_IN_WORDS.get(hold, hold) for hold in missing)


class NotHandedOver(Exception):
    """The handover was not recorded, and a sentence says what is missing."""


class StillHeld(Exception):
    """Something must still be recorded before this goes anywhere."""


def locked(recommendation_id: UUID, act: str, *, by: Account, at: datetime) -> Recommendation:
    """The recommendation, locked, if *by* may do this to its request."""
    rows = Recommendation.objects.select_for_update(of=("self",)).select_related("decision__referral__partnership")
    recommendation: Recommendation = rows.get(pk=recommendation_id)
    require(rule_on(by, act, recommendation.decision.referral, at=at))
    return recommendation


@transaction.atomic
def hand_over(
    *, recommendation_id: UUID, handed_to: str, handed_at: datetime, reference: str, by: Account, at: datetime
) -> Recommendation:
    """Record that a person took the request to its service: to whom, when and under which reference."""
    recommendation = locked(recommendation_id, HAND_OVER, by=by, at=at)
    if recommendation.decision.referral.stage == Stage.ENDED:
        raise NotHandedOver("Nothing more is done about this request. It was not handed over.")
    if not handed_to.strip() or not reference.strip():
        raise NotHandedOver("Say who took it and under which reference. It counts as handed over only then.")
    if handed_at > at:
        raise NotHandedOver("That time is still to come. Record it once it has been done.")
    if Journey.HANDED_OVER not in JOURNEYS[Journey(recommendation.journey)]:
        raise NotHandedOver("This is not waiting to be handed over. Nothing was changed.")
    recommendation.journey, recommendation.handed_to = Journey.HANDED_OVER, handed_to.strip()
    recommendation.handed_at, recommendation.handed_by, recommendation.reference = handed_at, by, reference.strip()
    recommendation.save(update_fields=["journey", "handed_to", "handed_at", "handed_by", "reference"])
    settle(recommendation.decision.referral, at)
    record(HAND_OVER, about=recommendation, by=by, at=at, service=recommendation.service)
    for task in Task.objects.open().filter(kind=Task.Kind.HANDOVER).about("triage.recommendation", recommendation.pk):
        finish(task_id=task.pk, outcome="Handed over", by=by, at=at)
    return recommendation


@transaction.atomic
def release_hold(*, recommendation_id: UUID, by: Account, at: datetime) -> Recommendation:
    """Send on what was held, if what it was held for is now on record; the rules are asked, not the person."""
    recommendation = locked(recommendation_id, RELEASE_HOLD, by=by, at=at)
    if recommendation.journey != Journey.HELD:
        return recommendation
    referral = recommendation.decision.referral
    missing = holds_of(referral, recommendation.service, at=at)
    if missing:
        raise StillHeld(
            f"Still missing: {holds_in_words(missing)}. Record it on the request, then try again. Nothing was sent."
        )
    recommendation.journey, recommendation.holds = way_to(recommendation.service), []
    recommendation.save(update_fields=["journey", "holds"])
    set_off(recommendation, referral, by=by, at=at)
    settle(referral, at)
    record(RELEASE_HOLD, about=recommendation, by=by, at=at, service=recommendation.service)
    return recommendation
