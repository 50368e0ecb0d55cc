"""Writing the audit.  What is allowed is written in the act's own transaction; what is denied, beside it."""

import json
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from django.db import connection
from django.db.models.expressions import RawSQL
from django.utils.crypto import salted_hmac

from rightdoor.ground.audit.beside import INSERT, write_beside
from rightdoor.ground.audit.models import Decision, Event
from rightdoor.pure.keys import new_key

request_id: ContextVar[str] = ContextVar("request_id", default="")

LONGEST_CODE = 2000
type_of_code = str | int | bool | None


class NotACode(ValueError):
    """What was to go on record is not a code: the audit holds codes and counts, and no words."""


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


@dataclass(frozen=True, slots=True)
class Circumstances:
    """From where and for what the acts of this request come; only the server says so."""

    session: str = ""
    client: str = ""
    purpose: str = ""
    on_behalf_of: UUID | None = None


class SearchMark(NamedTuple):
    """What is kept of a search: the same words have the same mark."""

    mark: str
    length: int


@dataclass(frozen=True, slots=True)
class Exported:
    """What left in a file: how many rows, and the file's fingerprint."""

    rows: int
    sha256: str


circumstances: ContextVar[Circumstances] = ContextVar("circumstances", default=Circumstances())  # noqa: B039  frozen


ruled: ContextVar[tuple[str, UUID | None, str]] = ContextVar("ruled", default=("", None, ""))


def note_rule(because: str, *, by: Actor) -> None:
    """Keep the row of the policy that has just allowed something, for the event that follows it."""
    ruled.set((request_id.get(), by.actor_id, because))


def rule_noted(by: Actor) -> str:
    """The row that allowed what is put on record now: of this request and this actor, and once."""
    request, actor, because = ruled.get()
    if not because or (request, actor) != (request_id.get(), by.actor_id):
        return ""
    ruled.set(("", None, ""))
    return because


def mark_of_session(key: str | None) -> str:
    """A session as the audit knows it: always the same, and of no use to anybody who reads it."""
    return salted_hmac("rightdoor.audit.session", key, algorithm="sha256").hexdigest() if key else ""


def mark_of_search(words: str) -> SearchMark:
    """A search as the audit knows it: a keyed fingerprint and the length, never the words."""
    mark = salted_hmac("rightdoor.audit.search", words.casefold(), algorithm="sha256")
    return SearchMark(mark.hexdigest()[:32], len(words))


def mark_of_file(content: bytes, *, rows: int) -> Exported:
    """An export as the audit knows it."""
    return Exported(rows=rows, sha256=sha256(content).hexdigest())


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
    because: str = "",
    fields: str = "",
    exported: Exported | None = None,
    **codes: type_of_code,
) -> None:
    """Put an allowed act on record, in the transaction that is open now.  *codes* hold codes and counts, no words.

    *because* is the row of the policy that allowed it, *fields* the class of fields that was shown.
    """
    row = row_of(act, about=about, by=by, at=at, rule=because or rule_noted(by), codes=codes)
    row["shown"] = json.dumps([str(key) for key in shown])
    row["fields"] = fields
    if exported is not None:
        row["exported_rows"], row["exported_sha256"] = exported.rows, exported.sha256
    with connection.cursor() as cursor:
        cursor.execute(INSERT, row)


def record_denial(
    act: str, *, about: Thing | None, by: Actor, at: datetime, reason: str, because: str = "", **codes: type_of_code
) -> None:
    """Put a denied act on record on a connection of its own, so that no rollback takes it away."""
    row = row_of(act, about=about, by=by, at=at, rule=because, codes=codes)
    row["decision"], row["reason"] = Decision.DENIED.value, reason[:120]
    write_beside(row)


def row_of(
    act: str, *, about: Thing | None, by: Actor, at: datetime, rule: str, codes: Mapping[str, type_of_code]
) -> dict[str, Any]:
    """What every event says, allowed until something else is said."""
    around = circumstances.get()
    return {
        "id": new_key(),
        "happened_at": at,
        "act": act,
        "decision": Decision.ALLOWED.value,
        "reason": "",
        "rule": rule[:120],
        "actor_kind": by.actor_kind,
        "actor_id": by.actor_id,
        "on_behalf_of": around.on_behalf_of,
        "session": around.session,
        "client": around.client or ("job" if by.actor_kind.startswith("system:") else ""),
        "purpose": around.purpose,
        "about_kind": kind_of(about) if about is not None else "",
        "about_id": about.pk if about is not None else None,
        "shown": "[]",
        "fields": "",
        "exported_rows": None,
        "exported_sha256": "",
        "codes": json.dumps(only_codes(codes)) if codes else "{}",
        "request_id": request_id.get(),
    }


def only_codes(codes: Mapping[str, type_of_code]) -> dict[str, type_of_code]:
    """The same codes; a text with line breaks, control characters or great length is no code and is refused."""
    for name, code in codes.items():
        if isinstance(code, str) and (len(code) > LONGEST_CODE or not code.isprintable()):
            raise NotACode(f"'{name}' of an audit event must be a code: short, and on one line.")
    return dict(codes)


def acts(*, about: UUID | None = None) -> list[str]:
    """The acts on record in the order in which they were written; of one thing where *about* is given."""
    events = Event.objects.order_by(RawSQL("seq", []))
    if about is not None:
        events = events.filter(about_id=about)
    return list(events.values_list("act", flat=True))
