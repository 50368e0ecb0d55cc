"""What is written to somebody who reads another language: their own first, and the English below.

So whoever approves it reads what it says, and words of safety and agreement stand in English too until a person has
checked the translation (docs/decisions/0088).  Our own sentences are translated by the catalogue; what a person or a
service wrote is never translated here.
"""

from collections.abc import Callable

from django.conf import settings
from django.utils.translation import override

from rightdoor.ground.design.languages import BOTH, MARKS, as_text, languages

BELOW = "\n\n———\n\n"  # between the halves of a letter
Say = Callable[[], str]


def said_in(code: str, say: Say) -> tuple[str, str]:
    """Words of ours in a language, empty where that is English or none of ours; and the same in English."""
    with override(settings.LANGUAGE_CODE):
        english = as_text(say())
    if code not in languages() or code == settings.LANGUAGE_CODE:
        return "", english
    with override(code):
        return MARKS.sub("", BOTH.sub(r"\1", str(say()))), english


def short_in(code: str, say: Say) -> str:
    """A text or an e-mail."""
    return "\n\n".join(part for part in said_in(code, say) if part)


def letter_in(code: str, say: Say) -> str:
    """A letter; each half says by name in which language it is."""
    said, english = said_in(code, say)
    if not said:
        return english
    return f"{languages()[code]}\n\n{said}{BELOW}{languages()[settings.LANGUAGE_CODE]}\n\n{english}"


def halves(letter: str) -> list[tuple[str, str]]:
    """The halves of a letter as it is kept, each with its language; no language where the letter says none."""
    codes = {name: code for code, name in languages().items()}
    if BELOW not in letter:
        return [("", letter)]
    return [(codes.get(half.split("\n", 1)[0].strip(), ""), half) for half in letter.split(BELOW)]
