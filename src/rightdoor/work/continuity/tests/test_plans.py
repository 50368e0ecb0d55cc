"""Safety plans in the sealed extract: within reach when nothing else answers."""

from datetime import timedelta

import pytest

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.records.families.actions import tell_must_not_know
from rightdoor.records.families.lifecycle import Secret
from rightdoor.records.families.tests.families_here import relative, told
from rightdoor.records.people.dying import record_death
from rightdoor.work.continuity.gathering import gather
from rightdoor.work.referrals.models import Referral
from rightdoor.work.safetyplans.lifecycle import Heading
from rightdoor.work.safetyplans.tests.plans_here import planned
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db


def told_of(partnership: Partnership) -> str:
    parts = {part["title"]: part["entries"] for part in gather(partnership, at=MONDAY)["parts"]}
    return str(parts["Safety plans"])


def test_a_safety_plan_is_in_it_as_it_stands_also_when_nothing_else_is_open_and_never_of_the_dead(
    lead: Account, partnership: Partnership
) -> None:
    wren = request_of(partnership, preferred_name="Wren Canary")
    assert wren.person is not None
    assert told_of(partnership) == "[]"
    ContactPlan.objects.filter(pk=wren.contact_plan_id).update(phone="07700 900555", safe_times="after four")
    old = planned(wren.person, lead, lines={Heading.ALONE: ["Canary-old"]})
    planned(wren.person, lead, before=old, at=MONDAY + timedelta(minutes=1))
    father = relative(wren.person, "Canary-father", lead)
    tell_must_not_know(person=wren.person, relative=father, reason=Secret.HARMER, **told(lead))
    Referral.objects.filter(pk=wren.pk).update(stage="decided", closed_at=MONDAY)

    for words in ("Wren Canary", "What I can do alone", "Cold water on my wrists", "My dog Biscuit", "07700 900555",
                  "after four", "Must not know: Canary-father"):  # fmt: skip
        assert words in told_of(partnership)
    assert "Canary-old" not in told_of(partnership)
    record_death(person=wren.person, died_on=None, told_by="A nurse", area="kent", by=lead, at=MONDAY)
    assert told_of(partnership) == "[]"
