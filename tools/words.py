"""The catalogue of each language: kept as text with who translated and who checked each string, and compiled.

Which strings are public is found by :mod:`tools.public_words`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tools.public_words import SOURCE, extracted

CATALOGUES = SOURCE / "config" / "locale"
MACHINE, CHECKED = "Draft:", "Checked:"
# Words of safety and of agreement: whoever misreads them may come to harm, or say yes to what they did not mean.  They
# are shown in English too until a person has checked the translation.  The words decide, wherever they stand, and so
# does the file, for whatever is longer than an answer where danger and agreement are asked about.
SAFETY = re.compile(
    r"\b(999|111|85258|0800|101|SHOUT|Childline|[Dd]anger|[Ee]mergency|[Ss]uicide|[Ss]afeguarding|self-harm)\b"
    r"|\b([Ww]orse|[Hh]elp now|[Hh]elp today|[Mm]ust not know|[Mm]ust act|who acts|line above)\b"
    r"|\b([Uu]n)?[Ss]afe(ly)?\b|[Hh]urt|[Hh]arm|\b(end|ending) (my|your|their) li(fe|ves)"
    r"|\ba life\b|s life\b|\b[Aa]gree|[Cc]onsent|without your yes|(I|you|they) (can|could) call\b"
)
SAFETY_PLACES = (
    "records/questions/forms/bank/safety.toml", "records/questions/forms/bank/agreement.toml",
    "records/agreements/wordings.py", "work/passport/forms/agreeing.py", "work/passport/jinja2/passport/agreement.html",
    "work/passport/forms/letting_in.py", "work/passport/jinja2/passport/parents.html",
    "work/passport/presenters/easy.py",
)  # fmt: skip
AN_ANSWER = 3  # words, or fewer
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%\{(\w+)\}|\{(\w+)\}")


def is_safety(words: str, places: Iterable[str]) -> bool:
    """Whether these are words of safety or of agreement."""
    asked = not set(places).isdisjoint(SAFETY_PLACES) and len(words.split()) > AN_ANSWER
    return asked or bool(SAFETY.search(words))


def catalogue_of(language: str) -> Path:
    """The file of one language."""
    return CATALOGUES / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """The catalogue of one language as it is kept."""
    with catalogue_of(language).open("rb") as file:
        return read_po(file, locale=language, domain="django")


def kept_languages() -> list[str]:
    """Every language that has a catalogue."""
    return sorted(path.parents[1].name for path in CATALOGUES.glob("*/LC_MESSAGES/django.po"))


def note(message: Message, sign: str) -> str:
    """What the notes of an entry say after a sign: who drafted it, or who checked it, and when."""
    return next((line.removeprefix(sign).strip() for line in message.user_comments if line.startswith(sign)), "")


def checked_by(message: Message) -> str:
    """The person who checked a translation; nobody where only a machine has seen it."""
    said = note(message, CHECKED)
    return "" if said.lower().startswith(("nobody", "machine")) else said


def update(language: str) -> tuple[int, int]:
    """Bring a catalogue to the words of today: new ones wait to be translated, others go.  How many came and went."""
    before, found = read(language), extracted()
    known = {message.id: message for message in before if message.id}
    after = Catalog(locale=language, domain="django", project="Rightdoor", charset="utf-8", fuzzy=False)
    after.header_comment, after.creation_date = before.header_comment, before.creation_date
    for words, places in sorted(found.items(), key=lambda pair: (pair[1][0], str(pair[0]))):
        old = known.get(words)
        notes = old.user_comments if old else [f"{MACHINE} ", f"{CHECKED} nobody yet"]
        string = old.string if old else None
        after.add(words, string, locations=[(place, 0) for place in places], user_comments=notes)
    write(language, after)
    return len(set(found) - set(known)), len(set(known) - set(found))


def write(language: str, catalogue: Catalog) -> None:
    """Keep a catalogue; it names the file of each string and not the line, so that it changes with words alone."""
    with catalogue_of(language).open("wb") as file:
        write_po(file, catalogue, width=120, include_lineno=False, omit_header=False)


def both_languages(catalogue: Catalog) -> Catalog:
    """The catalogue as the pages use it: unchecked words of safety carry their English with them."""
    from rightdoor.ground.design.languages import both  # noqa: PLC0415  the site must be set up first

    shown = Catalog(locale=catalogue.locale, domain="django", charset="utf-8", fuzzy=False)
    for message in catalogue:
        if not message.id or not message.string:
            continue
        english = (message.id,) if isinstance(message.id, str) else message.id
        said = (message.string,) if isinstance(message.string, str) else message.string
        places = [place for place, _line in message.locations]
        if not checked_by(message) and any(is_safety(words, places) for words in english):
            pairs = zip(said, (*english, *english[-1:] * len(said)), strict=False)
            said = tuple(both(words, other) if words != other else words for words, other in pairs)
        shown.add(message.id, said[0] if isinstance(message.id, str) else said)
    return shown


def compiled(catalogue: Catalog) -> bytes:
    """A catalogue as gettext reads it."""
    written = BytesIO()
    write_mo(written, both_languages(catalogue))
    return written.getvalue()


def compile_all() -> None:
    """Write every catalogue as the site reads it, beside the one that is kept."""
    for language in kept_languages():
        catalogue_of(language).with_suffix(".mo").write_bytes(compiled(read(language)))


def placeholders(words: str) -> set[str]:
    """What is filled in later."""
    return {name for found in PLACEHOLDER.finditer(words) for name in found.groups() if name}


def slips(catalogue: Catalog) -> Iterator[str]:
    """What is wrong with a catalogue: a string is missing or left over, not translated, or fills in something else."""
    kept = {message.id: message for message in catalogue if message.id}
    wanted = extracted()
    yield from (
        f"not in the catalogue: {words!r} ({places[0]})" for words, places in wanted.items() if words not in kept
    )
    for words, message in kept.items():
        said = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        english = (words,) if isinstance(words, str) else words
        if words not in wanted:
            yield f"on no page any more: {words!r}"
        if not said or not all(said) or (len(english) > 1 and len(said) != catalogue.num_plurals):
            yield f"not translated: {words!r}"
        if any(
            placeholders(one) != placeholders(english[min(n, len(english) - 1)]) for n, one in enumerate(said) if one
        ):
            yield f"fills in something else: {words!r}"
        if not note(message, MACHINE) and not checked_by(message):
            yield f"nobody says who translated it: {words!r}"


def main(arguments: list[str]) -> int:
    """Compile the catalogues; or bring them to the words of today, and say what is left to do."""
    import django  # noqa: PLC0415

    django.setup()
    if arguments == ["compile"]:
        compile_all()
        return 0
    for language in kept_languages():
        came, went = update(language)
        left = list(slips(read(language)))
        print(f"{language}: {came} new, {went} gone.", *left, sep="\n  ")
    compile_all()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
