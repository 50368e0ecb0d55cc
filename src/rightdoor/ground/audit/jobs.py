"""What the background work does for the audit: numbers, signed heads, and the next months' tables."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from rightdoor.ground.audit.heads import head_now, line_of, send
from rightdoor.ground.audit.keys import NoKey, Signer, make_key, signer_at
from rightdoor.ground.audit.months import make_ahead
from rightdoor.ground.audit.sequencing import BATCH, SEQUENCER

ROUNDS = 2  # batches in one turn, so that other jobs have theirs


def number_events(at: datetime) -> int:
    """Give what is new its numbers."""
    count = 0
    for _round in range(ROUNDS):
        found = SEQUENCER.run(at)
        count += found
        if found < BATCH:
            break
    return count


def signer() -> Signer | None:
    """The key that is set; a demo makes its own, production never does."""
    if not settings.AUDIT_KEY:
        return None
    path = Path(settings.AUDIT_KEY)
    return make_key(path) if settings.DEMO and not path.exists() else signer_at(path)


def needed_signer() -> Signer:
    """The key that is set, for what may not stay unsigned."""
    found = signer()
    if found is None:
        raise NoKey("There is no key to sign with. Set RIGHTDOOR_AUDIT_KEY.")
    return found


@dataclass
class HeadJob:
    """Signs where the chain ends, whenever it has grown, and sends that to every place that is set."""

    sent: int = 0

    def run(self, at: datetime) -> int:
        """Sign and send; 1 where there was something new."""
        key = signer()
        if key is None:
            return 0
        head = head_now(at=at)
        if head is None or head.n == self.sent:
            return 0
        send(line_of(head, key), settings.AUDIT_HEADS, signer=key, at=at)
        self.sent = head.n
        return 1


HEADS = HeadJob()


def sign_head(at: datetime) -> int:
    """Sign and send the chain's head."""
    return HEADS.run(at)


def make_months(_at: datetime) -> int:
    """Make the next months' tables."""
    return make_ahead()
