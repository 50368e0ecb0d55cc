"""The fifth way in: staff write down what a caller, an e-mail, a letter or a visitor says."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.work.referrals import policy
from rightdoor.work.referrals.actions.drafting import Saved, keep_for_later, save_page, start_draft
from rightdoor.work.referrals.actions.sending import send_referral
from rightdoor.work.referrals.models import Channel, Draft, Referral

QUICK = "quick"  # the page on which staff write everything down
NO_BROWSER = ""  # it belongs to the member of staff, never to a browser


class NotOnThisSite(Exception):
    """What is typed on the site by the person themselves is not taken by staff."""


@transaction.atomic
def begin_taking(*, asker: str, channel: str, by: Account, at: datetime) -> Draft:
    """Begin to write down a request; from the first word on it is kept as the caller's, taken by this person."""
    require(rule_on(by, policy.TAKE, None, at=at))
    if Channel(channel) is Channel.WEB:
        raise NotOnThisSite("Say how it came: by telephone, e-mail, letter, or somebody walked in.")
    return start_draft(partnership=by.partnership, asker=asker, channel=channel, browser_key=NO_BROWSER, by=by, at=at)


@transaction.atomic
def keep_taking(
    *, draft_id: UUID, answers: Mapping[str, Any], typed: Mapping[str, Any] | None = None, tab: str = "",
    seen: str = "", by: Account, at: datetime,
) -> Saved:  # fmt: skip
    """Keep what was said so far.  A yes to a safety question calls a person now, even if the call drops.

    *typed* is what could not be read as an answer; it is kept as it stands.  Two windows do not overwrite each other.
    """
    own_taking(draft_id, by=by, at=at)
    return save_page(
        draft_id=draft_id, page=QUICK, answers=answers, typed=typed or {}, tab=tab, seen=seen, by=by, at=at
    )


@transaction.atomic
def finish_taking(*, draft_id: UUID, secret_word: str, by: Account, at: datetime) -> Referral:
    """Send what was taken, as the same request as any other.  The caller's own word opens it with the code."""
    own_taking(draft_id, by=by, at=at)
    return send_referral(draft_id=draft_id, secret_word=secret_word, by=by, at=at)


@transaction.atomic
def give_code(*, draft_id: UUID, secret_word: str, by: Account, at: datetime) -> Draft:
    """A code for a caller who wants to go on by themselves, with a word that they choose."""
    own_taking(draft_id, by=by, at=at)
    return keep_for_later(draft_id=draft_id, secret_word=secret_word, by=by, at=at)


def own_taking(draft_id: UUID, *, by: Account, at: datetime) -> Draft:
    """The draft that this person is writing, if it is theirs and they may."""
    draft: Draft = Draft.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=draft_id)
    require(rule_on(by, policy.WRITE_TAKEN, draft, at=at))
    return draft
