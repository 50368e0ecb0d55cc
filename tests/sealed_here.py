"""Parts of a request for tests, one of each kind that can be kept apart, and the sealing of one."""

from datetime import datetime, timedelta
from uuid import uuid4

from rightdoor.ground.access.lifecycle import Label, Section, Tie
from rightdoor.ground.access.models import Account, Relation, Sealable
from rightdoor.ground.audit.record import kind_of
from rightdoor.ground.documents.models import Document
from rightdoor.work.referrals.models import Addition, ContactEntry, Referral
from rightdoor.work.writing.models import Line
from tests.people_here import MONDAY

CANARY = "zq8kept-apart"
KINDS = ("entry", "addition", "line", "file")


def part_of(kind: str, referral: Referral, by: Account, words: str = CANARY, at: datetime = MONDAY) -> Sealable:
    """A contact, something that was added, a message, or a file that was checked; *words* stand in it."""
    if kind == "entry":
        return ContactEntry.objects.create(
            referral=referral, happened_at=at, way="visit", with_whom="A person", outcome="other", words=words,
            written_by=by, written_at=at,
        )  # fmt: skip
    if kind == "addition":
        return Addition.objects.create(referral=referral, kind="more", words=words, form_key=uuid4(), said_at=at)
    if kind == "line":
        return Line.objects.create(referral=referral, words=words, form_key=uuid4(), said_at=at)
    return Document.objects.create(
        partnership=referral.partnership, about_kind="referrals.referral", about_id=referral.pk, name=f"{words}.txt",
        kind="txt", size=3, content=b"abc", sent_sha256=uuid4().hex, state="clean", received_at=at, checked_at=at,
        sha256="ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    )  # fmt: skip


def seal(
    part: Sealable, *named: Account, section: Section = Section.SEXUAL_VIOLENCE, at: datetime = MONDAY
) -> Sealable:
    """Keep a part apart for these, from an hour ago."""
    for account in named:
        name_on(part, account, section, since=at - timedelta(hours=1))
    part.label, part.section = Label.SEALED, section
    part.save(update_fields=["label", "section"])
    return part


def name_on(
    part: Sealable, account: Account, section: Section = Section.SEXUAL_VIOLENCE, *, since: datetime,
    until: datetime | None = None,
) -> Relation:  # fmt: skip
    return Relation.objects.create(
        partnership=account.partnership, account=account, kind=Tie.NAMED, about_kind=kind_of(part), about_id=part.pk,
        section=section, starts_at=since, ends_at=until, source="tests",
    )  # fmt: skip
