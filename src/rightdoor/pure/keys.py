"""Keys that sort by the time they were made (UUID version 7, RFC 9562), without telling anything else."""

import secrets
import time
import uuid
from threading import Lock

TICKS = 4096  # of a millisecond
A_SECOND = 1000 * TICKS
_one_at_a_time = Lock()
_last = 0


def key_of_saying(form_key: uuid.UUID, about: uuid.UUID, *said: object) -> uuid.UUID:
    """The key under which what a form says about a thing is kept once.

    The same form sent twice says one thing.  Sent again with other words, or with danger now ticked, it says another.
    """
    return uuid.uuid5(form_key, repr((str(about), *said)))


def new_key() -> uuid.UUID:
    """A fresh key: 48 bits of milliseconds, 12 bits of their fraction, then 62 random bits.

    Keys that one process makes one after another sort so, also within a moment (RFC 9562, 6.2, method 3): two lines
    that were written at once stand in the order in which they were written.  A clock that is set back is followed.
    """
    global _last
    ticks = time.time_ns() * TICKS // 1_000_000
    with _one_at_a_time:
        if 0 <= _last - ticks < A_SECOND:
            ticks = _last + 1
        _last = ticks
    value = (ticks // TICKS & 0xFFFF_FFFF_FFFF) << 80
    value |= 0x7 << 76
    value |= ticks % TICKS << 64
    value |= 0b10 << 62
    value |= secrets.randbits(62)
    return uuid.UUID(int=value)
