"""The library that does the cryptography of signing in (django-allauth), fitted to this house.

Its own pages, forms and addresses are not used.  Secrets are sealed before they reach the database, so that a copy of
the database signs nobody in.
"""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, _build_apps_from_settings
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from rightdoor.ground.access.outgoing import Outside

ISSUER = "Rightdoor"


def seal() -> MultiFernet:
    """What closes and opens secrets: the newest key closes, older ones still open."""
    return MultiFernet([Fernet(key_from(words)) for words in settings.SEAL_WORDS])


def key_from(words: str) -> bytes:
    """A key of its own for this purpose."""
    kdf = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"rightdoor second factors")
    return base64.urlsafe_b64encode(kdf.derive(words.encode()))


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """Seals what the library keeps, and names things without telling what happens here."""

    def encrypt(self, text: str) -> str:
        return seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return seal().decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        return ISSUER

    def _get_site_name(self) -> str:
        return ISSUER

    def get_public_key_credential_user_entity(self, user: AbstractBaseUser) -> dict[str, Any]:
        return {"id": user.pk.hex.encode(), "display_name": str(user), "name": str(user.get_username())}


class NoSignUp(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody makes an account by themselves: people are invited."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  the library's signature
        return False


class CountyOnly(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """The one provider that the environment names; rows in the database add none."""

    def get_requests_session(self) -> Outside:
        """Addresses that the provider answers with lead nowhere else than where the site may go."""
        return Outside()

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[Any]:  # noqa: ARG002
        found = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in found.values() for app in apps]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002
        return False
