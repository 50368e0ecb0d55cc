"""Showing a family its options, and taking their answer."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.record import record
from rightdoor.ground.messages.actions import queue_message
from rightdoor.pure.rules.days import day_of
from rightdoor.work.referrals.actions.closing import require_waiting
from rightdoor.work.referrals.actions.receipts import way_for
from rightdoor.work.referrals.lifecycle import OPEN, Stage
from rightdoor.work.referrals.models import IllegalMove, Referral
from rightdoor.work.referrals.outside import OFFERED, OPTIONS
from rightdoor.work.referrals.speaking import fixed
from rightdoor.work.triage.models import Offer
from rightdoor.work.triage.policy import ANSWER_OFFER, OFFER
from rightdoor.work.triage.who_may import may_not_issue, why_not


class NotQualified(Exception):
    """Somebody may prepare this and not issue it: a sentence says what is missing."""

    def __init__(self, sentence: str, services: list[str]) -> None:
        super().__init__(sentence)
        self.services = services


def require_qualified(account: Account, services: list[str], at: datetime) -> None:
    """Go on only where this person may issue every one of these services' recommendations."""
    day = day_of(at)
    refused = may_not_issue(account, services, day)
    if refused:
        raise NotQualified(f"{why_not(account, day)} You can prepare it. Everything you typed is kept.", refused)


@transaction.atomic
def offer_options(*, referral_id: UUID, because: dict[str, str], by: Account, at: datetime) -> list[Offer]:
    """Show the family services side by side, each with why.  Offered again, the newest words count."""
    referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral_id)
    require_waiting(OFFER, referral, by=by, at=at)
    require_qualified(by, list(because), at)
    offers = [
        Offer.objects.update_or_create(
            referral=referral,
            service=service,
            defaults={"because": words, "offered_at": at, "offered_by": by, "chosen_at": None, "declined_at": None},
        )[0]
        for service, words in because.items()
    ]
    if referral.stage != Stage.CHOOSING:
        referral.move_to(Stage.CHOOSING, by=by, at=at)
    record(OFFER, about=referral, by=by, at=at, services=",".join(sorted(because)))
    plan = referral.contact_plan or referral.referrer_plan
    if plan is not None:
        queue_message(
            plan=plan, about=referral, kind="options", body=fixed(OPTIONS, referral, plan.pk),
            outside=fixed(OFFERED, referral, plan.pk), by=by, at=at, way=way_for(plan),
        )  # fmt: skip
    return offers


@transaction.atomic
def answer_offer(*, offer_id: UUID, chosen: bool, words: str = "", by: Actor, at: datetime) -> Offer:
    """Take a family's yes or no to one option.  They may change their mind until it is decided."""
    offer = Offer.objects.select_for_update(of=("self",)).select_related("referral").get(pk=offer_id)
    require_waiting(ANSWER_OFFER, offer.referral, by=by, at=at)
    if offer.referral.stage not in OPEN:
        raise IllegalMove("This has been decided meanwhile. What you say now is kept with your request.")
    offer.chosen_at, offer.declined_at = (at, None) if chosen else (None, at)
    offer.their_words = words or offer.their_words
    offer.save(update_fields=["chosen_at", "declined_at", "their_words"])
    record(ANSWER_OFFER, about=offer.referral, by=by, at=at, service=offer.service, chosen=chosen)
    return offer
