"""What the rooms above keep about a person: they register here, so that a death reaches all of it at once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID

from rightdoor.ground.access.actors import Actor
from rightdoor.records.people.models import Person


@dataclass(frozen=True, slots=True)
class Belongings:
    """The contact plans of a room that lead to this person's family, and the keys of what its tasks are about."""

    plans: Sequence[UUID] = field(default_factory=tuple)
    things: Sequence[UUID] = field(default_factory=tuple)


class Follower(Protocol):
    """A room that keeps something about people."""

    def belongings(self, person: Person) -> Belongings:
        """What this room keeps about the person."""

    def stop(self, person: Person, *, by: Actor, at: datetime) -> None:
        """Let every clock of this room rest for good."""

    def go_on(self, person: Person, *, by: Actor, at: datetime) -> None:
        """It was not so: everything stands again where it stood."""


_followers: list[Follower] = []


def register_follower(follower: Follower) -> None:
    """Ask *follower* whenever a death is recorded or undone."""
    if type(follower) not in {type(one) for one in _followers}:
        _followers.append(follower)


def followers() -> Sequence[Follower]:
    """Every room that keeps something about people."""
    return tuple(_followers)
