"""What a child's death means for what was decided: nothing more is handed over."""

from datetime import datetime
from uuid import UUID

from django.urls import reverse

from rightdoor.ground.access.actors import Actor
from rightdoor.records.people.models import Death, Person
from rightdoor.records.people.protocol import Belongings
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.lifecycle import Journey
from rightdoor.work.triage.models import Recommendation
from rightdoor.work.writing.models import Line


class Recommendations:
    """Every recommendation for the person; the request's own stage keeps them from going anywhere."""

    def belongings(self, person: Person) -> Belongings:
        rows = Recommendation.objects.filter(decision__referral__person=person)
        return Belongings(things=list(rows.values_list("pk", flat=True)))

    def stop(self, person: Person, *, by: Actor, at: datetime) -> None:
        """A recommendation has no clock; the tasks about it are put down."""

    def go_on(self, person: Person, *, by: Actor, at: datetime) -> None:
        """The tasks about it are raised again."""


def is_on_its_way(key: UUID) -> bool:
    """Whether a service that was recommended for this request has it not yet."""
    rows = Recommendation.objects.filter(decision__referral_id=key)
    return rows.filter(journey__in=(Journey.HELD, Journey.TO_HAND_OVER)).exists()


def page_of_request(key: UUID) -> str:
    """Where somebody reads what was added to a request."""
    return reverse("request", args=[key])


def page_of_line(key: UUID) -> str:
    """Where a message is answered: in the thread on the page of its request; kept apart, where its readers stand."""
    line = Line.objects.filter(pk=key).first()
    if line is None:
        return ""
    return reverse("apart-who", args=[key]) if line.is_sealed else f"{page_of_request(line.referral_id)}#messages"


def page_of_death(key: UUID) -> str:
    """Where a death is looked at a second time: on the page of the newest request about the child."""
    death = Death.objects.filter(pk=key).first()
    newest = Referral.objects.filter(person_id=death.person_id).order_by("received_at").last() if death else None
    return reverse("request-death", args=[newest.pk]) if newest else ""
