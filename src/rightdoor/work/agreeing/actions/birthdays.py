"""The clock looks who turned 18: whoever works with them asks them anew, and what they agreed to as a child rests."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.pure.rules.days import day_of
from rightdoor.records.agreements.actions.coming_of_age import notice_adult
from rightdoor.records.agreements.actions.sharing import end_sharing
from rightdoor.records.agreements.models import ComingOfAge, Sharing
from rightdoor.records.directory.reading import catalogue
from rightdoor.records.people.agreements import grown_up_at
from rightdoor.records.people.models import Death, Person
from rightdoor.work.agreeing.policy import WATCH
from rightdoor.work.referrals.models import Referral
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.actions.holding import hold_again
from rightdoor.work.triage.queries import is_read

GROWN_UP = "They are 18 now: what they agreed to as a child does not go on"
WITHIN = timedelta(days=3)  # working days in which somebody takes it on
EIGHTEEN_YEARS = timedelta(days=18 * 365)  # and a few leap days: exactly which day is asked of each


def watch_birthdays(*, by: System, at: datetime) -> int:
    """Notice every 18th birthday of somebody who is helped, or of whom a request is read or something shared now.

    The answer is how many there were.
    """
    require(rule_on(by, WATCH, None, at=at))
    return sum(come_of_age(person, by=by, at=at) for person in almost_grown_up(at))


@transaction.atomic
def come_of_age(person: Person, *, by: System, at: datetime) -> int:
    """One birthday: the task; what has not left yet is held where it rested on a child's yes, and what was shared on
    one ends, also where the day of birth was not known or another when it was shared.
    """
    grown_up = grown_up_at(person)
    if grown_up is None or not person.added_at < grown_up <= at:
        return 0
    read = Referral.objects.filter(is_read(at), person=person).order_by("-received_at", "-id")
    answer_by = catalogue().working_time.due(at, WITHIN).at
    helped = Episode.objects.filter(person=person).order_by("-opened_at", "-id")
    area = next((one.area for one in (*read, *helped) if one.area), "")
    noticed = notice_adult(person=person, area=area, turned_on=day_of(grown_up), acknowledge_by=answer_by, by=by, at=at)
    if noticed is None:
        return 0
    for referral in read:
        hold_again(referral_id=referral.pk, by=by, at=at)
    shared = Sharing.objects.of(person).by_agreement().not_ended(at).filter(decided_at__lt=grown_up)
    for one in shared.order_by("id"):
        end_sharing(sharing_id=one.pk, because=GROWN_UP, by=by, at=at)
    return 1


def almost_grown_up(at: datetime) -> list[Person]:
    """Who may have turned 18 and was not noticed yet, of those whom somebody has to ask."""
    day = day_of(at)
    old_enough = Q(born_on__lte=day - EIGHTEEN_YEARS) | Q(born_on__isnull=True, age_said__lt=18)
    theirs = {"person": OuterRef("pk")}
    somebody_asks = (
        Exists(Referral.objects.filter(is_read(at), **theirs))
        | Exists(Episode.objects.filter(**theirs))
        | Exists(Sharing.objects.running(at).filter(**theirs))
    )
    people = Person.objects.filter(old_enough, somebody_asks)
    noticed = Exists(ComingOfAge.objects.filter(person=OuterRef("pk")))
    died = Exists(Death.objects.that_stand().filter(person=OuterRef("pk")))
    return list(people.exclude(noticed).exclude(died).order_by("pk"))
