"""What every page's frame needs: help lines, the way out, who is signed in."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context for the layouts; none of it touches the database."""
    account = getattr(request, "account", None)
    return {
        "account": account,
        "demo": settings.DEMO or settings.MODE == "test",
        "at": getattr(request, "at", None),
    }
