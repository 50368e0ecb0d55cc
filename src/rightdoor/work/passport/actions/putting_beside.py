"""Opening one's requests from one of them: put beside it with code and word, and taken apart again."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.work.passport.actions.opening import Opened, try_code
from rightdoor.work.passport.models import Beside
from rightdoor.work.passport.policy import PUT_BESIDE
from rightdoor.work.referrals.models import Referral

MOST = 20


class NotBeside(Exception):
    """The code and the word are right, and yet these two stay apart.  Nothing was changed."""


class SameRequest(NotBeside):
    """It is the one that is open."""


class OtherAsker(NotBeside):
    """A parent's request and a young person's, or a professional's: who has one code must not come by the other."""


class Enough(NotBeside):
    """As many as a page can hold stand beside it."""


def put_beside(*, referral_id: UUID, code: str, word: str, network: str, by: Actor, at: datetime) -> Beside | None:
    """Let this request open that one from now on; None where code and word open no request, each of them alike.

    Raises NotBeside where they do and the two are not put together.  The try counts like every other.
    """
    referral = Referral.objects.get(pk=referral_id)
    require(rule_on(by, PUT_BESIDE, referral, at=at))
    found = try_code(code=code, word=word, network=network, by=by, at=at)
    if not isinstance(found, Opened) or found.kind != "referral":
        return None
    return keep(referral_id=referral_id, other_id=found.key, by=by, at=at)


@transaction.atomic
def keep(*, referral_id: UUID, other_id: UUID, by: Actor, at: datetime) -> Beside:
    """Keep it, on the record of both.  What stands already is kept once."""
    if other_id == referral_id:
        raise SameRequest
    rows = Referral.objects.select_for_update(of=("self",)).order_by("pk").filter(pk__in=(referral_id, other_id))
    referral, other = sorted(rows, key=lambda one: one.pk != referral_id)
    if referral.asker != other.asker:
        raise OtherAsker
    standing = Beside.objects.opened_from(referral)
    if same := standing.filter(other=other).first():
        return same
    if standing.count() >= MOST:
        raise Enough
    kept = Beside.objects.create(referral=referral, other=other, made_at=at)
    for one in (referral, other):
        record(PUT_BESIDE, about=one, by=by, at=at, step="put")
    return kept


@transaction.atomic
def take_apart(*, referral_id: UUID, by: Actor, at: datetime) -> int:
    """From the next moment this request opens no other, and no other opens it.  How many did."""
    referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral_id)
    require(rule_on(by, PUT_BESIDE, referral, at=at))
    standing = Beside.objects.that_stand().filter(Q(referral=referral) | Q(other=referral))
    ended = standing.update(ended_at=at)
    if ended:
        record(PUT_BESIDE, about=referral, by=by, at=at, step="apart")
    return ended


@transaction.atomic
def open_beside(*, from_id: UUID, number: int, by: Actor, at: datetime) -> UUID | None:
    """The request that is the *number*-th beside this one now, opened on record; 0 is this one, None is no such."""
    origin = Referral.objects.get(pk=from_id)
    require(rule_on(by, PUT_BESIDE, origin, at=at))
    beside = Beside.objects.opened_from(origin).select_related("other")
    found = dict(enumerate([origin, *(one.other for one in beside)])).get(number)
    if found is None:
        return None
    record("passport.opened", about=found, by=by, at=at, beside=True)
    return found.pk
