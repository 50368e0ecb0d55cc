"""What this room tells of a child's story on the child's own page: every request that the reader reads."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.design.presenters import Link
from rightdoor.ground.documents.models import Document
from rightdoor.ground.documents.presenters import lines_for_staff
from rightdoor.records.people.models import Person
from rightdoor.records.people.page import Moment, Stretch
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.presenters.reader import REFERRAL, Reader, Teller, entry, part_kept_apart
from rightdoor.work.triage.presenters.story import moments_of
from rightdoor.work.triage.reading import requests_about, with_files


def told(person: Person, account: Account, at: datetime, stretch: Stretch) -> list[Moment]:
    """Moments of the requests about this child that they read: every one of the stretch."""
    requests = requests_about(person, account, at)
    reader = Reader(account, at, apart=who_reads, leads=to_request, stretch=stretch)
    return moments_of(requests, reader, Teller(files, (Document, "about_id")))


def files(requests: Sequence[Referral], reader: Reader) -> Iterator[Moment]:
    """What they sent, for those who may open it."""
    theirs = with_files(requests, reader.account, reader.at)
    if not theirs:
        return
    rows = Document.objects.on(REFERRAL, theirs, reader.account, reader.at).without_content()
    found = list(rows.order_by("received_at", "pk"))
    for one, line in zip(found, lines_for_staff(found), strict=True):
        save = [Link(_("Save it"), reverse("file", args=[one.pk]))] if line.opens else []
        yield entry(one.received_at, "plan", _("File: %(name)s") % {"name": line.name}, aside=line.state, topic="file",
                    links=[*save, *reader.links(one)], apart=part_kept_apart(one))  # fmt: skip


def to_request(referral: Referral) -> list[Link]:
    return [Link(_("Open the request"), reverse("request", args=[referral.pk]))]


def who_reads(part: Any) -> Link | None:
    """The way to who else reads a part that is kept apart."""
    return Link(_("Kept apart: who reads it"), reverse("apart-who", args=[part.pk])) if part.is_sealed else None
