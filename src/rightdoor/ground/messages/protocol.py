"""What this room tells the rooms above, that a message needs a person, and what it asks them: whether it is for them,
in which language they read, and what they need so that they can take part.

They register in their ready().
"""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.messages.models import Message

NeedsPerson = Callable[[Message, Actor, datetime], None]
Gate = Callable[[Message, datetime], str]  # why it is not for whom it goes to; empty where it is
_listeners: list[NeedsPerson] = []
Language = Callable[[Message], str]  # the code of the language in which whoever this goes to reads
_languages: dict[str, Language] = {}
Needs = Callable[[str, UUID], str]  # what is needed by whoever such a thing is about; empty where nothing is known
_needs: list[Needs] = []
_gates: dict[str, Gate] = {}
_gates_of_all: list[Gate] = []


def register_needs_person(listener: NeedsPerson) -> None:
    """Call *listener* in the same transaction whenever a message is held or stuck."""
    if listener not in _listeners:
        _listeners.append(listener)


def needs_person(message: Message, *, by: Actor, at: datetime) -> None:
    """Tell the rooms above that a person must look at this message."""
    for listener in _listeners:
        listener(message, by, at)


def register_gate(about_kind: str, gate: Gate) -> None:
    """Ask *gate* of every message about such a thing, when it is written and again at the moment of sending."""
    _gates[about_kind] = gate


def register_language(about_kind: str, ask: Language) -> None:
    """Ask in which language a message about such a thing is read, at the moment of sending."""
    _languages[about_kind] = ask


def language_of(message: Message) -> str:
    """In which language it is read; empty where that is English, or nobody knows."""
    ask = _languages.get(message.about_kind)
    return ask(message) if ask else ""


def register_needs(ask: Needs) -> None:
    """Let *ask* say what is needed at every contact about a thing, such as a person who looks at a held message."""
    _needs[:] = [ask]


def needs_at_contact(message: Message) -> str:
    """What must be there when somebody is contacted about it; empty where nothing is known."""
    return next((ask(message.about_kind, message.about_id) for ask in _needs), "")


def register_gate_of_all(gate: Gate) -> None:
    """Ask *gate* of every message, whatever it is about, before all others."""
    if gate not in _gates_of_all:
        _gates_of_all.append(gate)


def not_for_them(message: Message, at: datetime) -> str:
    """Why whoever this goes to may not have it now; empty where they may."""
    own = _gates.get(message.about_kind)
    asked = [*_gates_of_all, *([own] if own else [])]
    return next((why for gate in asked if (why := gate(message, at))), "")
