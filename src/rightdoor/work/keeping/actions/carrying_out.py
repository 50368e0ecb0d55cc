"""Carrying out what two people signed: every row and every copy goes, and the ledger remembers that it went."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from uuid import UUID

import structlog
from django.db import transaction

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.records.people.models import Person
from rightdoor.work.keeping import policy
from rightdoor.work.keeping.actions.disposing import NotDue, StillOpen, back_to_the_list, refuse_what_must_stay
from rightdoor.work.keeping.actions.erasing import parts
from rightdoor.work.keeping.actions.holding import OnHold
from rightdoor.work.keeping.copies import NotReached, forget_copies
from rightdoor.work.keeping.erasing_rows import erase
from rightdoor.work.keeping.ledger import ALL, KEPT, LedgerAway, enter, mark_of
from rightdoor.work.keeping.lifecycle import Kind, Stage
from rightdoor.work.keeping.models import Ending
from rightdoor.work.keeping.reach import reach
from rightdoor.work.keeping.rows import DRAFTS, PEOPLE, REQUESTS, row_for
from rightdoor.work.referrals.models import Draft, Referral

OURSELVES = "keeping.ending"


def carry_out_signed(*, by: System, at: datetime) -> int:
    """Carry out every ending that was signed; what cannot be done yet is tried again, and stops no other."""
    done = 0
    for key in list(Ending.objects.signed().order_by("signed_at", "pk").values_list("pk", flat=True)):
        try:
            done += carry_out(ending_id=key, by=by, at=at)
        except (NotReached, LedgerAway) as problem:
            structlog.get_logger("rightdoor.work").warning("a record could not end", kind=type(problem).__name__)
    return done


@transaction.atomic
def carry_out(*, ending_id: UUID, by: System, at: datetime) -> int:
    """End one record, whole; 0 where it has ended meanwhile, or must stay after all."""
    ending = Ending.objects.select_for_update(of=("self",), skip_locked=True).signed().filter(pk=ending_id).first()
    if ending is None or ending.record_id is None:
        return 0
    require(rule_on(by, policy.END, ending, at=at))
    try:
        if ending.kind != Kind.REAPPLIED:
            refuse_what_must_stay(ending, at)
    except (OnHold, StillOpen, NotDue) as stays:
        back_to_the_list(ending)
        record("keeping.stays", about=ending, by=by, at=at, why=type(stays).__name__)
        return 0
    end(ending, ending.record_id, by=by, at=at)
    return 1


def end(ending: Ending, key: UUID, *, by: System, at: datetime) -> None:
    """First the ledger and the copies outside, then the rows: whatever fails, nothing is forgotten half."""
    kept = [one["part"] for one in ending.kept]
    found = reach(ending.record_kind, key)
    found[OURSELVES] = found.get(OURSELVES, set()) - {ending.pk}
    enter(key, partnership=ending.partnership, parts=KEPT if kept else ALL, at=at)
    files = forget_copies(found)
    ending.rows = erase(found, root=ending.record_kind, kept=kept)
    ending.record_id, ending.done_at = None, at
    ending.move_to(Stage.DONE)
    ending.save(update_fields=["record_id", "done_at", "rows", "stage"])
    record(policy.END, about=ending, by=by, at=at, kind=ending.kind, rows=ending.rows, files=files, kept=len(kept))


@transaction.atomic
def reapply(*, marks: Mapping[str, str], by: System, at: datetime) -> int:
    """Let go again of what a restored backup brought back; the number of records that went.

    Before it calls this, the command holds the site closed: nobody has read what came back.
    """
    came_back = [(kind, key, marks[mark]) for kind, key in every_record() if (mark := mark_of(key)) in marks]
    return sum(reapply_one(kind, key, said, by=by, at=at) for kind, key, said in came_back)


def reapply_one(kind: str, key: UUID, said: str, *, by: System, at: datetime) -> int:
    """One record, as the ledger says that it ended."""
    Ending.objects.open().filter(record_id=key).delete()
    partnership = partnership_of_row(kind, key)
    ending = Ending.objects.create(
        partnership=partnership, kind=Kind.REAPPLIED, record_kind=kind, record_id=key, stage=Stage.SIGNED,
        due_on=at.date(), listed_at=at, kept=[{"part": part, "why": "law"} for part in parts()] if said == KEPT else [],
    )  # fmt: skip
    return carry_out(ending_id=ending.pk, by=by, at=at)


def partnership_of_row(kind: str, key: UUID) -> Partnership:
    return Partnership.objects.get(pk=row_for(kind).table._default_manager.values_list("partnership").get(pk=key)[0])


def every_record() -> Iterator[tuple[str, UUID]]:
    """Everybody and everything that a record can be of."""
    yield from ((PEOPLE, key) for key in Person.objects.values_list("pk", flat=True).iterator())
    unnamed = Referral.objects.filter(person__isnull=True)
    yield from ((REQUESTS, key) for key in unnamed.values_list("pk", flat=True).iterator())
    yield from ((DRAFTS, key) for key in Draft.objects.filter(sent_as__isnull=True).values_list("pk", flat=True))
