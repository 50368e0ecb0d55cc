"""Opening a link for one person: the address alone opens nothing, and every wrong try looks and lasts the same."""

from datetime import datetime

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.audit.record import record
from rightdoor.records.telling.models import Link, Visit
from rightdoor.records.telling.policy import OPEN_LINK
from rightdoor.work.passport.actions.trying import tried
from rightdoor.work.passport.lifecycle import Outcome
from rightdoor.work.passport.models import Attempt
from rightdoor.work.passport.whose import rests
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Asker, Referral


def open_link(*, secret: str, words: str, network: str, by: Actor, at: datetime) -> Link | None:
    """The link, with a visit on record; None for all else, whatever it was."""
    found = tried(
        kind="link", secret=secret, words=words, network=network, find=marked, opens=still_open,
        about=lambda link: link, act=OPEN_LINK, by=by, at=at,
    )  # fmt: skip
    return let_in(*found, by=by, at=at) if found else None


def marked(of: str) -> Link | None:
    """The one whose address leaves this mark."""
    return Link.objects.filter(mark=of).first()


@transaction.atomic
def let_in(attempt: Attempt, link: Link, *, by: Actor, at: datetime) -> Link:
    """Keep that it was opened: the young person sees who and when."""
    attempt.outcome = Outcome.OPENED
    attempt.save(update_fields=["outcome"])
    Visit.objects.create(link=link, opened_at=at)
    record(OPEN_LINK, about=link, by=by, at=at)
    return link


def still_open(link: Link, at: datetime) -> bool:
    """Whether it opens anything now: it has not ended, and neither has the request or the child's life."""
    if link.ended_at is not None or link.ends_at <= at:
        return False
    referral = whose(link)
    return referral.asker == Asker.ME and referral.stage != Stage.ENDED and not rests(referral, at)


def whose(link: Link) -> Referral:
    """The request behind whose word it was made."""
    referral: Referral = Referral.objects.select_related("person", "contact_plan").get(pk=link.about_id)
    return referral
