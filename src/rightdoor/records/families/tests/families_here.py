"""A family for tests, told by a mother."""

from datetime import date
from typing import Any

from rightdoor.ground.access.models import Account
from rightdoor.records.families.actions import add_relative
from rightdoor.records.families.lifecycle import Kind
from rightdoor.records.families.models import Relative
from rightdoor.records.people.models import Person
from tests.people_here import MONDAY

TODAY = MONDAY.date()
BEFORE = date(2020, 5, 1)
HEARD = "Her mother, by telephone"


def told(by: Account, **more: Any) -> dict[str, Any]:
    """Who told it to whom, and when."""
    return {"source": HEARD, "by": by, "at": MONDAY, **more}


def relative(person: Person, name: str, by: Account, kind: Kind = Kind.PARENT, **more: Any) -> Relative:
    found: Relative = add_relative(person=person, name=name, kind=kind, **told(by, **more)).relative
    return found
