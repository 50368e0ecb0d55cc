"""What must be recorded before anything may be sent.  A missing agreement holds; it never refuses."""

from rightdoor.pure.rules.catalogue import Agreement, Catalogue
from rightdoor.pure.rules.facts import Facts

REFUSED = ("refused", "withdrawn")
AS_ONE = ("group", "school")


def holds_for(catalogue: Catalogue, agreement: Agreement, facts: Facts) -> tuple[str, ...]:
    """The agreements and the awareness that are still to be recorded, for one service."""
    if facts.subject in AS_ONE:
        return ()
    if facts.subject == "parent_or_carer":
        return adult_holds(agreement, facts)
    found = []
    if needs_young_person(catalogue, agreement, facts):
        found.append("consent_young_person")
    if needs_parent(catalogue, agreement, facts) and facts.consent_parent != "given":
        found.append("consent_parent")
    if agreement.awareness and facts.aware_of_referral is not True and facts.referrer != "self":
        found.append("awareness")
    return tuple(found)


def adult_holds(agreement: Agreement, facts: Facts) -> tuple[str, ...]:
    """A parent who asks for their own help agrees by asking; somebody else must have asked them."""
    asks_themself = facts.referrer in ("self", "parent_or_carer")
    agreed = facts.consent_parent == "given" or (asks_themself and facts.consent_parent not in REFUSED)
    wanted = agreement.young_person or agreement.parent != "never"
    return () if agreed or not wanted else ("consent_parent",)


def needs_young_person(catalogue: Catalogue, agreement: Agreement, facts: Facts) -> bool:
    """Whether the young person's own agreement is still missing, or in doubt from the age of their own decision."""
    if agreement.parent == "family":
        own = is_own_decision(catalogue, facts)
        return own and facts.consent_young_person != "given"
    if not agreement.young_person:
        return False
    in_doubt = is_own_decision(catalogue, facts) and facts.competence == "not_competent"
    return in_doubt or facts.consent_young_person != "given"


def needs_parent(catalogue: Catalogue, agreement: Agreement, facts: Facts) -> bool:
    """Whether a person with parental responsibility must agree, by age and recorded competence."""
    years = facts.years
    if agreement.parent == "never" or (years is not None and years >= 18):
        return False
    if agreement.parent == "family":
        return not is_own_decision(catalogue, facts)
    if facts.competence == "not_competent":
        return agreement.young_person
    if agreement.parent != "by_age" or is_own_decision(catalogue, facts):
        return False
    alone_below = catalogue.number("parent_agrees_below", 13)
    return years is None or years < alone_below or facts.competence != "competent"


def is_own_decision(catalogue: Catalogue, facts: Facts) -> bool:
    """From this age the agreement is the young person's own."""
    return facts.years is not None and facts.years >= catalogue.number("own_agreement_from", 16)


def refused(facts: Facts, holds: tuple[str, ...]) -> bool:
    """Whether one of the agreements held for was refused or withdrawn."""
    return ("consent_young_person" in holds and facts.consent_young_person in REFUSED) or (
        "consent_parent" in holds and facts.consent_parent in REFUSED
    )
