"""What a child's death means for their requests."""

from datetime import datetime

from rightdoor.ground.access.actors import Actor
from rightdoor.records.people.models import Person
from rightdoor.records.people.protocol import Belongings
from rightdoor.work.referrals.actions.closing import settle
from rightdoor.work.referrals.models import Referral


class Requests:
    """Every request about the person ends where it stands, and stands there again if it was not so."""

    def belongings(self, person: Person) -> Belongings:
        rows = list(Referral.objects.filter(person=person).values_list("pk", "contact_plan_id", "referrer_plan_id"))
        plans = [plan for _pk, *plans in rows for plan in plans if plan]
        return Belongings(plans=plans, things=[pk for pk, *_plans in rows])

    def stop(self, person: Person, *, by: Actor, at: datetime) -> None:
        for referral in Referral.objects.select_for_update(of=("self",)).filter(person=person).order_by("pk"):
            referral.end(by=by, at=at)
            settle(referral, at)

    def go_on(self, person: Person, *, by: Actor, at: datetime) -> None:
        for referral in Referral.objects.select_for_update(of=("self",)).filter(person=person).order_by("pk"):
            referral.stand_again(by=by, at=at)
            settle(referral, at)
