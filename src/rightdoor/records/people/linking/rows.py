"""A list of people as the columns that are compared and by which it is searched."""

from typing import Any

from rightdoor.pure.linking.traits import Traits

COLUMNS = ("given", "family", "sound", "born", "turned", "postcode", "nhs", "address", "town")


def row_of(unique_id: str, one: Traits) -> dict[str, Any]:
    """One record; what is unknown is empty, so that it is compared with nothing."""
    row: dict[str, Any] = {"unique_id": unique_id}
    row |= {column: getattr(one, column) or None for column in COLUMNS}
    row["roots"], row["families"] = list(one.roots), list(one.families)
    row["root"] = one.roots[0] if one.roots else None
    row["year"] = one.born[:4] or None
    row["either"] = one.born[:4] + "".join(sorted((one.born[4:6], one.born[6:8]))) if one.born else None
    row["district"] = one.postcode[:-3] or None
    return row
