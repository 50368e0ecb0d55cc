"""Keeping a file that somebody attached; nobody opens it until it has been checked for harm."""

import hashlib
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import Thing, kind_of, record
from rightdoor.ground.documents import policy
from rightdoor.ground.documents.models import Document

LARGEST = 5 * 1024 * 1024
MOST = 5


class NotKept(Exception):
    """A file was not kept, and why; everything else that was typed is."""


@transaction.atomic
def keep_document(
    *, about: Thing, partnership: Partnership, file: "UploadedFile[Any]", by: Actor, at: datetime
) -> Document:
    """Keep one file, held.  The same file twice is kept once."""
    require(rule_on(by, policy.KEEP, about, at=at))
    size = file.size or 0
    if size == 0:
        raise NotKept("That file is empty, so it was not added. Everything you typed is kept.")
    if size > LARGEST:
        raise NotKept("That file is larger than 5 MB, so it was not added. Everything you typed is kept.")
    kept = documents_of(kind_of(about), about.pk)
    content = file.read()
    mark = hashlib.sha256(content).hexdigest()
    same = kept.filter(sha256=mark).first()
    if same:
        return same
    if kept.count() >= MOST:
        raise NotKept("Five files are here already, so this one was not added. Everything you typed is kept.")
    document = Document.objects.create(
        partnership=partnership, about_kind=kind_of(about), about_id=about.pk, name=(file.name or "a file")[-200:],
        size=size, content=content, sha256=mark, received_at=at,
    )  # fmt: skip
    record(policy.KEEP, about=document, by=by, at=at, size=size)
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
    document = documents_of(kind_of(about), UUID(str(about.pk))).filter(pk=document_id).first()
    if document is None:
        return False
    record(policy.REMOVE, about=document, by=by, at=at, size=document.size)
    document.delete()
    return True


def documents_of(kind: str, key: UUID) -> QuerySet[Document]:
    """The files about one thing."""
    return Document.objects.filter(about_kind=kind, about_id=key)
