"""A child for whom somebody else asked has a place of their own, which whoever asked never hears of."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.models import Message
from rightdoor.records.people.models import Person
from rightdoor.work.passport.actions.placing import NoPlace, give_place
from rightdoor.work.passport.presenters.around import around
from rightdoor.work.passport.presenters.placing import place_of
from rightdoor.work.passport.presenters.where import where_it_is
from rightdoor.work.passport.tests.requests_here import CODE, OTHER_CODE, WORD, a_plan, a_request
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.parents import view_of_parent
from rightdoor.work.triage.presenters.words import spoken
from rightdoor.work.writing.models import Line
from tests.people_here import MONDAY, SignedIn, staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_monday(settings: Any) -> None:
    settings.CLOCK = MONDAY.isoformat()


@pytest.fixture
def asked(partnership: Partnership) -> Referral:
    """A mother asked for a child of nine."""
    person = Person.objects.create(partnership=partnership, preferred_name="Wren", age_said=9, added_at=MONDAY)
    return a_request(
        partnership, asker=Asker.CHILD, person=person, contact_plan=a_plan(partnership, ways=["code"], phone=""),
        referrer_plan=a_plan(partnership, holder="parent"), wanted_service="kent.hera",
        facts={"lives_in": "kent", "needs": ["anxiety"]},
    )  # fmt: skip


def given(asked: Referral, by: Account, *, key: Any = None) -> Referral:
    return give_place(
        person_id=asked.person_id, word="otter9", how="In the room, alone", form_key=key or uuid4(), by=by, at=MONDAY
    )


def test_the_code_and_the_word_open_a_place_that_says_what_it_is_and_promises_no_day(
    asked: Referral, practitioner: Account, client: Client
) -> None:
    place = given(asked, practitioner)

    client.post("/my-request/", {"code": place.code, "word": WORD})
    page = client.get("/my-request/open/").content.decode()

    assert "This is your place." in page
    assert "We are late" not in page
    assert "Stop my request" not in page
    assert "Canary-story" not in page  # what the mother wrote is hers
    assert "What a parent sees" in page
    assert client.get(reverse("about-me")).status_code == 200
    assert (place.stage, place.closed_at, place.decide_by) == (Stage.DUPLICATE, MONDAY, None)


def test_nothing_is_sent_to_anybody_and_it_is_on_record(asked: Referral, practitioner: Account) -> None:
    place = given(asked, practitioner)

    assert not Message.objects.exists()
    assert place.contact_plan.ways == ["code"]
    assert "passport.give_place" in acts(about=place.pk)
    assert place.history.get().reason == "A place of their own: In the room, alone"


def test_whoever_asked_sees_the_page_that_they_saw_before(
    asked: Referral, practitioner: Account, client: Client
) -> None:
    client.post("/my-request/", {"code": CODE, "word": WORD})
    before, view = page_of(client), view_of_parent(asked, MONDAY)

    given(asked, practitioner)

    assert page_of(client) == before
    assert view_of_parent(asked, MONDAY) == view


def page_of(client: Client) -> str:
    """The page of the request, but for what is drawn anew each time."""
    return re.sub(r'(value|nonce)="[^"]{16,}"', "", client.get("/my-request/open/").content.decode())


def test_the_child_sees_who_helps_because_of_what_somebody_else_asked(asked: Referral, practitioner: Account) -> None:
    Episode.objects.create(
        partnership=asked.partnership, person=asked.person, referral=asked, service="kent.hera", area="kent",
        opened_at=MONDAY, counts_from=MONDAY,
    )  # fmt: skip
    place = given(asked, practitioner)

    assert [one.since for one in around(place, MONDAY)] == [
        "waiting since 9 March 2026. Nobody can say yet how long it takes."
    ]


def test_what_the_child_writes_there_reaches_the_people_who_work_with_them_and_worse_comes_to_the_queue(
    asked: Referral, practitioner: Account, client: Client
) -> None:
    place = given(asked, practitioner)
    client.post("/my-request/", {"code": place.code, "word": WORD})

    client.post("/my-request/messages/", {"form_key": uuid4(), "of": place.pk, "words": "Can we talk?"})
    assert Line.objects.get().words == "Can we talk?"
    client.post("/my-request/worse/", {"form_key": uuid4(), "of": place.pk, "facts": "none", "words": "He is back"})

    place.refresh_from_db()
    assert place.facts == {"lives_in": "kent"}
    assert (place.stage, place.flagged) == (Stage.RECEIVED, True)
    assert place.decide_by is not None


def test_a_double_click_opens_one_place_and_a_second_is_refused(asked: Referral, practitioner: Account) -> None:
    key = uuid4()
    assert given(asked, practitioner, key=key) == given(asked, practitioner, key=key)

    with pytest.raises(NoPlace, match="a code of their own already"):
        given(asked, practitioner)
    assert Referral.objects.filter(asker=Asker.ME).count() == 1


def test_who_asked_for_themselves_has_a_code_already(partnership: Partnership, practitioner: Account) -> None:
    own = a_request(partnership)

    with pytest.raises(NoPlace):
        given(own, practitioner)


def test_that_they_asked_in_another_area_is_told_to_nobody_here_and_a_place_opens_as_if_they_had_not(
    partnership: Partnership, asked: Referral
) -> None:
    assert asked.person is not None
    of_kent = staff(partnership, "Bryony Kell", Role.ADMINISTRATOR, area="kent")
    before = place_of(asked.person, of_kent, MONDAY)
    a_request(partnership, area="essex", person=asked.person, code=OTHER_CODE, received_at=MONDAY - timedelta(days=9))

    assert place_of(asked.person, of_kent, MONDAY) == before
    place = given(asked, of_kent)
    assert place_of(asked.person, of_kent, MONDAY).code == spoken(place.code)
    assert place_of(asked.person, of_kent, MONDAY).may_be_renewed


def test_nobody_opens_one_for_a_child_of_whom_they_may_read_nothing(
    asked: Referral, system_administrator: Account
) -> None:
    with pytest.raises(Denied):
        given(asked, system_administrator)


def test_staff_are_shown_the_code_to_hand_over_and_a_form_without_a_word_makes_nothing(
    asked: Referral, practitioner: Account, signed_in: SignedIn
) -> None:
    client, where = signed_in(practitioner), reverse("child-place", args=[asked.person_id])
    refused = client.post(where, {"form_key": uuid4(), "how": "In the room", "word": ""})
    assert refused.status_code == 422
    assert "In the room" in refused.content.decode()
    assert not Referral.objects.filter(asker=Asker.ME).exists()

    answer = client.post(where, {"form_key": uuid4(), "how": "In the room", "word": "otter9"}, follow=True)

    page, place = answer.content.decode(), Referral.objects.get(asker=Asker.ME)
    assert all(f"<span>{word}</span>" in page for word in place.code.split("-"))
    assert "otter9" not in page
    again = client.post(where, {"form_key": uuid4(), "how": "Again", "word": "badger7"})
    assert again.status_code == 409


def test_what_keeps_them_safe_is_as_it_was(asked: Referral, practitioner: Account) -> None:
    asked.contact_plan.never_contact_parent = True
    asked.contact_plan.save()

    assert given(asked, practitioner).contact_plan.never_contact_parent


def test_a_request_that_was_found_to_be_the_same_as_another_is_not_called_late(
    partnership: Partnership, asked: Referral
) -> None:
    long_after = MONDAY + timedelta(days=30)
    twin = a_request(
        partnership, code=OTHER_CODE, person=asked.person, stage=Stage.DUPLICATE, closed_at=MONDAY, duplicate_of=asked
    )
    assert where_it_is(twin, long_after, waits_for_me=False).title == "We have it."

    twin.asker = Asker.SOMEONE  # to a teacher it would tell that the child asked before
    assert where_it_is(twin, long_after, waits_for_me=False).title == "We have your request."


def test_four_spaces_are_no_word_neither_for_a_place_nor_instead_of_one(
    asked: Referral, practitioner: Account, signed_in: SignedIn
) -> None:
    client, where = signed_in(practitioner), reverse("child-place", args=[asked.person_id])

    answer = client.post(where, {"form_key": uuid4(), "how": "In the room", "word": "     "})

    assert answer.status_code == 422
    with pytest.raises(NoPlace, match="at least four"):
        give_place(person_id=asked.person_id, word="  ab  ", how="x", form_key=uuid4(), by=practitioner, at=MONDAY)
    assert not Referral.objects.filter(asker=Asker.ME).exists()
