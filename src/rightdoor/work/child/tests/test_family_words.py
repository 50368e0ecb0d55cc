"""Every word that staff type about a family is shown again, beside whom it is about."""

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.records.families.actions import tell_professional, tell_responsibility
from rightdoor.records.families.lifecycle import Ground, Kind, Post, Standing
from rightdoor.records.families.tests.families_here import relative, told
from rightdoor.records.people.models import Person
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY, SignedIn

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_monday(settings: object) -> None:
    settings.CLOCK = MONDAY.isoformat()  # type: ignore[attr-defined]


@pytest.fixture
def wren(partnership: Partnership) -> Person:
    person = request_of(partnership).person
    assert person is not None
    return person


def page_of(browser: Client, person: Person) -> str:
    return browser.get(reverse("child-family", args=[person.pk])).content.decode()


def test_what_an_order_says_and_how_a_professional_is_reached_stand_on_the_page(
    wren: Person, practitioner: Account, signed_in: SignedIn
) -> None:
    father = relative(wren, "Corin", practitioner)
    tell_responsibility(person=wren, relative=father, body="", standing=Standing.RESTRICTED,
                        ground=Ground.PROHIBITED_STEPS, words="Letters twice a year", **told(practitioner))  # fmt: skip
    tell_professional(person=wren, name="Bo Marshwort", post=Post.SOCIAL_WORKER, organisation="Kent",
                      reach="Ring before ten", **told(practitioner))  # fmt: skip

    page = page_of(signed_in(practitioner), wren)

    assert "Letters twice a year" in page
    assert "Ring before ten" in page


def test_of_two_of_one_name_each_has_their_own_standing(
    wren: Person, practitioner: Account, signed_in: SignedIn
) -> None:
    father, _uncle = (relative(wren, "Alex", practitioner, kind=kind) for kind in (Kind.PARENT, Kind.GRANDPARENT))
    tell_responsibility(person=wren, relative=father, body="", standing=Standing.HOLDS, ground=Ground.MOTHER,
                        **told(practitioner))  # fmt: skip

    table = page_of(signed_in(practitioner), wren).partition("<table")[2].partition("</table>")[0]

    assert table.count("Alex") == 2
    assert table.count("parental responsibility") == 1
