"""Keeping a part of a request apart, for those alone who are named on it."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.lifecycle import Label, Section, Tie
from rightdoor.ground.access.models import Account, Relation, Sealable
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import kind_of, record
from rightdoor.work.referrals.actions.working import log_contact
from rightdoor.work.referrals.models import ContactEntry, Referral
from rightdoor.work.sealing import policy
from rightdoor.work.sealing.lifecycle import SECTIONS
from rightdoor.work.sealing.named import enough, nameable, names_on
from rightdoor.work.sealing.parts import KINDS, request_of, rows_of


class NotKeptApart(Exception):
    """Nothing was changed; the words say why."""


class NoSuchPart(Exception):
    """There is no such part for whoever asks."""


class NotConfirmed(Exception):
    """This is done after a second step alone."""


TOO_FEW = (
    "Name at least two people who can read it, you among them, and one of them a safeguarding lead. "
    "So it never hangs on one person alone."
)
NOT_THEM = "Choose people who work on this request now. Somebody you chose does not."
OTHERWISE = "It is kept apart already, for another reason. The page now shows how it stands."


@transaction.atomic
def seal_part(*, part_id: UUID, section: Section, named: Collection[UUID], by: Account, at: datetime) -> Sealable:
    """Keep one part apart.  Whoever does it is named; sealed twice for the same reason is sealed once."""
    part = locked_part(part_id, policy.SEAL, by=by, at=at)
    if part.is_sealed:
        if part.section != section:
            raise NotKeptApart(OTHERWISE)
        return part
    if section not in SECTIONS:
        raise NotKeptApart("This section is never kept apart: duty staff need it.")
    people = check_names(part_request(part), {by.pk, *named}, at)
    part.section = section
    for account in people:
        tie(part, account, by=by, at=at)
    part.label = Label.SEALED
    part.save(update_fields=["label", "section"])
    record(policy.SEAL, about=part, by=by, at=at, named=len(people))
    return part


@transaction.atomic
def log_contact_apart(
    *, referral_id: UUID, section: Section, named: Collection[UUID], by: Account, at: datetime, **contact: Any
) -> ContactEntry:
    """Write a contact down and keep it apart in the same breath: nobody else could ever read it."""
    entry = log_contact(referral_id=referral_id, by=by, at=at, **contact)
    seal_part(part_id=entry.pk, section=section, named=named, by=by, at=at)
    return entry


def check_names(referral: Referral, keys: set[UUID], at: datetime) -> list[Account]:
    """The people of these keys, where they may be named and are enough."""
    people = list(nameable(referral, at).filter(pk__in=keys))
    if len(people) != len(keys):
        raise NotKeptApart(NOT_THEM)
    if not enough(keys, referral, at):
        raise NotKeptApart(TOO_FEW)
    return people


def tie(part: Sealable, account: Account, *, by: Account, at: datetime) -> Relation:
    """Name somebody on a part from now on; who said so stands beside it."""
    there = names_on(part, at).filter(account=account).first()
    if there is not None:
        found: Relation = there
        return found
    return Relation.objects.create(
        partnership=account.partnership, account=account, kind=Tie.NAMED, about_kind=kind_of(part), about_id=part.pk,
        section=part.section, starts_at=at, source=f"named by {by.name}"[:120],
    )  # fmt: skip


def locked_part(part_id: UUID, act: str, *, by: Account, at: datetime) -> Sealable:
    """The part, locked, where *by* sees it and may do this to it."""
    for kind in KINDS:
        mine = rows_of(kind).visible_to(by, at).filter(pk=part_id)
        part: Sealable | None = mine.select_for_update(of=("self",)).first()
        if part is not None:
            require(rule_on(by, act, part, at=at))
            return part
    raise NoSuchPart


def part_request(part: Sealable) -> Referral:
    """The request of a part; a part of no request cannot be kept apart."""
    referral = request_of(part)
    if referral is None:
        raise NoSuchPart
    return referral


def confirmed(stepped_up: bool) -> None:  # noqa: FBT001  a guard
    """Go on only after a second step."""
    if not stepped_up:
        raise NotConfirmed("Confirm your second step first. Nothing was changed.")


def note_read(*, referral: Referral, parts: Collection[UUID], by: Account, at: datetime) -> None:
    """Put on record that sealed parts were shown, before the page is."""
    if parts:
        record(policy.READ, about=referral, by=by, at=at, shown=sorted(parts))
