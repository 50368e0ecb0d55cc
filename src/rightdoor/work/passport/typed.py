"""What people type when they mean a code or their word."""

import re
import unicodedata


def plain_code(typed: str) -> str:
    """The words of a code as it is kept, however it was spaced, capitalised or joined."""
    plain = unicodedata.normalize("NFKD", typed).casefold()
    return "-".join(re.findall(r"[a-z]+", plain)[:8])[:60]


def plain_word(typed: str) -> str:
    """A word or PIN without the spaces round it; capitals do not matter on a phone."""
    return unicodedata.normalize("NFKC", typed).strip().casefold()
