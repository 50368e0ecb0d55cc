"""What this room tells the rooms above: that a message needs a person.  They register in their ready()."""

from collections.abc import Callable
from datetime import datetime

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.messages.models import Message

NeedsPerson = Callable[[Message, Actor, datetime], None]
_listeners: list[NeedsPerson] = []


def register_needs_person(listener: NeedsPerson) -> None:
    """Call *listener* in the same transaction whenever a message is held or stuck."""
    if listener not in _listeners:
        _listeners.append(listener)


def needs_person(message: Message, *, by: Actor, at: datetime) -> None:
    """Tell the rooms above that a person must look at this message."""
    for listener in _listeners:
        listener(message, by, at)
