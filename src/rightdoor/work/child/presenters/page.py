"""The whole page of one child."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from rightdoor.ground.access.models import Account
from rightdoor.records.people.models import Death, Person
from rightdoor.records.people.page import moments, parts
from rightdoor.records.people.there import look, may_have
from rightdoor.work.child.presenters.header import header_of
from rightdoor.work.child.presenters.line import Asked, Line, line_of, stretch_of
from rightdoor.work.triage.presenters.person import WhoFace
from rightdoor.work.triage.reading import requests_about


@dataclass(frozen=True, slots=True)
class Shown:
    """A part of the page as this reader sees it."""

    template: str
    part: Any


@dataclass(frozen=True, slots=True)
class ChildPage:
    """Everything about one child on one screen."""

    person: Person
    who: WhoFace
    line: Line
    beside: Sequence[Shown]
    below: Sequence[Shown]
    death: Death | None

    @property
    def apart(self) -> set[UUID]:
        """The parts that are kept apart and stand on this page."""
        return {entry.apart for entry in self.line.entries if entry.apart is not None}


def child_page(person: Person, account: Account, at: datetime, asked: Asked) -> ChildPage:
    """One child, for one reader."""
    look(person)
    found = [(one.beside, Shown(one.template, one.face(person, account, at))) for one in parts()]
    return ChildPage(
        person=person,
        who=header_of(person, requests_about(person, account, at), at),
        line=line_of(moments(person, account, at, stretch_of(asked)), asked),
        beside=[shown for beside, shown in found if beside and shown.part is not None],
        below=[shown for beside, shown in found if not beside and shown.part is not None],
        death=Death.objects.that_stand().of(person).first() if may_have(person, Death) else None,
    )
