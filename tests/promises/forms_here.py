"""Every form of every page, filled in as a person would; and what sending one does to the database."""

from collections import Counter
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

import lxml.html
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from rightdoor.config.declared import routes

Rows = Mapping[tuple[str, Any], Mapping[str, Any]]
Change = tuple[str, str, tuple[tuple[str, str], ...]]
ASIDE = {"audit", "sessions", "contenttypes", "auth", "demo"}  # what any request writes, and what none does
NOT_RECORDS = {"signin.guess", "signin.signin", "passport.attempt", "referrals.look"}  # of tries, of who looks now
PLAIN = [f"/{where}" for where, _view in routes() if "<" not in where and "^" not in where]
NEVER = {"/sign-out/", "/leave/", "/my-request/finish/"}
WORDS = "Some plain words that say enough of it"


@dataclass(frozen=True)
class Form:
    """A form as it stands on a page, filled in."""

    page: str
    to: str
    fields: tuple[tuple[str, str], ...]

    @property
    def data(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, value in self.fields:
            found.setdefault(name, []).append(value)
        return found


def named_routes(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from named_routes(pattern)
        else:
            yield pattern


def addresses(keys: Mapping[str, Any]) -> list[str]:
    """Every address that needs no key, and those whose keys are all known."""
    with_keys = [
        reverse(str(pattern.name), kwargs={name: keys[name] for name in pattern.pattern.converters})
        for pattern in named_routes()
        if pattern.name and pattern.pattern.converters and set(pattern.pattern.converters) <= set(keys)
        and not str(pattern.name).startswith("records")
    ]  # fmt: skip
    return [where for where in [*PLAIN, *with_keys] if where not in NEVER]


def forms_of(client: Client, where: str) -> Iterator[Form]:
    """The forms of a page that are sent by POST."""
    answer = client.get(where)
    if answer.status_code != 200 or "text/html" not in answer.headers.get("Content-Type", ""):
        return
    for form in lxml.html.fromstring(answer.content).forms:
        to = (form.action or where).split("#")[0]
        if form.method.upper() == "POST" and to.startswith("/") and to not in NEVER:
            yield Form(where, to, tuple(filled(form)))


def filled(form: Any) -> Iterator[tuple[str, str]]:
    """Each field with something that fits; of buttons the first that has a name."""
    seen: set[str] = set()
    for field in form.xpath(".//input|.//textarea|.//select|.//button"):
        name, kind = field.get("name", ""), field.get("type", "text" if field.tag == "input" else field.tag)
        once = name in seen and kind != "hidden"
        if not name or name == "csrfmiddlewaretoken" or once or kind in ("file", "button", "reset"):
            continue
        seen.add(name)
        yield name, value_for(field, kind, name)


def value_for(field: Any, kind: str, name: str) -> str:
    given = str(field.get("value") or (field.text if field.tag == "textarea" else "") or "")
    if field.tag == "select":
        options = [option.get("value", "") for option in field.xpath(".//option")]
        return next((value for value in options if value), "")
    if given or kind in ("hidden", "submit", "radio", "checkbox", "button"):
        return given or ("on" if kind == "checkbox" else "")
    by_part = {"day": "2", "month": "3", "year": "2026", "hour": "9", "minute": "0"}
    if name in ("place", "lives_in"):
        return "Maidstone"
    known = next((value for part, value in by_part.items() if name.endswith(part)), "")
    by_kind = {"email": "somebody@example.org", "tel": "01632 960123", "numeric": "14", "password": "garden gate 42"}
    return known or by_kind.get(kind) or by_kind.get(field.get("inputmode", "")) or WORDS


def records() -> Rows:
    """Every row of every model that is a record."""
    return {
        (model._meta.label_lower, row["pk"]): row
        for model in apps.get_models()
        if model._meta.app_label not in ASIDE and model._meta.label_lower not in NOT_RECORDS
        for row in model._base_manager.values("pk", *(field.attname for field in model._meta.concrete_fields))
    }


def changes(before: Rows, after: Rows) -> Counter[Change]:
    """What became of the rows; a key that was not there before is told as a new one."""
    keys = {key for _label, key in before}

    def said(value: Any) -> str:
        return "new" if isinstance(value, UUID) and value not in keys else repr(value)

    found: Counter[Change] = Counter()
    for key in before.keys() | after.keys():
        old, new = before.get(key), after.get(key)
        if old != new:
            kind = "new" if old is None else "gone" if new is None else "changed"
            row = new if new is not None else old or {}
            found[key[0], kind, tuple((name, said(value)) for name, value in sorted(row.items()) if name != "pk")] += 1
    return found


def sent(client: Client, to: str, data: Mapping[str, Any], before: Rows) -> tuple[int, Counter[Change]]:
    """Send a form, see what it did, and undo it, in the browser too."""
    kept = copy(client.cookies)
    with transaction.atomic():
        status = client.post(to, data).status_code
        did = changes(before, records())
        transaction.set_rollback(True)
    client.cookies = kept
    return status, did


def without(found: Counter[Change], noise: set[tuple[str, str]]) -> Counter[Change]:
    """The changes without columns that differ from time to time."""
    less: Counter[Change] = Counter()
    for (label, kind, row), number in found.items():
        less[label, kind, tuple(pair for pair in row if (label, pair[0]) not in noise)] += number
    return less


def noise_of(one: Counter[Change], two: Counter[Change]) -> set[tuple[str, str]]:
    """Columns in which sending the same twice differs."""
    only = [*(one - two), *(two - one)]
    by_label: dict[str, list[dict[str, str]]] = {}
    for label, _kind, row in only:
        by_label.setdefault(label, []).append(dict(row))
    return {
        (label, name)
        for label, rows in by_label.items()
        for name in rows[0]
        if len({row.get(name) for row in rows}) > 1
    }


@cache
def own_fields() -> dict[str, tuple[Any, ...]]:
    """Every name that a field of a model has."""
    found: dict[str, tuple[Any, ...]] = {}
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            for name in {field.name, field.attname}:
                found[name] = (*found.get(name, ()), field)
    return found
