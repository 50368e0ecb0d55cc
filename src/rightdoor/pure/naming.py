"""Whether a complaint names a person who works here, and how one can tell.

Whoever may be meant must not read it; whoever is called as a word is written is not meant.  So each way to name
somebody has a rule, and the rule is kept with the name for people to read.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import pairwise

from rightdoor.pure import polish_names
from rightdoor.pure.linking.names import sound_of
from rightdoor.pure.linking.nicknames import GROUPS_OF
from rightdoor.pure.phrases import bare

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
OWNED = re.compile(r"['’]s$")
BETWEEN = 1  # a middle name, or its first letter
SHORTEST = 2
LONG = 4  # letters, so that a sound says something
TITLES = frozenset({
    "mr", "mrs", "ms", "mx", "dr", "doctor", "prof", "professor", "rev", "reverend", "dame", "pc", "cllr", "councillor",
})  # fmt: skip
TITLES_IF_CAPITAL = frozenset({"miss", "sir", "nurse", "sister", "officer", "constable", "coach", "madam"})


class Named(StrEnum):
    """How somebody is named."""

    WHOLE = "their whole name stands in it"
    TITLED = "their name stands in it after a title"
    SURNAME = "their surname stands in it"
    ASKED = "it was written where we ask whom it is about"
    NEARLY = "a name like theirs was written where we ask whom it is about"
    UNCLEAR = "nobody here is called what was written there, and they have to do with this child"
    TIED = "their first name stands in it, and they have to do with this child"
    ALONE = "their first name stands in it, and nobody is named where we ask whom it is about"


@dataclass(frozen=True, slots=True)
class Spoken:
    """One word of a text: plain, and whether it is written as a name is."""

    word: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who works here: a key, a name, and whether they have to do with the child whom it came from."""

    key: str
    name: str
    tied: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts.  Who has one name alone has a first name."""

    first: frozenset[str]
    last: frozenset[str]


def named_among(workers: Iterable[Worker], *, whom: str, text: str) -> dict[str, Named]:
    """The workers whom a complaint names, by their keys, and how.

    *whom*: what was written where we ask whom it is about; where that names nobody, first names in the text count.
    There a short form counts too, and what sounds like a name, where nobody is called just that.  Where it is filled in
    and names nobody at all, whoever has to do with the child may be meant.
    """
    said, asked = spoken(text), spoken(whom)
    names = [(one, name_of(one.name)) for one in workers]
    if polish_names.is_polish(one.word for one in [*said, *asked]):
        names = [(one, in_polish(name)) for one, name in names]
    found = {one.key: Named.ASKED for one, name in names if is_named(asked, name.first | name.last)}
    if not found:
        found = {one.key: Named.NEARLY for one, name in names if is_nearly_named(asked, name.first | name.last)}
    meant = bool(found)
    for one, name in names:
        how = found.get(one.key) or named_in(name, said, tied=one.tied, alone=not meant)
        if how is None and asked and not meant and one.tied:
            how = Named.UNCLEAR
        if how is not None:
            found[one.key] = how
    return found


def named_in(name: Name, said: list[Spoken], *, tied: bool, alone: bool) -> Named | None:
    """How a text names somebody; *alone*: it is the only place where somebody can be named."""
    if stands_whole(name, said):
        return Named.WHOLE
    if stands_titled(name, said):
        return Named.TITLED
    if stands_rare(name.last, said):
        return Named.SURNAME
    if tied and is_named(said, name.first):
        return Named.TIED
    return Named.ALONE if alone and stands_rare(name.first, said) else None


def name_of(name: str) -> Name:
    """A name as it stands in our list of people: parts with a hyphen are parts."""
    parts = [frozenset(one.word for one in spoken(part)) for part in name.split()]
    parts = [part for part in parts if part]
    if len(parts) < SHORTEST:
        return Name(frozenset().union(*parts), frozenset())
    return Name(frozenset().union(*parts[:-1]), parts[-1])


def in_polish(name: Name) -> Name:
    """The same with every form that a Polish sentence may give it."""
    first, last = (frozenset().union(*map(polish_names.forms_of, part)) for part in (name.first, name.last))
    return Name(first, last)


def spoken(text: str) -> list[Spoken]:
    """The words of a text.  Where all are written small, or all large, that tells nothing: each may be a name."""
    found = [one for one in (OWNED.sub("", one) for one in WORD.findall(text)) if len(one) >= SHORTEST]
    large = [one[0].isupper() for one in found]
    tells = any(large) and not all(large)
    return [Spoken(plain(one), is_large or not tells) for one, is_large in zip(found, large, strict=True)]


def plain(word: str) -> str:
    """Without accents, capitals and apostrophes: Siân is Sian, Michał is Michal, O’Neill is ONeill."""
    return "".join(letter for letter in bare(word) if letter.isalpha())


def is_named(said: list[Spoken], names: frozenset[str]) -> bool:
    """Whether one of these names stands there, where somebody is looked for: a word of every day with its capital."""
    return any(one.word in names and (one.capital or one.word not in everyday()) for one in said)


def is_nearly_named(said: list[Spoken], names: frozenset[str]) -> bool:
    """Whether a short form of one of these names stands there, or a word that begins and sounds like it."""
    words = [one.word for one in said if one.capital or one.word not in everyday()]
    return any(is_like(word, name) for word in words for name in names)


def is_like(word: str, name: str) -> bool:
    if GROUPS_OF.get(word, frozenset()) & GROUPS_OF.get(name, frozenset()):
        return True
    return min(len(word), len(name)) >= LONG and word[:2] == name[:2] and sound_of(word) == sound_of(name)


def stands_rare(names: frozenset[str], said: list[Spoken]) -> bool:
    """Whether one of these names stands there that is no word of every day.  Many write names without a capital."""
    return any(one.word in names and one.word not in everyday() for one in said)


def stands_whole(person: Name, said: list[Spoken]) -> bool:
    """First name and surname beside each other, either way round."""
    for one, other in beside(said):
        pair = {one.word, other.word}
        if pair & person.first and pair & person.last and not pair <= everyday():
            return True
    return any(is_written_out(person, one, other) for one, other in pairwise(said))


def is_written_out(person: Name, one: Spoken, other: Spoken) -> bool:
    """Two words of every day, written as names are and in their order."""
    return one.capital and other.capital and one.word in person.first and other.word in person.last


def beside(said: list[Spoken]) -> Iterator[tuple[Spoken, Spoken]]:
    for place, one in enumerate(said):
        for other in said[place + 1 : place + 2 + BETWEEN]:
            yield one, other


def stands_titled(person: Name, said: list[Spoken]) -> bool:
    """A title before it: children say Miss Grace as well as Miss Marsh."""
    return any(is_title(one) and other.word in person.first | person.last for one, other in beside(said))


def is_title(one: Spoken) -> bool:
    return one.word in TITLES | polish_names.TITLES or (one.word in TITLES_IF_CAPITAL and one.capital)


@cache
def everyday() -> frozenset[str]:
    """Words of every day that are also names."""
    lines = files("rightdoor.pure").joinpath("everyday_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
