"""Judging whether a young person can decide something for themselves: a qualified practitioner's act."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.pure.rules.days import day_of
from rightdoor.records.people.actions import decide_competence
from rightdoor.records.people.models import CompetenceDecision
from rightdoor.records.people.policy import DECIDE_COMPETENCE
from rightdoor.work.referrals.actions.closing import require_waiting
from rightdoor.work.referrals.actions.matching import rematch
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.actions.offering import NotQualified
from rightdoor.work.triage.policy import JUDGE
from rightdoor.work.triage.who_may import is_qualified, why_not


class NobodyNamed(Exception):
    """A request for a group is about nobody whose competence could be judged."""


@transaction.atomic
def judge_competence(
    *, referral_id: UUID, service: str, competent: bool, reason: str, by: Account, at: datetime
) -> CompetenceDecision:
    """Record the judgement for one service, and ask the rules anew: it can lift a hold, so it needs a qualification."""
    referral = Referral.objects.select_for_update(of=("self",)).select_related("person").get(pk=referral_id)
    require_waiting(JUDGE, referral, by=by, at=at)
    require(rule_on(by, DECIDE_COMPETENCE, referral, at=at))
    day = day_of(at)
    if not is_qualified(by, day):
        raise NotQualified(f"{why_not(by, day)} Everything you typed is kept.", [service])
    if referral.person is None:
        raise NobodyNamed("This request is for a group. There is nobody whose competence could be judged.")
    decision = decide_competence(
        person=referral.person, service=service, competent=competent, reason=reason, by=by, at=at
    )
    rematch(referral_id=referral.pk, by=by, at=at)
    return decision
