"""Whose words are whose: behind which requests a young person's page was written."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from rightdoor.ground.access.models import Account
from rightdoor.records.people.models import Death, Person
from rightdoor.records.people.settled import is_settled
from rightdoor.records.telling.models import Entry
from rightdoor.work.passport.lifecycle import PLACE
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.triage.queries import requests_read


def requests_of(person: Person) -> list[UUID]:
    """Every request with which they asked for themselves."""
    return requests_of_all([person.pk])


def requests_of_all(people: Collection[UUID]) -> list[UUID]:
    """The same, of many: on each of them the person sees later that somebody looked."""
    mine = Referral.objects.filter(person__in=people, asker=Asker.ME) if people else Referral.objects.none()
    return list(mine.order_by("received_at", "pk").values_list("pk", flat=True))


def asked_by(person: Person) -> QuerySet[Referral]:
    return Referral.objects.filter(person=person, asker=Asker.ME)


def behind(referral: Referral) -> list[UUID]:
    """The requests whose words stand on the page that this one opens.

    Where two records became one and nobody has looked yet, this request alone: were it a mistake, one young person
    would read what another wrote.
    """
    if referral.person is None or not is_settled(referral.person):
        return [referral.pk]
    return requests_of(referral.person)


def first_of_their_own(person: Person, account: Account, at: datetime) -> Referral | None:
    """The place that was opened for them, else the first request with which they asked for themselves.

    Only among what *account* reads: that they asked anywhere else is told to nobody here.
    """
    own = list(requests_read(person, account, at).filter(asker=Asker.ME).order_by("received_at", "pk"))
    return next((one for one in own if one.form_version == PLACE), own[0] if own else None)


def asked_for(rows: QuerySet[Referral]) -> QuerySet[Referral]:
    """Those with which somebody else asked for one child, the newest first."""
    return rows.filter(asker__in=(Asker.CHILD, Asker.SOMEONE)).order_by("-received_at", "-pk")


def helping_them(referral: Referral) -> list[UUID]:
    """The requests whose help they know of: their own, and the one beside which a place was opened for them."""
    own = behind(referral)
    beside = Referral.objects.filter(pk__in=own, form_version=PLACE)
    return [*own, *(one.duplicate_of_id for one in beside if one.duplicate_of_id is not None)]


def told_to_workers(person: Person) -> QuerySet[Entry]:
    """What the people who work with a young person may see of what they told."""
    return Entry.objects.behind(asked_by(person).order_by().values_list("pk", flat=True)).for_workers()


def place_to_renew(person: Person, account: Account, at: datetime) -> Referral | None:
    """The place that was opened for them, where *account* reads it, nobody has died, and it is surely theirs."""
    own = first_of_their_own(person, account, at)
    if own is None or own.form_version != PLACE or rests(own, at) or not is_settled(person):
        return None
    return own


def rests(referral: Referral, at: datetime) -> bool:
    """Whether nothing that somebody wrote is handed on any more, because a death is on record."""
    return (
        referral.person is not None
        and Death.objects.of(referral.person).that_stand().filter(recorded_at__lte=at).exists()
    )
