"""Keeping a file that somebody attached; nobody opens it until it has been checked for harm."""

import hashlib
from datetime import datetime
from time import monotonic
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import Thing, kind_of, record
from rightdoor.ground.documents import policy
from rightdoor.ground.documents.closed_room import Harmless, NotHarmless, made_harmless
from rightdoor.ground.documents.lifecycle import FileState
from rightdoor.ground.documents.models import Document
from rightdoor.ground.documents.naming import plain_name
from rightdoor.ground.documents.protocol import tell_refused
from rightdoor.ground.documents.queries import ASK_AGAIN, DocumentQueries
from rightdoor.ground.documents.receiving import LARGEST
from rightdoor.ground.documents.refusals import NotKept
from rightdoor.ground.documents.scanner import BrokeOff, CannotTell, ScannerAway, harm_in, is_there

MOST = 5
MOST_A_ROUND = 50
SECONDS_A_ROUND = 10.0


class NotThere(Exception):
    """There is no such file that could be opened now."""


def keep_document(
    *, about: Thing, partnership: Partnership, file: "UploadedFile[Any]", by: Actor, at: datetime
) -> Document:
    """Keep the harmless twin of one file, held.  The same file twice is kept once."""
    require(rule_on(by, policy.KEEP, about, at=at))
    size = file.size or 0
    if size == 0:
        raise NotKept("empty")
    if size > LARGEST:
        raise NotKept("too_large")
    name, content = plain_name(file.name), file.read()
    if len(content) != size:  # one of several that were too much together
        raise NotKept("too_large")
    sent = hashlib.sha256(content).hexdigest()
    same = kept_already(about, sent, partnership)
    if same is not None:
        return same
    try:
        harmless = made_harmless(name, content)
    except NotHarmless as refused:
        raise NotKept(refused.why) from None
    return put_away(about, partnership, name, sent, harmless, by=by, at=at)


def kept_already(about: Thing, sent: str, partnership: Partnership) -> Document | None:
    """The same file, where it is here; a further one, only where there is room."""
    kept = documents_of(kind_of(about), about.pk)
    same = kept.filter(sent_sha256=sent).first()
    if same is not None and same.state == FileState.REFUSED:
        raise NotKept("refused_before")
    if same is None and kept.count() >= MOST:
        raise NotKept("too_many")
    if same is None and Document.objects.bytes_of(partnership) >= settings.FILES_AT_MOST:
        raise NotKept("no_room")
    return same


@transaction.atomic
def put_away(
    about: Thing, partnership: Partnership, name: str, sent: str, harmless: Harmless, *, by: Actor, at: datetime
) -> Document:
    """Write it down; two at once are one after the other, so that five stay five."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"files of {about.pk}"])
    same = kept_already(about, sent, partnership)
    if same is not None:
        return same
    document = Document.objects.create(
        partnership=partnership, about_kind=kind_of(about), about_id=about.pk, name=name, kind=harmless.kind,
        size=len(harmless.content), content=harmless.content, sent_sha256=sent, received_at=at,
        sha256=hashlib.sha256(harmless.content).hexdigest(),
    )  # fmt: skip
    record(policy.KEEP, about=document, by=by, at=at, size=document.size, kind=document.kind)
    return document


@transaction.atomic
def carry_documents(*, was: Thing, now: Thing, by: Actor, at: datetime) -> int:
    """Let the files of a draft belong to the request that it became."""
    require(rule_on(by, policy.CARRY, now, at=at))
    moved = documents_of(kind_of(was), was.pk).update(about_kind=kind_of(now), about_id=now.pk)
    if moved:
        record(policy.CARRY, about=now, by=by, at=at, count=moved)
    return moved


@transaction.atomic
def remove_document(*, document_id: UUID, about: Thing, by: Actor, at: datetime) -> bool:
    """Take a file out again while it is still being written about; whether there was one."""
    require(rule_on(by, policy.REMOVE, about, at=at))
    document = documents_of(kind_of(about), UUID(str(about.pk))).without_content().filter(pk=document_id).first()
    if document is None:
        return False
    record(policy.REMOVE, about=document, by=by, at=at, size=document.size)
    document.delete()
    return True


def check_held(*, by: Actor, at: datetime) -> int:
    """Ask the scanner about the files that are held, for a few seconds; the number settled.

    Where the scanner does not answer, everything stays held: nothing is ever passed for want of somebody to ask.
    """
    require(rule_on(by, policy.CHECK, None, at=at))
    if not settings.CLAMD:
        return 0
    until, settled = monotonic() + SECONDS_A_ROUND, 0
    for key in list(Document.objects.to_ask(at).values_list("pk", flat=True)[:MOST_A_ROUND]):
        settled += check_document(document_id=key, by=by, at=at)
        if monotonic() > until:
            break
    return settled


def check_document(*, document_id: UUID, by: Actor, at: datetime) -> bool:
    """Ask about one file, and settle what the answer says; whether it did.  No row is locked while we wait."""
    seen = Document.objects.filter(pk=document_id, state=FileState.HELD).first()
    if seen is None:
        return False
    try:
        found = harm_in(bytes(seen.content), address=settings.CLAMD)
    except CannotTell:
        return settle_doubt(document_id=document_id, by=by, at=at)
    except ScannerAway as away:
        there = is_there(address=settings.CLAMD)
        if not there and not isinstance(away, BrokeOff):
            raise
        settled = settle_doubt(document_id=document_id, by=by, at=at)  # so that one file never blocks all others
        if not there:
            raise
        return settled
    return settle(document_id=document_id, state=FileState.REFUSED if found else FileState.CLEAN, found=found, by=by,
                  at=at)  # fmt: skip


@transaction.atomic
def settle_doubt(*, document_id: UUID, by: Actor, at: datetime) -> bool:
    """Note that the scanner could make nothing of it; after the third time, an hour on, it stays shut."""
    held = Document.objects.select_for_update(of=("self",)).filter(pk=document_id, state=FileState.HELD)
    document = held.without_content().first()
    if document is None:
        return False
    document.tries += 1
    document.save(update_fields=["tries"])
    if document.tries <= len(ASK_AGAIN):
        return False
    return settle(document_id=document_id, state=FileState.UNCHECKED, found="", by=by, at=at)


@transaction.atomic
def settle(*, document_id: UUID, state: FileState, found: str, by: Actor, at: datetime) -> bool:
    """What the scanner said is so from now on; harmful content goes at once, and that it was here stays on record."""
    require(rule_on(by, policy.CHECK, None, at=at))
    held = Document.objects.select_for_update(of=("self",)).filter(pk=document_id, state=FileState.HELD)
    document = held.without_content().first()
    if document is None:  # taken out again, or settled by another worker, while we asked
        return False
    document.move_to(state)
    document.checked_at, document.found = at, found
    changed = ["state", "checked_at", "found"]
    if state is FileState.REFUSED:
        document.content = b""
        changed.append("content")
    document.save(update_fields=changed)
    record(policy.CHECK, about=document, by=by, at=at, state=state.value, found=found)
    if state is FileState.REFUSED:
        tell_refused(document.about_kind, document.about_id, at)
    return True


@transaction.atomic
def open_document(*, document_id: UUID, by: Account, at: datetime) -> Document:
    """Hand a checked file to somebody who may have it.  That they had it is on record before a byte leaves."""
    document = Document.objects.visible_to(by, at).without_content().filter(pk=document_id).first()
    if document is None:
        raise NotThere
    require(rule_on(by, policy.OPEN, document, at=at))
    if document.state != FileState.CLEAN or hashlib.sha256(document.content).hexdigest() != document.sha256:
        raise NotThere  # only now is the content read: a refusal takes no longer for a large file
    record(policy.OPEN, about=document, by=by, at=at, belongs_to=str(document.about_id), size=document.size)
    return document


def documents_of(kind: str, key: UUID) -> DocumentQueries:
    """The files about one thing."""
    return Document.objects.about(kind, key)
