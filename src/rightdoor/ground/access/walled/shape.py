"""The shape of the records as the second wall reads it: which tables are walled, and how a row leads to a person."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from django.apps import apps
from django.db import models

Model = type[models.Model]


def walled() -> list[Model]:
    """Every table of ours that the wall stands round."""
    return [model for model in apps.get_models() if is_walled(model)]


def is_walled(model: Any) -> bool:
    return model.__module__.startswith("rightdoor.") and model._meta.db_table not in allowed()["tables"]


@cache
def allowed() -> dict[str, dict[str, str]]:
    """What stands outside the wall, each with its reason."""
    return tomllib.loads(words("allowed.toml"))


def words(name: str) -> str:
    return files("rightdoor.ground.access.walled").joinpath(name).read_text(encoding="utf-8")


def in_sql(codes: list[Any]) -> str:
    return "array[" + ", ".join(f"'{code}'" for code in codes) + "]::text[]"


def named_by_key() -> list[Model]:
    return [model for model in walled() if is_named_by_key(model)]


def is_named_by_key(model: Model) -> bool:
    return model._meta.pk.get_internal_type() == "UUIDField"


def parents(model: Model) -> list[Any]:
    """The records that a row of this table always belongs to, where they are walled themselves."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and not field.null and is_walled(field.related_model)
    ]


def way_to_person(model: Model, row: str) -> tuple[str, str]:
    """How a row of the table leads to the person it is about: what is joined, and the column; no column, no way."""
    if "person" in {field.name for field in model._meta.concrete_fields}:
        return "", f"{row}.person_id"
    for field in parents(model):
        whole = f"{row}_{field.name}"
        further, person = way_to_person(field.related_model, whole)
        if person:
            table = field.related_model._meta.db_table
            return f" join public.{table} {whole} on {whole}.id = {row}.{field.column}{further}", person
    return "", ""
