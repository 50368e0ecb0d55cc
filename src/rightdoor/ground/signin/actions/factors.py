"""An app, passkeys and kept codes: adding them and taking them away, on record, with a word to their owner."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.signin import codes, letters, passkeys, second_step
from rightdoor.ground.signin.policy import OWN


class LastOne(Exception):
    """On this site everybody has a second step.  Add another one first, then take this one away."""


@transaction.atomic
def add_app(*, secret: str, code: str, by: Account, at: datetime) -> list[str] | None:
    """Take an app that shows the right code; codes to keep where they had none, None where the code is wrong."""
    require(rule_on(by, OWN, by, at=at))
    counter = codes.fitting(secret, code, after=0)
    if counter is None:
        return None
    codes.keep_app(by, secret, used=counter, at=at)
    return added("app", by=by, at=at)


@transaction.atomic
def add_passkey(*, credential: str, name: str, by: Account, at: datetime) -> list[str] | None:
    """Take a passkey that answered its question; codes to keep where they had none yet, None where it did not."""
    require(rule_on(by, OWN, by, at=at))
    if passkeys.keep(by, name=name, credential=credential, at=at) is None:
        return None
    return added("passkey", by=by, at=at)


def added(kind: str, *, by: Account, at: datetime) -> list[str]:
    """On record, with a word to their owner, and with codes for a bad day where there are none."""
    record("signin.factor_added", about=by, by=by, at=at, kind=kind)
    tell_of_change(by, at=at)
    return [] if codes.codes_left(by) else make_codes(by=by, at=at)


@transaction.atomic
def make_codes(*, by: Account, at: datetime) -> list[str]:
    """New codes to keep; the old ones stop working."""
    require(rule_on(by, OWN, by, at=at))
    made = codes.new_kept_codes(by, at=at)
    record("signin.codes_made", about=by, by=by, at=at, number=len(made))
    return made


@transaction.atomic
def remove_factor(*, factor_id: int, by: Account, at: datetime) -> bool:
    """Take one's own app or passkey away; kept codes go with the last one.  False where it is not theirs."""
    require(rule_on(by, OWN, by, at=at))
    theirs = Authenticator.objects.select_for_update().filter(user=by, type__in=second_step.PROVES)
    found = next((row for row in theirs if row.pk == factor_id), None)
    if found is None:
        return False
    if len(theirs) == 1 and second_step.required():
        raise LastOne(LastOne.__doc__)
    if len(theirs) == 1:
        Authenticator.objects.filter(user=by).delete()
    else:
        found.delete()
    record("signin.factor_removed", about=by, by=by, at=at, kind=str(found.type))
    tell_of_change(by, at=at)
    return True


def tell_of_change(account: Account, *, at: datetime) -> None:
    """So that somebody notices if it was not they who changed it."""
    letter = letters.Letter(letters.CHANGED, account, account.partnership, account.email, account)
    letters.send(letter, by=account, at=at)
