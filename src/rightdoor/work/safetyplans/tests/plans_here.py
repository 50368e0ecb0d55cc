"""Plans for tests of this room and of those above it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from rightdoor.ground.access.models import Account
from rightdoor.records.people.models import Person
from rightdoor.work.safetyplans.actions.writing import Around, write_plan
from rightdoor.work.safetyplans.lifecycle import Heading, Likely, Whose
from rightdoor.work.safetyplans.models import SafetyPlan
from tests.people_here import MONDAY

LOOK_AGAIN = date(2026, 4, 9)
LINES = {
    Heading.SIGNS: ["I stop answering messages"],
    Heading.ALONE: ["Cold water on my wrists", "The playlist that Jo made"],
    Heading.PEOPLE: ["Aunt May, a text that says blue"],
}
AROUND: dict[str, Any] = {
    "made_with": "Wren", "whose": Whose.THEIRS, "reason_to_go_on": "My dog Biscuit", "who_has_copy": "I do, in my case",
    "family_part": "", "likely": Likely.MAYBE, "in_the_way": "I forget", "review_on": LOOK_AGAIN,
}  # fmt: skip
FORM = {
    "made_with": "Wren", "whose": "theirs", "signs": "I stop answering messages", "alone": "Cold water\nThe playlist",
    "likely": "maybe", "review_on_day": "9", "review_on_month": "4", "review_on_year": "2026",
    "reason_to_go_on": "My dog Biscuit",
}  # fmt: skip


def planned(
    person: Person, by: Account, *, before: SafetyPlan | None = None, lines: Any = None, at: datetime = MONDAY,
    key: UUID | None = None, **around: Any,
) -> SafetyPlan:  # fmt: skip
    """A version, begun from *before*."""
    return write_plan(
        person_id=person.pk, begun_from=before.pk if before else None, lines=lines or LINES,
        around=Around(**{**AROUND, **around}), form_key=key or uuid4(), by=by, at=at,
    )  # fmt: skip


def sent(before: SafetyPlan | None = None, **more: str) -> dict[str, str]:
    """What the form sends."""
    return {**FORM, "form_key": str(uuid4()), "begun_from": str(before.pk) if before else "", **more}


def words_of(plan: SafetyPlan, heading: Heading) -> list[str]:
    return list(plan.lines.filter(heading=heading).order_by("rank").values_list("words", flat=True))
