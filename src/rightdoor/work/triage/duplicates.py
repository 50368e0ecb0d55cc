"""Requests that may be about the same person: of one birthday and alike; never joined without a person's word."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from rightdoor.ground.access.models import Account
from rightdoor.pure.linking.traits import Traits
from rightdoor.records.people.linking.known import are_alike, told_of
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.queries import visible

MOST = 1000


def suspected(referrals: Iterable[Referral], *, account: Account, at: datetime) -> dict[UUID, list[Referral]]:
    """For each of these requests, the others of the same birthday that are alike and that this account may see.

    One question for all of them.  The page of a request looks further: there a birthday may be misheard.
    """
    about = {one.pk: one for one in referrals if one.person is not None and one.person.born_on is not None}
    born = {one.person.born_on for one in about.values() if one.person is not None} | {date.min}
    others = visible(account, at).filter(duplicate_of__isnull=True, person__born_on__in=born)
    by_day: dict[date, list[tuple[Referral, list[Traits]]]] = defaultdict(list)
    for other in others.select_related("person").order_by("-received_at")[:MOST]:
        if other.person is not None and other.person.born_on is not None:
            by_day[other.person.born_on].append((other, told_of(other.person).traits()))
    return {pk: twins(one, by_day) for pk, one in about.items() if one.duplicate_of_id is None}


def twins(one: Referral, by_day: dict[date, list[tuple[Referral, list[Traits]]]]) -> list[Referral]:
    """The others of its day that are alike."""
    if one.person is None or one.person.born_on is None:
        return []
    asked = told_of(one.person).traits()
    return [other for other, theirs in by_day[one.person.born_on] if other.pk != one.pk and are_alike(asked, theirs)]
