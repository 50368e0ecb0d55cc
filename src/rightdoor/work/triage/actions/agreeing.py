"""Writing down what somebody said when asked whether they agree; a no stops at once what has not left yet."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor, System
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.messages.actions import stop_writing, write_again
from rightdoor.ground.messages.models import Holder
from rightdoor.records.agreements.actions.answering import record_answer
from rightdoor.records.agreements.wordings import read_aloud
from rightdoor.records.people.agreements import A_NO
from rightdoor.records.people.models import Agreement, Person
from rightdoor.records.people.policy import RECORD_AGREEMENT
from rightdoor.work.referrals.actions.matching import rematch
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.actions.holding import hold_again, hold_everything_of
from rightdoor.work.triage.parents import childs_plans
from rightdoor.work.triage.policy import AGREE

AGREEMENT = System("agreement")  # what a no holds may lie in an area where the one who writes it down does not work


class NobodyToAgree(Exception):
    """A request for a group names nobody who could agree."""


@transaction.atomic
def write_agreement(
    *, referral_id: UUID, given_by: str, to: str, state: str, service: str = "", for_request: UUID | None = None,
    how: str, said_by: str, by: Account, at: datetime,
) -> Agreement:  # fmt: skip
    """Keep who agreed to what, and how; ask the rules anew; and hold again whatever now lacks an agreement.

    A young person who no longer wants to be contacted is not written to from this moment.
    """
    rows = Referral.objects.select_for_update(of=("self",)).select_related("person", "contact_plan")
    referral = rows.get(pk=referral_id)
    require(rule_on(by, AGREE, referral, at=at))
    require(rule_on(by, RECORD_AGREEMENT, referral, at=at))
    if referral.person is None:
        raise NobodyToAgree("This request names nobody, so there is no agreement to write down. Nothing was changed.")
    agreement = record_answer(
        person=referral.person, given_by=given_by, to=to, state=state, service=service, for_request=for_request,
        how=how, said_by=said_by, shown=read_aloud(to), by=by, at=at,
    )  # fmt: skip
    rematch(referral_id=referral.pk, by=by, at=at)
    hold_again(referral_id=referral.pk, by=by, at=at)
    hold_everything_of(referral.person, by=AGREEMENT, at=at)
    if to == Agreement.To.CONTACT and given_by == Agreement.From.YOUNG_PERSON:
        if state in A_NO:
            stop_writing_to(referral.person, referral, by=by, at=at)
        elif state == Agreement.State.GIVEN:
            write_again_to(referral.person, referral, by=by, at=at)
    return agreement


def stop_writing_to(person: Person, referral: Referral, *, by: Actor, at: datetime) -> None:
    """Write to the young person nowhere any more: not by what was told with this request, and not by any other."""
    theirs = {plan.pk: plan for plan in childs_plans(referral, person) if plan.holder == Holder.YOUNG_PERSON}
    for key, plan in theirs.items():
        if plan.stopped_at is None:
            stop_writing(plan_id=key, by=by, at=at)


def write_again_to(person: Person, referral: Referral, *, by: Actor, at: datetime) -> None:
    """Lift what their own no stopped; where a number was wrong, or staff stopped it, it stays stopped."""
    noes = person.agreements.filter(
        given_by=Agreement.From.YOUNG_PERSON, to=Agreement.To.CONTACT, state__in=A_NO
    ).values_list("said_at", flat=True)
    moments = set(noes)
    for plan in {plan.pk: plan for plan in childs_plans(referral, person)}.values():
        if plan.holder == Holder.YOUNG_PERSON and plan.stopped_at in moments:
            write_again(plan_id=plan.pk, by=by, at=at)
