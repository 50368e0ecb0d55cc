"""Who can decide: competence under 16 for one decision; from 16 a doubt, which changes nothing by itself."""

from datetime import date
from typing import Any

import pytest

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.records.agreements.actions.judging import doubt_capacity, judge_one_decision, settle_doubt
from rightdoor.records.agreements.models import CapacityDoubt
from rightdoor.records.agreements.tests.sharings_here import LATER, person_of, said
from rightdoor.records.people.actions import WrongAge
from rightdoor.records.people.agreements import consents_of
from rightdoor.records.people.models import CompetenceDecision, Person
from tests.people_here import MONDAY

SEVENTEEN = date(2008, 8, 1)


@pytest.fixture
def seventeen(partnership: Partnership) -> Person:
    return person_of(partnership, SEVENTEEN)


def judged(person: Person, by: Account) -> CompetenceDecision:
    return judge_one_decision(
        person=person, service="kent.hera", decision="To have help without telling a parent", competent=True,
        explained="What HERA does, and that we may have to tell somebody", their_words="They help but can't promise",
        reason="She weighed it up", by=by, at=MONDAY,
    )  # fmt: skip


def doubted(person: Person, by: Account, **changed: str) -> CapacityDoubt:
    found: dict[str, Any] = {
        "decision": "To stop all contact", "support": "An easy-read sheet, and her aunt beside her",
        "understands": "yes", "retains": "no", "weighs": "unsure", "says": "yes", "impairment": "yes",
        "impairment_words": "A head injury in January", "because_of_it": "She forgets within minutes",
    }  # fmt: skip
    return doubt_capacity(person=person, by=by, at=MONDAY, **{**found, **changed})


def test_competence_is_kept_with_what_was_explained_and_what_they_said(
    partnership: Partnership, practitioner: Account
) -> None:
    one = judged(person_of(partnership), practitioner)

    assert (one.explanation.decision, one.explanation.their_words) == (
        "To have help without telling a parent", "They help but can't promise",
    )  # fmt: skip
    assert consents_of(one.person, service="kent.hera", at=LATER) == {"competence": "competent"}
    assert consents_of(one.person, service="kent.tss", at=LATER) == {}


@pytest.mark.parametrize(("born_on", "age_said"), [(SEVENTEEN, None), (date(2010, 3, 9), None), (None, 16)])
def test_from_16_competence_is_not_judged(
    partnership: Partnership, practitioner: Account, born_on: date | None, age_said: int | None
) -> None:
    with pytest.raises(WrongAge, match="record a doubt"):
        judged(person_of(partnership, born_on, age_said=age_said), practitioner)

    assert not CompetenceDecision.objects.exists()


def test_where_the_age_is_not_known_either_can_be_recorded(partnership: Partnership, practitioner: Account) -> None:
    unknown = person_of(partnership, None)

    assert judged(unknown, practitioner).competent
    assert doubted(unknown, practitioner).retains == "no"


def test_a_doubt_is_kept_and_changes_nothing_by_itself(seventeen: Person, practitioner: Account) -> None:
    said(seventeen, practitioner, to="service")
    before = consents_of(seventeen, at=LATER)

    one = doubted(seventeen, practitioner)

    assert consents_of(seventeen, at=LATER) == before == {"consent_young_person": "given"}
    assert (one.doubted_by, one.settled_at) == (practitioner, None)
    assert acts(about=one.pk) == ["agreements.doubt_capacity"]


def test_under_16_there_is_no_doubt_about_capacity(partnership: Partnership, practitioner: Account) -> None:
    with pytest.raises(WrongAge, match="competence that is judged"):
        doubted(person_of(partnership), practitioner)

    assert not CapacityDoubt.objects.exists()


def test_only_a_practitioner_or_a_safeguarding_lead_records_a_doubt(
    seventeen: Person, administrator: Account, lead: Account
) -> None:
    with pytest.raises(Denied):
        doubted(seventeen, administrator)

    assert doubted(seventeen, lead).doubted_by == lead


def test_a_doubt_is_settled_once_in_words(seventeen: Person, practitioner: Account, lead: Account) -> None:
    one = doubted(seventeen, practitioner)
    settle_doubt(doubt_id=one.pk, words="She decided herself, with pictures", by=lead, at=LATER)

    again = settle_doubt(doubt_id=one.pk, words="Something else", by=practitioner, at=LATER)

    assert (again.settled_words, again.settled_by) == ("She decided herself, with pictures", lead)
    assert not CapacityDoubt.objects.open().exists()
