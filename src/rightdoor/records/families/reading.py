"""What was told of one child's family, read in two questions while one page is drawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, QuerySet, UUIDField, Value
from django.db.models.functions import Cast, Coalesce

from rightdoor.records.families.lifecycle import Kind
from rightdoor.records.families.models import Bond, MustNotKnow, Professional, Responsibility
from rightdoor.records.people.models import Person
from rightdoor.records.people.there import may_have

READ_HERE = "_family_read_here"
RESPONSIBILITY, SECRET, PROFESSIONAL = "responsibility", "must-not-know", "professional"


@dataclass(frozen=True, slots=True)
class Fact:
    """Who has parental responsibility, who must not know, or a professional: in one line."""

    what: str
    key: UUID
    name: str
    relative: UUID | None  # who it is, where it is one of the family
    code: str
    more: str
    note: str  # what the order says, or how they are reached
    starts_on: date | None
    ends_on: date | None
    source: str
    told_at: datetime
    told_to: str
    ended_at: datetime | None
    end_source: str

    def is_current(self, on: date) -> bool:
        """Whether it is so on that day."""
        return (self.starts_on is None or self.starts_on <= on) and self.holds(on)

    def holds(self, on: date) -> bool:
        """Whether it has not ended."""
        return self.ends_on is None or self.ends_on >= on


@dataclass(frozen=True, slots=True)
class Family:
    """Everything told of a family, whether it is still so or not, in the order in which it was told."""

    bonds: list[Bond]
    facts: list[Fact]

    def of(self, what: str) -> list[Fact]:
        return [one for one in self.facts if one.what == what]


def family_of(person: Person) -> Family:
    """The family of a child; asked once while one page is drawn."""
    kept: Family | None = person.__dict__.get(READ_HERE)
    if kept is None:
        bonds = Bond.objects.of(person).select_related("relative", "to", "told_to").order_by("told_at", "id")
        kept = person.__dict__[READ_HERE] = Family(
            known_bonds(bonds) if may_have(person, Bond) else [],
            facts_of(person) if may_have(person, Responsibility, MustNotKnow, Professional) else [],
        )
    return kept


def known_bonds(bonds: Iterable[Bond]) -> list[Bond]:
    """Without "not known" of anybody of whom it was told since what they are."""
    found = list(bonds)
    told = {(one.relative_id, one.to_id) for one in found if one.kind != Kind.NOT_KNOWN}
    return [one for one in found if one.kind != Kind.NOT_KNOWN or (one.relative_id, one.to_id) not in told]


def facts_of(person: Person) -> list[Fact]:
    """Three tables of one shape, in one question."""
    holders = Coalesce(F("relative__name"), F("body"))
    whose, nobody, nothing = F("relative_id"), Value(None, UUIDField()), Value("", CharField())
    rows = lines(
        Responsibility.objects.of(person), RESPONSIBILITY, (holders, whose, F("standing"), F("ground"), F("words"))
    ).union(
        lines(MustNotKnow.objects.of(person), SECRET, (F("relative__name"), whose, F("reason"), F("words"), nothing)),
        lines(
            Professional.objects.of(person), PROFESSIONAL,
            (F("name"), nobody, F("post"), F("organisation"), F("reach")),
        ),
    )  # fmt: skip
    return sorted((Fact(*row) for row in rows), key=lambda one: (one.told_at, one.key))


def lines(rows: QuerySet[Any], what: str, told: tuple[Any, Any, Any, Any, Any]) -> QuerySet[Any, tuple[Any, ...]]:
    """The rows of one table in the shape that all three have.  *told*: name, who it is, code, more, note."""
    name, whose, code, more, note = told
    words = CharField()
    return rows.order_by().values_list(
        Value(what, words), F("pk"), Cast(name, words), whose, Cast(code, words), Cast(more, words), Cast(note, words),
        F("starts_on"), F("ends_on"), F("source"), F("told_at"), F("told_to__name"), F("ended_at"), F("end_source"),
    )  # fmt: skip
