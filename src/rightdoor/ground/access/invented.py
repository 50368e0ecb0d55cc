"""Invented people and real ones never meet: on a site for real people an invented account opens nothing."""

from datetime import datetime
from typing import Any

from django.conf import settings

from rightdoor.ground.access.models import Account


def for_real_people() -> bool:
    """Whether this site is for real people; a demo, a test and a training copy are not."""
    return bool(settings.PRODUCTION and not settings.TRAINING)


def belongs_here(account: Account) -> bool:
    """Whether this account may act on this site at all: the demo's passwords stand in its documents."""
    return not (for_real_people() and account.partnership.invented)


def session_belongs_here(_request: Any, account: Account, _at: datetime) -> bool:
    """The same, as the doorkeeper asks it of every session."""
    return belongs_here(account)
