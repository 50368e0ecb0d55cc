"""The clock looks for needs that nobody looked at for a year, of people of whom a request is read now."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.records.adjustments.actions import ask_again
from rightdoor.records.adjustments.models import CommunicationNeed
from rightdoor.records.directory.reading import catalogue
from rightdoor.records.people.models import Death
from rightdoor.work.adjusting.policy import WATCH
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.queries import is_read

WITHIN = timedelta(days=10)  # working days


def watch_needs(*, by: System, at: datetime) -> int:
    """Have each asked again; the number of new tasks."""
    require(rule_on(by, WATCH, None, at=at))
    read = Referral.objects.filter(is_read(at), person=OuterRef("person"))
    died = Death.objects.that_stand().filter(person=OuterRef("person"))
    due = CommunicationNeed.objects.not_looked_at_for_a_year(at).filter(Exists(read)).exclude(Exists(died))
    answer_by = catalogue().working_time.due(at, WITHIN).at
    return sum(
        ask_again(need=need, area=area_of(need, at), acknowledge_by=answer_by, by=by, at=at)
        for need in due.select_related("person", "partnership").order_by("looked_at", "id")
    )


def area_of(need: CommunicationNeed, at: datetime) -> str:
    """Where their newest request is read."""
    newest = Referral.objects.filter(is_read(at), person=need.person_id).order_by("-received_at", "-id").first()
    return newest.area if newest else ""
