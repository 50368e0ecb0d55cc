from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.audit.record import acts
from rightdoor.ground.tasks.models import Task
from rightdoor.work.safeguarding import protocol
from rightdoor.work.safeguarding.actions import raise_flag
from rightdoor.work.safeguarding.models import BodyContact, RedFlag
from rightdoor.work.safeguarding.protocol import Said
from tests.people_here import MONDAY

SignedIn = Callable[[Account], Client]
ABOUT = "access.partnership"  # any row serves: this room never looks at what a flag is about


@pytest.fixture(autouse=True)
def clock(settings) -> None:
    settings.CLOCK = MONDAY.isoformat()


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Said(
        name="Wren", story="I do not feel safe at home", asker="Themselves", lines=(("Where they are", "At school"),)
    )
    monkeypatch.setitem(protocol._readers, ABOUT, lambda _key: told)


@pytest.fixture
def flag(partnership: Partnership, lead: Account) -> RedFlag:
    return raise_flag(
        partnership=partnership, area="kent", about=partnership, facts=["at_risk_of_significant_harm"],
        source=RedFlag.Source.ANSWER, by=VISITOR, at=MONDAY,
    )  # fmt: skip


def words(**more: str) -> dict[str, str]:
    return {
        "form_key": str(uuid4()), "what": "concern", "immediate_danger": "no", "adult": "no", "family_told": "not_yet",
        "concern": "Wren said that somebody at home hits them", **more,
    }  # fmt: skip


def test_the_list_shows_open_flags_and_says_who_was_shown_them(
    signed_in: SignedIn, administrator, flag: RedFlag
) -> None:
    page = signed_in(administrator).get(reverse("safety-list"))

    assert "Somebody is hurting them, or they are not safe" in page.content.decode()
    assert "safeguarding.flags_listed" in acts()


def test_three_flags_ask_the_database_no_more_than_one(
    signed_in: SignedIn, administrator, flag: RedFlag, django_assert_num_queries, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, where = signed_in(administrator), reverse("safety-list")
    browser.post(reverse("safety-prepare", args=[flag.pk]), words())
    browser.get(where)
    with CaptureQueriesContext(connection) as one:
        browser.get(where)
    asked = len(one)
    for about in (administrator, administrator.roles.get()):
        more = raise_flag(
            partnership=flag.partnership, area="kent", about=about, facts=["in_danger_now"], source="answer",
            by=VISITOR, at=MONDAY,
        )  # fmt: skip
        browser.post(reverse("safety-prepare", args=[more.pk]), words())

    with django_assert_num_queries(asked):
        browser.get(where)
    monkeypatch.setattr("rightdoor.work.safeguarding.views.MOST", 1)
    assert "the first hundred" in browser.get(where).content.decode()


def test_reading_a_flag_shows_what_they_said_and_is_on_record(
    signed_in: SignedIn, administrator, flag: RedFlag, said
) -> None:
    page = signed_in(administrator).get(reverse("safety-flag", args=[flag.pk])).content.decode()

    assert "I do not feel safe at home" in page
    assert "At school" in page
    assert "Safe contact" in page
    assert 'href="tel:999"' in page
    assert 'href="sms:85258"' in page
    assert "No number is filled in here yet" in page
    assert acts(about=flag.pk)[-1] == "safeguarding.flag_read"


def test_a_manager_and_a_stranger_see_no_flags(signed_in: SignedIn, client: Client, manager, flag: RedFlag) -> None:
    assert client.get(reverse("safety-flag", args=[flag.pk])).status_code == 302
    assert signed_in(manager).get(reverse("safety-flag", args=[flag.pk])).status_code == 404
    assert signed_in(manager).get(reverse("safety-list")).status_code == 404


def test_staff_of_another_area_do_not_see_it(signed_in: SignedIn, administrator, flag: RedFlag) -> None:
    administrator.roles.update(area="essex")
    browser = signed_in(administrator)

    assert browser.get(reverse("safety-flag", args=[flag.pk])).status_code == 404
    assert browser.post(reverse("safety-handle", args=[flag.pk]), {"what_was_done": "x"}).status_code == 404
    assert browser.post(reverse("safety-prepare", args=[flag.pk]), words()).status_code == 404
    assert "hurting them" not in browser.get(reverse("safety-list")).content.decode()


def test_closing_a_flag_without_words_is_asked_for_them(signed_in: SignedIn, administrator, flag: RedFlag) -> None:
    answer = signed_in(administrator).post(reverse("safety-handle", args=[flag.pk]), {"what_was_done": " "})

    assert answer.status_code == 422
    assert "A flag closes only with words" in answer.content.decode()


def test_the_second_to_close_a_flag_is_told_and_keeps_their_words(
    signed_in: SignedIn, administrator, lead, flag: RedFlag
) -> None:
    signed_in(lead).post(reverse("safety-handle", args=[flag.pk]), {"what_was_done": "Called the Front Door"})

    answer = signed_in(administrator).post(reverse("safety-handle", args=[flag.pk]), {"what_was_done": "I rang them"})

    assert answer.status_code == 409
    assert "I rang them" in answer.content.decode()
    assert RedFlag.objects.get().what_was_done == "Called the Front Door"


def test_an_unqualified_administrator_prepares_a_contact_that_stays_not_yet_made(
    signed_in: SignedIn, administrator, flag: RedFlag, said
) -> None:
    browser = signed_in(administrator)
    assert browser.get(reverse("safety-prepare", args=[flag.pk])).status_code == 200

    answer = browser.post(reverse("safety-prepare", args=[flag.pk]), words(), follow=True)

    page = answer.content.decode()
    assert "Not yet made" in page
    assert "Wren said that somebody at home hits them" in page
    assert "We do not guess a number" in page
    assert "not known" in BodyContact.objects.get().prepared_text
    assert "Contacts not yet made" in browser.get(reverse("safety-list")).content.decode()


def test_the_same_form_twice_prepares_one_contact(signed_in: SignedIn, administrator, flag: RedFlag) -> None:
    browser, form = signed_in(administrator), words()

    for _time in range(2):
        browser.post(reverse("safety-prepare", args=[flag.pk]), form)

    assert BodyContact.objects.count() == 1
    assert Task.objects.filter(kind=Task.Kind.CONTACT_NOT_MADE).count() == 1


def test_a_consultation_in_kent_asks_for_the_safeguarding_lead_in_the_documents_words(
    signed_in: SignedIn, administrator, flag: RedFlag
) -> None:
    browser = signed_in(administrator)

    answer = browser.post(reverse("safety-prepare", args=[flag.pk]), words(what="consultation"))

    assert answer.status_code == 422
    assert "Designated Safeguarding Lead prior to any consultation" in answer.content.decode()
    assert "Wren said that somebody" in answer.content.decode()
    assert not BodyContact.objects.exists()


def test_a_family_that_is_not_told_needs_a_reason(signed_in: SignedIn, administrator, flag: RedFlag) -> None:
    answer = signed_in(administrator).post(reverse("safety-prepare", args=[flag.pk]), words(family_told="no"))

    assert answer.status_code == 422
    assert "Say why the family is not told" in answer.content.decode()


@pytest.fixture
def contact(signed_in: SignedIn, administrator, flag: RedFlag) -> BodyContact:
    signed_in(administrator).post(reverse("safety-prepare", args=[flag.pk]), words())
    return BodyContact.objects.get()


def made(**more: str) -> dict[str, str]:
    return {
        "recipient": "Ms Fennel, duty", "reference": "K-1", "made_on_day": "9", "made_on_month": "3",
        "made_on_year": "2026", "made_time": "8:50", "response": "", **more,
    }  # fmt: skip


def test_recording_who_took_it_makes_it_made(signed_in: SignedIn, administrator, contact: BodyContact) -> None:
    browser = signed_in(administrator)

    page = browser.post(reverse("safety-made", args=[contact.pk]), made(), follow=True).content.decode()

    assert "Made Mon 9 Mar, 8:50 am by Bea Nettleship" in page
    assert "Ms Fennel, duty" in page
    assert not Task.objects.open().filter(kind=Task.Kind.CONTACT_NOT_MADE).exists()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"reference": ""}, "We still need an answer: Their reference"),
        ({"made_time": "10:00"}, "That time has not come yet"),
        ({"made_time": "tea"}, "Write the time like 9:00"),
    ],
)
def test_a_record_that_cannot_be_is_asked_again(
    signed_in: SignedIn, administrator, contact: BodyContact, given: dict[str, str], told: str
) -> None:
    answer = signed_in(administrator).post(reverse("safety-made", args=[contact.pk]), made(**given))

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert BodyContact.objects.get().made_at is None


def test_the_second_to_record_a_contact_is_told(signed_in: SignedIn, administrator, lead, contact: BodyContact) -> None:
    signed_in(lead).post(reverse("safety-made", args=[contact.pk]), made())

    answer = signed_in(administrator).post(reverse("safety-made", args=[contact.pk]), made(reference="K-2"))

    assert answer.status_code == 409
    assert "K-2" in answer.content.decode()
    assert BodyContact.objects.get().reference == "K-1"


def test_staff_raise_a_flag_about_a_request_they_may_see(
    signed_in: SignedIn, administrator, partnership: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Asked:
        pk, area = uuid4(), "kent"

    Asked.partnership = partnership
    monkeypatch.setattr(protocol, "_finders", [lambda key, _account, _at: Asked() if key == Asked.pk else None])
    browser = signed_in(administrator)
    assert browser.get(reverse("safety-raise", args=[Asked.pk])).status_code == 200
    assert browser.get(reverse("safety-raise", args=[uuid4()])).status_code == 404
    assert browser.post(reverse("safety-raise", args=[Asked.pk]), {"heard": ""}).status_code == 422
    assert browser.get(reverse("safety-prepare-request", args=[Asked.pk])).status_code == 200

    page = browser.post(
        reverse("safety-raise", args=[Asked.pk]),
        {"facts": ["at_risk_of_significant_harm"], "heard": "She whispered that he hits her"}, follow=True,
    )  # fmt: skip

    assert "She whispered that he hits her" in page.content.decode()
    assert RedFlag.objects.get().source == RedFlag.Source.STAFF
