"""Requests made at once with the models, for tests of the queue."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from rightdoor.ground.access.models import Partnership
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.records.people.models import Person
from rightdoor.work.referrals.models import Asker, Match, Referral
from tests.people_here import MONDAY


def waiting(partnership: Partnership, name: str = "Wren", *, at: datetime = MONDAY, **more: Any) -> Referral:
    """A request that waits; *more* sets anything else."""
    plan = ContactPlan.objects.create(partnership=partnership, ways=["text"], phone="07700 900123", updated_at=at)
    about = {"born_on": None, "age_said": 14, "postcode": "", **more.pop("about", {})}
    person = more.pop("person", None) or Person.objects.create(
        partnership=partnership, preferred_name=name, added_at=at, **about
    )
    plain: dict[str, Any] = {
        "area": "kent",
        "code": f"code-{uuid4().hex}",
        "form_key": uuid4(),
        "content_hash": "0" * 64,
        "asker": Asker.ME,
        "person": person,
        "contact_plan": plan,
        "form_version": "1",
        "story": "I lie awake before exams",
        "needs": ["sleep"],
        "received_at": at,
        "decide_by": at + timedelta(days=3),
        "clock": {"reading": "working_days", "start": at.isoformat(), "promised_by": "HERA"},
    }
    referral = Referral.objects.create(partnership=partnership, **{**plain, **more})
    Match.objects.create(
        referral=referral, matched_at=at, catalogue_version="1", service="kent.tss", answer="eligible", result={}
    )
    return referral
