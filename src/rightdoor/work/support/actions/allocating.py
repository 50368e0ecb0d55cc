"""Who gives the support: a manager says, and where another goes on, what the next one must know is written down."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.bars import has_conflict
from rightdoor.ground.access.lifecycle import Tie
from rightdoor.ground.access.models import Account, Relation
from rightdoor.ground.audit.record import record
from rightdoor.pure.rules.days import LONDON, day_of
from rightdoor.work.support.actions.holding import NoSuchDay, held
from rightdoor.work.support.models import Allocation, Episode
from rightdoor.work.support.policy import ALLOCATE, WORKERS
from rightdoor.work.support.queries import EPISODE


class NotTheirs(Exception):
    """This person cannot give this support; nobody is told why."""


class NoHandover(Exception):
    """Another goes on, and what they must know was not written down."""


@transaction.atomic
def allocate(*, episode_id: UUID, worker_id: UUID, why: str, handed_over: str, by: Account, at: datetime) -> Allocation:
    """Give it to somebody, who reads it from this moment.  The same person again changes nothing.

    Raises NotTheirs where they do not give support in the area or may know nothing of the child, and NoHandover.
    """
    episode = held(episode_id, ALLOCATE, by=by, at=at)
    worker = Account.objects.filter(pk=worker_id, partnership=episode.partnership).first()
    if worker is None or not may_be_given(episode, worker, at):
        raise NotTheirs("They cannot give this support. Choose somebody else. Nothing was changed.")
    before = episode.allocations.filter(until_at=None).first()
    if before is not None and before.worker_id == worker.pk:
        return before
    if before is not None:
        if not handed_over.strip():
            raise NoHandover("Write what the next worker must know. Nothing was changed.")
        before.until_at, before.handed_over = at, handed_over.strip()
        before.save(update_fields=["until_at", "handed_over"])
        untie(episode, at)
    allocation = Allocation.objects.create(episode=episode, worker=worker, why=why, given_by=by, from_at=at)
    Relation.objects.create(
        partnership=episode.partnership, account=worker, kind=Tie.LEAD, about_kind=EPISODE, about_id=episode.pk,
        starts_at=at, source="allocated",
    )  # fmt: skip
    episode.worker = worker
    episode.save(update_fields=["worker"])
    record(ALLOCATE, about=episode, by=by, at=at, worker=str(worker.pk))
    return allocation


@transaction.atomic
def cover(
    *, episode_id: UUID, worker_id: UUID, until: date, by: Account, at: datetime, since: date | None = None
) -> Relation:
    """Somebody covers for whoever leads it, to the end of a day, and reads and writes as they do; the lead stays.

    It counts from the beginning of the day *since*, or from now on.

    Raises NotTheirs, and NoSuchDay for a day that is over.  Said again of the same person, the new day counts.
    """
    episode = held(episode_id, ALLOCATE, by=by, at=at)
    worker = Account.objects.filter(pk=worker_id, partnership=episode.partnership).first()
    if worker is None or episode.worker_id in (None, worker.pk) or not may_be_given(episode, worker, at):
        raise NotTheirs("They cannot cover for this support. Choose somebody else. Nothing was changed.")
    ends_at = datetime.combine(until + timedelta(days=1), time(), tzinfo=LONDON)
    if ends_at <= at:
        raise NoSuchDay("That day is over. Nothing was changed.")
    starts_at = max(at, datetime.combine(since, time(), tzinfo=LONDON)) if since else at
    Relation.objects.of(worker, Tie.COVERING).current(starts_at).to(EPISODE, episode.pk).update(ends_at=starts_at)
    tie = Relation.objects.create(
        partnership=episode.partnership, account=worker, kind=Tie.COVERING, about_kind=EPISODE, about_id=episode.pk,
        starts_at=starts_at, ends_at=ends_at, source="covering",
    )  # fmt: skip
    record(ALLOCATE, about=episode, by=by, at=at, covering=str(worker.pk), until=until.isoformat())
    return tie


def may_be_given(episode: Episode, worker: Account, at: datetime) -> bool:
    """Whether they give support in this area today, and nothing bars them from the child."""
    return (
        worker.is_active
        and worker.holds(*WORKERS, area=episode.area, on=day_of(at))
        and not has_conflict(worker, episode, at)
    )


def untie(episode: Episode, ends_at: datetime) -> None:
    """Whoever leads it or covers reads it until then, and no longer."""
    ties = Relation.objects.filter(kind__in=(Tie.LEAD, Tie.COVERING)).to(EPISODE, episode.pk)
    ties.filter(ends_at=None).update(ends_at=ends_at)
    ties.filter(kind=Tie.COVERING, starts_at__gt=ends_at).update(starts_at=ends_at, ends_at=ends_at)
    ties.filter(kind=Tie.COVERING, ends_at__gt=ends_at).update(ends_at=ends_at)
