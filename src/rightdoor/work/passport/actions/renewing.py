"""A new word for a place of their own, where the child forgot theirs; nothing that the old one opened goes on."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.networks import mark
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.records.people.models import Person
from rightdoor.work.passport.actions.placing import NoPlace, strong
from rightdoor.work.passport.lifecycle import Outcome
from rightdoor.work.passport.models import Attempt, Beside, OwnKey
from rightdoor.work.passport.policy import RENEW_WORD
from rightdoor.work.passport.typed import code_of
from rightdoor.work.passport.whose import place_to_renew
from rightdoor.work.referrals.codes import hash_secret
from rightdoor.work.referrals.models import Referral


@transaction.atomic
def renew_word(*, person_id: UUID, word: str, by: Account, at: datetime) -> Referral:
    """Let the child, who is there, choose a new word for their place.

    The old word, every visit that is open, and every phone and other request that opened the place end at once.  What
    was typed wrongly before does not count against the new word.  Nothing is sent to anybody.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person_id)
    require(rule_on(by, RENEW_WORD, person, at=at))
    found = place_to_renew(person, by, at)
    if found is None:
        raise NoPlace("There is no place here whose word you can renew. Nothing was changed.")
    place = Referral.objects.select_for_update(of=("self",)).get(pk=found.pk)
    place.secret_word = hash_secret(strong(word))
    place.save(update_fields=["secret_word"])
    end_what_opened(place, at)
    record(RENEW_WORD, about=place, by=by, at=at)
    return place


def end_what_opened(place: Referral, at: datetime) -> None:
    """Phones, and requests beside it; an open visit ends by itself, because it was begun with another word."""
    OwnKey.objects.that_open(place).order_by().update(ended_at=at)
    Beside.objects.that_stand().filter(Q(referral=place) | Q(other=place)).update(ended_at=at)
    Attempt.objects.filter(code_mark=mark("code", code_of(place.code)), outcome=Outcome.WRONG).delete()
