"""The small shapes that layouts and parts are given by the rooms above."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

ClockState = Literal["calm", "soon", "now", "over", "paused", "met"]
Sign = Literal["yes", "open", "ask", "no"]


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A way to get help now.  ``short`` fits a phone's button; ``open_words`` is today's truth."""

    words: str
    short: str
    href: str
    open_words: str = ""
    use_for: str = ""


@dataclass(frozen=True, slots=True)
class EasyLine:
    """One idea of easy read: an icon's name, a few short words, and where pressing them leads."""

    sign: str
    words: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class NavItem:
    """A link of the shell; a page says where it is with ``{% set here = "<key>" %}``."""

    key: str
    text: object  # words, or words that are translated when they are shown
    href: str


@dataclass(frozen=True, slots=True)
class ClockFace:
    """What a clock chip shows: time left in working time, and when.  ``used`` is 0 to 1."""

    state: ClockState
    left: str
    when: str = ""
    used: float = 0.0


@dataclass(frozen=True, slots=True)
class Reason:
    """A sign, a plain sentence, and the service's words with their source."""

    sign: Sign
    text: str
    quote: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row: its words, a second line, and where it leads."""

    text: str
    small: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One line of the queue, in the order of its columns."""

    clock: ClockFace
    who: Cell
    need: Cell
    asked: Cell
    matches: Cell
    looking: Cell
    flag: str = ""
    duplicate: Link | None = None
    current: bool = False
    peek: Link | None = None


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """One moment of a child's story line."""

    kind: str
    when: str
    title: str
    aside: str = ""
    said: str = ""
    said_by: str = ""
    text: str = ""
    machine_when: str = ""
    links: Sequence[Link] = field(default_factory=tuple)
    topic: str = ""  # under what a filter finds it; empty: its kind
    apart: UUID | None = None  # of a part that is kept apart, its key: showing it is on record
