"""Of which kinds there is anything at all: asked in one question, so that a page asks no more for what is not there."""

from collections.abc import Collection, Iterable
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection, models

from rightdoor.records.people.models import Person

Kind = type[models.Model]
LOOKED = "_kinds_looked_for_here"
_kept: list[Kind] = []


def register_kept(*kinds: Kind) -> None:
    """Say that rows of these kinds are kept about a person, by their field ``person``."""
    _kept.extend(kind for kind in kinds if kind not in _kept)


def look(person: Person) -> None:
    """Look once, for this page alone, what is kept about somebody."""
    person.__dict__[LOOKED] = kinds_there((kind, "person", [person.pk]) for kind in _kept)


def may_have(person: Person, *kinds: Kind) -> bool:
    """Whether there may be something of one of these kinds: nobody looked, or it is there."""
    found = person.__dict__.get(LOOKED)
    return found is None or any(kind in found or kind not in _kept for kind in kinds)


def kinds_there(about: Iterable[tuple[Kind, str, Collection[UUID]]]) -> set[Kind]:
    """Those of the kinds of which there is one whose column holds one of the keys, as far as it exists for who asks.

    Each kind comes with the column and the keys.  What is there may still be nothing that this reader may see.
    """
    asked = list(about)
    with connection.cursor() as cursor:
        cursor.execute(in_sql(tuple((kind, column) for kind, column, _keys in asked)), [list(one[2]) for one in asked])
        found: Any = cursor.fetchone()
    return {kind for (kind, _column, _keys), there in zip(asked, found, strict=True) if there}


@cache
def in_sql(columns: tuple[tuple[Kind, str], ...]) -> str:
    """The question, written once for the names of the tables and columns, which are the models' own."""
    each = (f"exists (select from {kind._meta.db_table} where {column_of(kind, name)} = any (%s))"
            for kind, name in columns)  # fmt: skip
    return f"select {', '.join(each)}"


def column_of(kind: Kind, name: str) -> str:
    """What the database calls a field of a model."""
    return next(str(field.column) for field in kind._meta.concrete_fields if field.name == name)
