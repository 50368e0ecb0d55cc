"""Requests that may be about the same person: exact keys for now, and never joined without a person's word."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from rightdoor.ground.access.models import Account
from rightdoor.records.people.models import Person
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.queries import visible


def keys_of(person: Person) -> set[tuple[str, date]]:
    """Name and birthday, and postcode and birthday, written alike."""
    if person.born_on is None:
        return set()
    names = {" ".join(name.casefold().split()) for name in (person.preferred_name, person.legal_name)}
    names |= {name.split()[0] for name in names if name}
    place = "".join(person.postcode.upper().split())
    return {(word, person.born_on) for word in {*names, place} if word}


def suspected(referrals: Iterable[Referral], *, account: Account, at: datetime) -> dict[UUID, list[Referral]]:
    """For each of these requests, the others that share a key and that this account may see; one question for all."""
    about = {one.pk: one for one in referrals if one.person is not None and one.person.born_on is not None}
    born = {one.person.born_on for one in about.values() if one.person is not None} | {date.min}
    others = visible(account, at).filter(duplicate_of__isnull=True, person__born_on__in=born)
    by_key: dict[tuple[str, date], list[Referral]] = defaultdict(list)
    for other in others.select_related("person").order_by("-received_at")[:1000]:
        if other.person is not None:
            for key in keys_of(other.person):
                by_key[key].append(other)
    return {pk: twins(one, by_key) for pk, one in about.items() if one.duplicate_of_id is None}


def twins(one: Referral, by_key: dict[tuple[str, date], list[Referral]]) -> list[Referral]:
    """The others that share one of its keys."""
    keys = keys_of(one.person) if one.person is not None else set()
    found = {other.pk: other for key in keys for other in by_key[key] if other.pk != one.pk}
    return list(found.values())
