"""Opening a link for one person: the address alone opens nothing, and every wrong try looks and lasts the same."""

from datetime import datetime

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.networks import mark
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.signin.links import link_mark
from rightdoor.records.telling.models import Link, Visit
from rightdoor.records.telling.policy import OPEN_LINK
from rightdoor.work.passport.actions.opening import note_attempt, refuse, tries_so_far
from rightdoor.work.passport.lifecycle import Outcome
from rightdoor.work.passport.models import Attempt
from rightdoor.work.passport.typed import code_of
from rightdoor.work.passport.whose import rests
from rightdoor.work.referrals.codes import is_secret
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Asker, Referral


def open_link(*, secret: str, words: str, network: str, by: Actor, at: datetime) -> Link | None:
    """The link, with a visit on record; None for all else, whatever it was.

    The try is written down, as wrong, before anything is compared.  An unknown address, wrong words, a link that has
    ended and one that rests do the same work.
    """
    require(rule_on(by, OPEN_LINK, None, at=at))
    attempt = note_attempt(of=mark("link", link_mark(secret)), network=network, at=at)
    found: Link | None = Link.objects.filter(mark=link_mark(secret)).first()
    fits = is_secret(code_of(words), found.words_hash if found else "")
    barred = tries_so_far(attempt, at=at).barred
    if found is None or barred or not fits or not still_open(found, at):
        outcome = Outcome.BARRED if barred else Outcome.WRONG
        refuse(attempt, found, outcome, by=by, at=at, act=OPEN_LINK)
        return None
    return let_in(attempt, found, by=by, at=at)


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
