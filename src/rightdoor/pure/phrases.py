"""Phrases of a list, looked for in the words that somebody typed.

"a|b" means either; "begin*" means any ending, for languages that bend their words; "…" means up to three words between.
Capitals and accents do not matter, in the phrase and in what was typed: people write "boje sie" for "boję się".
"""

import re
import unicodedata
from dataclasses import dataclass

BETWEEN, ANY_ENDING = "…", r"\w*"
GAP = r"(?:\w+ ){0,3}?"
NO_ACCENT = str.maketrans({"ł": "l"})  # a letter of its own for Unicode, an l with a stroke for whoever has no such key
SHORTEST = 2  # letters of the shortest beginning


def bare(text: str) -> str:
    """Small letters without accents."""
    parted = unicodedata.normalize("NFKD", text.lower())
    return "".join(one for one in parted if not unicodedata.combining(one)).translate(NO_ACCENT)


def beginnings(words: frozenset[str]) -> frozenset[str]:
    """The words, and everything that they may begin with, as a list writes it."""
    return words | {f"{word[:end]}*" for word in words for end in range(SHORTEST, len(word) + 1)}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase, ready to look for in plain words: small, bare, each with one space behind it."""

    words: str
    begins: frozenset[str]  # what its first word can be, so that most phrases need no search
    pattern: re.Pattern[str]

    def may_stand_in(self, known: frozenset[str]) -> bool:
        """Whether its first word is among these words and beginnings."""
        return not self.begins.isdisjoint(known)


def phrase(words: str) -> Phrase:
    """A phrase as a list writes it."""
    parts = [part if part == BETWEEN else bare(part) for part in words.split()]
    return Phrase(words, frozenset(parts[0].split("|")), re.compile(pattern(parts)))


def pattern(parts: list[str]) -> str:
    """A phrase as a regular expression over plain words."""
    found = [GAP if part == BETWEEN else f"(?:{part.replace('*', ANY_ENDING)}) " for part in parts]
    return r"(?<!\S)" + "".join(found)
