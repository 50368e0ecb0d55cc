"""New passwords: by a link in an e-mail, or by somebody who is signed in."""

from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import check_password
from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.networks import mark
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record, record_denial
from rightdoor.ground.signin.actions.factors import tell_of_change
from rightdoor.ground.signin.actions.guessing import Whence, note_guess, settle
from rightdoor.ground.signin.actions.sign_ins import end_others
from rightdoor.ground.signin.lifecycle import PASSWORD_LINK_LASTS, Ended, Outcome
from rightdoor.ground.signin.links import link_mark, link_of
from rightdoor.ground.signin.models import PasswordLink
from rightdoor.ground.signin.policy import OWN
from rightdoor.pure.keys import new_key


def ask_for_password(
    *, email: str, partnership: Partnership, whence: Whence, by: Actor, at: datetime
) -> datetime | None:
    """Write down that somebody asked; until when to wait, where the same was asked too often.

    Whether the address belongs to an account is looked at later, by the worker, when nobody waits for the answer:
    so the answer takes as long, and weighs as much, for an address that nobody here has.
    """
    guess, wait = note_guess(whose=mark("forgotten", email.lower()), whence=whence, at=at)
    if wait is not None:
        settle(guess, Outcome.BARRED)
        return wait
    with transaction.atomic():
        key = new_key()
        asked = PasswordLink.objects.create(
            id=key, partnership=partnership, email=email.lower(), asked_at=at, ends_at=at + PASSWORD_LINK_LASTS,
            link_mark=link_mark(link_of(key)),
        )  # fmt: skip
        record("signin.password_asked", about=asked, by=by, at=at)
    return None


@transaction.atomic
def use_password_link(*, link: str, password: str, by: Actor, at: datetime) -> Account | None:
    """Set a new password by a link that works once; every sign-in of the account ends.  None where it works no more."""
    asked = PasswordLink.objects.open(at).select_for_update(of=("self",)).filter(link_mark=link_mark(link)).first()
    if asked is None or asked.account is None:
        return None
    PasswordLink.objects.filter(account=asked.account, used_at=None).update(used_at=at)
    set_password(asked.account, password, keep=None, by=by, at=at)
    return asked.account


@transaction.atomic
def change_password(*, current: str, password: str, keep: UUID | None, by: Account, at: datetime) -> bool:
    """Whoever is signed in chooses another password; False where the one they have is not right."""
    require(rule_on(by, OWN, by, at=at))
    if by.has_usable_password() and not check_password(current, by.password):
        record_denial("signin.password_changed", about=by, by=by, at=at, reason="wrong")
        return False
    set_password(by, password, keep=keep, by=by, at=at)
    return True


def set_password(account: Account, password: str, *, keep: UUID | None, by: Actor, at: datetime) -> None:
    """Keep the hash of it, end the other sign-ins, and tell its owner."""
    account.set_password(password)
    account.save(update_fields=["password"])
    record("signin.password_changed", about=account, by=by, at=at)
    end_others(account=account, keep=keep, why=Ended.PASSWORD_CHANGED, by=by, at=at)
    tell_of_change(account, at=at)
