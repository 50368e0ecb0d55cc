"""Adding a person, recording what they agree to, and a practitioner's judgement of competence."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.pure.rules.days import age_on, day_of
from rightdoor.records.people.linking.known import keep_keys
from rightdoor.records.people.models import Agreement, CompetenceDecision, Person
from rightdoor.records.people.policy import ADD_PERSON, CORRECT_PERSON, DECIDE_COMPETENCE, RECORD_AGREEMENT

SIXTEEN = 16
WORDING = "2026-11"
"""Version of the words in which agreement is asked for."""


class WrongAge(Exception):
    """Another question is asked at this age, and a sentence says which."""


@transaction.atomic
def add_person(
    *,
    partnership: Partnership,
    preferred_name: str = "",
    legal_name: str = "",
    born_on: date | None = None,
    due_on: date | None = None,
    nhs_number: str = "",
    age_said: int | None = None,
    pronouns: str = "",
    gender: list[str] | None = None,
    lives_in: str = "",
    postcode: str = "",
    district: str = "",
    school: str = "",
    contact_plan: ContactPlan | None = None,
    by: Actor,
    at: datetime,
) -> Person:
    """Add the person whom a request is about, with as much as was told; everything may be unknown."""
    person = Person(
        partnership=partnership, preferred_name=preferred_name, legal_name=legal_name, born_on=born_on,
        due_on=None if born_on else due_on, nhs_number=nhs_number, age_said=None if born_on else age_said,
        pronouns=pronouns, gender=gender or [], lives_in=lives_in, postcode=postcode, district=district, school=school,
        contact_plan=contact_plan, added_at=at,
    )  # fmt: skip
    require(rule_on(by, ADD_PERSON, person, at=at))
    person.save()
    keep_keys([person])
    record(ADD_PERSON, about=person, by=by, at=at)
    return person


@transaction.atomic
def correct_person(*, person: Person, by: Actor, at: datetime, **facts: object) -> Person:
    """Correct facts about a person; the names of what changed go on record, never the words."""
    require(rule_on(by, CORRECT_PERSON, person, at=at))
    changed = [name for name, value in facts.items() if getattr(person, name) != value]
    for name in changed:
        setattr(person, name, facts[name])
    if changed:
        person.save(update_fields=changed)
        keep_keys([person])
        record(CORRECT_PERSON, about=person, by=by, at=at, changed=",".join(sorted(changed)))
    return person


@transaction.atomic
def record_agreement(
    *,
    person: Person,
    given_by: str,
    to: str,
    state: str,
    service: str = "",
    for_request: UUID | None = None,
    how: str = "",
    said_by: str = "",
    wording: str = WORDING,
    by: Actor,
    at: datetime,
) -> Agreement:
    """Keep what somebody said when asked whether they agree.  Nothing is overwritten: the newest answer counts."""
    require(rule_on(by, RECORD_AGREEMENT, person, at=at))
    agreement = Agreement.objects.create(
        partnership=person.partnership, person=person, given_by=given_by, to=to, service=service, state=state, how=how,
        for_request=for_request, said_by=said_by, wording=wording, said_at=at,
        recorded_by=by if isinstance(by, Account) else None,
    )  # fmt: skip
    record(RECORD_AGREEMENT, about=agreement, by=by, at=at, to=to, given_by=given_by, state=state, service=service)
    return agreement


@transaction.atomic
def decide_competence(
    *, person: Person, service: str, competent: bool, reason: str, by: Account, at: datetime
) -> CompetenceDecision:
    """Record a practitioner's judgement that this young person, under 16, can or cannot decide this for themselves."""
    require(rule_on(by, DECIDE_COMPETENCE, person, at=at))
    if is_surely(SIXTEEN, person, at):
        raise WrongAge("From 16 they are taken to be able to decide. If you doubt it, record a doubt about mental "
                       "capacity. Nothing was recorded.")  # fmt: skip
    decision = CompetenceDecision.objects.create(
        partnership=person.partnership, person=person, service=service, competent=competent, reason=reason,
        decided_by=by, decided_at=at,
    )  # fmt: skip
    record(DECIDE_COMPETENCE, about=decision, by=by, at=at, service=service, competent=competent)
    return decision


def is_surely(years: int, person: Person, at: datetime) -> bool:
    """Whether they are at least this old, by a known day of birth or by the age that was told."""
    known = age_on(person.born_on, day_of(at)) if person.born_on else person.age_said
    return known is not None and known >= years
