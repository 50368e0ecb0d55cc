"""Somebody asks us to erase what we hold about them: written down, decided by two people, answered in a month."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.pure.months import answer_by
from rightdoor.records.directory.reading import catalogue
from rightdoor.work.keeping import policy
from rightdoor.work.keeping.actions.disposing import Overtaken, propose
from rightdoor.work.keeping.actions.finding import partnership_of
from rightdoor.work.keeping.lifecycle import Asker, Identity, KeepReason, Kind, Stage
from rightdoor.work.keeping.models import Ending
from rightdoor.work.keeping.rows import childs

MONTHS_TO_ANSWER = 1


def parts() -> tuple[str, ...]:
    """The parts of a record that may be kept by decision when the rest is erased."""
    return tuple(sorted({row.part for row in childs() if row.part}))


@transaction.atomic
def ask_for_erasure(
    *, record_kind: str, record_id: UUID, form_key: UUID, asked_by: Asker, identity: Identity, asked_on: date,
    by: Account, at: datetime,
) -> Ending:  # fmt: skip
    """Write down that somebody asked; a record that was already due is answered as what was asked."""
    partnership = partnership_of(record_kind, record_id, by=by, at=at)
    ending = open_or_new(record_kind, record_id)
    ending.partnership = partnership
    require(rule_on(by, policy.ASK, ending, at=at))
    if ending.form_key == form_key:
        return ending
    if ending.kind == Kind.ERASURE or ending.stage != Stage.LISTED:
        raise Overtaken
    ending.kind, ending.form_key, ending.period = Kind.ERASURE, form_key, ""
    ending.asked_by, ending.identity, ending.asked_on, ending.received_by = asked_by, identity, asked_on, by
    ending.due_on = answer_by(asked_on, MONTHS_TO_ANSWER, catalogue().working_time.is_working_day)
    ending.listed_at = at
    ending.save()
    record(policy.ASK, about=ending, by=by, at=at, asked_by=asked_by.value, identity=identity.value)
    return ending


def open_or_new(record_kind: str, record_id: UUID) -> Ending:
    """The ending that is open about a record, locked; else a new one.  Two who ask at once ask one after the other."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"keeping {record_id}"])
    open_ones = Ending.objects.open().select_for_update(of=("self",))
    there = open_ones.filter(record_kind=record_kind, record_id=record_id).first()
    return there or Ending(record_kind=record_kind, record_id=record_id)


@transaction.atomic
def propose_erasure(*, ending_id: UUID, kept: Mapping[str, KeepReason], by: Account, at: datetime) -> Ending:
    """One person says that the record may go, but for parts that are kept, each with its reason."""
    ending = propose(ending_ids=[ending_id], by=by, at=at)[0]
    ending.kept = [{"part": part, "why": kept[part].value} for part in parts() if part in kept]
    ending.save(update_fields=["kept"])
    return ending
