"""Is the child of a call known?  Looked up while the caller is still there, from what was written down so far."""

from datetime import date, datetime

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import rule_on
from rightdoor.records.people.linking.known import Told
from rightdoor.work.joining.actions.looking_up import who_is_known
from rightdoor.work.joining.policy import LOOK_UP
from rightdoor.work.joining.presenters import lines
from rightdoor.work.referrals.models import Asker, Draft
from rightdoor.work.referrals.protocol import Known

LEAST = 2  # of name, day of birth and postcode, as on the page on which somebody is looked for


def known_on_a_call(draft: Draft, account: Account, at: datetime) -> list[Known] | None:
    """Who may be the child of this call, the likeliest first; who looked, and whom they were shown, is on record."""
    told = told_in(draft)
    if told is None or not rule_on(account, LOOK_UP, None, at=at).allowed:
        return None
    found = lines(who_is_known(told=told, by=account, at=at), account, at)
    return [Known(one.name, one.standing, one.alike, one.unlike, one.asked, one.requests) for one in found]


def told_in(draft: Draft) -> Told | None:
    """What a call tells of the child; nothing of a group, and nothing while it is too little to look for somebody."""
    names = tuple(dict.fromkeys(name for name in (said(draft, "preferred_name"), said(draft, "legal_name")) if name))
    born_on, postcode = day_in(said(draft, "born_on")), said(draft, "postcode")
    if draft.asker == Asker.GROUP or sum(map(bool, (names, born_on, postcode))) < LEAST:
        return None
    return Told(draft.partnership_id, names, born_on, postcode)


def said(draft: Draft, name: str) -> str:
    value = draft.answers.get(name)
    return value.strip() if isinstance(value, str) else ""


def day_in(words: str) -> date | None:
    """A day as answers keep it."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
