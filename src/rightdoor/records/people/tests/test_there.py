"""Of what is not there a page asks no more; where nobody looked, everything may be there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rightdoor.ground.access.models import Partnership
from rightdoor.records.people.models import Agreement, Death, Person
from rightdoor.records.people.there import kinds_there, look, may_have
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(partnership: Partnership) -> Person:
    return Person.objects.create(partnership=partnership, preferred_name="Wren", added_at=MONDAY)


def test_where_nobody_looked_everything_may_be_there(person: Person) -> None:
    assert may_have(person, Death)


def test_what_is_kept_is_asked_in_one_question(person: Person) -> None:
    with CaptureQueriesContext(connection) as asked:
        look(person)

    assert len(asked) == 1
    assert not may_have(person, Death)
    assert may_have(person, Agreement)  # nobody said that it is kept about a person: it is asked for


def test_only_what_is_about_them_is_there(partnership: Partnership, person: Person) -> None:
    other = Person.objects.create(partnership=partnership, preferred_name="Amber", added_at=MONDAY)
    Agreement.objects.create(
        partnership=partnership, person=other, to="contact", state="given", given_by="young_person", said_at=MONDAY
    )

    assert kinds_there([(Agreement, "person", [person.pk]), (Death, "person", [other.pk])]) == set()
    assert kinds_there([(Agreement, "person", [person.pk, other.pk])]) == {Agreement}
