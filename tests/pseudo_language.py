"""A made-up language for tests: every public string in letters that read from right to left, and a third longer.

Whatever a page shows in Latin letters was not translated; whatever does not fit would not fit in a real language.
"""

import re
from html.parser import HTMLParser
from pathlib import Path

from babel.messages.catalog import Catalog

from tools import words
from tools.public_words import extracted

CODE = "he"
LETTERS = "אבגדהוזחטיכלמנסעפצקרשת"
KEPT = re.compile(r"(%\(\w+\)[sd]|%\{\w+\}|\{\w+\}|<[^>]+>|&\w+;)")
FOREIGN = re.compile(f"[{LETTERS}]")
LATIN = re.compile(r"[A-Za-zÀ-ž’'-]*[A-Za-z]{2,}[A-Za-zÀ-ž’'-]*")
BESIDE = re.compile(r"\([^()]*\)")  # the English of a word of safety, where no element can mark it
SAID_ALOUD = ("aria-label", "alt", "title", "placeholder", "data-autosave-saved", "data-pressed-one")
SILENT = ("script", "style", "title")  # a tab is neutral in every language
VOID = ("input", "br", "meta", "link", "img", "hr")


def pseudo(english: str) -> str:
    """The same sentence in made-up letters; what is filled in later stays."""
    parts = KEPT.split(english)
    said = "".join(part if number % 2 else in_letters(part) for number, part in enumerate(parts))
    return said + LETTERS[: len(english.strip()) // 3] if len(english.strip()) > 2 else said


def in_letters(english: str) -> str:
    """Each Latin letter as another; spaces, signs and numbers stay."""
    return "".join(
        LETTERS[ord(one.lower()) % len(LETTERS)] if one.isascii() and one.isalpha() else one for one in english
    )


def write(folder: Path) -> Path:
    """The catalogue of the made-up language, where Django looks for it; nobody has checked it."""
    catalogue = Catalog(locale=CODE, domain="django", charset="utf-8", fuzzy=False)
    for english, places in extracted().items():
        many = (english,) if isinstance(english, str) else english
        said = tuple(pseudo(many[min(number, len(many) - 1)]) for number in range(catalogue.num_plurals))
        where = [(place, 0) for place in places]
        catalogue.add(english, said[0] if isinstance(english, str) else said, locations=where)
    place = folder / CODE / "LC_MESSAGES"
    place.mkdir(parents=True)
    (place / "django.mo").write_bytes(words.compiled(catalogue))
    return folder


class Shown(HTMLParser):
    """What a page shows or says aloud, without what it marks as English and what somebody typed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.apart: list[bool] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        english = known.get("lang") not in (None, CODE) or known.get("translate") == "no"
        typed = tag == "textarea" or tag in SILENT or "rd-voice" in (known.get("class") or "")
        apart = english or typed or any(self.apart)
        if tag not in VOID:
            self.apart.append(apart)
        if not apart:
            said = [words for name, words in known.items() if name in SAID_ALOUD and words]
            self.words += [BESIDE.sub("", words) for words in said]

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self.apart:
            self.apart.pop()

    def handle_data(self, data: str) -> None:
        if not any(self.apart) and data.strip():
            self.words.append(data.strip())


def untranslated(html: str, names: set[str]) -> list[str]:
    """The words of a page that are in Latin letters and are no names."""
    return [found for said in Shown(html).words for found in LATIN.findall(said) if found not in names]
