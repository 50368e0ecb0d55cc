"""Who acts, proven to the database for one transaction: the second wall asks this, whatever the pages forgot.

The application signs who acts with a key that the database knows and its own role cannot read.  The database answers
with a context of its own that holds for one transaction on one connection.  Words smuggled into a query can therefore
neither make a context nor use an old one again.
"""

import hashlib
import hmac
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

ACCOUNT, VISITOR, SYSTEM = "account", "visitor", "system"


@dataclass(frozen=True, slots=True)
class Claim:
    """Who acts, and the moment at which their rights are read."""

    kind: str
    key: str
    at: datetime

    def token(self, *, backend: int) -> str:
        """The claim, signed, for one connection to the database and a few minutes."""
        words = "|".join(
            (self.kind, self.key, settings.PARTNERSHIP, self.at.isoformat(), f"{time.time():.3f}", str(backend))
        )
        return f"{words}|{signed(words)}"


def signed(words: str) -> str:
    """The mark of the application's key on these words."""
    return hmac.new(settings.CONTEXT_KEY.encode(), words.encode(), hashlib.sha256).hexdigest()


_claim: ContextVar[Claim | None] = ContextVar("claim", default=None)
_own_work: list[Claim] = []  # of a command: it acts for the whole process, in every thread


def claimed() -> Claim | None:
    """Who acts now; nobody, where nothing said so, and then the database shows nothing."""
    return _claim.get() or (_own_work[0] if _own_work else None)


@contextmanager
def claiming(claim: Claim) -> Iterator[None]:
    """Everything that is asked of the database inside is asked under this claim."""
    token = _claim.set(claim)
    try:
        yield
    finally:
        _claim.reset(token)


def claim_for_good(claim: Claim) -> None:
    """Everything that this process asks from now on, in every thread, is asked under this claim."""
    _own_work[:] = [claim]
