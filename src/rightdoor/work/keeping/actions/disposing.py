"""From due to gone: one person looks and proposes, a second signs the list; or somebody says why it is kept longer."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.access.two_people import need_two
from rightdoor.ground.audit.record import record
from rightdoor.pure.rules.days import day_of
from rightdoor.records.people.models import Person
from rightdoor.work.joining.models import Joining
from rightdoor.work.keeping import policy
from rightdoor.work.keeping.actions.holding import OnHold, is_held
from rightdoor.work.keeping.actions.listing import keeping_of
from rightdoor.work.keeping.ledger import mark_of
from rightdoor.work.keeping.lifecycle import KeepReason, Kind, Stage
from rightdoor.work.keeping.lives import still_open
from rightdoor.work.keeping.models import Ending
from rightdoor.work.keeping.reach import reach
from rightdoor.work.keeping.standing import unread


class NotDue(Exception):
    """Something was written in the record since it was listed, so it is kept longer."""


class StillOpen(Exception):
    """Somebody still waits for an answer, or a flag has not been answered."""

    def __init__(self) -> None:
        super().__init__("Something in this record is still open. Close it first: a request, a flag or a contact.")


class Overtaken(Exception):
    """Somebody else has moved it on meanwhile."""

    def __init__(self) -> None:
        super().__init__("Somebody else has already moved this on. The page now shows how it stands.")


class NothingChosen(Exception):
    """No record was chosen."""

    def __init__(self) -> None:
        super().__init__("Choose at least one record.")


@transaction.atomic
def propose(*, ending_ids: Sequence[UUID], by: Account, at: datetime) -> list[Ending]:
    """One person has looked at records that are due, and says that they may go."""
    chosen = locked(ending_ids, Stage.LISTED, policy.PROPOSE, by=by, at=at)
    for ending in chosen:
        refuse_what_must_stay(ending, at)
        ending.move_to(Stage.PROPOSED)
        ending.proposed_by, ending.proposed_at = by, at
        ending.save(update_fields=["stage", "proposed_by", "proposed_at"])
        record(policy.PROPOSE, about=ending, by=by, at=at, kind=ending.kind)
    return chosen


@transaction.atomic
def sign(*, ending_ids: Sequence[UUID], by: Account, at: datetime) -> list[Ending]:
    """A second person signs the list; the next round of work carries it out."""
    chosen = locked(ending_ids, Stage.PROPOSED, policy.SIGN, by=by, at=at)
    mark = mark_of_list(chosen)
    for ending in chosen:
        need_two(ending.proposed_by, by)
        refuse_what_must_stay(ending, at)
        ending.move_to(Stage.SIGNED)
        ending.signed_by, ending.signed_at, ending.list_mark = by, at, mark
        ending.save(update_fields=["stage", "signed_by", "signed_at", "list_mark"])
        record(policy.SIGN, about=ending, by=by, at=at, kind=ending.kind, list=mark, records=len(chosen))
    return chosen


@transaction.atomic
def send_back(*, ending_ids: Sequence[UUID], by: Account, at: datetime) -> list[Ending]:
    """What was proposed goes back to the list."""
    chosen = locked(ending_ids, Stage.PROPOSED, policy.SIGN, by=by, at=at)
    for ending in chosen:
        back_to_the_list(ending)
        record("keeping.sent_back", about=ending, by=by, at=at)
    return chosen


@transaction.atomic
def keep_longer(*, ending_ids: Sequence[UUID], why: KeepReason, by: Account, at: datetime) -> list[Ending]:
    """A person decides that a record is kept, and why; a disposal is listed again after a year."""
    chosen = locked(ending_ids, Stage.LISTED, policy.PROPOSE, by=by, at=at)
    for ending in chosen:
        ending.move_to(Stage.KEPT)
        ending.why_kept, ending.proposed_by, ending.proposed_at = why.value, by, at
        ending.save(update_fields=["stage", "why_kept", "proposed_by", "proposed_at"])
        record("keeping.kept", about=ending, by=by, at=at, why=why.value, kind=ending.kind)
    return chosen


def locked(keys: Sequence[UUID], stage: Stage, act: str, *, by: Account, at: datetime) -> list[Ending]:
    """The endings that were chosen, locked in one order; none where one has been moved on meanwhile."""
    if not keys:
        raise NothingChosen
    found = list(Ending.objects.visible_to(by, at).select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))
    for ending in found:
        require(rule_on(by, act, ending, at=at))
    if len(found) != len(set(keys)) or any(ending.stage != stage for ending in found):
        raise Overtaken
    return found


def refuse_what_must_stay(ending: Ending, at: datetime) -> None:
    """Look once more: nothing may be held, open, or written in since."""
    if ending.record_id is None:
        raise Overtaken
    if is_held(ending.record_id, ending.partnership, at):
        raise OnHold
    with unread(at):
        refuse_where_joined(ending, ending.record_id)
        found = reach(ending.record_kind, ending.record_id)
        kept, waits = keeping_of(ending.record_kind, ending.record_id, found), still_open(found)
    if waits:
        raise StillOpen
    if ending.kind == Kind.DISPOSAL and not kept.is_over(day_of(at)):
        raise NotDue("Something was added to this record since it was listed, so it is kept longer.")


def refuse_where_joined(ending: Ending, key: UUID) -> None:
    """What two people agreed to was the record as it was: one that became one with another is looked at anew."""
    since = ending.proposed_at
    if Person.objects.filter(pk=key, joined_to__isnull=False).exists():
        raise NotDue("This record became part of another one, which holds what was written in it.")
    if since is not None and Joining.objects.since(key, since).exists():
        raise NotDue("This record became one with another, or two again, since it was proposed. Look at it anew.")


def back_to_the_list(ending: Ending) -> None:
    """As it was before anybody proposed it."""
    ending.move_to(Stage.LISTED)
    ending.proposed_by = ending.signed_by = None
    ending.proposed_at = ending.signed_at = None
    ending.list_mark = ""
    ending.save(update_fields=["stage", "proposed_by", "signed_by", "proposed_at", "signed_at", "list_mark"])


def mark_of_list(chosen: Sequence[Ending]) -> str:
    """The fingerprint of a list: the same records, the same mark."""
    marks = sorted(mark_of(ending.record_id) for ending in chosen if ending.record_id)
    return sha256("\n".join(marks).encode()).hexdigest()
