"""Passkeys (WebAuthn), by the library.  The question asked of a browser is kept in its session and works once."""

import json
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError

from rightdoor.ground.access.models import Account

Kind = Authenticator.Type
LONGEST = 20_000
STRANGE = (ValidationError, ValueError, TypeError, KeyError, AttributeError)  # what an invented answer can raise


def question() -> dict[str, Any]:
    """What a browser is asked, whoever sits before it: the key itself says whose it is, after a finger or a PIN."""
    return dict(auth.begin_authentication(None))


def question_for_new(account: Account) -> dict[str, Any]:
    """What a browser is asked to make a new key for this account, one that can sign in by itself."""
    return dict(auth.begin_registration(account, passwordless=True))


def read(credential: str) -> dict[str, Any]:
    """What the browser sent, as far as it can be read."""
    if len(credential) > LONGEST:
        raise ValueError("An answer as long as that is none.")
    found = json.loads(credential)
    if not isinstance(found, dict):
        raise TypeError("An answer is an object.")
    return found


def answered_by(credential: str, *, at: datetime) -> Account | None:
    """Whose key answered; None for every answer that does not fit the question."""
    try:
        answer = read(credential)
        auth.parse_authentication_response(answer)
        account = auth.extract_user_from_response(answer)
        key = auth.complete_authentication(account, answer)
    except STRANGE:
        auth.clear_state()
        return None
    Authenticator.objects.filter(pk=key.pk).update(last_used_at=at)
    return account if isinstance(account, Account) else None


def keep(account: Account, *, name: str, credential: str, at: datetime) -> Authenticator | None:
    """Take a new key; None where the answer does not fit the question."""
    try:
        answer = read(credential)
        auth.parse_registration_response(answer)
        made = auth.complete_registration(answer)
    except STRANGE:
        auth.clear_state()
        return None
    if not made.is_user_verified():
        return None
    return Authenticator.objects.create(
        user=account, type=Kind.WEBAUTHN, data={"name": name, "credential": answer}, created_at=at
    )
