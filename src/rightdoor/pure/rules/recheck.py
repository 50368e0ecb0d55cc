"""The date on which a "not yet" turns."""

from datetime import date

from rightdoor.pure.rules.catalogue import Catalogue, Service
from rightdoor.pure.rules.criteria import NOT_ELIGIBLE, Between, Node, default_of, evaluate, leaves
from rightdoor.pure.rules.days import birthday
from rightdoor.pure.rules.facts import Facts, next_birthdays, with_age
from rightdoor.pure.rules.truth import Truth


def youngest_ages(service: Service) -> set[int]:
    """The ages from which a service takes people."""
    found = (leaf for criterion in service.criteria for leaf in leaves(criterion.test))
    return {leaf.least for leaf in found if isinstance(leaf, Between) and leaf.key == "age"}


def recheck_on(catalogue: Catalogue, service: Service, facts: Facts) -> date | None:
    """The birthday on which a person who is too young is so no longer, if everything else allows it.

    What is unknown may still allow it; what is open does not where the local setting says no.
    """
    for day, years in next_birthdays(facts, youngest_ages(service)):
        later = with_age(facts, years)
        if not any(is_shut(catalogue, criterion.test, later) for criterion in service.criteria):
            return day
    return None


def is_shut(catalogue: Catalogue, test: Node, facts: Facts) -> bool:
    """Whether a criterion fails, or is left open and the local setting says no."""
    found = evaluate(test, facts)
    return found is Truth.NO or (found is Truth.OPEN and default_of(test, facts, catalogue.defaults) == NOT_ELIGIBLE)


def starts_too_late(catalogue: Catalogue, service: Service, facts: Facts) -> bool:
    """Whether the age limit falls before help is likely to start, where the service counts the age at the start."""
    if service.age_at_start is None or facts.born_on is None:
        return False
    days = (birthday(facts.born_on, service.age_at_start) - facts.day).days
    return 0 < days <= catalogue.number("age_when_help_starts", 90)
