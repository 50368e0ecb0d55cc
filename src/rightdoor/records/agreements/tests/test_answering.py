"""Answers are kept with the words in which they were asked; at 18 somebody answers anew, and for themselves."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.translation import override

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.tasks.models import Task
from rightdoor.records.agreements.actions.answering import GrownUp
from rightdoor.records.agreements.actions.coming_of_age import notice_adult
from rightdoor.records.agreements.bases import basis_for, data_bases
from rightdoor.records.agreements.models import ComingOfAge, Wording
from rightdoor.records.agreements.tests.sharings_here import LATER, person_of, said
from rightdoor.records.agreements.wordings import read_aloud, shown, wording_of
from rightdoor.records.people.agreements import consents_of, grown_up_at, may_share, sharing_was_not_given
from rightdoor.records.people.models import Agreement, Person
from tests.people_here import MONDAY

CLOCK = System("birthdays")


@pytest.fixture
def wren(partnership: Partnership) -> Person:
    return person_of(partnership)


@pytest.fixture
def adult(partnership: Partnership) -> Person:
    """18 on the first of March, and known to us since before."""
    return person_of(partnership, date(2008, 3, 1), added_at=MONDAY - timedelta(days=60))


CHILD = MONDAY - timedelta(days=30)


def test_an_answer_names_its_version_and_shows_the_exact_words(wren: Person, administrator: Account) -> None:
    one = said(wren, administrator)

    words = one.asking.wording
    assert (one.wording, words.language) == (words.version, "en-gb")
    assert words.question == "May we share what you told us with the people who would help?"
    assert words.answers[0] == ["given", "Yes"]


def test_the_same_words_are_kept_once_and_other_words_stand_beside_them(wren: Person, administrator: Account) -> None:
    said(wren, administrator)
    said(wren, administrator, "refused")
    assert Wording.objects.count() == 1

    wording_of(shown("aloud-2026-12", "May we tell others?"), LATER)

    assert {one.version for one in Wording.objects.all()} == {"aloud-2026-11", "aloud-2026-12"}
    assert Agreement.objects.filter(asking__wording__question__startswith="May we share").count() == 2


def test_the_language_of_the_page_is_kept_with_the_words() -> None:
    with override("cy"):
        assert shown("own-1", "Croeso").language == "cy"
    assert read_aloud("service").language == "en-gb"


def test_a_yes_from_before_18_counts_for_nothing_new(adult: Person, administrator: Account) -> None:
    said(adult, administrator, at=CHILD)
    said(adult, administrator, to="service", at=CHILD)
    said(adult, administrator, to="service", given_by="parent", at=CHILD)
    assert may_share(adult, at=CHILD)

    assert not may_share(adult, at=MONDAY)
    assert sharing_was_not_given(adult, at=MONDAY)
    assert consents_of(adult, at=MONDAY) == {"consent_young_person": "not_asked", "consent_parent": "not_asked"}


def test_a_no_from_before_18_still_counts(adult: Person, administrator: Account) -> None:
    said(adult, administrator, "refused", to="service", at=CHILD)

    assert consents_of(adult, at=MONDAY) == {"consent_young_person": "refused"}


def test_the_adults_own_yes_counts(adult: Person, administrator: Account) -> None:
    said(adult, administrator, at=MONDAY)

    assert may_share(adult, at=LATER)
    assert not sharing_was_not_given(adult, at=LATER)


@pytest.mark.parametrize(
    ("born_on", "age_said", "turns"),
    [
        (date(2008, 6, 15), None, datetime(2026, 6, 14, 23, tzinfo=UTC)),  # midnight in London, in summer
        (date(2008, 1, 15), None, datetime(2026, 1, 15, tzinfo=UTC)),
        (date(2008, 2, 29), None, datetime(2026, 3, 1, tzinfo=UTC)),  # no 29 February in that year
        (None, 17, datetime(2027, 3, 9, tzinfo=UTC)),  # 18 for certain, a year after they said 17
    ],
)
def test_18_begins_at_midnight_in_london(
    partnership: Partnership, born_on: date | None, age_said: int | None, turns: datetime
) -> None:
    assert grown_up_at(person_of(partnership, born_on, age_said=age_said)) == turns


def test_where_no_age_is_known_nobody_turns_18(partnership: Partnership) -> None:
    assert grown_up_at(person_of(partnership, None)) is None


def test_no_parent_agrees_in_the_place_of_an_adult(adult: Person, administrator: Account) -> None:
    with pytest.raises(GrownUp, match="only they themselves"):
        said(adult, administrator, given_by="parent")

    assert said(adult, administrator, "refused", given_by="parent").state == "refused"


def noticed(person: Person) -> ComingOfAge | None:
    return notice_adult(
        person=person, area="kent", turned_on=date(2026, 3, 1), acknowledge_by=LATER, by=CLOCK, at=MONDAY
    )


def test_turning_18_is_a_task_once_until_they_were_asked(adult: Person, lead: Account, administrator: Account) -> None:
    coming = noticed(adult)
    assert coming is not None
    assert noticed(adult) is None
    assert Task.objects.open().get(kind=Task.Kind.ASK_AS_ADULT).about_id == coming.pk

    said(adult, administrator, to="contact", at=LATER)
    assert Task.objects.open().exists()
    said(adult, administrator, "refused", at=LATER)

    assert not Task.objects.open().exists()
    coming.refresh_from_db()
    assert coming.asked_at == LATER


def test_only_the_clock_and_those_who_ask_write_a_birthday_down(adult: Person, manager: Account) -> None:
    with pytest.raises(Denied):
        notice_adult(
            person=adult, area="kent", turned_on=date(2026, 3, 1), acknowledge_by=LATER, by=manager,  # type: ignore[arg-type]
            at=MONDAY,
        )  # fmt: skip


def test_each_activity_says_on_which_law_and_none_of_it_is_consent() -> None:
    assert {one.code for one in data_bases()} == {"front_door", "help", "safeguarding", "record"}
    assert all(one.source and "6(1)(a)" not in one.article_6 for one in data_bases())
    assert (basis_for("kent.front_door").code, basis_for("kent.tss").code) == ("safeguarding", "help")
