"""What the rooms above know of help and this one cannot: what is there, and what else must be done before it ends."""

from collections.abc import Callable

from rightdoor.pure.programmes import Thing
from rightdoor.work.support.lifecycle import Reason
from rightdoor.work.support.models import Episode

Undone = Callable[[Episode, Reason], list[str]]
There = Callable[[Episode], bool]
_registered: list[Undone] = []
_known: dict[Thing, There] = {}


def register_undone(undone: Undone) -> None:
    """Take part in what must be done before help ends; *undone* says what is not, each in a sentence."""
    if undone not in _registered:
        _registered.append(undone)


def undone_elsewhere(episode: Episode, reason: Reason) -> list[str]:
    """What the rooms above say is still to do."""
    return [words for undone in _registered for words in undone(episode, reason)]


def register_there(thing: Thing, there: There) -> None:
    """Say whether a thing that a programme asks for is there: from then on nobody's word is taken for it."""
    _known[thing] = there


def known_elsewhere() -> frozenset[Thing]:
    """What the rooms above keep themselves."""
    return frozenset(_known)


def there_elsewhere(episode: Episode) -> set[Thing]:
    """Those of them that are there."""
    return {thing for thing, there in _known.items() if there(episode)}
