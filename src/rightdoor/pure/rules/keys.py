"""What criteria look at: a fact, or something that follows from facts without judging anybody."""

from collections.abc import Callable
from dataclasses import dataclass

from rightdoor.pure.rules.facts import Facts
from rightdoor.pure.rules.vocabulary import AREA_FACTS, NUMBERS, ONE_OF, SEVERAL_OF, YES_OR_NO

Value = str | int | bool | tuple[str, ...] | None
CURRENTLY_STATUTORY = frozenset({"child_in_need", "child_protection", "section_20", "section_31", "remand"})
USING = ("low_or_infrequent", "regular")


@dataclass(frozen=True, slots=True)
class Key:
    """Something a criterion can look at, and the facts that would settle it."""

    name: str
    of: Callable[[Facts], Value]
    asks: tuple[str, ...]


def days_since_use(facts: Facts) -> int | None:
    """Calendar days from the last own use to the day of the request."""
    last = facts.substance_last_used_on
    return None if last is None else (facts.day - last).days


def own_use(facts: Facts) -> str | None:
    """What the person uses: a drug or alcohol, something unnamed, only nicotine, or nothing yet.

    A level of use beside "asked, and no substance" contradicts itself: that is a thing to talk over, not to ask again.
    """
    level = facts.substance_use
    if facts.substances:
        counted = set(facts.substances) - {"nicotine"}
        if not counted:
            return "nicotine"
        return "other" if counted == {"other"} else "drug"
    if facts.substances is not None:
        return "contradictory" if level in USING else level or "none"
    if level in USING:
        return "unnamed"
    return None if facts.substance_last_used_on is not None else level


def use_level(facts: Facts) -> str | None:
    """How much is used; nicotine alone has a level of its own."""
    only_nicotine = facts.substances == ("nicotine",) or (not facts.substances and facts.vapes is True)
    if facts.substance_use in ("none", "regular") and only_nicotine:
        return "nicotine"
    return facts.substance_use


def uses_nicotine(facts: Facts) -> bool | None:
    """Whether the person vapes or uses another nicotine product."""
    return True if facts.substances and "nicotine" in facts.substances else facts.vapes


def statutory(facts: Facts) -> str | None:
    """Involvement of statutory services; a legal status that means it counts as current."""
    if facts.legal_status and CURRENTLY_STATUTORY & set(facts.legal_status):
        return "current"
    return facts.statutory_involvement


def indicator_count(facts: Facts) -> int | None:
    """How many indicators of exploitation are evidenced."""
    found = facts.exploitation_indicators
    return None if found is None else len(found)


def needs_named(facts: Facts) -> int | None:
    """How many needs are named; needs counted at level 2 say that there are some."""
    if facts.needs is None:
        return facts.level_two_needs or None
    return len(facts.needs)


def place(facts: Facts) -> str | None:
    """The town or district, however it is written."""
    return None if facts.district is None else facts.district.casefold()


def leaving_care(facts: Facts) -> str | None:
    """Looked after, leaving care, looked after before, or neither; before 18 only the legal status counts."""
    status = set(facts.legal_status or ())
    adult = facts.years is not None and facts.years >= 18
    if status & {"section_20", "section_31"}:
        return "looked_after_adult" if adult else "looked_after"
    if "care_leaver" in status or (facts.formerly_looked_after and adult):
        return "leaving"
    if facts.legal_status is None or (adult and facts.formerly_looked_after is None):
        return None
    return "neither"


DERIVED = (
    Key("age", lambda facts: facts.years, ("born_on",)),
    Key("days_since_use", days_since_use, ("substance_last_used_on",)),
    Key("own_use", own_use, ("substances", "substance_use")),
    Key("use_level", use_level, ("substance_use",)),
    Key("uses_nicotine", uses_nicotine, ("vapes",)),
    Key("statutory", statutory, ("statutory_involvement",)),
    Key("indicator_count", indicator_count, ("exploitation_indicators",)),
    Key("needs_named", needs_named, ("needs",)),
    Key("place", place, ("district",)),
    Key("leaving_care", leaving_care, ("legal_status", "formerly_looked_after")),
)
DEPENDS_ON = {
    "age": ("born_on", "age"),
    "days_since_use": ("substance_last_used_on",),
    "own_use": ("substances", "substance_use", "substance_last_used_on"),
    "use_level": ("substance_use", "substances", "vapes"),
    "uses_nicotine": ("vapes", "substances"),
    "statutory": ("statutory_involvement", "legal_status"),
    "indicator_count": ("exploitation_indicators",),
    "needs_named": ("needs", "level_two_needs"),
    "place": ("district",),
    "leaving_care": ("legal_status", "formerly_looked_after", "born_on", "age"),
}


def plain(name: str) -> Key:
    """A key that is a fact as it stands."""
    return Key(name, lambda facts: getattr(facts, name), (name,))


PLAIN = tuple(plain(name) for name in (*ONE_OF, *SEVERAL_OF, *AREA_FACTS, *YES_OR_NO, *NUMBERS) if name != "age")
KEYS = {key.name: key for key in (*DERIVED, *PLAIN)}


def values_of(facts: Facts) -> dict[str, Value]:
    """What every key sees in these facts; a key that sees nothing is left out."""
    known = facts.known
    found: dict[str, Value] = dict(known)
    for name, of, needed in DERIVATIONS:
        for fact in needed:
            if fact in known:
                value = of(facts)
                if value is not None:
                    found[name] = value
                break
    return found


DERIVATIONS = tuple((key.name, key.of, DEPENDS_ON[key.name]) for key in DERIVED)


def asked_facts(key: str, facts: Facts) -> tuple[str, ...]:
    """The facts still to ask for what a key needs; a school or a group is asked for its age, not a birthday."""
    if key == "age" and facts.subject in ("group", "school"):
        return ("age",)
    missing = tuple(name for name in KEYS[key].asks if getattr(facts, name) is None)
    return missing or KEYS[key].asks
