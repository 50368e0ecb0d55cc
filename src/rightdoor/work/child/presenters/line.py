"""The story of a child as one line, in pages that are found by a key, so that nothing is seen twice or missed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from rightdoor.ground.design.presenters import StoryEntry
from rightdoor.records.people.page import WHOLE, Moment, Stretch
from rightdoor.work.triage.presenters.reader import dated

PAGE = 50
MOST_ALIKE = 1_000  # of one moment; no story has more
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LATEST = datetime(9999, 12, 31, tzinfo=UTC)
SHOWS = {
    "": "Everything",
    "ask": "Asked and said",
    "decision": "Decisions",
    "contact": "Contacts",
    "message": "Messages",
    "file": "Files",
    "agreement": "Agreements",
    "family": "Family",
    "risk": "Safety",
}
Key = tuple[int, int]  # the moment, and its place among others of the same moment


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the story somebody wants to see: of one topic, and what came before or after a place in it."""

    show: str = ""
    before: Key | None = None
    after: Key | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One page of the story."""

    entries: Sequence[StoryEntry]
    newer_url: str = ""
    older_url: str = ""


def asked_of(words: dict[str, str]) -> Asked:
    """What an address asks for; what cannot be read asks for nothing."""
    show = words.get("show", "")
    return Asked(show if show in SHOWS else "", key_in(words.get("before", "")), key_in(words.get("after", "")))


def key_in(written: str) -> Key | None:
    moment, _dot, place = written.partition(".")
    plain = moment.isascii() and moment.isdigit() and place.isascii() and place.isdigit()
    return (int(moment), int(place)) if plain and len(written) < 40 else None


def written(key: Key) -> str:
    return f"{key[0]}.{key[1]}"


def stretch_of(asked: Asked) -> Stretch:
    """How much of the story holds the page that was asked for, and one entry more that tells whether it goes on."""
    if asked.after is not None:
        return WHOLE  # the page ends there, begins who knows where, and is filled up from below
    if asked.before is None:
        return Stretch(most=PAGE + 1)
    return Stretch(until=moment_of(asked.before), most=PAGE + 2 + min(asked.before[1], MOST_ALIKE))


def line_of(moments: Sequence[Moment], asked: Asked) -> Line:
    """The page that was asked for.  *moments* are the newest first, all of its stretch or more."""
    keyed = [one for one in with_keys(moments) if not asked.show or topic_of(one[1][1]) == asked.show]
    if asked.after is not None:
        newer = [one for one in keyed if comes_before(one[0], asked.after)]
        first = max(0, len(newer) - PAGE)
    elif asked.before is not None:
        first = sum(not comes_before(asked.before, one[0]) for one in keyed)
    else:
        first = 0
    shown = keyed[first : first + PAGE]
    return Line(
        entries=[dated(moment) for _key, moment in shown],
        newer_url=address(asked.show, after=shown[0][0]) if shown and first else "",
        older_url=address(asked.show, before=shown[-1][0]) if first + PAGE < len(keyed) else "",
    )


def with_keys(moments: Sequence[Moment]) -> list[tuple[Key, Moment]]:
    """Each moment with its key."""
    found: list[tuple[Key, Moment]] = []
    last, place = None, 0
    for moment in moments:
        place = place + 1 if moment[0] == last else 0
        last = moment[0]
        found.append(((microseconds(moment[0]), place), moment))
    return found


def microseconds(at: datetime) -> int:
    return (at - EPOCH) // timedelta(microseconds=1)


def moment_of(key: Key) -> datetime:
    """When it was; what no calendar knows is the latest of all."""
    return EPOCH + timedelta(microseconds=min(key[0], microseconds(LATEST)))


def comes_before(one: Key, other: Key) -> bool:
    """Whether it stands higher in the line: later in time, or of the same moment and told first."""
    return (-one[0], one[1]) < (-other[0], other[1])


def topic_of(entry: StoryEntry) -> str:
    return entry.topic or entry.kind


def address(show: str, **keys: Key) -> str:
    """The rest of an address: only times and places in the line."""
    words = ({"show": show} if show else {}) | {name: written(key) for name, key in keys.items()}
    return f"?{urlencode(words)}"
