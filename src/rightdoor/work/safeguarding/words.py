"""Words that worry in free text.  They call a person, who reads; they are never a score and never decide.

People write in the language in which they think, whatever the page speaks: words are looked for in every language of
the list, always.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from rightdoor.pure import phrases as looking
from rightdoor.pure.phrases import bare, beginnings

ENGLISH, OTHERS = "worrying.toml", ("worrying.pl.toml",)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of worry, as the human who reads is told it."""

    code: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the list, and what it may mean."""

    kind: Kind
    said: looking.Phrase

    def times_in(self, said: str, known: frozenset[str]) -> int:
        """How often it stands in plain words."""
        return len(self.said.pattern.findall(said)) if self.said.may_stand_in(known) else 0


@dataclass(frozen=True, slots=True)
class Found:
    """A kind of worry that was found, and marks by which the same words are known again."""

    kinds: tuple[Kind, ...]
    marks: tuple[str, ...]


def worrying(text: str) -> bool:
    """Whether a person should read these words soon."""
    said = plain(text)
    known = beginnings(frozenset(said.split()))
    return any(phrase.times_in(said, known) for phrase in phrases())


def find(text: str) -> Found:
    """Which kinds of worry stand in the words: for the person who reads them, and for nobody else.

    A mark names a phrase of the list and how often it stands there, so that typing on raises nothing new and saying
    it once more does.  It never holds what was written.
    """
    said = plain(text)
    known = beginnings(frozenset(said.split()))
    named: dict[str, Kind] = {}
    counts: Counter[str] = Counter()
    for phrase in phrases():
        if found := phrase.times_in(said, known):
            named[phrase.kind.code] = phrase.kind
            counts[f"{phrase.kind.code}:{phrase.said.words}"[:50]] += found
    return Found(kinds=tuple(named.values()), marks=tuple(f"{mark}#{count}" for mark, count in sorted(counts.items())))


def kind_called(code: str) -> Kind | None:
    """The kind of worry with this code; None where the list has dropped it."""
    return kinds().get(code)


@cache
def phrases() -> tuple[Phrase, ...]:
    """Every phrase of the list, in every language."""
    return tuple(Phrase(kinds()[one["code"]], looking.phrase(words)) for one in classes() for words in one["phrases"])


@cache
def kinds() -> dict[str, Kind]:
    """Every kind of worry by its code, as the English list tells it."""
    return {one["code"]: Kind(one["code"], one["name"], one["why"]) for one in read(ENGLISH)}


def classes() -> Iterator[dict[str, Any]]:
    """The list, language after language."""
    for name in (ENGLISH, *OTHERS):
        yield from read(name)


def read(name: str) -> list[dict[str, Any]]:
    """One file of the list."""
    text = files("rightdoor.work.safeguarding").joinpath(name).read_text(encoding="utf-8")
    found: list[dict[str, Any]] = tomllib.loads(text)["class"]
    return found


def plain(text: str) -> str:
    """Lower-case words without accents, apostrophes or stretched letters, each with one space behind it."""
    joined = re.sub(r"['’‘`´]", "", bare(text))
    short = re.sub(r"(\w)\1{2,}", r"\1", joined)  # dieeee
    spaced = re.sub(r"[^a-z0-9]+", " ", short).strip() + " "
    return spaced.replace(" my self ", " myself ")
