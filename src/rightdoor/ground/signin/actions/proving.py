"""Proving who one is, by a password or by a second step.  Every "no" looks, weighs and lasts the same."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.networks import mark
from rightdoor.ground.audit.record import record, record_denial
from rightdoor.ground.signin import codes, passkeys
from rightdoor.ground.signin.actions.guessing import Whence, note_guess, settle
from rightdoor.ground.signin.lifecycle import Outcome
from rightdoor.ground.signin.models import Guess

SIGN_IN = "access.sign_in"
SECOND_STEP = "signin.second_step"


@dataclass(frozen=True, slots=True)
class Proof:
    """Who it is; or nobody, and perhaps until when to wait."""

    account: Account | None = None
    wait_until: datetime | None = None
    by: str = ""  # app, code or passkey, for a second step


def whose_mark(email: str) -> str:
    """The fingerprint under which guesses for an address are counted."""
    return mark("account", email.lower())


def prove_by_password(*, email: str, password: str, whence: Whence, at: datetime) -> Proof:
    """The active account with this password.  Success is put on record when the sign-in begins."""
    guess, wait = note_guess(whose=whose_mark(email), whence=whence, at=at)
    account = Account.objects.filter(email=email.lower(), is_active=True).first()
    if wait is not None:
        settle(guess, Outcome.BARRED)
        record_denial(SIGN_IN, about=account, by=VISITOR, at=at, reason="too many tries")
        return Proof(wait_until=wait)
    if not check_password(password, hash_of(account)) or account is None:
        settle(guess, Outcome.WRONG)
        record_denial(SIGN_IN, about=account, by=VISITOR, at=at, reason="wrong")
        return Proof()
    settle(guess, Outcome.RIGHT)
    return Proof(account=account)


def hash_of(account: Account | None) -> str:
    """What a password is compared with: their own hash, or one that nothing fits and that takes as long."""
    nobodys = hash_of_nobody()
    return account.password if account is not None and account.has_usable_password() else nobodys


@cache
def hash_of_nobody() -> str:
    """Of a word that nobody knows."""
    return make_password(secrets.token_urlsafe(32))


def prove_by_code(*, account: Account, code: str, whence: Whence, at: datetime) -> Proof:
    """A code of their app, or one of the codes that they keep for a bad day; each works once."""
    guess, wait = note_guess(whose=mark("second", str(account.pk)), whence=whence, at=at)
    if wait is not None:
        settle(guess, Outcome.BARRED)
        record_denial(SECOND_STEP, about=account, by=account, at=at, reason="too many tries")
        return Proof(wait_until=wait)
    return settled(guess_outcome(account, code, at=at), account, at=at, guess=guess)


@transaction.atomic
def guess_outcome(account: Account, code: str, *, at: datetime) -> str:
    """Which kind of code it was; empty where it was none."""
    if codes.app_code_fits(account, code, at=at):
        record(SECOND_STEP, about=account, by=account, at=at, kind="app")
        return "app"
    if codes.kept_code_fits(account, code, at=at):
        record(SECOND_STEP, about=account, by=account, at=at, kind="kept_code", left=codes.codes_left(account))
        return "code"
    return ""


def settled(kind: str, account: Account, *, at: datetime, guess: Guess) -> Proof:
    """Close the guess, on record where it was wrong."""
    settle(guess, Outcome.RIGHT if kind else Outcome.WRONG)
    if kind:
        return Proof(account=account, by=kind)
    record_denial(SECOND_STEP, about=account, by=account, at=at, reason="wrong")
    return Proof()


@transaction.atomic
def prove_by_passkey(*, credential: str, account: Account | None, at: datetime) -> Proof:
    """Whose passkey answered the question that this browser was asked; of *account* alone, where one is given."""
    found = passkeys.answered_by(credential, at=at)
    if found is None or not found.is_active or (account is not None and found != account):
        record_denial(SECOND_STEP if account else SIGN_IN, about=account, by=account or VISITOR, at=at, reason="wrong")
        return Proof()
    if account is not None:
        record(SECOND_STEP, about=account, by=account, at=at, kind="passkey")
    return Proof(account=found, by="passkey")


def refuse_county(*, reason: str, at: datetime) -> None:
    """Somebody came back from the county's sign-in without a proof that holds."""
    record_denial(SIGN_IN, about=None, by=VISITOR, at=at, reason=f"county: {reason}")
