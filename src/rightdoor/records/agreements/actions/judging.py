"""Who can decide for themselves: competence under 16, for one decision; from 16 a doubt, which changes nothing."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.pure.parental import Age
from rightdoor.pure.rules.days import day_of
from rightdoor.records.agreements.models import CapacityDoubt, Explanation
from rightdoor.records.agreements.policy import DOUBT
from rightdoor.records.people.actions import SIXTEEN, WrongAge, decide_competence
from rightdoor.records.people.models import CompetenceDecision, Person


@transaction.atomic
def judge_one_decision(
    *, person: Person, service: str, decision: str, competent: bool, explained: str, their_words: str, reason: str,
    by: Account, at: datetime,
) -> CompetenceDecision:  # fmt: skip
    """Record that a young person under 16 can, or cannot, make this one decision, and how that was found out."""
    judged = decide_competence(person=person, service=service, competent=competent, reason=reason, by=by, at=at)
    Explanation.objects.create(judged=judged, decision=decision, explained=explained, their_words=their_words)
    return judged


@transaction.atomic
def doubt_capacity(*, person: Person, by: Account, at: datetime, **found: str) -> CapacityDoubt:
    """Record a doubt about one decision, from 16 on.  Nothing is held, opened or decided by it."""
    require(rule_on(by, DOUBT, person, at=at))
    if is_surely_under(SIXTEEN, person, at):
        raise WrongAge("Under 16 it is competence that is judged, for one decision. Nothing was recorded.")
    doubt = CapacityDoubt.objects.create(
        partnership=person.partnership, person=person, doubted_by=by, doubted_at=at, **found
    )
    record(DOUBT, about=doubt, by=by, at=at, step="recorded")
    return doubt


@transaction.atomic
def settle_doubt(*, doubt_id: UUID, words: str, by: Account, at: datetime) -> CapacityDoubt:
    """What came of it."""
    doubt = CapacityDoubt.objects.select_for_update(of=("self",)).get(pk=doubt_id)
    require(rule_on(by, DOUBT, doubt, at=at))
    if doubt.settled_at is None:
        doubt.settled_at, doubt.settled_by, doubt.settled_words = at, by, words.strip()
        doubt.save(update_fields=["settled_at", "settled_by", "settled_words"])
        record(DOUBT, about=doubt, by=by, at=at, step="settled")
    return doubt


def is_surely_under(years: int, person: Person, at: datetime) -> bool:
    """Whether they cannot be this old yet."""
    oldest = Age(person.born_on, person.age_said, day_of(person.added_at)).on(day_of(at))
    return oldest is not None and oldest < years
