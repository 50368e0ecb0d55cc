"""A phone that opens a request with a finger or a PIN: kept, used, and forgotten."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record, record_denial
from rightdoor.work.passport.actions.opening import Opened
from rightdoor.work.passport.models import OwnKey
from rightdoor.work.passport.own_keys import Place, State, Unfit, check, handle_in
from rightdoor.work.passport.policy import KEEP_KEY, TRY_CODE
from rightdoor.work.referrals.models import Referral

MOST = 5


class EnoughKeys(Exception):
    """Five phones open it already.  Nothing was kept."""


@transaction.atomic
def keep_key(*, referral_id: UUID, handle: bytes, public: bytes, by: Actor, at: datetime) -> OwnKey:
    """Let the phone that made this key open the request.  The same key sent twice is kept once."""
    referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral_id)
    require(rule_on(by, KEEP_KEY, referral, at=at))
    held = list(OwnKey.objects.that_open(referral))
    same = next((one for one in held if bytes(one.handle) == handle), None)
    if same is not None:
        return same
    if len(held) >= MOST:
        raise EnoughKeys("Five phones open it already. Forget them, then keep this one. Nothing was kept.")
    key = OwnKey.objects.create(referral=referral, handle=handle, public=public, made_at=at)
    record(KEEP_KEY, about=referral, by=by, at=at, step="kept")
    return key


@transaction.atomic
def forget_keys(*, referral_id: UUID, by: Actor, at: datetime) -> int:
    """From the next moment no phone opens it without code and word.  How many did."""
    referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral_id)
    require(rule_on(by, KEEP_KEY, referral, at=at))
    ended = OwnKey.objects.that_open(referral).order_by().update(ended_at=at)
    if ended:
        record(KEEP_KEY, about=referral, by=by, at=at, step="forgotten")
    return ended


def open_by_key(*, place: Place, state: State, credential: str, by: Actor, at: datetime) -> Opened | None:
    """What this key opens; None for every answer that does not fit, and all of those are alike."""
    require(rule_on(by, TRY_CODE, None, at=at))
    try:
        key = OwnKey.objects.select_related("referral").get(handle=handle_in(credential), ended_at__isnull=True)
        check(place, state, credential, bytes(key.public))
    except (Unfit, OwnKey.DoesNotExist):
        record_denial("passport.opened", about=None, by=by, at=at, reason="a key that does not fit")
        return None
    return let_in(key, by=by, at=at)


@transaction.atomic
def let_in(key: OwnKey, *, by: Actor, at: datetime) -> Opened:
    """Open it, on record like an opening with code and word."""
    key.used_at = at
    key.save(update_fields=["used_at"])
    record("passport.opened", about=key.referral, by=by, at=at, with_key=True)
    return Opened(kind="referral", key=key.referral_id, word=key.referral.secret_word)
