"""An app for a second step, as a phone has it."""

import time
from datetime import UTC, datetime

from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value

from rightdoor.ground.access.models import Account
from rightdoor.ground.signin.codes import keep_app

AGES_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def give_app(account: Account) -> str:
    """The account gets an app; the secret that it holds."""
    secret = str(generate_totp_secret())
    keep_app(account, secret, used=0, at=AGES_AGO)
    return secret


def shown(secret: str, *, half_minutes: int = 0) -> str:
    """The code that the app shows now, or so many half minutes from now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + half_minutes)))
