"""What people type when they mean a code: joined, spaced, in capitals, with a slip of the finger."""

import re
import unicodedata

from rightdoor.work.referrals.code_words import LONGEST, SHORTEST, words
from rightdoor.work.referrals.codes import normalise_code


def words_of(typed: str) -> list[str]:
    """The words of a code as they were meant; no word of the list begins another, so joined words part in one way."""
    known = set(words())
    said = re.findall(r"[a-z]+", unicodedata.normalize("NFKD", typed).casefold())
    if known.issuperset(said):
        return said
    return parted("".join(said), known) or said


def code_of(typed: str) -> str:
    """The code as it is kept."""
    return normalise_code(" ".join(words_of(typed)))


def parted(letters: str, known: set[str]) -> list[str]:
    """Words of the list that were written without spaces; empty where they are not."""
    found: list[str] = []
    while letters:
        lengths = range(SHORTEST, LONGEST + 1)
        word = next((letters[:length] for length in lengths if letters[:length] in known), "")
        if not word:
            return []
        found.append(word)
        letters = letters[len(word) :]
    return found
