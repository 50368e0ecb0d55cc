"""Whether a session still counts.  The room above that keeps sign-ins registers what it asks, in its ready()."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from rightdoor.ground.access.models import Account

Check = Callable[[Any, Account, datetime], bool]
_checks: list[Check] = []


def register_check(check: Check) -> None:
    """Ask *check* of every request that comes with a session; one "no" and nobody is signed in."""
    if check not in _checks:
        _checks.append(check)


def still_counts(request: Any, account: Account, at: datetime) -> bool:
    """Whether every check lets this session in."""
    return all(check(request, account, at) for check in _checks)
