"""A child who forgot the word of their place chooses another: nothing that the old one opened goes on."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.models import Message
from rightdoor.records.people.dying import record_death
from rightdoor.records.people.models import Person
from rightdoor.records.people.settled import register_doubt
from rightdoor.work.passport.actions.keeping_keys import keep_key
from rightdoor.work.passport.actions.opening import Opened, try_code
from rightdoor.work.passport.actions.placing import NoPlace, give_place
from rightdoor.work.passport.actions.putting_beside import put_beside
from rightdoor.work.passport.actions.renewing import renew_word
from rightdoor.work.passport.models import Beside, OwnKey
from rightdoor.work.passport.tests.requests_here import CODE, OTHER_CODE, WORD, a_plan, a_request
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.safeguarding.models import RedFlag
from tests.people_here import MONDAY, SignedIn

pytestmark = pytest.mark.django_db
NEW = "badger7"


@pytest.fixture
def asked(partnership: Partnership, settings: Any) -> Referral:
    settings.CLOCK = MONDAY.isoformat()
    person = Person.objects.create(partnership=partnership, preferred_name="Wren", age_said=9, added_at=MONDAY)
    return a_request(partnership, asker=Asker.CHILD, person=person, contact_plan=a_plan(partnership, ways=["code"]))


@pytest.fixture
def place(asked: Referral, practitioner: Account) -> Referral:
    return give_place(
        person_id=asked.person_id, word=WORD, how="In the room, alone", form_key=uuid4(), by=practitioner, at=MONDAY
    )


def opens(one: Referral, word: str) -> bool:
    found = try_code(code=one.code, word=word, network="192.0.2.1", by=VISITOR, at=MONDAY)
    return isinstance(found, Opened)


def renew(place: Referral, by: Account, word: str = NEW) -> Referral:
    return renew_word(person_id=place.person_id, word=word, by=by, at=MONDAY)


def inside(one: Referral) -> Client:
    browser = Client()
    assert browser.post("/my-request/", {"code": one.code, "word": WORD}).status_code == 302
    return browser


def test_the_old_word_opens_nothing_and_the_new_one_opens_the_place_and_it_is_on_record(
    place: Referral, practitioner: Account
) -> None:
    renew(place, practitioner)

    assert not opens(place, WORD)
    assert opens(place, f" {NEW.upper()} ")
    assert "passport.renew_word" in acts(about=place.pk)
    assert not Message.objects.exists()


def test_words_that_were_wrong_before_do_not_keep_the_new_one_out(place: Referral, practitioner: Account) -> None:
    assert not any(opens(place, f"wrong{number}") for number in range(6))
    assert not opens(place, WORD)  # it rests for the hour

    renew(place, practitioner)

    assert opens(place, NEW)


def test_a_page_that_is_open_ends_at_once_and_what_it_sends_is_given_back_with_the_danger_in_it_heard(
    place: Referral, practitioner: Account
) -> None:
    reading, writing = inside(place), inside(place)
    assert reading.get("/my-request/open/").status_code == 200

    renew(place, practitioner)

    assert reading.get("/my-request/open/").headers["Location"] == reverse("my-request")
    worse = {"form_key": uuid4(), "of": place.pk, "facts": "in_danger_now", "words": "He is back and shouting"}
    answer = writing.post("/my-request/worse/", worse)
    assert answer.status_code == 409
    assert "He is back and shouting" in answer.content.decode()
    assert RedFlag.objects.exists()


def test_no_phone_opens_it_any_more(place: Referral, practitioner: Account) -> None:
    keep_key(referral_id=place.pk, handle=b"h" * 32, public=b"p", by=VISITOR, at=MONDAY)

    renew(place, practitioner)

    assert not OwnKey.objects.that_open(place).exists()


def test_no_other_request_opens_it_any_more_not_even_on_a_page_that_is_open(
    place: Referral, partnership: Partnership, practitioner: Account
) -> None:
    other = a_request(partnership, code=OTHER_CODE)
    put_beside(referral_id=other.pk, code=place.code, word=WORD, network="", by=VISITOR, at=MONDAY)
    browser = inside(other)
    browser.post(reverse("my-request-turn", args=[1]), {"of": other.pk})
    assert "This is your place." in browser.get("/my-request/open/").content.decode()

    renew(place, practitioner)

    assert not Beside.objects.that_stand().exists()
    assert "This is your place." not in browser.get("/my-request/open/").content.decode()


def test_whoever_asked_stays_where_they_are_and_sees_what_they_saw(place: Referral, practitioner: Account) -> None:
    browser = Client()
    browser.post("/my-request/", {"code": CODE, "word": WORD})
    before = browser.get("/my-request/looked/").status_code, main_of(browser)

    renew(place, practitioner)

    assert (browser.get("/my-request/looked/").status_code, main_of(browser)) == before


def main_of(browser: Client) -> str:
    """What the page says, without what is drawn anew each time."""
    answer = browser.get("/my-request/open/")
    assert answer.status_code == 200
    return answer.content.decode().partition("<main")[2].partition("<form")[0]


def test_staff_take_it_on_the_page_of_the_place_and_only_with_the_child_there(
    place: Referral, practitioner: Account, signed_in: SignedIn
) -> None:
    client, here = signed_in(practitioner), reverse("child-place", args=[place.person_id])
    assert "They forgot the word" in client.get(here).content.decode()
    where = reverse("child-place-word", args=[place.person_id])

    for wrong in ({"word": NEW}, {"here": "on", "word": "ab"}, {"here": "on", "word": "      "}):
        assert client.post(where, wrong).status_code == 422
    assert opens(place, WORD)

    told = client.post(where, {"here": "on", "word": NEW}, follow=True).content.decode()
    assert "The new word opens the place from now on." in told
    assert NEW not in told
    assert opens(place, NEW)


def test_who_may_not_open_a_place_takes_no_word_for_one(place: Referral, system_administrator: Account) -> None:
    with pytest.raises(Denied):
        renew(place, system_administrator)
    assert opens(place, WORD)


def test_a_word_that_is_too_short_changes_nothing(place: Referral, practitioner: Account) -> None:
    with pytest.raises(NoPlace, match="at least four"):
        renew(place, practitioner, word="  abc ")
    assert opens(place, WORD)


def test_a_request_that_they_sent_themselves_is_not_renewed_here(
    partnership: Partnership, asked: Referral, practitioner: Account
) -> None:
    own = a_request(partnership, code=OTHER_CODE, person=asked.person)

    with pytest.raises(NoPlace):
        renew(own, practitioner)
    assert opens(own, WORD)


def test_nothing_is_renewed_where_a_death_is_on_record(
    place: Referral, practitioner: Account, lead: Account, signed_in: SignedIn
) -> None:
    assert place.person is not None
    record_death(person=place.person, died_on=None, told_by="A doctor", area="kent", by=lead, at=MONDAY)

    with pytest.raises(NoPlace):
        renew(place, practitioner)
    page = signed_in(practitioner).get(reverse("child-place", args=[place.person_id])).content.decode()
    assert "They forgot the word" not in page


def test_nothing_is_renewed_while_two_records_became_one_and_nobody_has_looked(
    place: Referral, practitioner: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rightdoor.records.people.settled._doubts", {})
    register_doubt("a test", lambda person: person.pk == place.person_id)

    with pytest.raises(NoPlace):
        renew(place, practitioner)
