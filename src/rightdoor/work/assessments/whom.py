"""For whom an assessment of each kind is made, by what was said at the front door; and how many it has reached.

Only what somebody said counts: where nobody asked about care or youth justice, a child is on no list.  A joint
assessment does for youth justice too.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from rightdoor.ground.access.models import Account
from rightdoor.records.people.models import Death
from rightdoor.work.assessments.lifecycle import Kind
from rightdoor.work.assessments.models import Assessment
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.queries import visible


def said(fact: str, *values: str) -> Q:
    """Requests in which a fact that has several answers has one of these."""
    found = Q()
    for value in values:
        found |= Q(**{f"facts__{fact}__contains": [value]})
    return found


FOR = {
    Kind.JOINT: Q(facts__youth_justice="entering"),
    Kind.ENTRY_TO_CARE: said("legal_status", "section_20", "section_31", "remand"),
    Kind.LEAVING_CARE: said("legal_status", "care_leaver") | said("needs", "leaving_care"),
    Kind.YOUTH_JUSTICE: Q(facts__youth_justice="open"),
    Kind.LEARNING_DISABILITY: said("needs", "learning_disability"),
}
"""Which requests say that an assessment of a kind is for their child."""
NO_MORE = (Stage.WITHDRAWN, Stage.DUPLICATE, Stage.ENDED)
DOES_FOR = {Kind.YOUTH_JUSTICE: (Kind.YOUTH_JUSTICE, Kind.JOINT)}
"""Which kinds do for a kind beside itself."""


@dataclass(frozen=True, slots=True)
class Reached:
    """Of the children for whom a kind is made, how many have one that is whole, one that is open, and none."""

    kind: Kind
    whole: int
    begun: int
    without: tuple[Referral, ...]

    @property
    def many(self) -> int:
        return self.whole + self.begun + len(self.without)


def reached_by(account: Account, at: datetime) -> list[Reached]:
    """Of the requests that they read and that nobody took back, kind by kind; nobody who died."""
    died = Death.objects.that_stand().filter(person=OuterRef("person"))
    rows = visible(account, at).filter(person__isnull=False).exclude(Exists(died) | Q(stage__in=NO_MORE))
    return [found for kind in Kind if (found := one_kind(kind, rows)).many]


def one_kind(kind: Kind, rows: Any) -> Reached:
    """One kind: the newest request of each child says who they are."""
    ordered = rows.filter(FOR[kind]).select_related("person").order_by("received_at", "pk")
    newest: dict[UUID, Referral] = {one.person_id: one for one in ordered}
    made = Assessment.objects.filter(person__in=newest, kind__in=DOES_FOR.get(kind, (kind,)))
    whole = set(made.exclude(completed_at=None).values_list("person_id", flat=True))
    begun = set(made.filter(completed_at=None).values_list("person_id", flat=True)) - whole
    without = [one for key, one in newest.items() if key not in whole | begun]
    return Reached(kind, len(whole), len(begun), tuple(without))
