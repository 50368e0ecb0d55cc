"""What this room tells the rooms above: somebody's sign-in has ended.  They register in their ready()."""

from collections.abc import Callable
from datetime import datetime

from rightdoor.ground.access.models import Account

Ended = Callable[[Account, datetime], None]
_ended: list[Ended] = []


def register_end(ended: Ended) -> None:
    """Tell *ended*, in the same transaction, whenever a sign-in of an account ends."""
    if ended not in _ended:
        _ended.append(ended)


def tell_ended(account: Account, at: datetime) -> None:
    """A sign-in has ended."""
    for ended in _ended:
        ended(account, at)
