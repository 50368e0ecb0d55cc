"""Every record of one person, as far as a whole name and a day of birth, or the look-up, can tell."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from rightdoor.ground.access.models import Partnership
from rightdoor.pure.linking.weighing import Standing
from rightdoor.records.people.linking.known import candidates, told_of
from rightdoor.records.people.models import Person
from rightdoor.work.referrals.models import Referral


def people_alike(person: Person) -> QuerySet[Person]:
    """The person, everybody of the same whole name and day of birth, and whoever is likely the same, written otherwise.

    To bar somebody from one record too many is undone by a lead; one too few is a child's secret told.
    """
    likely = [one.person for one in candidates(told_of(person)) if one.standing == Standing.LIKELY]
    found = Q(pk__in=[person.pk, *likely])
    if person.born_on is not None:
        for name in whole_names(person):
            found |= named(name, person.born_on)
    return Person.objects.filter(found, partnership_id=person.partnership_id)


def whole_names(person: Person) -> list[str]:
    """The names by which somebody can be told from others: a first name alone cannot."""
    names = (" ".join(name.split()) for name in (person.preferred_name, person.legal_name))
    return [name for name in names if " " in name]


def named(name: str, born_on: date) -> Q:
    return (Q(preferred_name__iexact=name) | Q(legal_name__iexact=name)) & Q(born_on=born_on)


def sought(partnership: Partnership, *, code: str, name: str, born_on: date | None) -> list[Person]:
    """Every record of the person of a request's code, or with this name and day of birth."""
    theirs = Person.objects.filter(partnership=partnership)
    if code:
        first = Referral.objects.filter(partnership=partnership, code=code, person__isnull=False).first()
        return list(people_alike(first.person)) if first and first.person else []
    words = " ".join(name.split())
    return list(theirs.filter(named(words, born_on)).order_by("id")) if words and born_on else []


def keys_of(people: list[Person]) -> list[UUID]:
    return [one.pk for one in people]
