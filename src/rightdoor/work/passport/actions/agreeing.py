"""Changing one's mind: what a young person agrees to counts from the moment they say it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.records.agreements.actions.answering import record_answer
from rightdoor.records.agreements.wordings import Shown
from rightdoor.records.people.agreements import has_lapsed
from rightdoor.records.people.models import Agreement, Person
from rightdoor.work.passport.policy import CHANGE_AGREEMENT
from rightdoor.work.referrals.actions.adding import add_words, hear_late
from rightdoor.work.referrals.models import Addition, Asker, Referral
from rightdoor.work.triage.actions.agreeing import stop_writing_to, write_again_to
from rightdoor.work.triage.actions.holding import hold_everything_of

HOW = "On their own page, with code and word"
State, To = Agreement.State, Agreement.To
ASKED_HERE = (To.SERVICE, To.SHARING, To.CONTACT)


class NotTheirs(Exception):
    """Only the young person who asked changes what the young person agrees to."""


def agreed_now(person: Person, at: datetime) -> dict[str, bool]:
    """What they have said yes to; what was never asked, or not since they are grown up, is no.

    What they said about one service alone is no answer about them all.
    """
    newest = person.agreements.filter(given_by=Agreement.From.YOUNG_PERSON, service="").order_by("said_at", "id")
    said = {one.to: one.state == State.GIVEN and not has_lapsed(one, person, at) for one in newest}
    return {to.value: said.get(to.value, False) for to in ASKED_HERE}


@transaction.atomic
def change_agreement(
    *, referral_id: UUID, agreed: Mapping[str, bool], shown: Mapping[str, Shown], form_key: UUID, by: Actor,
    at: datetime,
) -> list[Agreement]:  # fmt: skip
    """Record every answer that changed; the old ones stay.  What was agreed stops being sent on at once.

    Where the request is closed, a person hears of what was taken back: somebody may be helping them because of it.
    *shown* are the words in which each was asked.  A red flag, and what a person must do for someone's safety, does not
    wait for agreement and does not end with it.
    """
    referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral_id)
    require(rule_on(by, CHANGE_AGREEMENT, referral, at=at))
    person = referral.person
    if referral.asker != Asker.ME or person is None:
        raise NotTheirs("Only the young person who asked changes this.")
    was = agreed_now(person, at)
    changed = {to: yes for to, yes in agreed.items() if yes != was[to]}
    recorded = [
        record_answer(
            person=person, given_by=Agreement.From.YOUNG_PERSON, to=to, by=by, at=at, how=HOW, shown=shown[to],
            state=State.GIVEN if yes else State.WITHDRAWN,
        )
        for to, yes in changed.items()
    ]  # fmt: skip
    if changed:
        add_words(referral_id=referral.pk, kind=Addition.Kind.AGREEMENT, words="", form_key=form_key, by=by, at=at)
    hold_everything_of(person, by=by, at=at)
    if changed.get(To.CONTACT) is False:
        stop_writing_to(person, referral, by=by, at=at)
    elif changed.get(To.CONTACT):
        write_again_to(person, referral, by=by, at=at)
    if not all(changed.values()) and referral.closed_at is not None:
        hear_late(referral, by=by, at=at)
    return recorded
