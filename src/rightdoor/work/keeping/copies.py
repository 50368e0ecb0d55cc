"""Copies of what we hold that lie outside the database, and how each forgets.

The outbox of a developer's or a small county's machine keeps one file a message.  Another copy that a room keeps is
added here, so that no erasure forgets it.
"""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from rightdoor.work.keeping.reach import Reach

MESSAGES = "rd_messages.message"
Forget = Callable[[Reach], int]


class NotReached(Exception):
    """A copy could not be removed, so the record has not ended; the next round tries again."""


def forget_outbox(found: Reach) -> int:
    """Remove the files of a record's messages."""
    if not settings.OUTBOX:
        return 0
    gone = 0
    for key in found.get(MESSAGES, set()):
        for file in Path(settings.OUTBOX).glob(f"{key}.*"):
            try:
                file.unlink()
            except OSError as problem:
                raise NotReached("A file of the outbox cannot be removed.") from problem
            gone += 1
    return gone


COPIES: tuple[Forget, ...] = (forget_outbox,)


def forget_copies(found: Reach) -> int:
    """Remove every copy outside the database; the number of files that went."""
    return sum(forget(found) for forget in COPIES)
