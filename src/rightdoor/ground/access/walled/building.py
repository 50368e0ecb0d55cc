"""The second wall, built from the shape of the records: which rows whoever acts may see exist at all.

A new table is walled by what it holds: a partnership, a person, a sealed section, or a record that it belongs to.  One
that holds none of these stands in ``allowed.toml`` with its reason, or 'rightdoor migrate' refuses.
"""

import hashlib
import secrets
from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.db import connection

from rightdoor.ground.access.lifecycle import BY_OFFICE, BY_TIE, OPENING_TIES
from rightdoor.ground.access.walled.few import Said, only_few
from rightdoor.ground.access.walled.shape import (
    Model,
    in_sql,
    is_named_by_key,
    named_by_key,
    parents,
    walled,
    way_to_person,
    words,
)  # fmt: skip

BLOCK = 64  # bytes of one block of SHA-256
QUESTIONS = (
    "begin(text)", "claim()", "is_system()", "actor()", "moment()", "homes()", "by_office()", "tied()",
    "blocked()", "named()", "sees(text, uuid)",
)  # fmt: skip
ABOUT_CHILDREN = frozenset({
    "people", "families", "agreements", "adjustments", "telling", "safeguarding", "referrals", "support", "triage",
    "documents", "sealing", "joining", "writing", "meeting", "onward", "milestones", "safetyplans", "outcomes",
    "groups", "freeplaces", "assessments", "allocating", "closing",
})  # fmt: skip
WHO = """
  said text[] := sec.claim();
  is_system boolean := coalesce(said[1] = 'system', false);
  homes uuid[] := said[4]::uuid[];
  by_office boolean := said[5] = 'true';
  blocked uuid[] := said[6]::uuid[];
  tied uuid[] := said[7]::uuid[];
"""
"""What a function of the owner looks up first, under the names that ``IN_A_FUNCTION`` uses."""
_asked: dict[str, Callable[[], str]] = {}


def register_question(signature: str, made: Callable[[], str]) -> None:
    """Let a room ask the database by a function of the owner's.  *made* gives the words that make it; ``:who`` in them
    becomes what is looked up first.  The function stands in ``allowed.toml`` with its reason.
    """
    _asked[signature] = made


class Unwalled(Exception):
    """A table holds nothing by which its rows could be told apart, and nobody has said why that is right."""


def build_wall(role: str) -> None:
    """Make the functions, the keys and a policy for every table anew.  *role* is the application's."""
    with connection.cursor() as cursor:
        cursor.execute(questions())
        keep_keys(cursor)
        cursor.execute(sees())
        for made in _asked.values():
            cursor.execute(made().replace(":who", WHO.strip("\n")))
        cursor.execute("revoke all on all functions in schema sec from public")
        name = connection.ops.quote_name(role)
        cursor.execute(f"grant usage on schema sec to {name}")
        for question in (*QUESTIONS, *_asked):
            cursor.execute(f"grant execute on function sec.{question} to {name}")
        for model in walled():
            for statement in wall_of(model, name):
                cursor.execute(statement)


def questions() -> str:
    """The functions that a policy asks, with the roles and ties that count."""
    told = words("functions.sql").replace(":people", people_of_ties()).replace(":things", things_of_ties())
    for name, codes in (("by_office", BY_OFFICE), ("by_tie", BY_TIE), ("opening_ties", OPENING_TIES)):
        told = told.replace(f":{name}", in_sql(sorted(codes)))
    return told


def people_of_ties() -> str:
    """The people whom the records are about to which something ties an account, as the rest of a union."""
    found = ""
    for model in about_children():
        joined, person = way_to_person(model, "whole")
        if person:
            found += (  # the names are our own tables'
                f"\n    union select {person} from tie join public.{model._meta.db_table} whole "  # noqa: S608
                f"on whole.id = tie.about_id and tie.about_kind = '{model._meta.label_lower}'{joined}"
            )
    return found


def things_of_ties() -> str:
    """What the records are about to which something ties an account, where they name it by its kind and key."""
    return "".join(
        f"\n    union select whole.about_kind, whole.about_id from told join public.{model._meta.db_table} whole "  # noqa: S608
        f"on whole.id = told.about_id and told.about_kind = '{model._meta.label_lower}'"
        for model in about_children()
        if "about_kind" in {field.name for field in model._meta.concrete_fields}
    )


def about_children() -> list[Model]:
    """The tables about children whose rows an address or a tie can name."""
    return [model for model in named_by_key() if model._meta.app_label in ABOUT_CHILDREN]


def keep_keys(cursor: Any) -> None:
    """Keep the application's key as the environment has it now, and a key of the database's own, made once."""
    inner, outer = pads(settings.CONTEXT_KEY.encode())
    own_inner, own_outer = pads(secrets.token_bytes(32))
    cursor.execute(
        "insert into sec.key (inner_pad, outer_pad, own_inner, own_outer) values (%s, %s, %s, %s) "
        "on conflict (one) do update set inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad",
        [inner, outer, own_inner, own_outer],
    )


def pads(key: bytes) -> tuple[bytes, bytes]:
    """A key as HMAC uses it: its inner and its outer block."""
    block = (hashlib.sha256(key).digest() if len(key) > BLOCK else key).ljust(BLOCK, b"\0")
    return bytes(byte ^ 0x36 for byte in block), bytes(byte ^ 0x5C for byte in block)


def wall_of(model: Model, role: str) -> Iterator[str]:
    """The statements that put the wall round one table; the owner, who migrates and restores, is let through."""
    table = connection.ops.quote_name(model._meta.db_table)
    condition = f"(select sec.is_system()) or ({' and '.join(clauses(model, table, IN_A_POLICY))})"
    yield f"alter table {table} enable row level security"
    yield f"alter table {table} force row level security"
    for policy in ("wall", "keeper"):
        yield f"drop policy if exists {policy} on {table}"
    yield f"create policy wall on {table} to {role} using ({condition}) with check ({condition})"
    yield f"create policy keeper on {table} to current_user using (true) with check (true)"


IN_A_POLICY = Said(
    "(select sec.homes())", "(select sec.by_office())", "(select sec.tied())", "(select sec.blocked())", walled=True
)
IN_A_FUNCTION = Said("homes", "by_office", "tied", "blocked", walled=False)


def clauses(model: Model, row: str, said: Said) -> list[str]:
    """What must hold for a row of the table, under the name *row*, to exist for whoever acts."""
    fields = {field.name: field for field in model._meta.concrete_fields}
    found = []
    if "partnership" in fields:
        found.append(f"{row}.partnership_id = any (coalesce({said.homes}, '{{}}'))")
    if model._meta.app_label in ABOUT_CHILDREN and not leans(model):
        keys = ["id"] if is_named_by_key(model) else []
        found.append(reached(row, [*keys, *(["person_id"] if "person" in fields else [])], said))
    if model._meta.label_lower == "people.person":
        found.append(not_blocked(f"{row}.id", said))
    elif "person" in fields:
        found.append(f"({row}.person_id is null or {not_blocked(f'{row}.person_id', said)})")
    else:
        found += [belongs(field, row, said) for field in parents(model)]
    if {"about_kind", "about_id"} <= fields.keys():
        found.append(f"sec.sees({row}.about_kind, {row}.about_id)")
    if "label" in fields:
        mark = f"'{model._meta.label_lower}:' || {row}.id || ':' || {row}.section"
        named = f"{mark} = any (coalesce((select sec.named()), '{{}}'))"
        found.append(f"({row}.label <> 'sealed' or {named})")
    found += only_few(model, row, said)
    if not found:
        raise Unwalled(
            f"The table {model._meta.db_table} has no partnership, no person and no record that it belongs to. "
            "Give it one, or say in ground/access/walled/allowed.toml why everybody may see its rows."
        )
    return found


def not_blocked(column: str, said: Said) -> str:
    return f"{column} <> all (coalesce({said.blocked}, '{{}}'))"


def leans(model: Model) -> bool:
    """Whether its rows exist as far as another record does: what they belong to, or what they are about."""
    fields = {field.name for field in model._meta.concrete_fields}
    return "about_kind" in fields or ("person" not in fields and bool(parents(model)))


def reached(row: str, columns: list[str], said: Said) -> str:
    """That whoever acts reads about children by their office, or is tied to this record or to whom it is about."""
    ties = " or ".join(f"{row}.{column} = any (coalesce({said.tied}, '{{}}'))" for column in columns)
    return f"({said.by_office} or {ties})"


def belongs(field: Any, row: str, said: Said) -> str:
    """That the record exists to which a row belongs by this field."""
    whole = f"whole_{field.related_model._meta.db_table}"
    return exists(field.related_model, whole, f"{row}.{field.column}", said)


def exists(model: Model, row: str, key: str, said: Said) -> str:
    """That the record with this key exists for whoever acts."""
    holds = [] if said.walled else clauses(model, row, said)
    table = connection.ops.quote_name(model._meta.db_table)
    return f"exists (select from public.{table} {row} where {' and '.join([f'{row}.id = {key}', *holds])})"


def sees() -> str:
    """The function that tells whether the record that a row is about exists for whoever acts, by its kind.

    It is asked for each row, so it reads the claim once and looks into one table, as the owner.
    """
    cases = "\n".join(
        f"    when '{model._meta.label_lower}' then return {exists(model, 'whole', 'asked_id', IN_A_FUNCTION)};"
        for model in named_by_key()
    )
    return words("sees.sql").replace(":cases", cases).replace(":who", WHO.strip("\n"))
