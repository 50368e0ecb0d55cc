"""Opening a link to fill something in: the address alone opens nothing, and every wrong try looks the same."""

from datetime import datetime

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.networks import mark
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.signin.links import link_mark
from rightdoor.work.outcomes.models import FormLink
from rightdoor.work.outcomes.opening import still_opens
from rightdoor.work.outcomes.policy import OPEN_LINK
from rightdoor.work.passport.actions.opening import note_attempt, refuse, tries_so_far
from rightdoor.work.passport.lifecycle import Outcome
from rightdoor.work.passport.models import Attempt
from rightdoor.work.passport.typed import code_of
from rightdoor.work.referrals.codes import is_secret


def open_form(*, secret: str, words: str, network: str, by: Actor, at: datetime) -> FormLink | None:
    """The link; None for all else, whatever it was.

    The try is written down, as wrong, before anything is compared.  An unknown address, wrong words, and a link that
    was used, taken back, has ended or rests do the same work.
    """
    require(rule_on(by, OPEN_LINK, None, at=at))
    attempt = note_attempt(of=mark("form", link_mark(secret)), network=network, at=at)
    found: FormLink | None = FormLink.objects.whole().filter(mark=link_mark(secret)).first()
    fits = is_secret(code_of(words), found.words_hash if found else "")
    barred = tries_so_far(attempt, at=at).barred
    if found is None or barred or not fits or not still_opens(found, at):
        outcome = Outcome.BARRED if barred else Outcome.WRONG
        refuse(attempt, found.episode if found else None, outcome, by=by, at=at, act=OPEN_LINK)
        return None
    return let_in(attempt, found, by=by, at=at)


@transaction.atomic
def let_in(attempt: Attempt, link: FormLink, *, by: Actor, at: datetime) -> FormLink:
    """Keep that it was opened."""
    attempt.outcome = Outcome.OPENED
    attempt.save(update_fields=["outcome"])
    record(OPEN_LINK, about=link.episode, by=by, at=at, link=str(link.pk))
    return link
