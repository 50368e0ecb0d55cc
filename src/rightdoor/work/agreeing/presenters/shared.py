"""What was shared with a member of staff, for themselves: what for, until when, and the way to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rightdoor.ground.access.bars import has_conflict
from rightdoor.ground.access.lifecycle import CONTENT_ROLES
from rightdoor.ground.access.models import Account
from rightdoor.ground.design.when import plain_date
from rightdoor.pure.rules.days import day_of
from rightdoor.records.agreements.models import Sharing
from rightdoor.records.people.models import Person
from rightdoor.work.triage.queries import visible


@dataclass(frozen=True, slots=True)
class WithMe:
    """Something that is open to them because somebody decided to share it."""

    by: str
    purpose: str
    what: str
    until: str
    requests: list[tuple[UUID, str]]


def with_me(sharings: Iterable[Sharing], account: Account, at: datetime) -> list[WithMe]:
    """Each with the way to the requests that it opens."""
    return [
        WithMe(str(one.decided_by), one.purpose, one.what, plain_date(one.ends_at), opened(one, account, at))
        for one in sharings
    ]


def opened(sharing: Sharing, account: Account, at: datetime) -> list[tuple[UUID, str]]:
    """The requests that it opens, by the day on which they came."""
    rows = visible(account, at).filter(person=sharing.person_id).order_by("-received_at", "-id")
    if sharing.about_id != sharing.person_id:
        rows = rows.filter(pk=sharing.about_id)
    return [(one.pk, _("Request of %(day)s") % {"day": plain_date(one.received_at)}) for one in rows]


def colleagues(person: Person, account: Account, at: datetime) -> QuerySet[Account]:
    """Whom it can be shared with: everybody else who reads about children, but for whoever may know nothing of them."""
    held = {"roles__role__in": CONTENT_ROLES, "roles__starts_on__lte": day_of(at), "roles__taken_at__isnull": True}
    rows = Account.objects.filter(partnership=person.partnership, is_active=True, **held).exclude(pk=account.pk)
    barred = [one.pk for one in rows.distinct() if has_conflict(one, person, at)]
    return rows.exclude(pk__in=barred).distinct().order_by("name")
