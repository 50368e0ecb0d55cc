"""Services travel in addresses as numbers that say nothing."""

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256

from rightdoor.records.directory.entries import Entry
from rightdoor.records.directory.reading import catalogue


def number_of(code: str) -> int:
    """The number of a service: always the same, of four figures, and it tells nobody which one it is."""
    return 1000 + int.from_bytes(sha256(code.encode()).digest()[:4], "big") % 9000


def entry_numbered(number: int) -> Entry | None:
    """The service with this number."""
    return numbered(catalogue().version).get(number)


@lru_cache(maxsize=4)
def numbered(version: str) -> Mapping[int, Entry]:  # noqa: ARG001  a new version of the catalogue is read anew
    """Every service by its number."""
    whole = catalogue()
    return {number_of(service.code): whole.entries[service.code] for service in whole.services}
