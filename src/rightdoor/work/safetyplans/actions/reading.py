"""Reading a plan: each look is on record, about the child and every request of their own."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.records.people.models import Person
from rightdoor.work.referrals.models import Referral
from rightdoor.work.safetyplans.policy import SEE
from rightdoor.work.support.models import Episode


@transaction.atomic
def read_plan(*, person_id: UUID, by: Account, at: datetime, paper: str = "") -> Person:
    """The child, before anything of the plan is drawn.  *paper*: whose sheet was drawn to be printed."""
    person: Person = Person.objects.select_related("partnership").get(pk=person_id)
    require(rule_on(by, SEE, person, at=at))
    about = Referral.objects.filter(person=person).order_by("received_at", "pk")
    record(SEE, about=person, by=by, at=at, shown=list(about.values_list("pk", flat=True)), paper=paper or None)
    return person


def area_of(person: Person) -> str:
    """Where they are helped, else where their newest request is read."""
    helped = Episode.objects.filter(person=person).open().order_by("-opened_at", "-pk").first()
    newest = Referral.objects.filter(person=person).order_by("-received_at", "-pk").first()
    return helped.area if helped else newest.area if newest else ""
