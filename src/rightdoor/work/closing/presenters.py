"""Who hears that help has ended, and one letter line by line."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rightdoor.ground.design.two_languages import halves
from rightdoor.ground.design.when import short_moment
from rightdoor.work.closing.actions import already
from rightdoor.work.closing.drafting import left_out
from rightdoor.work.closing.lifecycle import BY_NAMES, PART_NAMES, READER_NAMES, By, Reader
from rightdoor.work.closing.models import ClosingLetter
from rightdoor.work.closing.readers import ToRead, readers_of
from rightdoor.work.support.models import Episode


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """One who could read it."""

    key: str
    name: str
    is_who: str
    aside: str
    why_not: str
    sent: str
    letter: ClosingLetter | None


def reader_rows(episode: Episode, at: datetime) -> list[ReaderRow]:
    """Everybody, with what went to them or why nothing may."""
    return [reader_row(episode, one) for one in readers_of(episode, at)]


def reader_row(episode: Episode, to: ToRead) -> ReaderRow:
    letter = already(episode, to)
    sent = f"{short_moment(letter.sent_at)}. {_(BY_NAMES[By(letter.by_way)])}" if letter else ""
    return ReaderRow(to.key, to.name, _(READER_NAMES[to.reader]), to.aside, to.why_not, sent, letter)


def paragraphs(words: str) -> list[tuple[str, list[str]]]:
    """A letter as it will be read: each half with its language, each of its paragraphs."""
    return [
        (code, [part.strip() for part in half.replace("\r\n", "\n").split("\n\n") if part.strip()])
        for code, half in halves(words.replace("\r\n", "\n"))
    ]


def not_for_them(episode: Episode, to: ToRead, at: datetime) -> list[str]:
    """The parts that this reader never gets, by their names."""
    return [_(PART_NAMES[part]) for part in left_out(episode, to, at)]


def is_own(letter: ClosingLetter) -> bool:
    """Whether it went to the young person."""
    return bool(letter.reader == Reader.YOUNG_PERSON)
