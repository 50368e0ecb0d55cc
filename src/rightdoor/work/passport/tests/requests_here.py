"""Requests made directly with the models, for tests of this room."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from rightdoor.ground.access.models import Partnership
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.records.people.models import Person
from rightdoor.work.referrals.codes import hash_secret, normalise_code
from rightdoor.work.referrals.models import Asker, Draft, Referral
from tests.people_here import MONDAY

CODE, WORD = normalise_code("amber kettle pebble velvet"), "otter9"
OTHER_CODE = normalise_code("lantern cover nineteen handbook")


def a_plan(partnership: Partnership, **more: Any) -> ContactPlan:
    return ContactPlan.objects.create(
        partnership=partnership, **{"ways": ["text"], "phone": "07700 900123", "updated_at": MONDAY, **more}
    )


def a_request(partnership: Partnership, **more: Any) -> Referral:
    """A young person's own request, unless *more* says otherwise."""
    person = more.pop("person", None) or Person.objects.create(
        partnership=partnership, preferred_name="Wren", age_said=14, added_at=MONDAY
    )
    plain: dict[str, Any] = {
        "area": "kent",
        "code": CODE,
        "secret_word": hash_secret(WORD),
        "form_key": uuid4(),
        "content_hash": "0" * 64,
        "asker": Asker.ME,
        "person": person,
        "contact_plan": more.pop("contact_plan", None) or a_plan(partnership),
        "form_version": "1",
        "story": "Canary-story: I can't sleep and I don't want mum to know",
        "needs": ["sleep"],
        "received_at": MONDAY,
        "decide_by": MONDAY + timedelta(days=3),
        "clock": {"explanation": "Received Monday 9 am; three working days."},
    }
    if more.get("asker") == Asker.CHILD:
        plain["answers"] = {"responsibility": "yes"}
    return Referral.objects.create(partnership=partnership, **{**plain, **more})


def a_draft(partnership: Partnership, **more: Any) -> Draft:
    """A saved draft with a code and a word."""
    plain: dict[str, Any] = {
        "asker": Asker.ME,
        "browser_key": "0" * 64,
        "code": CODE,
        "secret_word": hash_secret(WORD),
        "form_version": "1",
        "started_at": MONDAY,
        "saved_at": MONDAY,
    }
    return Draft.objects.create(partnership=partnership, **{**plain, **more})
