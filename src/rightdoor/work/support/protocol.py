"""What the rooms above know of help and this one cannot: what else must be done before it ends."""

from collections.abc import Callable

from rightdoor.work.support.lifecycle import Reason
from rightdoor.work.support.models import Episode

Undone = Callable[[Episode, Reason], list[str]]
_registered: list[Undone] = []


def register_undone(undone: Undone) -> None:
    """Take part in what must be done before help ends; *undone* says what is not, each in a sentence."""
    if undone not in _registered:
        _registered.append(undone)


def undone_elsewhere(episode: Episode, reason: Reason) -> list[str]:
    """What the rooms above say is still to do."""
    return [words for undone in _registered for words in undone(episode, reason)]
