"""From the words that somebody typed to the needs that they may mean.  A look-up, never a score."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache

from rightdoor.doors.frontdoor.wordings import needs
from rightdoor.pure.phrases import Phrase, bare, beginnings

LONG_ENOUGH = 5  # shorter words have too many neighbours for a slip of the finger to be guessed
CLOSE = 0.84


def needs_in(words: str) -> tuple[str, ...]:
    """The needs that these words name, in the order in which they are named, in whatever language they are typed."""
    said, spoken = plain(words), plain(bare(words))
    return (
        named(said, strong(), spoken, [(one, need.code) for need in needs().values() for one in need.strong_phrases])
        or guessed(said)
        or named(said, weak(), spoken, [(one, need.code) for need in needs().values() for one in need.weak_phrases])
    )


def named(said: str, literal: Mapping[str, str], spoken: str, phrases: Iterable[tuple[Phrase, str]]) -> tuple[str, ...]:
    """The needs of the phrases that stand in the words: English as typed, other languages without their accents."""
    found = {code: said.index(f" {one} ") for one, code in literal.items() if f" {one} " in said}
    known = beginnings(frozenset(spoken.split()))
    for phrase, code in phrases:
        if phrase.may_stand_in(known) and (match := phrase.pattern.search(spoken)):
            found.setdefault(code, match.start())
    return tuple(sorted(found, key=lambda code: found[code]))


def guessed(said: str) -> tuple[str, ...]:
    """The needs of words that are nearly one of ours; a weak word is not a slip of a strong one."""
    typed = [word for word in said.split() if len(word) >= LONG_ENOUGH and word not in weak()]
    close = (get_close_matches(word, single_words(), n=1, cutoff=CLOSE) for word in typed)
    return tuple(dict.fromkeys(strong()[match[0]] for match in close if match))


def plain(words: str) -> str:
    """Small letters, no apostrophes, one space on each side of every word."""
    bare = re.sub(r"['’`]", "", words.lower())
    return f" {' '.join(re.sub(r'[^a-z0-9]+', ' ', bare).split())} "


@cache
def strong() -> Mapping[str, str]:
    """Every phrase that names a need by itself."""
    return {plain(phrase).strip(): need.code for need in needs().values() for phrase in need.words}


@cache
def weak() -> Mapping[str, str]:
    """Every phrase that names a need only where nothing else was named."""
    return {plain(phrase).strip(): need.code for need in needs().values() for phrase in need.weak}


@cache
def single_words() -> tuple[str, ...]:
    """The phrases of one word that are long enough to be guessed at."""
    return tuple(phrase for phrase in strong() if " " not in phrase and len(phrase) >= LONG_ENOUGH)
