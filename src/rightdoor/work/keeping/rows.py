"""Every kind of row that we keep, as rows.toml tells it."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models

FILE = Path(__file__).with_name("rows.toml")
CHILD, STAFF, NOBODY, LEDGER, PASSING = "child", "staff", "nobody", "ledger", "passing"
ABOUT, RECORD = "about", "record"
PEOPLE, REQUESTS, DRAFTS = "people.person", "referrals.referral", "referrals.draft"
SPINE = (PEOPLE, REQUESTS)
"""What everything else hangs on: emptied, and not removed, where a part of the record is kept."""


@dataclass(frozen=True, slots=True)
class CopyRules:
    """What a copy of a record shows of one kind of row."""

    title: str
    when: str
    by: str = ""
    own: str = ""
    parent: bool = False
    shows: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    third_party: tuple[str, ...] = ()
    serious_harm: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of row."""

    model: str
    holds: str
    kept: str
    belongs: tuple[str, ...] = ()
    brings: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    part: str = ""
    stays: tuple[str, ...] = ()
    copy: CopyRules | None = None

    @property
    def table(self) -> type[models.Model]:
        """The model itself."""
        return apps.get_model(self.model)

    def target(self, name: str) -> str:
        """The kind of row at which a field points."""
        return str(self.table._meta.get_field(name).related_model._meta.label_lower)  # type: ignore[union-attr]


@cache
def rows() -> tuple[Row, ...]:
    """All kinds."""
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(row_of(dict(one)) for one in table["row"])


def row_of(table: dict[str, Any]) -> Row:
    copy = table.pop("copy", None)
    return Row(**frozen(table), copy=CopyRules(**frozen(copy)) if copy else None)


def frozen(table: dict[str, Any]) -> dict[str, Any]:
    """The same, with lists that cannot change."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}


@cache
def childs() -> tuple[Row, ...]:
    """The kinds that are part of somebody's record."""
    return tuple(row for row in rows() if row.holds == CHILD)


def row_for(model: str) -> Row:
    """One kind."""
    return next(row for row in rows() if row.model == model)
