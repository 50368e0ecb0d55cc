"""Beginning and ending sign-ins, on record."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor, System
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.signin.lifecycle import Ended, Way
from rightdoor.ground.signin.models import SignIn
from rightdoor.ground.signin.policy import END_ALL, OWN
from rightdoor.ground.signin.protocol import tell_ended


@transaction.atomic
def begin_sign_in(*, way: Way, second: bool, device: str, by: Account, at: datetime) -> SignIn:
    """Somebody has proved who they are."""
    require(rule_on(by, OWN, by, at=at))
    begun = SignIn.objects.create(account=by, way=way, device=device, began_at=at, seen_at=at)
    record("access.sign_in", about=by, by=by, at=at, way=way.value, second=second)
    return begun


@transaction.atomic
def end_sign_in(*, sign_in_id: UUID, why: Ended, by: Account, at: datetime) -> SignIn | None:
    """End one of one's own sign-ins; None where there is none such, or it is over already."""
    require(rule_on(by, OWN, by, at=at))
    found = SignIn.objects.going_on().of(by).select_for_update().filter(pk=sign_in_id).first()
    if found is not None:
        found.ended_at, found.why_ended = at, why
        found.save(update_fields=["ended_at", "why_ended"])
        record("access.sign_out", about=by, by=by, at=at, why=why.value)
        tell_ended(by, at)
    return found


@transaction.atomic
def end_others(*, account: Account, keep: UUID | None, why: Ended, by: Actor, at: datetime) -> int:
    """End every sign-in of an account but one; the number that ended."""
    others = SignIn.objects.going_on().of(account)
    others = others.exclude(pk=keep) if keep else others
    ended = others.update(ended_at=at, why_ended=why)
    record("signin.others_ended", about=account, by=by, at=at, why=why.value, number=ended)
    tell_ended(account, at)
    return ended


@transaction.atomic
def end_everybodys(*, by: System, at: datetime) -> int:
    """End every sign-in of every account, where somebody may have got in; the number that ended."""
    require(rule_on(by, END_ALL, None, at=at))
    signed_in = Account.objects.filter(pk__in=SignIn.objects.going_on().values("account")).order_by("pk")
    return sum(end_others(account=one, keep=None, why=Ended.ENDED_ELSEWHERE, by=by, at=at) for one in signed_in)


@transaction.atomic
def step_up(*, by: Account, kind: str, at: datetime) -> None:
    """A second step was confirmed in the middle of the work; what it was for is on record where it is done."""
    require(rule_on(by, OWN, by, at=at))
    record("signin.stepped_up", about=by, by=by, at=at, kind=kind)
