"""Keys that sort by the time they were made (UUID version 7, RFC 9562), without telling anything else."""

import secrets
import time
import uuid


def key_of_saying(form_key: uuid.UUID, about: uuid.UUID, *said: object) -> uuid.UUID:
    """The key under which what a form says about a thing is kept once.

    The same form sent twice says one thing.  Sent again with other words, or with danger now ticked, it says another.
    """
    return uuid.uuid5(form_key, repr((str(about), *said)))


def new_key() -> uuid.UUID:
    """A fresh key: 48 bits of milliseconds, then 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & 0xFFFF_FFFF_FFFF) << 80
    value |= 0x7 << 76
    value |= secrets.randbits(12) << 64
    value |= 0b10 << 62
    value |= secrets.randbits(62)
    return uuid.UUID(int=value)
