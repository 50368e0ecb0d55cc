"""Events as the chain reads them: every column as text, the same on every server and for every reader."""

import json
from collections.abc import Sequence
from typing import Any

from rightdoor.pure.chain import canonical

TEXT = (
    "id", "act", "decision", "reason", "rule", "actor_kind", "actor_id", "on_behalf_of", "session", "client", "purpose",
    "about_kind", "about_id", "fields", "exported_rows", "exported_sha256", "request_id",
)  # fmt: skip
MOMENTS = ("happened_at", "written_at")
JSON = ("shown", "codes")
NAMES = (*TEXT, *MOMENTS, *JSON)
# Moments as whole microseconds since 1970, for no setting of a session changes how those are written
COLUMNS = ", ".join(
    (
        *(f"e.{name}::text" for name in TEXT),
        *(f"(extract(epoch from e.{name}) * 1000000)::bigint::text" for name in MOMENTS),
        *(f"e.{name}::text" for name in JSON),
    )
)
PLAIN: dict[str, Any] = {"[]": [], "{}": {}}


def canonical_of(row: Sequence[Any]) -> bytes:
    """The canonical JSON of a row of COLUMNS."""
    said = dict(zip(NAMES, row, strict=True))
    for name in JSON:
        text = said[name]
        said[name] = PLAIN[text] if text in PLAIN else json.loads(text)
    return canonical(said)
