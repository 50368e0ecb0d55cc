"""Which holds keep one record: those on it, on what became part of it, and on what it was part of when they came."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db.models import Q

from rightdoor.records.people.models import Person
from rightdoor.work.joining.lifecycle import Stage
from rightdoor.work.joining.models import Joining
from rightdoor.work.keeping.standing import unread
from rightdoor.work.referrals.models import Draft, Referral

FIRST, LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when what was written on one record was written about another as well."""

    kept: UUID
    since: datetime
    until: datetime


def held_by(key: UUID, at: datetime) -> Q:
    """What a hold says that keeps this record; a hold of everything is one of them.

    A record may be named by a key that it had before: a hold on it, or on one of its requests, is as good.  Whoever
    placed one while two records were one spoke of both, also once they are parted.
    """
    with unread(at):
        keys = keys_of(key)
        spans = [span for one in keys for span in was_part_of(one)]
    found = Q(record_id__isnull=True) | Q(record_id__in=keys)
    for span in spans:
        found |= Q(record_id=span.kept, placed_at__gte=span.since, placed_at__lte=span.until)
    return found


def keys_of(key: UUID) -> set[UUID]:
    """Every key by which somebody may name it: its own, those that became part of it, its requests and their drafts."""
    people, more = {key}, {key}
    while more:
        more = set(Person.objects.filter(joined_to__in=more).values_list("pk", flat=True)) - people
        people |= more
    requests = set(Referral.objects.filter(person__in=people).values_list("pk", flat=True)) | people
    drafts = Draft.objects.filter(sent_as__in=requests).values_list("pk", flat=True)
    return requests | set(drafts)


def was_part_of(key: UUID, since: datetime = FIRST, until: datetime = LAST) -> Iterator[Span]:
    """The records that went on for this one, each from when to when; and in turn those that went on for them."""
    joined = Joining.objects.filter(other=key, answered_at__isnull=False).exclude(stage=Stage.REFUSED.value)
    for one in joined.order_by("pk"):
        span = Span(one.kept_id, max(since, one.answered_at or FIRST), min(until, one.parted_at or LAST))
        if span.since <= span.until:
            yield span
            yield from was_part_of(span.kept, span.since, span.until)
