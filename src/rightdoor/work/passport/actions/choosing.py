"""Choosing among what was offered: any, none, or not yet, without losing the place."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.work.referrals.actions.adding import add_words, said_before
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Addition, Referral
from rightdoor.work.triage.actions.offering import answer_offer
from rightdoor.work.triage.models import Offer


class NotTheirOffer(Exception):
    """This was offered to somebody else."""


@transaction.atomic
def answer_offers(
    *, referral_id: UUID, answers: Mapping[UUID, bool], words: str, form_key: UUID, by: Actor, at: datetime
) -> Referral:
    """Take a yes or a no to each; what is left out stays open.  Once all are answered a person goes on with it."""
    referral: Referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral_id)
    offers = Offer.objects.filter(referral=referral)
    if set(answers) - set(offers.values_list("pk", flat=True)):
        raise NotTheirOffer("This was offered to somebody else.")
    said = sorted((str(key), yes) for key, yes in answers.items())
    if said_before(referral.pk, words, said, form_key=form_key, at=at) is not None:
        return referral
    for offer_id, chosen in answers.items():
        answer_offer(offer_id=offer_id, chosen=chosen, by=by, at=at)
    kind = Addition.Kind.MORE if offers.filter(chosen_at__isnull=False).exists() else Addition.Kind.NONE_FIT
    add_words(referral_id=referral.pk, kind=kind, words=words, beside=said, form_key=form_key, by=by, at=at)
    still_open = offers.filter(chosen_at__isnull=True, declined_at__isnull=True).exists()
    if referral.stage == Stage.CHOOSING and not still_open:
        referral.move_to(Stage.RECEIVED, by=by, at=at, reason="The family has answered")
    return referral
