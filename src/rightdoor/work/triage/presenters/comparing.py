"""Two requests side by side, so that a person can see whether they are one."""

from datetime import datetime

from django.utils.translation import gettext as _

from rightdoor.ground.design.when import short_moment
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.presenters.people import asked_by
from rightdoor.work.triage.presenters.person import who_face
from rightdoor.work.triage.presenters.words import needs_in_words

Line = tuple[str, str, str]


def side_by_side(one: Referral, other: Referral, at: datetime) -> list[Line]:
    """What is known of each, line by line."""
    left, right = facts_of(one, at), facts_of(other, at)
    terms = dict.fromkeys([*left, *right])
    return [(term, left.get(term, ""), right.get(term, "")) for term in terms]


def facts_of(referral: Referral, at: datetime) -> dict[str, str]:
    """The header of a request, what it is about and when it came."""
    who = who_face(referral, "", at)
    return {
        _("Name"): who.name,
        _("Age"): who.aside,
        **dict(who.facts),
        _("Came"): short_moment(referral.received_at),
        _("From"): asked_by(referral.asker, referral.referrer_role),
        _("About"): needs_in_words(referral.needs),
        _("In their words"): referral.story,
        _("Safe contact"): who.safe,
    }
