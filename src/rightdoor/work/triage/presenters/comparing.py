"""Two requests side by side, so that a person can see whether they are one."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rightdoor.ground.design.when import short_moment
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.presenters.people import asked_by
from rightdoor.work.triage.presenters.person import who_face
from rightdoor.work.triage.presenters.words import needs_in_words, spoken


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: its code as it is said, and what is known, each marked where the other says the same."""

    referral: Referral
    code: str
    facts: list[tuple[str, str, bool]]


def side_by_side(one: Referral, other: Referral, at: datetime) -> tuple[Side, Side]:
    """What is known of each, in the same order."""
    left, right = facts_of(one, at), facts_of(other, at)
    terms = dict.fromkeys([*left, *right])
    same = {term for term in told() if left.get(term) and left.get(term) == right.get(term)}
    unknown = _("not known")
    return (
        Side(one, spoken(one.code), [(term, left.get(term) or unknown, term in same) for term in terms]),
        Side(other, spoken(other.code), [(term, right.get(term) or unknown, term in same) for term in terms]),
    )


def told() -> tuple[str, ...]:
    """What tells one person from another, where it is the same; what nobody said tells nothing."""
    return _("Name"), _("Legal name"), _("Born"), _("Safe contact")


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
