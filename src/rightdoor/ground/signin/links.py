"""Links that somebody gets by e-mail.  The database keeps a fingerprint; the link is made again when it is sent."""

import base64
import hashlib
import hmac
from uuid import UUID

from django.conf import settings
from django.urls import reverse

BYTES = 24  # 192 bits


def made_again(purpose: bytes, key: UUID) -> bytes:
    """32 bytes that belong to a row and a purpose; nobody can make them who has only the database."""
    return hmac.new(settings.SEAL_WORDS[0].encode(), purpose + key.bytes, hashlib.sha256).digest()


def link_of(key: UUID, purpose: bytes = b"rightdoor link:") -> str:
    """The word at the end of the address."""
    return base64.urlsafe_b64encode(made_again(purpose, key)[:BYTES]).decode()


def link_mark(link: str) -> str:
    """What the database keeps of it."""
    return hashlib.sha256(link.encode()).hexdigest()


def address_of(key: UUID) -> str:
    """The whole address, as people know this site."""
    return f"{settings.SITE.rstrip('/')}{reverse('link', args=[link_of(key)])}"
