"""What only a few read: the database asks the roles that the table of who may do what gives, and who is excluded."""

from dataclasses import dataclass

from django.apps import apps
from django.db import models

from rightdoor.ground.access.rulings import table
from rightdoor.ground.access.walled.shape import Model, in_sql, is_walled, way_to_person


@dataclass(frozen=True, slots=True)
class Said:
    """Where a condition finds what was said of who acts, and whether the records that it leans on are walled for it.

    A policy asks once a query, and the tables that it looks into have walls of their own.  A function of the owner has
    looked it up already; no wall stands before the owner, so it repeats the conditions of what it looks into.
    """

    homes: str
    by_office: str
    tied: str
    blocked: str
    walled: bool


@dataclass(frozen=True, slots=True)
class Few:
    """Records that only a few read: who holds a role that the table gives these acts, and nobody who is excluded.

    *through*: the kinds of records about it, each with the act by which who reads one of them reads it too.
    """

    acts: tuple[str, ...]
    through: dict[str, str]

    def in_a_function(self, model: Model, row: str, said: Said) -> str:
        """What must hold besides; visitors are held to their own by the pages, as everywhere."""
        kind = model._meta.label_lower
        ways = [held(self.acts)]
        for other, act in self.through.items():
            where = apps.get_model(other)._meta.db_table
            told = f"select from public.{where} told where told.about_kind = '{kind}' and told.about_id = {row}.id"
            ways.append(f"({held((act,))} and exists ({told}))")
        barred = [f"not sec.excluded('{kind}', {row}.id)", *unless_blocked(model, row, said)]
        return f"(said[1] = 'visitor' or ({' and '.join(barred)} and ({' or '.join(ways)})))"


def register_few(kind: str, *, acts: tuple[str, ...], through: dict[str, str]) -> None:
    """Say that the database shows records of this kind only to those to whom the table of who may do what gives it."""
    _few[kind] = Few(acts, through)


def held(acts: tuple[str, ...]) -> str:
    """That whoever acts holds a role to which the table gives one of these acts."""
    return f"sec.holds({in_sql(sorted({role for act in acts for rule in table()[act] for role in rule.roles}))})"


_few: dict[str, Few] = {}


def only_few(model: Model, row: str, said: Said) -> list[str]:
    """The condition of such records.  A policy asks the function, which looks where whoever acts may not."""
    kind = model._meta.label_lower
    if kind not in _few:
        return []
    return [f"sec.sees('{kind}', {row}.id)" if said.walled else _few[kind].in_a_function(model, row, said)]


def unless_blocked(model: Model, row: str, said: Said) -> list[str]:
    """That a record which this one may belong to is not about somebody of whom whoever acts may know nothing."""
    found = []
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey) and field.null and is_walled(field.related_model):
            joined, person = way_to_person(field.related_model, "whole_one")
            whole = f"public.{field.related_model._meta.db_table} whole_one{joined}"
            about = f"whole_one.id = {row}.{field.column} and {person} = any (coalesce({said.blocked}, '{{}}'))"
            found += [f"not exists (select from {whole} where {about})"] if person else []
    return found
