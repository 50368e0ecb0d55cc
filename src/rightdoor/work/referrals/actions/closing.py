"""When the last thing about a request was done: from then on the front door reads it for twenty-eight days."""

from datetime import datetime

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import kind_of
from rightdoor.work.referrals import policy
from rightdoor.work.referrals.lifecycle import OPEN, Stage
from rightdoor.work.referrals.models import IllegalMove, Referral
from rightdoor.work.referrals.protocol import is_on_its_way
from rightdoor.work.safeguarding.models import BodyContact, RedFlag

ANSWERED = "This request has been decided. Nothing was changed."


def settle(referral: Referral, at: datetime, *, anew: bool = False) -> None:
    """Keep when it was closed: now, where nothing is left; when it was before, where it was; else not at all.

    *anew*: something was said after it was closed, so its days are counted again.
    """
    was = None if anew else referral.closed_at
    closed_at = None if has_something_to_do(referral) else was or at
    if closed_at != referral.closed_at:
        referral.closed_at = closed_at
        referral.save(update_fields=["closed_at"])


def has_something_to_do(referral: Referral) -> bool:
    """It waits for a decision; or a service has it not yet; or somebody is not safe and a person must act."""
    if referral.stage in OPEN:
        return True
    kind = kind_of(referral)
    if RedFlag.objects.open().about(kind, referral.pk).exists():
        return True
    if BodyContact.objects.not_made().about(kind, referral.pk).exists():
        return True
    return referral.stage != Stage.ENDED and is_on_its_way(referral.pk)


def require_waiting(act: str, referral: Referral, *, by: Actor, at: datetime) -> None:
    """Go on where they may do this.  Who reads a request that was decided meanwhile is told so."""
    ruling = rule_on(by, act, referral, at=at)
    if not ruling.allowed and referral.stage not in OPEN and rule_on(by, policy.SEE, referral, at=at).allowed:
        raise IllegalMove(ANSWERED)
    require(ruling)
