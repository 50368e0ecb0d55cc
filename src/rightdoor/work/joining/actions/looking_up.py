"""Looking whether a child is known: who was shown is on record, and what was typed is not."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.records.people.linking.known import Candidate, Told, candidates, told_of
from rightdoor.records.people.models import Person
from rightdoor.work.joining.models import Apart, Joining
from rightdoor.work.joining.policy import ASK, LOOK_UP
from rightdoor.work.passport.whose import requests_of_all


@transaction.atomic
def who_is_known(*, told: Told, by: Account, at: datetime) -> list[Candidate]:
    """Everybody who may be the one that was told of, the likeliest first."""
    require(rule_on(by, LOOK_UP, None, at=at))
    found = candidates(told)
    record(LOOK_UP, about=None, by=by, at=at, shown=with_requests(one.person for one in found))
    return found


@transaction.atomic
def known_as(*, person: Person, by: Account, at: datetime) -> list[Candidate]:
    """The records that may be of this child, but for those of whom a person has said that they are others'."""
    require(rule_on(by, LOOK_UP, person, at=at))
    said = Apart.objects.filter(Q(one=person) | Q(other=person)).values_list("one", "other")
    apart = {key for pair in said for key in pair}
    found = [one for one in candidates(told_of(person)) if one.person not in apart]
    record(LOOK_UP, about=person, by=by, at=at, shown=with_requests(one.person for one in found))
    return found


@transaction.atomic
def show(*, people: Iterable[Person], by: Account, at: datetime) -> None:
    """These people are shown as they are written down, beside one another or in a list."""
    require(rule_on(by, LOOK_UP, None, at=at))
    record(LOOK_UP, about=None, by=by, at=at, shown=with_requests(person.pk for person in people))


def with_requests(people: Iterable[UUID]) -> list[UUID]:
    """The people who are shown, with the requests on whose pages they see that somebody looked."""
    shown = sorted(set(people))
    return [*shown, *requests_of_all(shown)]


@transaction.atomic
def say_apart(*, one: Person, other: Person, by: Account, at: datetime) -> None:
    """They are two children.  They are not suggested for one another again; said twice is said once."""
    require(rule_on(by, ASK, one, at=at))
    require(rule_on(by, ASK, other, at=at))
    if Apart.objects.filter(Q(one=one, other=other) | Q(one=other, other=one)).exists():
        return
    said = Apart.objects.create(partnership=one.partnership, one=one, other=other, said_by=by, said_at=at)
    record("joining.apart", about=said, by=by, at=at)


def open_between(one: Person, other: Person, by: Account, at: datetime) -> Joining | None:
    """What already waits or holds between two records, as far as this account may know."""
    rows = Joining.objects.visible_to(by, at).between(one, other)
    return rows.exclude(stage__in=["refused", "parted"]).first()
