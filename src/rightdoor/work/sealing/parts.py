"""The parts of a request that can be kept apart: a contact, words that were added, a message, a file."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from rightdoor.ground.access.models import Account, Sealable
from rightdoor.ground.documents.models import Document
from rightdoor.work.referrals.models import Addition, ContactEntry, Referral
from rightdoor.work.writing.models import Line

ENTRY, ADDITION, LINE, FILE, REFERRAL = (
    "referrals.contactentry", "referrals.addition", "writing.line", "documents.document", "referrals.referral",
)  # fmt: skip
KINDS: dict[str, Any] = {ENTRY: ContactEntry, ADDITION: Addition, LINE: Line, FILE: Document}


def rows_of(kind: str) -> Any:
    """The parts of one kind; what is in a file is read only when somebody opens it."""
    rows = KINDS[kind].objects.all()
    return rows.defer("content") if kind == FILE else rows


def seen_of(kind: str) -> Callable[[Account, datetime], Any]:
    """How the keys of the parts of one kind are found that an account sees."""
    return lambda account, at: KINDS[kind].objects.visible_to(account, at).values("pk")


def part_named(kind: str, key: UUID) -> Sealable | None:
    """A part by its kind and key, where it exists for whoever asks."""
    found: Sealable | None = rows_of(kind).filter(pk=key).first()
    return found


def request_of(thing: Any) -> Referral | None:
    """The request to which a part belongs; a request is its own."""
    if isinstance(thing, Document):
        return Referral.objects.filter(pk=thing.about_id).first() if thing.about_kind == REFERRAL else None
    return thing if isinstance(thing, Referral) else thing.referral


def parts_about(kind: str, people: Any) -> Any:
    """The keys of the parts of one kind on the requests about some people; a query of their keys is enough."""
    requests = Referral.objects.about(people).values("pk")
    theirs = {"about_kind": REFERRAL, "about_id__in": requests} if kind == FILE else {"referral__in": requests}
    return KINDS[kind].objects.filter(**theirs).values("pk")
