"""The auditor's week: what the audit holds, with what the rooms above know about readers and records."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.roles_on_record import roles_on
from rightdoor.ground.audit.looking import Act, acts_between
from rightdoor.ground.tasks.models import Shift
from rightdoor.pure.rules.days import LONDON, day_of
from rightdoor.pure.unusual import Finding, Look, unusual
from rightdoor.records.people.models import Person
from rightdoor.work.referrals.models import Referral

WEEK, NEAR = timedelta(days=7), timedelta(days=28)
REQUEST, CHILD = "referrals.referral", "people.person"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about a record: whose it is, and since when it is closed."""

    surname: str
    closed_at: datetime | None


def findings(*, until: datetime) -> list[Finding]:
    """What stands out in the week before a moment."""
    return unusual(looks_of(until=until))


def looks_of(*, until: datetime) -> list[Look]:
    """Every look of staff at a request in the week before a moment."""
    acts = acts_between(until - WEEK - NEAR, until)
    worked = {(act.by, act.about_id) for act in acts if not act.is_look}
    looks = [act for act in acts if act.is_look and act.about_kind in (REQUEST, CHILD) and act.at >= until - WEEK]
    roles = roles_on({(act.by, day_of(act.at)) for act in looks})
    records, surnames = known({act.about_id for act in looks}), surnames_of({act.by for act in looks})
    shifts = shifts_of({act.by for act in looks}, until)
    return [
        Look(
            reader=str(act.by),
            role=roles.get((act.by, day_of(act.at)), ""),
            record=str(act.about_id),
            at=act.at.astimezone(LONDON),
            related=(act.by, act.about_id) in worked or not long_closed(records.get(act.about_id), act),
            same_surname=is_same(surnames.get(act.by, ""), records.get(act.about_id)),
            on_call=any(shift.account_id == act.by and shift.starts_at <= act.at < shift.ends_at for shift in shifts),
        )
        for act in looks
    ]


def long_closed(record: Known | None, act: Act) -> bool:
    """Whether a request had been closed for four weeks when it was read, so that nobody's work led there."""
    return record is not None and record.closed_at is not None and record.closed_at + NEAR < act.at


def is_same(surname: str, record: Known | None) -> bool:
    """Whether reader and child share a surname."""
    return bool(surname) and record is not None and record.surname == surname


def known(keys: Collection[UUID]) -> dict[UUID, Known]:
    """What is known about requests, and about children whose whole page was read."""
    found = {
        one.pk: Known(surname=surname_of(one.person) if one.person else "", closed_at=one.closed_at)
        for one in Referral.objects.filter(pk__in=keys).select_related("person")
    }
    for child in Person.objects.filter(pk__in=keys).prefetch_related("referrals"):
        closed = [one.closed_at for one in child.referrals.all()]
        last = None if None in closed else max((moment for moment in closed if moment), default=None)
        found[child.pk] = Known(surname=surname_of(child), closed_at=last)
    return found


def surname_of(person: Person) -> str:
    """The surname of a child, to be compared."""
    return surname_in(person.legal_name or person.preferred_name)


def surnames_of(keys: Collection[UUID]) -> dict[UUID, str]:
    """The surnames of readers."""
    return {one.pk: surname_in(one.name) for one in Account.objects.filter(pk__in=keys)}


def surname_in(name: str) -> str:
    """The last word of a name of several, to be compared."""
    words = name.casefold().split()
    return words[-1] if len(words) > 1 else ""


def shifts_of(keys: Collection[UUID], until: datetime) -> Iterable[Shift]:
    """The duty turns of readers in that week."""
    return list(Shift.objects.filter(account__in=keys, starts_at__lt=until, ends_at__gt=until - WEEK))
