"""A place of their own for a child for whom somebody else asked: a code, and a word that the child chose."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.messages.actions import save_contact_plan
from rightdoor.ground.messages.models import ContactPlan, Holder, Way
from rightdoor.records.people.models import Person
from rightdoor.work.passport.lifecycle import PLACE
from rightdoor.work.passport.policy import GIVE_PLACE
from rightdoor.work.passport.whose import asked_by, asked_for, first_of_their_own, rests
from rightdoor.work.referrals.actions.closing import settle
from rightdoor.work.referrals.actions.drafting import unused_code
from rightdoor.work.referrals.codes import SHORTEST_SECRET, hash_secret, is_secret, plain_secret
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Asker, Channel, Referral
from rightdoor.work.triage.queries import requests_read

GIVEN = "A place of their own"
WHO = ("born_on", "age", "lives_in", "district")


class NoPlace(Exception):
    """They have one already, or there is nothing that one could be about, or no word that keeps it."""


@transaction.atomic
def give_place(*, person_id: UUID, word: str, how: str, form_key: UUID, by: Account, at: datetime) -> Referral:
    """Open a place for them, once: beside the newest request that somebody else made, and without a clock of its own.

    Where they asked elsewhere, which *by* does not read, it is opened as if they had not: a refusal would tell it.

    *how* is how they said that they want it.  Nothing is sent to anybody: they say there how they may be reached.
    """
    person = Person.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=person_id)
    require(rule_on(by, GIVE_PLACE, person, at=at))
    sent_before = asked_by(person).filter(form_key=form_key).first()
    if sent_before is not None and is_secret(word, sent_before.secret_word):
        return sent_before
    if first_of_their_own(person, by, at) is not None:
        raise NoPlace("They have a code of their own already. Nothing was made.")
    asked = asked_for(requests_read(person, by, at)).first()
    if asked is None or rests(asked, at):
        raise NoPlace("Nobody asked for help for them that you can read. Nothing was made.")
    place = Referral.objects.create(
        partnership=person.partnership, area=asked.area, code=unused_code(), secret_word=hash_secret(strong(word)),
        form_key=form_key, content_hash="", asker=Asker.ME, channel=Channel.WALK_IN,
        taken_by=by, person=person, contact_plan=plan_beside(asked, by=by, at=at), form_version=PLACE,
        received_at=at, duplicate_of=asked, wanted_service=asked.wanted_service, facts=who_it_is(asked),
    )  # fmt: skip
    place.move_to(Stage.DUPLICATE, by=by, at=at, reason=f"{GIVEN}: {how}"[:300])
    settle(place, at)
    record(GIVE_PLACE, about=place, by=by, at=at)
    return place


def strong(word: str) -> str:
    """The word that they chose, where it is one: spaces around it are none of it."""
    if len(plain_secret(word)) < SHORTEST_SECRET:
        raise NoPlace("A word or a PIN has at least four letters or digits. Nothing was changed.")
    return word


def who_it_is(asked: Referral) -> dict[str, object]:
    """What the rules must know of anybody, should it come to the queue; nothing that somebody else said of them."""
    return {name: value for name, value in asked.facts.items() if name in WHO}


def plan_beside(asked: Referral, *, by: Account, at: datetime) -> ContactPlan:
    """Only by the code, until they say more; what keeps them safe is as it was for what was asked."""
    known = asked.contact_plan
    return save_contact_plan(
        partnership=asked.partnership, holder=Holder.YOUNG_PERSON, ways=[Way.CODE], by=by, at=at,
        never_contact_parent=known is not None and known.never_contact_parent,
    )  # fmt: skip
