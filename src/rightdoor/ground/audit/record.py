"""Writing the audit.  What is allowed is written in the act's own transaction; what is denied, beside it."""

import json
from collections.abc import Iterable
from contextvars import ContextVar
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

import psycopg
from django.db import connection
from psycopg.conninfo import make_conninfo

from rightdoor.ground.audit.models import Decision, Event
from rightdoor.pure.keys import new_key

request_id: ContextVar[str] = ContextVar("request_id", default="")

type_of_code = str | int | bool | None


class Actor(Protocol):
    """Whoever acts: an account, a visitor without one, or the system itself."""

    @property
    def actor_kind(self) -> str: ...
    @property
    def actor_id(self) -> UUID | None: ...


class Thing(Protocol):
    """Whatever is acted on: any row with a key."""

    @property
    def pk(self) -> Any: ...


def kind_of(thing: object) -> str:
    """The kind of a thing, as the audit and references name it: 'referrals.referral'."""
    meta = getattr(thing, "_meta", None)
    return str(meta.label_lower) if meta else type(thing).__name__.lower()


def record(
    act: str,
    *,
    about: Thing | None,
    by: Actor,
    at: datetime,
    shown: Iterable[UUID] = (),
    **codes: type_of_code,
) -> None:
    """Put an allowed act on record, in the transaction that is open now.  *codes* hold codes and counts, no words."""
    Event.objects.create(
        happened_at=at,
        act=act,
        actor_kind=by.actor_kind,
        actor_id=by.actor_id,
        about_kind=kind_of(about) if about is not None else "",
        about_id=about.pk if about is not None else None,
        shown=[str(key) for key in shown],
        codes=codes,
        request_id=request_id.get(),
    )


def record_denial(act: str, *, about: Thing | None, by: Actor, at: datetime, reason: str) -> None:
    """Put a denied act on record on a connection of its own, so that no rollback takes it away."""
    row = {
        "id": new_key(),
        "happened_at": at,
        "act": act,
        "decision": Decision.DENIED,
        "reason": reason,
        "actor_kind": by.actor_kind,
        "actor_id": by.actor_id,
        "about_kind": kind_of(about) if about is not None else "",
        "about_id": about.pk if about is not None else None,
        "shown": json.dumps([]),
        "codes": json.dumps({}),
        "request_id": request_id.get(),
    }
    names = ", ".join(row)
    places = ", ".join(f"%({name})s" for name in row)
    with psycopg.connect(own_connection(), autocommit=True) as beside:
        beside.execute(f"insert into audit_event ({names}) values ({places})", row)  # noqa: S608  our own names


def own_connection() -> str:
    """Where the open connection leads, for a second one beside it."""
    parameters = connection.get_connection_params()
    wanted = ("dbname", "user", "password", "host", "port")
    return make_conninfo(**{name: str(parameters[name]) for name in wanted if parameters.get(name)})


def acts(*, about: UUID | None = None) -> list[str]:
    """The acts on record in the order in which they happened; of one thing where *about* is given."""
    events = Event.objects.order_by("id")
    if about is not None:
        events = events.filter(about_id=about)
    return list(events.values_list("act", flat=True))
