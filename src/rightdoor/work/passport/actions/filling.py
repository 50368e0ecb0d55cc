"""Opening a link to fill something in: the address alone opens nothing, and every wrong try looks the same."""

from datetime import datetime

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.audit.record import record
from rightdoor.work.outcomes.models import FormLink
from rightdoor.work.outcomes.opening import still_opens
from rightdoor.work.outcomes.policy import OPEN_LINK
from rightdoor.work.passport.actions.trying import tried
from rightdoor.work.passport.lifecycle import Outcome
from rightdoor.work.passport.models import Attempt


def open_form(*, secret: str, words: str, network: str, by: Actor, at: datetime) -> FormLink | None:
    """The link; None for all else, whatever it was."""
    found = tried(
        kind="form", secret=secret, words=words, network=network, find=marked, opens=still_opens,
        about=lambda link: link.episode, act=OPEN_LINK, by=by, at=at,
    )  # fmt: skip
    return let_in(*found, by=by, at=at) if found else None


def marked(of: str) -> FormLink | None:
    """The one whose address leaves this mark."""
    found: FormLink | None = FormLink.objects.whole().filter(mark=of).first()
    return found


@transaction.atomic
def let_in(attempt: Attempt, link: FormLink, *, by: Actor, at: datetime) -> FormLink:
    """Keep that it was opened."""
    attempt.outcome = Outcome.OPENED
    attempt.save(update_fields=["outcome"])
    record(OPEN_LINK, about=link.episode, by=by, at=at, link=str(link.pk))
    return link
