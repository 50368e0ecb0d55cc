"""Letting a parent or carer see what came of what they asked, and taking it back: it counts from that moment."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.pure.parental import parent_view
from rightdoor.records.agreements.actions.answering import record_answer
from rightdoor.records.agreements.wordings import Shown
from rightdoor.records.people.models import Agreement
from rightdoor.work.passport.actions.agreeing import HOW, NotTheirs
from rightdoor.work.passport.letting_in import Adult, adults_for
from rightdoor.work.passport.policy import CHANGE_AGREEMENT
from rightdoor.work.referrals.actions.adding import add_words, hear_late
from rightdoor.work.referrals.models import Addition, Asker, Referral
from rightdoor.work.triage.parents import look_of

State = Agreement.State


@transaction.atomic
def let_in(
    *, referral_id: UUID, may_see: Mapping[UUID, bool], shown: Mapping[UUID, Shown], form_key: UUID, by: Actor,
    at: datetime,
) -> list[Agreement]:  # fmt: skip
    """Keep what they said of each adult, by the request that this adult made; what did not change is not kept again.

    *shown* are the words in which each was asked.  Whoever is not theirs to let in is passed over.
    """
    referral = Referral.objects.select_for_update(of=("self",)).select_related("person").get(pk=referral_id)
    require(rule_on(by, CHANGE_AGREEMENT, referral, at=at))
    if referral.asker != Asker.ME or referral.person is None:
        raise NotTheirs("Only the young person who asked changes this.")
    changed = [one for one in adults_for(referral, at) if may_see.get(one.asked.pk, one.said) is not one.said]
    said = [
        record_answer(
            person=referral.person, given_by=Agreement.From.YOUNG_PERSON, to=Agreement.To.PARENT,
            for_request=one.asked.pk, state=state_of(one, yes=may_see[one.asked.pk]), how=HOW,
            shown=shown[one.asked.pk], by=by, at=at,
        )
        for one in changed
    ]  # fmt: skip
    if said:
        add_words(referral_id=referral.pk, kind=Addition.Kind.AGREEMENT, words="", form_key=form_key,
                  beside=[one.pk for one in said], by=by, at=at)  # fmt: skip
    if referral.closed_at is not None and any(waits_for_a_person(one, at) for one in changed):
        hear_late(referral, by=by, at=at)
    return said


def waits_for_a_person(adult: Adult, at: datetime) -> bool:
    """Whether they were let in just now and see nothing more before somebody who works here has looked."""
    look = look_of(adult.asked, at)
    return look.said_yes and not parent_view(look).parts


def state_of(adult: Adult, *, yes: bool) -> Agreement.State:
    """A no after a yes takes it back."""
    if yes:
        return State.GIVEN
    return State.WITHDRAWN if adult.said else State.REFUSED
