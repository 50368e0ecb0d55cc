from datetime import timedelta

import pytest

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.models import Event
from rightdoor.ground.audit.record import acts
from rightdoor.records.people.actions import add_person, correct_person, decide_competence, record_agreement
from rightdoor.records.people.agreements import consents_of, may_share, sharing_was_not_given
from rightdoor.records.people.models import Person
from tests.people_here import MONDAY

TUESDAY = MONDAY + timedelta(days=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def wren(partnership: Partnership) -> Person:
    return add_person(partnership=partnership, preferred_name="Wren", by=VISITOR, at=MONDAY)


def says(
    person: Person, state: str, *, service: str = "", given_by: str = "young_person", to: str = "service", day: int = 0
) -> None:
    record_agreement(
        person=person,
        given_by=given_by,
        to=to,
        state=state,
        service=service,
        by=VISITOR,
        at=MONDAY + timedelta(days=day),
    )


def test_a_person_can_be_added_with_almost_nothing_known(wren: Person) -> None:
    assert wren.born_on is None
    assert acts(about=wren.pk) == ["people.add"]


def test_an_age_is_kept_only_where_the_date_of_birth_is_not_known(partnership: Partnership) -> None:
    person = add_person(partnership=partnership, born_on=MONDAY.date(), age_said=14, by=VISITOR, at=MONDAY)

    assert person.age_said is None


def test_a_correction_leaves_the_names_of_what_changed_and_never_the_words(
    wren: Person, administrator: Account
) -> None:
    correct_person(person=wren, school="Tidewater Academy", preferred_name="Wren", by=administrator, at=MONDAY)

    event = Event.objects.get(act="people.correct", about_id=wren.pk)
    assert wren.school == "Tidewater Academy"
    assert event.codes == {"changed": "school"}


def test_a_correction_that_changes_nothing_leaves_no_trace(wren: Person, administrator: Account) -> None:
    correct_person(person=wren, preferred_name="Wren", by=administrator, at=MONDAY)

    assert "people.correct" not in acts(about=wren.pk)


def test_what_was_never_asked_is_unknown(wren: Person) -> None:
    assert consents_of(wren, service="kent.tss", at=TUESDAY) == {}


def test_the_newest_answer_counts(wren: Person) -> None:
    says(wren, "refused")
    says(wren, "given", day=1)

    assert consents_of(wren, service="kent.tss", at=TUESDAY) == {"consent_young_person": "given"}


def test_an_answer_about_one_service_says_nothing_about_another(wren: Person) -> None:
    says(wren, "given", service="kent.hera")

    assert consents_of(wren, service="kent.tss", at=TUESDAY) == {}


def test_an_answer_about_this_service_counts_before_one_about_any(wren: Person) -> None:
    says(wren, "refused", service="kent.tss")
    says(wren, "given", day=1)

    assert consents_of(wren, service="kent.tss", at=TUESDAY) == {"consent_young_person": "refused"}


def test_a_later_no_to_everything_ends_an_earlier_yes_to_one(wren: Person) -> None:
    says(wren, "given", service="kent.tss")
    says(wren, "withdrawn", day=1)

    assert consents_of(wren, service="kent.tss", at=TUESDAY) == {"consent_young_person": "withdrawn"}


def test_child_and_parent_are_asked_separately(wren: Person) -> None:
    says(wren, "given")
    says(wren, "not_needed", given_by="parent")

    assert consents_of(wren, at=MONDAY) == {"consent_young_person": "given", "consent_parent": "not_needed"}


def test_sharing_is_asked_apart_from_the_service(wren: Person) -> None:
    says(wren, "given")
    assert not may_share(wren, at=TUESDAY)

    says(wren, "given", to="sharing")
    assert may_share(wren, at=TUESDAY)


@pytest.mark.parametrize("no", ["refused", "withdrawn"])
def test_a_young_persons_no_to_sharing_stands_until_they_say_yes_themselves(wren: Person, no: str) -> None:
    says(wren, "given", to="sharing")
    says(wren, no, to="sharing", day=1)
    says(wren, "given", given_by="parent", to="sharing", day=2)

    week = MONDAY + timedelta(days=7)
    assert not may_share(wren, at=week)
    assert sharing_was_not_given(wren, at=week)

    says(wren, "given", to="sharing", day=3)
    assert may_share(wren, at=week)


def test_a_parents_answer_about_sharing_counts_where_the_young_person_said_no_such_thing(wren: Person) -> None:
    says(wren, "not_asked", to="sharing")
    says(wren, "given", given_by="parent", to="sharing", day=1)
    assert may_share(wren, at=TUESDAY)

    says(wren, "withdrawn", given_by="parent", to="sharing", day=2)
    assert not may_share(wren, at=MONDAY + timedelta(days=7))


def test_a_practitioner_judges_competence_for_one_service(wren: Person, practitioner: Account) -> None:
    decide_competence(
        person=wren, service="kent.tss", competent=True, reason="Understands it", by=practitioner, at=MONDAY
    )

    assert consents_of(wren, service="kent.tss", at=TUESDAY) == {"competence": "competent"}
    assert consents_of(wren, service="kent.hera", at=TUESDAY) == {}


def test_an_administrator_cannot_judge_competence(wren: Person, administrator: Account) -> None:
    with pytest.raises(Denied):
        decide_competence(person=wren, service="kent.tss", competent=True, reason="", by=administrator, at=MONDAY)

    assert not wren.competence_decisions.exists()


def test_who_recorded_an_agreement_is_kept(wren: Person, administrator: Account) -> None:
    agreement = record_agreement(
        person=wren, given_by="parent", to="contact", state="given", how="by phone", said_by="Mother",
        by=administrator, at=MONDAY,
    )  # fmt: skip

    assert agreement.recorded_by == administrator
