"""The clock looks who turned 18: whoever works with them asks them anew, and what they agreed to as a child rests."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.pure.rules.days import day_of
from rightdoor.records.agreements.actions.coming_of_age import notice_adult
from rightdoor.records.agreements.models import ComingOfAge
from rightdoor.records.directory.reading import catalogue
from rightdoor.records.people.agreements import grown_up_at
from rightdoor.records.people.models import Death, Person
from rightdoor.work.agreeing.policy import WATCH
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.actions.holding import hold_again
from rightdoor.work.triage.queries import is_read

WITHIN = timedelta(days=3)  # working days in which somebody takes it on
EIGHTEEN_YEARS = timedelta(days=18 * 365)  # and a few leap days: exactly which day is asked of each


def watch_birthdays(*, by: System, at: datetime) -> int:
    """Notice every 18th birthday of somebody of whom a request is read now; the number of them."""
    require(rule_on(by, WATCH, None, at=at))
    return sum(come_of_age(person, by=by, at=at) for person in almost_grown_up(at))


@transaction.atomic
def come_of_age(person: Person, *, by: System, at: datetime) -> int:
    """One birthday: the task, and whatever has not left yet is held where it rested on a child's yes."""
    grown_up = grown_up_at(person)
    if grown_up is None or not person.added_at < grown_up <= at:
        return 0
    read = Referral.objects.filter(is_read(at), person=person).order_by("-received_at", "-id")
    answer_by = catalogue().working_time.due(at, WITHIN).at
    area = next((one.area for one in read), "")
    noticed = notice_adult(person=person, area=area, turned_on=day_of(grown_up), acknowledge_by=answer_by, by=by, at=at)
    if noticed is None:
        return 0
    for referral in read:
        hold_again(referral_id=referral.pk, by=by, at=at)
    return 1


def almost_grown_up(at: datetime) -> list[Person]:
    """Who may have turned 18 and was not noticed yet, of those whose requests are read."""
    day = day_of(at)
    old_enough = Q(born_on__lte=day - EIGHTEEN_YEARS) | Q(born_on__isnull=True, age_said__lt=18)
    people = Person.objects.filter(old_enough, Exists(Referral.objects.filter(is_read(at), person=OuterRef("pk"))))
    noticed = Exists(ComingOfAge.objects.filter(person=OuterRef("pk")))
    died = Exists(Death.objects.that_stand().filter(person=OuterRef("pk")))
    return list(people.exclude(noticed).exclude(died).order_by("pk"))
