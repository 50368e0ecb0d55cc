"""Codes of an app (TOTP), by the library, and the codes kept for a bad day; each works once."""

import secrets
from datetime import datetime

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt, encrypt
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from rightdoor.ground.access.models import Account

Kind = Authenticator.Type
TEN, DIGITS = 10, 10
HASHES = "hashes"


@transaction.atomic
def app_code_fits(account: Account, code: str, *, at: datetime) -> bool:
    """Whether the account's app shows this code now.  A code that was used, or is older than one used, never fits.

    The last moment used is kept in the row and under its lock: the library's own memory is a cache, which every
    process has for itself.
    """
    row = Authenticator.objects.select_for_update().filter(user=account, type=Kind.TOTP).first()
    if row is None:
        return False
    counter = fitting(decrypt(row.data["secret"]), code, after=row.data.get("used", 0))
    if counter is None:
        return False
    row.data["used"], row.last_used_at = counter, at
    row.save(update_fields=["data", "last_used_at"])
    return True


def fitting(secret: str, code: str, *, after: int) -> int | None:
    """The half-minute whose code this is, if it came after *after*."""
    for counter in totp.yield_hotp_counters_from_time():
        shown = totp.format_hotp_value(totp.hotp_value(secret, counter))
        if counter > after and compare_user_code(actual=code, expected=shown):
            return int(counter)
    return None


@transaction.atomic
def keep_app(account: Account, secret: str, *, used: int, at: datetime) -> Authenticator:
    """Take an app for this account, in place of any other; the code that proved it is used up."""
    Authenticator.objects.filter(user=account, type=Kind.TOTP).delete()
    return Authenticator.objects.create(
        user=account, type=Kind.TOTP, data={"secret": encrypt(secret), "used": used}, created_at=at
    )


@transaction.atomic
def kept_code_fits(account: Account, code: str, *, at: datetime) -> bool:
    """Whether this is one of the codes that they keep; it is used up by it."""
    row = Authenticator.objects.select_for_update().filter(user=account, type=Kind.RECOVERY_CODES).first()
    code = "".join(code.split())  # they are shown in groups
    if row is None or len(code) != DIGITS:
        return False
    fits = next((kept for kept in row.data[HASHES] if check_password(code, kept)), None)
    if fits is None:
        return False
    row.data[HASHES].remove(fits)
    row.last_used_at = at
    row.save(update_fields=["data", "last_used_at"])
    return True


def codes_left(account: Account) -> int:
    """How many of the codes that they keep still work; which, nobody can tell any more."""
    row = Authenticator.objects.filter(user=account, type=Kind.RECOVERY_CODES).first()
    return len(row.data[HASHES]) if row else 0


@transaction.atomic
def new_kept_codes(account: Account, *, at: datetime) -> list[str]:
    """Ten new codes, kept as slow hashes alone; those from before stop working."""
    made = [f"{secrets.randbelow(10**DIGITS):0{DIGITS}}" for _number in range(TEN)]
    Authenticator.objects.filter(user=account, type=Kind.RECOVERY_CODES).delete()
    Authenticator.objects.create(
        user=account, type=Kind.RECOVERY_CODES, data={HASHES: [make_password(code) for code in made]}, created_at=at
    )
    return made
