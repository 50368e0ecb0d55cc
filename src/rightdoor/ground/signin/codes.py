"""Codes of an app (TOTP) and the codes kept for a bad day, by the library, each made to work once."""

from datetime import datetime

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt, encrypt
from django.db import transaction

from rightdoor.ground.access.models import Account

Kind = Authenticator.Type


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


def kept_code_fits(account: Account, code: str, *, at: datetime) -> bool:
    """Whether this is one of the codes that they keep; it is used up by it."""
    row = Authenticator.objects.filter(user=account, type=Kind.RECOVERY_CODES).first()
    if row is None or not RecoveryCodes(row).validate_code(code):
        return False
    Authenticator.objects.filter(pk=row.pk).update(last_used_at=at)
    return True


def kept_codes(account: Account) -> list[str]:
    """The codes that still work."""
    row = Authenticator.objects.filter(user=account, type=Kind.RECOVERY_CODES).first()
    return list(RecoveryCodes(row).get_unused_codes()) if row else []


@transaction.atomic
def new_kept_codes(account: Account) -> list[str]:
    """Ten new codes; those from before stop working."""
    Authenticator.objects.filter(user=account, type=Kind.RECOVERY_CODES).delete()
    return list(RecoveryCodes.activate(account).generate_codes())
