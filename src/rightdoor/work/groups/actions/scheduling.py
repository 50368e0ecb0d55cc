"""When a group meets: one session more, moved to another day, or called off."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.record import record
from rightdoor.work.groups.actions.holding import Refused, gathering_of, held, programme_of
from rightdoor.work.groups.actions.opening import too_long
from rightdoor.work.groups.lifecycle import State
from rightdoor.work.groups.models import Cohort, Gathering
from rightdoor.work.groups.policy import CHANGE


@transaction.atomic
def add_gathering(*, cohort_id: UUID, starts_at: datetime, minutes: int, by: Account, at: datetime) -> Gathering:
    """One session more, within what the programme lasts.  Said again, it is the same one."""
    cohort = held(cohort_id, CHANGE, by=by, at=at)
    same = cohort.gatherings.filter(starts_at=starts_at).first()
    if same is not None and same.state != State.CALLED_OFF:
        return same
    fits(cohort, starts_at, at)
    if same is not None:
        raise Refused("The session at that time was called off. Choose another time. Nothing was changed.")
    found = Gathering.objects.create(cohort=cohort, starts_at=starts_at, minutes=minutes)
    record(CHANGE, about=cohort, by=by, at=at, meets=starts_at.isoformat())
    return found


@transaction.atomic
def move_gathering(*, cohort_id: UUID, gathering_id: UUID, starts_at: datetime, by: Account, at: datetime) -> Gathering:
    """To another time, which is still to come.  What was held stays on its day."""
    cohort = held(cohort_id, CHANGE, by=by, at=at)
    gathering = gathering_of(cohort, gathering_id)
    if gathering.state != State.PLANNED:
        raise Refused("That session was held, or called off. It is not moved. Nothing was changed.")
    if gathering.starts_at == starts_at:
        return gathering
    if cohort.gatherings.filter(starts_at=starts_at).exists():
        raise Refused("The group meets at that time already. Nothing was changed.")
    fits(cohort, starts_at, at, but=gathering)
    was, gathering.starts_at = gathering.starts_at, starts_at
    gathering.save(update_fields=["starts_at"])
    record(CHANGE, about=cohort, by=by, at=at, was=was.isoformat(), meets=starts_at.isoformat())
    return gathering


@transaction.atomic
def call_off(*, cohort_id: UUID, gathering_id: UUID, because: str, by: Account, at: datetime) -> Gathering:
    """A session is not held: nobody missed it."""
    cohort = held(cohort_id, CHANGE, by=by, at=at)
    gathering = gathering_of(cohort, gathering_id)
    if gathering.state == State.HELD:
        raise Refused("That session was held: its register is kept. Nothing was changed.")
    gathering.state, gathering.because = State.CALLED_OFF, because
    gathering.save(update_fields=["state", "because"])
    record(CHANGE, about=cohort, by=by, at=at, called_off=True)
    return gathering


def fits(cohort: Cohort, starts_at: datetime, at: datetime, *, but: Gathering | None = None) -> None:
    """Refuse a time that is over, or one by which it would go on for longer than the programme does."""
    if starts_at <= at:
        raise Refused("That time is over, and no session was held then. Nothing was changed.")
    rows = cohort.gatherings.exclude(state=State.CALLED_OFF)
    others = rows.exclude(pk=but.pk) if but else rows
    found = programme_of(cohort.service, cohort.programme)
    why = too_long(found, [*others.values_list("starts_at", flat=True), starts_at]) if found else ""
    if why:
        raise Refused(why)
