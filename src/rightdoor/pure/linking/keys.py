"""The seven keys under which the same child is found again, however their name was written or their day misheard.

Each is a number of 64 bits: the mark of what is equal in both records.  The same things in another partnership have
other marks.
"""

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from rightdoor.pure.linking.names import sound_of
from rightdoor.pure.linking.traits import Traits

BITS = 64


def keys_of(records: Iterable[Traits], *, within: str) -> list[int]:
    """The keys of one person under all their names, each once, for one partnership."""
    return sorted({mark(within, words) for record in records for words in written(record)})


def written(one: Traits) -> Iterator[tuple[str, ...]]:
    """What each key of a record holds; a key of which a part is unknown is not made.

    1 NHS number.  2 how the family name sounds, and the day of birth.  3 the same with day and month in either order.
    4 the given name in full, or what may be one where the names are turned, and the day of birth.  5 postcode and
    year of birth.  6 both names and the year of birth.  7 both names and the district.
    """
    day, year = one.born, one.year
    sounds = sorted({sound_of(part) for part in one.families})
    if one.nhs:
        yield ("nhs", one.nhs)
    if day:
        yield from (("sound and day", sound, day) for sound in sounds)
        yield from (("sound and either day", sound, one.either) for sound in sounds)
        yield from (("given and day", name, day) for name in sorted({*one.roots, *one.families}))
    if year and one.postcode:
        yield ("postcode and year", one.postcode, year)
    for root in one.roots:
        for sound in sounds:
            if year:
                yield ("names and year", root, sound, year)
            if one.postcode:
                yield ("names and district", root, sound, one.district)


def mark(within: str, words: tuple[str, ...]) -> int:
    """A number from -2^63 to 2^63-1, as the database keeps it."""
    made = blake2b("\0".join((within, *words)).encode(), digest_size=BITS // 8)
    return int.from_bytes(made.digest(), "big", signed=True)
