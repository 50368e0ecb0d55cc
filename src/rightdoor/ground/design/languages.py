"""In which language a page speaks, and what stands in English on a page in another.

Two things are shown in English there: words of safety whose translation no person has checked yet, after the
translation; and words that are not ours, such as what a service says of itself.  Both travel through forms, presenters
and templates as ordinary text between marks that nobody types, so that nothing on the way can lose them; the finished
page is then given its ``<span lang="en">`` (:func:`drawn`), and a text that leaves the pages its brackets
(:func:`as_text`).
"""

import re

from django.conf import settings
from django.utils.translation import get_language, get_language_info, gettext

COOKIE = "__Host-language" if getattr(settings, "PRODUCTION", False) else "language"
ASKED = "in"  # in an address: the language that a link chooses; it is kept, and taken out again
ENGLISH = "en"

TRANSLATED, ENGLISH_TOO, TOO_ENDS = "\ue000", "\ue001", "\ue002"
NOT_OURS, ENDS = "\ue003", "\ue004"
MARKS = re.compile(f"[{TRANSLATED}-{ENDS}]")
BOTH = re.compile(f"{TRANSLATED}([^{TRANSLATED}-{TOO_ENDS}]*){ENGLISH_TOO}([^{TRANSLATED}-{TOO_ENDS}]*){TOO_ENDS}")
ALONE = re.compile(f"{NOT_OURS}([^{NOT_OURS}{ENDS}]*){ENDS}")
# Where a page can hold no element: inside a tag, and in what a browser shows as bare text
BARE = re.compile(r"<(title|option|textarea|script)\b.*?</\1\s*>|<[^>]*>", re.DOTALL)


def languages() -> dict[str, str]:
    """The languages of the public pages, each by its own name; English is the first."""
    return dict(settings.LANGUAGES)


def chosen(code: str) -> str:
    """The language that somebody chose; the site's own where it is none of ours."""
    return code if code in languages() else settings.LANGUAGE_CODE


def in_english() -> bool:
    """Whether this page speaks English."""
    return (get_language() or ENGLISH).startswith(ENGLISH)


def here() -> str:
    """The code of this page's language; nothing where it is English."""
    return "" if in_english() else str(get_language())


def spoken() -> str:
    """What this page's language is called in English; nothing where it is English."""
    if in_english():
        return ""
    return str(get_language_info(str(get_language()))["name"])


def both(translated: str, english: str) -> str:
    """Words of safety that nobody has checked: the translation, and the English after it."""
    return f"{TRANSLATED}{translated}{ENGLISH_TOO}{english}{TOO_ENDS}"


def theirs(words: str) -> str:
    """Somebody else's words, which stay as they are: on a page in another language they are marked as English."""
    return words if in_english() or not words else f"{NOT_OURS}{words}{ENDS}"


def ours(words: str) -> str:
    """Words of ours that are kept as data: translated where the catalogue has them, else marked as English."""
    if in_english() or not words:
        return words
    said = gettext(words)
    return theirs(words) if said == words else said


def as_text(words: object) -> str:
    """The same without marks, for whatever is no page: a kept wording, a letter, a text message."""
    return MARKS.sub("", BOTH.sub(r"\1 (\2)", str(words)))


def drawn(html: str) -> str:
    """A finished page with its English marked as English."""
    if not MARKS.search(html):
        return html
    bare = BARE.sub(lambda found: as_text(found[0]), html)
    shown = ALONE.sub(r'<span lang="en" dir="ltr">\1</span>', bare)
    shown = BOTH.sub(r'\1 <span lang="en" dir="ltr" class="rd-english">\2</span>', shown)
    return MARKS.sub("", shown)
