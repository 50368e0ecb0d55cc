"""What is due: records that have been kept as long as they must be, listed for a person to look at."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.pure.retention import GROWN_UP, Keeping, Since, Whose, keeping, years_before
from rightdoor.pure.rules.days import LONDON, day_of
from rightdoor.records.people.models import Person
from rightdoor.work.keeping import policy
from rightdoor.work.keeping.lifecycle import Kind, Stage
from rightdoor.work.keeping.lives import life_of, still_open
from rightdoor.work.keeping.models import Ending
from rightdoor.work.keeping.reach import Reach, reach
from rightdoor.work.keeping.rows import DRAFTS, PEOPLE, REQUESTS
from rightdoor.work.keeping.schedule import schedule
from rightdoor.work.keeping.standing import unread
from rightdoor.work.referrals.models import Draft, Referral

LOOK_AGAIN = timedelta(days=365)  # after somebody decided that a record is kept longer


def keeping_of(kind: str, key: UUID, found: Reach) -> Keeping:
    """Until when a record is kept, and by which line of the schedule."""
    return keeping(life_of(kind, key, found), schedule().periods)


def kept_until(kind: str, key: UUID, *, at: datetime) -> Keeping:
    """The same, for a keeper who may not read the record."""
    with unread(at):
        return keeping_of(kind, key, reach(kind, key))


@transaction.atomic
def list_due(*, by: System, at: datetime) -> int:
    """List every record whose time is over and which nobody listed yet; the number that was added."""
    on, added = day_of(at), 0
    for partnership in Partnership.objects.order_by("slug"):
        for kind, key in may_be_due(partnership, on):
            found = reach(kind, key)
            kept = keeping_of(kind, key, found)
            if kept.is_over(on) and not still_open(found) and not is_settled(key, at):
                added += add(partnership, kind, key, kept, by=by, at=at)
    return added


def add(partnership: Partnership, kind: str, key: UUID, kept: Keeping, *, by: System, at: datetime) -> int:
    ending = Ending(
        partnership=partnership, kind=Kind.DISPOSAL, record_kind=kind, record_id=key, period=kept.period.code,
        due_on=kept.last_day, listed_at=at,
    )  # fmt: skip
    require(rule_on(by, policy.LIST, ending, at=at))
    ending.save(force_insert=True)
    record(policy.LIST, about=ending, by=by, at=at, period=kept.period.code)
    return 1


def is_settled(key: UUID, at: datetime) -> bool:
    """Whether it is listed already, or a person decided within the year that it is kept."""
    theirs = Ending.objects.filter(record_id=key)
    return theirs.open().exists() or theirs.filter(stage=Stage.KEPT, proposed_at__gt=at - LOOK_AGAIN).exists()


def may_be_due(partnership: Partnership, on: date) -> Iterator[tuple[str, UUID]]:
    """Records old enough to be worth the whole look; a young child's is never among them."""
    born_before = years_before(on, youngest_due())
    people = Person.objects.filter(partnership=partnership, joined_to__isnull=True).filter(
        Q(born_on__isnull=True) | Q(born_on__lte=born_before)
    )
    old = began_before(on)
    yield from ((PEOPLE, key) for key in people.filter(added_at__lt=old).values_list("pk", flat=True))
    unnamed = Referral.objects.filter(partnership=partnership, person__isnull=True, received_at__lt=old)
    yield from ((REQUESTS, key) for key in unnamed.values_list("pk", flat=True))
    drafts = Draft.objects.filter(partnership=partnership, sent_as__isnull=True, keep=True, saved_at__lt=old)
    yield from ((DRAFTS, key) for key in drafts.values_list("pk", flat=True))


def youngest_due() -> int:
    """The youngest age at which anybody's record can be due, by the schedule that holds here."""
    ages = [
        one.years if one.since is Since.BIRTH else one.years + (GROWN_UP if one.whose is Whose.ADULT else 0)
        for one in schedule().periods
        if one.whose is not Whose.NOBODY and not one.only_if_helped and one.since is not Since.DEATH
    ]
    return min(ages, default=0)


def began_before(on: date) -> datetime:
    """The moment before which a record must have begun to be due today, by the shortest period of all."""
    years = [one.years - (GROWN_UP if one.since is Since.BIRTH else 0) for one in schedule().periods]
    return datetime.combine(years_before(on, max(min(years), 0)), time.min, tzinfo=LONDON)
