"""Names written alike: letters of any alphabet in plain ones, without accents, hyphens and apostrophes."""

import re
from unicodedata import category

from anyascii import anyascii
from jellyfish import soundex

BREAKS = re.compile(r"[\s\-‐‑–—/,.()]+")
NO_LETTER = re.compile(r"[^a-z]")
PARTICLES = frozenset(
    ["al", "bin", "da", "das", "de", "dei", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la",
     "le", "mac", "mc", "o", "st", "ten", "ter", "van", "von"]
)  # fmt: skip
"""Parts that are written as a word of their own, or grown together with the next, as the form had it."""
MOST_PARTS = 8  # of a name; nobody's is found the better by more


def parts_of(name: str) -> list[str]:
    """The parts of a name in plain small letters: ``"Zoë O’Neill-Brandt"`` is ``["zoe", "oneill", "brandt"]``.

    Whatever is no letter, such as a picture or a digit, is left out.  A particle grows together with what follows.
    """
    written = "".join(sign for sign in name if category(sign)[0] in "LMZ" or BREAKS.match(sign))
    plain = (NO_LETTER.sub("", anyascii(word).lower()) for word in BREAKS.split(written))
    parts: list[str] = []
    grown = ""
    for word in (word for word in plain if word):
        if word in PARTICLES:
            grown += word
        else:
            parts.append(grown + word)
            grown = ""
    return [*parts, *([grown] if grown else [])][:MOST_PARTS]


def sound_of(part: str) -> str:
    """How a part of a name sounds in English, as four signs (Soundex, US patents 1,261,167 and 1,435,663)."""
    return soundex(part) if part else ""
