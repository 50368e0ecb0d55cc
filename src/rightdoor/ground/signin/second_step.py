"""The one rule about second steps: who must have one, and when it is asked.

On a real site everybody has one and is asked at each sign-in.  A practice copy asks only before what is delicate,
unless RIGHTDOOR_SECOND_STEP=required.
"""

from allauth.mfa.models import Authenticator
from django.conf import settings

from rightdoor.ground.access.models import Account

PROVES = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def required() -> bool:
    """Whether nobody reaches a working page of this site without a second step."""
    return bool(settings.SECOND_STEP_REQUIRED)


def has_one(account: Account) -> bool:
    """Whether an app or a passkey is theirs; codes kept for a bad day are no second step by themselves."""
    return bool(Authenticator.objects.filter(user=account, type__in=PROVES).exists())


def asked_at_sign_in(account: Account) -> bool:
    """Whether a right password is only half of signing in."""
    return required() and has_one(account)
