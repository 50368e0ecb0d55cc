"""Events as the chain reads them: every column as text, the same on every server and for every reader."""

import json
from collections.abc import Callable, Sequence
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

from rightdoor.pure.chain import encode

NUMBERS, MOMENTS, JSON = {"exported_rows"}, {"happened_at", "written_at"}, {"codes", "shown"}
NAMES = (
    "about_id", "about_kind", "act", "actor_id", "actor_kind", "client", "codes", "decision", "exported_rows",
    "exported_sha256", "fields", "happened_at", "id", "on_behalf_of", "purpose", "reason", "request_id", "rule",
    "session", "shown", "written_at",
)  # fmt: skip
# A moment is a number of microseconds since 1970, for no setting of a session changes how that is written
COLUMNS = ", ".join(
    f"(extract(epoch from e.{name}) * 1000000)::bigint::text" if name in MOMENTS else f"e.{name}::text"
    for name in NAMES
)
# The canonical JSON of chain.canonical, written out for our own columns, since a walk reads millions of them
TEMPLATE = "{" + ",".join(f'"{name}":%s' for name in NAMES) + "}"


@lru_cache(maxsize=8_192)
def written_anew(text: str) -> str:
    """The database's JSON as canonical JSON; what recurs is remembered."""
    return encode(json.loads(text))


def as_it_is(text: str) -> str:
    return text


WRITERS: tuple[Callable[[str], str], ...] = tuple(
    written_anew if name in JSON else as_it_is if name in NUMBERS | MOMENTS else encode_basestring for name in NAMES
)


def canonical_of(row: Sequence[Any]) -> bytes:
    """The canonical JSON of a row of COLUMNS."""
    said = ["null" if value is None else write(value) for write, value in zip(WRITERS, row, strict=True)]
    return (TEMPLATE % tuple(said)).encode()
