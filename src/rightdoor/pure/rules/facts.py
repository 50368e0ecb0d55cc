"""The facts of one request, typed and checked.  What nobody said stays unknown."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from dataclasses import fields as dataclass_fields
from datetime import date, datetime, time
from functools import cached_property
from typing import Any

from rightdoor.pure.rules import refusals, vocabulary
from rightdoor.pure.rules.days import age_on, birthday
from rightdoor.pure.rules.refusals import FactsRefused

OLDEST = 120
OLDEST_HELPED = 25  # no service in the catalogue ends later; a parent who asks for themselves is of any age


@dataclass(frozen=True)
class Facts:
    """What is known about one request; `None` is unknown, an empty tuple means "asked, none"."""

    on: date | datetime
    born_on: date | None = None
    substance_last_used_on: date | None = None
    age: int | None = None
    level_two_needs: int | None = None
    lives_in: str | None = None
    educated_in: str | None = None
    responsible_authority: str | None = None
    district: str | None = None
    severity: str | None = None
    substance_use: str | None = None
    risky_behaviour: str | None = None
    statutory_involvement: str | None = None
    exploitation_level: str | None = None
    placement: str | None = None
    education_or_work: str | None = None
    youth_justice: str | None = None
    subject: str | None = None
    referrer: str | None = None
    consent_young_person: str | None = None
    consent_parent: str | None = None
    competence: str | None = None
    gender: tuple[str, ...] | None = None
    needs: tuple[str, ...] | None = None
    can_use: tuple[str, ...] | None = None
    substances: tuple[str, ...] | None = None
    affected_by_another: tuple[str, ...] | None = None
    exploitation_indicators: tuple[str, ...] | None = None
    legal_status: tuple[str, ...] | None = None
    child_engaged_with: tuple[str, ...] | None = None
    started_school: bool | None = None
    sen: bool | None = None
    immediate_suicide_risk: bool | None = None
    significant_self_harm: bool | None = None
    at_risk_of_significant_harm: bool | None = None
    in_danger_now: bool | None = None
    vapes: bool | None = None
    wants_to_quit_vaping: bool | None = None
    formerly_looked_after: bool | None = None
    placement_unstable: bool | None = None
    exceptional_circumstances_agreed: bool | None = None
    able_to_engage: bool | None = None
    school_in_pilot: bool | None = None
    aware_of_referral: bool | None = None
    high_level_of_support_needed: bool | None = None
    wants_consultation: bool | None = None
    safeguarding_lead_consulted: bool | None = None

    @property
    def day(self) -> date:
        """The day on which the request is made: every age is counted to it, from midnight."""
        return self.on.date() if isinstance(self.on, datetime) else self.on

    @cached_property
    def years(self) -> int | None:
        """Completed years on the day of the request, from the date of birth where it is known."""
        return self.age if self.born_on is None else age_on(self.born_on, self.day)

    @cached_property
    def known(self) -> dict[str, Any]:
        """The facts that somebody gave, by name."""
        told = self.__dict__
        return {name: told[name] for name in FIELD_NAMES if told[name] is not None}

    def told(self, name: str, value: object) -> "Facts":
        """The same facts with one more answer, for looking ahead; quicker than reading them anew."""
        further = object.__new__(Facts)
        known = self.__dict__
        further.__dict__.update({one: known[one] for one in FIELD_NAMES})
        further.__dict__[name] = value
        return further


FIELD_NAMES = tuple(field.name for field in dataclass_fields(Facts))


def read_facts(
    mapping: Mapping[str, Any],
    *,
    now: datetime | None = None,
    services: Collection[str] = vocabulary.SERVICES,
) -> Facts:
    """Read one request's facts, or refuse with one sentence that names the fact and what it may be."""
    if not isinstance(mapping, Mapping):
        raise FactsRefused("facts", f"The facts must be one JSON object, not {refusals.kind_of(mapping)}.")
    read: dict[str, Any] = {}
    for name, value in mapping.items():
        if name not in FIELD_NAMES:
            raise refusals.unknown_fact(name)
        if value is not None:
            read[name] = read_one(name, value, services)
    if "on" not in read:
        if now is None:
            raise FactsRefused("on", "The fact 'on' is missing: give the date of the request, such as 2026-03-09.")
        read["on"] = now.replace(tzinfo=None, microsecond=0)
    facts = Facts(**read)
    check_they_agree(facts)
    return facts


def read_one(name: str, value: object, services: Collection[str]) -> object:
    """Read the value of one fact."""
    if name in vocabulary.ONE_OF:
        return refusals.read_code(name, value, vocabulary.ONE_OF[name])
    if name == "child_engaged_with":
        return refusals.read_codes(name, value, tuple(services))
    if name == "legal_status" and isinstance(value, str):
        return (refusals.read_code(name, value, vocabulary.LEGAL_STATUSES),)
    if name in vocabulary.SEVERAL_OF:
        return refusals.read_codes(name, value, vocabulary.SEVERAL_OF[name])
    if name in vocabulary.NUMBERS:
        return refusals.read_number(name, value, OLDEST if name == "age" else 99)
    return READERS[name](name, value)


READERS: dict[str, Callable[[str, object], object]] = {
    "on": refusals.read_moment,
    **dict.fromkeys(vocabulary.DAYS, refusals.read_day),
    **dict.fromkeys(vocabulary.YES_OR_NO, refusals.read_yes_or_no),
    **dict.fromkeys(vocabulary.AREA_FACTS, refusals.read_area),
    **dict.fromkeys(vocabulary.WORDS, refusals.read_words),
}


def check_they_agree(facts: Facts) -> None:
    """Refuse facts that cannot all be true."""
    if facts.born_on is not None:
        check_birth(facts, facts.born_on)
    used = facts.substance_last_used_on
    if used is not None and used > facts.day:
        raise FactsRefused(
            "substance_last_used_on",
            f"The fact 'substance_last_used_on' is {used}, which is after the day of the request, {facts.day}.",
        )
    if used is not None and facts.born_on is not None and used < facts.born_on:
        raise FactsRefused(
            "substance_last_used_on",
            f"The fact 'substance_last_used_on' is {used}, which is before the date of birth, {facts.born_on}.",
        )
    if facts.legal_status is not None and "none" in facts.legal_status and len(facts.legal_status) > 1:
        raise FactsRefused("legal_status", "The fact 'legal_status' says 'none' together with another code: keep one.")


def check_birth(facts: Facts, born_on: date) -> None:
    """Refuse a birth in the future, one too long ago, and one that an age contradicts."""
    if born_on > facts.day:
        raise FactsRefused(
            "born_on", f"The fact 'born_on' is {born_on}, which is after the day of the request, {facts.day}."
        )
    years = age_on(born_on, facts.day)
    if years > OLDEST:
        raise FactsRefused("born_on", f"The fact 'born_on' is {born_on}: that would make the person {years} years old.")
    if facts.age is not None and facts.age != years:
        raise FactsRefused(
            "age",
            f"The fact 'age' is {facts.age}, but a person born on {born_on} is {years} on {facts.day}: keep 'born_on'.",
        )


def with_age(facts: Facts, years: int) -> Facts:
    """The same facts at another age; nothing else moves on."""
    return replace(facts, born_on=None, age=years)


def next_birthdays(facts: Facts, ages: Collection[int]) -> list[tuple[date, int]]:
    """The coming birthdays on which the person reaches one of these ages."""
    if facts.born_on is None:
        return []
    days = ((birthday(facts.born_on, age), age) for age in sorted(set(ages)) if age > 0)
    return [(day, age) for day, age in days if day > facts.day]


def start_of(moment: date | datetime) -> datetime:
    """A day begins at midnight; a moment is itself."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time())
