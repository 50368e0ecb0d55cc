"""Codes that can be said aloud: four words, drawn without pattern, forgiving to write."""

import re
import secrets
import unicodedata
from difflib import get_close_matches

from django.contrib.auth.hashers import check_password, make_password

from rightdoor.work.referrals.code_words import words

WORDS_IN_A_CODE = 4
SHORTEST_SECRET = 4


def new_code() -> str:
    """Four words at random: 48 bits, with nothing of time, place or order in them."""
    return "-".join(secrets.choice(words()) for _ in range(WORDS_IN_A_CODE))


def normalise_code(typed: str) -> str:
    """A code as it is stored, however it was typed: capitals, hyphens, commas and spaces do not matter."""
    plain = unicodedata.normalize("NFKD", typed).casefold()
    return "-".join(re.findall(r"[a-z]+", plain))


def looks_like_a_code(typed: str) -> bool:
    """Whether these are four words of the list."""
    said = normalise_code(typed).split("-")
    return len(said) == WORDS_IN_A_CODE and set(said) <= set(words())


def nearest(word: str) -> str:
    """The word of the list that somebody may have meant; empty where none is near."""
    close = get_close_matches(normalise_code(word), words(), n=1, cutoff=0.75)
    return close[0] if close else ""


def hash_secret(word: str) -> str:
    """What is stored of the word or PIN that a person chose; capitals and spaces around it do not matter."""
    return make_password(plain_secret(word)) if plain_secret(word) else ""


def is_secret(word: str, hashed: str) -> bool:
    """Whether this is the word or PIN; takes as long where there is none to compare with."""
    return check_password(plain_secret(word), hashed or make_password(None)) and bool(hashed)


def plain_secret(word: str) -> str:
    return unicodedata.normalize("NFKC", word).strip().casefold()
