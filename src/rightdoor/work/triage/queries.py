"""Words that complete 'requests …', for this room."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from rightdoor.ground.access.bars import opened_people, opened_things
from rightdoor.ground.access.lifecycle import FRONT_DOOR, Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.reach import where_holding
from rightdoor.pure.reading import read_since
from rightdoor.records.people.models import Death, Person
from rightdoor.work.referrals.models import Referral

REFERRAL = "referrals.referral"


def visible(account: Account, at: datetime) -> QuerySet[Referral]:
    """The requests that they read: those where they work, while something is to do about them and for 28 days after.

    What was opened to them, because it was shared or because they broke the glass, is among them however old it is.
    """
    mine = Referral.objects.visible_to(account, at)
    opened = Q(person__in=opened_people(account, at)) | Q(pk__in=opened_things(account, REFERRAL, at))
    return mine.filter((where_holding(account, *FRONT_DOOR, at=at) & is_read(at)) | opened)


def is_read(at: datetime) -> Q:
    """Something is to do about it, or the last of it was done no more than twenty-eight days ago."""
    return Q(closed_at__isnull=True) | Q(closed_at__gte=read_since(at))


def people_read(account: Account, at: datetime) -> QuerySet[Person]:
    """The people of whom they may read a request now."""
    return Person.objects.filter(pk__in=visible(account, at).filter(person__isnull=False).values("person"))


def requests_read(person: Person, account: Account, at: datetime) -> QuerySet[Referral]:
    """What they may read about one of them, the newest first."""
    return visible(account, at).filter(person=person).order_by("-received_at", "-id")


def where_leading(account: Account, at: datetime) -> QuerySet[Referral]:
    """The requests of the areas in which they lead on safeguarding or manage today, as long as such are read.

    Where a death is on record they are read longer, so that a second person can look and a mistake be undone.
    """
    mine = Referral.objects.visible_to(account, at)
    here = mine.filter(where_holding(account, Role.SAFEGUARDING_LEAD, Role.MANAGER, at=at))
    died = Exists(Death.objects.filter(person=OuterRef("person")))
    return here.filter(is_read(at) | Q(died) | Q(person__in=opened_people(account, at)))


def key_in(words: str) -> UUID | None:
    """A key from an address; nothing where it is none."""
    try:
        return UUID(words)
    except ValueError:
        return None
