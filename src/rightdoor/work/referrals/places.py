"""Where somebody lives or learns, from what they typed."""

from collections.abc import Mapping
from typing import Any

from rightdoor.records.directory.postcodes import NotAPostcode, Place, find_place
from rightdoor.records.questions.facts import facts_of
from rightdoor.records.questions.reading import form

AGREEMENT = ("consent_young_person", "consent_parent")


def place_typed(words: Any) -> Place | None:
    """The place that these words name; None where we know of no such place."""
    try:
        return find_place(words) if isinstance(words, str) else None
    except NotAPostcode:
        return None


def area_typed(words: str) -> str | None:
    """The area of a place that was typed."""
    place = place_typed(words)
    return place.area if place else None


def facts_said(asker: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Everything that the answers say, but for agreement, which has a record of its own."""
    said = facts_of(form(asker), answers, place_of=area_typed)
    facts = {name: value for name, value in said.items() if name not in AGREEMENT}
    home = place_typed(answers.get("postcode"))
    if home and home.town and "lives_in" in facts:
        facts["district"] = home.town
    return facts


def area_of_answers(answers: Mapping[str, Any]) -> str:
    """Whose front door this is for: where they live, else where they learn; empty while nobody said."""
    places = (answers.get(name) for name in ("postcode", "school_place", "group_place"))
    areas = (area_typed(place) for place in places if isinstance(place, str) and place)
    return next((area for area in areas if area), "")
