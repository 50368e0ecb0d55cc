"""From the words that somebody typed to the needs that they may mean.  A look-up, never a score."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache

from rightdoor.doors.frontdoor.wordings import needs

LONG_ENOUGH = 5  # shorter words have too many neighbours for a slip of the finger to be guessed
CLOSE = 0.84


def needs_in(words: str) -> tuple[str, ...]:
    """The needs that these words name, in the order in which they are named."""
    said = plain(words)
    found = {code: said.index(f" {phrase} ") for phrase, code in phrases().items() if f" {phrase} " in said}
    if not found:
        found = {code: place for place, code in enumerate(guessed(said)) if code}
    return tuple(sorted(found, key=lambda code: found[code]))


def guessed(said: str) -> list[str]:
    """The needs of words that are nearly one of ours."""
    singles = single_words()
    close = (get_close_matches(word, singles, n=1, cutoff=CLOSE) for word in said.split() if len(word) >= LONG_ENOUGH)
    return list(dict.fromkeys(phrases()[match[0]] for match in close if match))


def plain(words: str) -> str:
    """Small letters, no apostrophes, one space on each side of every word."""
    bare = re.sub(r"['’`]", "", words.lower())
    return f" {' '.join(re.sub(r'[^a-z0-9]+', ' ', bare).split())} "


@cache
def phrases() -> Mapping[str, str]:
    """Every phrase with the need that it names."""
    return {plain(phrase).strip(): need.code for need in needs().values() for phrase in need.words}


@cache
def single_words() -> tuple[str, ...]:
    """The phrases of one word that are long enough to be guessed at."""
    return tuple(phrase for phrase in phrases() if " " not in phrase and len(phrase) >= LONG_ENOUGH)
