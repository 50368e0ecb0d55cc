"""A list of people as the columns that are compared and by which it is searched."""

from typing import Any

from rightdoor.pure.linking.traits import Traits

COLUMNS = (
    "given", "family", "sound", "born", "turned", "year", "either", "postcode", "district", "nhs", "address", "town",
)  # fmt: skip


def row_of(unique_id: str, one: Traits) -> dict[str, Any]:
    """One record; what is unknown is empty, so that it is compared with nothing."""
    row: dict[str, Any] = {"unique_id": unique_id}
    row |= {column: getattr(one, column) or None for column in COLUMNS}
    row["roots"], row["families"] = list(one.roots), list(one.families)
    row["root"] = one.roots[0] if one.roots else None
    return row
