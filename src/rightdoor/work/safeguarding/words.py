"""Words that worry in free text.  They call a person, who reads; they are never a score and never decide."""

import re
import tomllib
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

GAP = r"(?:\w+ ){0,3}?"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of worry, as the human who reads is told it."""

    code: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the list, ready to look for."""

    kind: Kind
    words: str
    begins: frozenset[str]  # the words it can begin with, so that most phrases need no search
    pattern: re.Pattern[str]

    def times_in(self, said: str, words: frozenset[str]) -> int:
        """How often it stands in plain words."""
        return 0 if self.begins.isdisjoint(words) else len(self.pattern.findall(said))


@dataclass(frozen=True, slots=True)
class Found:
    """A kind of worry that was found, and marks by which the same words are known again."""

    kinds: tuple[Kind, ...]
    marks: tuple[str, ...]


def worrying(text: str) -> bool:
    """Whether a person should read these words soon."""
    said = plain(text)
    words = frozenset(said.split())
    return any(phrase.times_in(said, words) for phrase in phrases())


def find(text: str) -> Found:
    """Which kinds of worry stand in the words: for the person who reads them, and for nobody else.

    A mark names a phrase of the list and how often it stands there, so that typing on raises nothing new and saying
    it once more does.  It never holds what was written.
    """
    said = plain(text)
    words = frozenset(said.split())
    kinds: dict[str, Kind] = {}
    counts: Counter[str] = Counter()
    for phrase in phrases():
        if found := phrase.times_in(said, words):
            kinds[phrase.kind.code] = phrase.kind
            counts[f"{phrase.kind.code}:{phrase.words}"[:50]] += found
    return Found(kinds=tuple(kinds.values()), marks=tuple(f"{mark}#{count}" for mark, count in sorted(counts.items())))


def kind_called(code: str) -> Kind | None:
    """The kind of worry with this code; None where the list has dropped it."""
    return next((phrase.kind for phrase in phrases() if phrase.kind.code == code), None)


@cache
def phrases() -> tuple[Phrase, ...]:
    """Every phrase of the list."""
    found = []
    for one in read()["class"]:
        kind = Kind(code=one["code"], name=one["name"], why=one["why"])
        found += [
            Phrase(kind, words, frozenset(words.split()[0].split("|")), re.compile(pattern(words)))
            for words in one["phrases"]
        ]
    return tuple(found)


@cache
def read() -> dict[str, Any]:
    return tomllib.loads(files("rightdoor.work.safeguarding").joinpath("worrying.toml").read_text(encoding="utf-8"))


def pattern(words: str) -> str:
    """A phrase of the list as a regular expression over plain words, each with one space behind it."""
    parts = [GAP if word == "…" else rf"(?:{word}) " for word in words.split()]
    return r"(?<!\S)" + "".join(parts)


def plain(text: str) -> str:
    """Lower-case words without accents, apostrophes or stretched letters, each with one space behind it."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(one))
    bare = re.sub(r"['’‘`´]", "", bare)
    bare = re.sub(r"(\w)\1{2,}", r"\1", bare)  # dieeee
    spaced = re.sub(r"[^a-z0-9]+", " ", bare).strip() + " "
    return spaced.replace(" my self ", " myself ")
