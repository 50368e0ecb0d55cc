"""What two records of people are compared by, written so that equal things are equal letters."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rightdoor.pure.linking.names import parts_of, sound_of
from rightdoor.pure.linking.nhs_number import read_nhs_number
from rightdoor.pure.linking.nicknames import groups_of

MOST_ROOTS = 4


@dataclass(frozen=True, slots=True)
class Traits:
    """One record of a person under one name; empty is unknown."""

    given: str = ""
    roots: tuple[str, ...] = ()  # the full names for which the given name may be short
    family: str = ""  # the last part of the name
    families: tuple[str, ...] = ()  # every part but the first
    sound: str = ""  # of the last part
    born: str = ""  # yyyymmdd
    turned: str = ""  # yyyyddmm
    postcode: str = ""
    nhs: str = ""
    address: str = ""  # only lists that are linked in bulk have one
    town: str = ""

    @property
    def year(self) -> str:
        """Of birth."""
        return self.born[:4]

    @property
    def either(self) -> str:
        """The year, and day and month in either order."""
        return self.year + "".join(sorted((self.born[4:6], self.born[6:8])))

    @property
    def sector(self) -> str:
        """The postcode but for its last two letters: a few streets."""
        return self.postcode[:-2]

    @property
    def district(self) -> str:
        """The first half of the postcode: a part of a town."""
        return self.postcode[:-3]


def traits(
    *,
    name: str = "",
    born_on: date | None = None,
    postcode: str = "",
    nhs_number: str = "",
    address: str = "",
    town: str = "",
) -> Traits:
    """Write a record alike.  A number that cannot be an NHS number counts as unknown."""
    parts = parts_of(name)
    given, families = (parts[0], tuple(parts[1:])) if parts else ("", ())
    family = families[-1] if families else ""
    return Traits(
        given=given,
        roots=tuple(groups_of(given)[:MOST_ROOTS]) if given else (),
        family=family,
        families=families,
        sound=sound_of(family),
        born=born_on.strftime("%Y%m%d") if born_on else "",
        turned=born_on.strftime("%Y%d%m") if born_on else "",
        postcode=plain_postcode(postcode),
        nhs=read_nhs_number(nhs_number) or "",
        address=" ".join(parts_of_address(address)),
        town=" ".join(parts_of_address(town)),
    )


def all_traits(
    names: Iterable[str], *, born_on: date | None = None, postcode: str = "", nhs_number: str = ""
) -> list[Traits]:
    """The record under each of the names that it has; under none, what else is known."""
    written = list(dict.fromkeys(name.strip() for name in names if name.strip())) or [""]
    return [traits(name=name, born_on=born_on, postcode=postcode, nhs_number=nhs_number) for name in written]


def plain_postcode(written: str) -> str:
    """A postcode in capitals without spaces; nothing is checked, since half a postcode still tells something."""
    return "".join(sign for sign in written.upper() if sign.isascii() and sign.isalnum())[:8]


def parts_of_address(written: str) -> list[str]:
    """The words of an address in small letters and digits."""
    plain = "".join(sign if sign.isalnum() else " " for sign in written.lower())
    return plain.split()
