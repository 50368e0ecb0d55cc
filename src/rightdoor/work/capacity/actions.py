"""A capacity is asked for by one manager, and holds from its day once another has agreed."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.tasks.second_people import call_second, nobody_is_asked
from rightdoor.pure.rules.days import day_of
from rightdoor.records.directory.queries import entry
from rightdoor.work.capacity.models import Capacity
from rightdoor.work.capacity.policy import MANAGERS, PROPOSE, SETTLE, TAKE_BACK

CAPACITY = System("capacity")
MOST = 5000


class NotSo(Exception):
    """It was not done, and a sentence says why.  What was typed is kept on the page."""


@transaction.atomic
def propose_capacity(
    *, service: str, area: str, how_many: int, holds_from: date, because: str, form_key: UUID, by: Account, at: datetime
) -> Capacity:
    """Ask for it, once a form; those who could agree are told.  Raises NotSo."""
    same: Capacity | None = Capacity.objects.filter(form_key=form_key, proposed_by=by).first()
    if same is not None:
        return same
    one = Capacity(
        partnership=by.partnership, service=service, area=area, how_many=how_many, holds_from=holds_from,
        because=because.strip(), proposed_at=at, proposed_by=by, form_key=form_key,
    )  # fmt: skip
    require(rule_on(by, PROPOSE, one, at=at))
    if entry(service) is None:
        raise NotSo("That service is not in the catalogue. Nothing was asked for.")
    if holds_from < day_of(at):
        raise NotSo("That day is over. Choose today or one that is still to come. Nothing was asked for.")
    here = Capacity.objects.select_for_update().filter(partnership=by.partnership, service=service, area=area)
    if here.asked_for().exists():
        raise NotSo("Another change waits for a second person. It is settled first. Nothing was asked for.")
    one.save()
    record(PROPOSE, about=one, by=by, at=at, how_many=how_many)
    call_second(one, SETTLE, MANAGERS, by=CAPACITY, at=at)
    return one


@transaction.atomic
def settle_capacity(
    *, capacity_id: UUID, is_agreed: bool, because: str, by: Account, at: datetime
) -> Capacity:  # fmt: skip
    """Agree to it, or not.  It never holds from a day before both had said so.  Raises NotSo."""
    one = held(capacity_id, SETTLE, by=by, at=at)
    one.holds_from = max(one.holds_from, day_of(at))
    return ended(one, is_agreed=is_agreed, because=because, act=SETTLE, by=by, at=at)


@transaction.atomic
def take_back(*, capacity_id: UUID, by: Account, at: datetime) -> Capacity:
    """Whoever asked for it does not any more.  Raises NotSo where it was settled."""
    one = held(capacity_id, TAKE_BACK, by=by, at=at)
    return ended(one, is_agreed=False, because="taken back", act=TAKE_BACK, by=by, at=at)


def held(capacity_id: UUID, act: str, *, by: Account, at: datetime) -> Capacity:
    """It, where *by* may do this and nobody has settled it; nobody else changes it meanwhile."""
    one: Capacity = Capacity.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=capacity_id)
    require(rule_on(by, act, one, at=at))
    if one.settled_at is not None:
        raise NotSo("Somebody settled it already. Look again. Nothing was changed.")
    return one


def ended(one: Capacity, *, is_agreed: bool, because: str, act: str, by: Account, at: datetime) -> Capacity:
    """It is settled, and nobody is asked any more."""
    one.is_agreed, one.settled_at, one.settled_by, one.settled_because = is_agreed, at, by, because.strip()
    one.save(update_fields=["is_agreed", "settled_at", "settled_by", "settled_because", "holds_from"])
    record(act, about=one, by=by, at=at, is_agreed=is_agreed)
    nobody_is_asked(one, by=CAPACITY, at=at)
    return one
