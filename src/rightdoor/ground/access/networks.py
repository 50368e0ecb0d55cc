"""Where a try comes from, and how it is written down so that guessing is counted and nobody is traced."""

import hashlib
import hmac
import ipaddress

from django.conf import settings
from django.http import HttpRequest


def network_of(request: HttpRequest) -> str:
    """Where a try comes from: the address itself, or the household's part of a long one.

    Only as many proxies as the settings name are believed; what a visitor writes in a header is not.
    """
    proxies: int = settings.PROXIES
    passed = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    typed = passed[-proxies] if proxies and len(passed) >= proxies else request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(typed)
    except ValueError:
        return "unknown"
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def mark(what: str, words: str) -> str:
    """A keyed fingerprint: the same for the same words, and of no use to anyone who steals the table."""
    return hmac.new(settings.SECRET_KEY.encode(), f"{what}:{words}".encode(), hashlib.sha256).hexdigest()
