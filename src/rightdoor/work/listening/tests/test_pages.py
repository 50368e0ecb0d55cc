"""The pages of complaints and of how it was, on both faces."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.records.adjustments.actions import note_need
from rightdoor.records.adjustments.lifecycle import Kind, Whose
from rightdoor.work.listening.models import Complaint, Feedback
from rightdoor.work.listening.tests.test_complaining import a_complaint
from rightdoor.work.passport.tests.requests_here import CODE, WORD
from rightdoor.work.referrals.models import Referral
from tests.people_here import MONDAY, SignedIn

pytestmark = pytest.mark.django_db
CANARY = "zq6complaint"


@pytest.fixture
def theirs(client: Client, referral: Referral) -> Client:
    client.post(reverse("my-request"), {"code": CODE, "word": WORD})
    return client


def words(client: Client, name: str, *keys: object) -> str:
    answer = client.get(reverse(name, args=keys))
    assert answer.status_code == 200
    return answer.content.decode()


def test_anybody_complains_without_a_code_and_is_told_by_when(client: Client, partnership: Partnership) -> None:
    asked = {"form_key": str(uuid4()), "who": "parent", "about": CANARY, "advocate": "no", "reach": "01632 960001"}
    assert client.post(reverse("complain"), {**asked, "about": ""}).status_code == 200
    assert client.post(reverse("complain"), asked).status_code == 302

    page = words(client, "complain-sent")
    assert "Monday 23 March, 9 am" in page
    made = Complaint.objects.get()
    assert made.code
    assert all(word in page for word in made.code.split("-"))
    assert (made.about, made.advocate_wanted, made.reach) == (CANARY, False, "01632 960001")


def test_whoever_asked_complains_and_sees_where_it_stands(theirs: Client, referral: Referral) -> None:
    theirs.post(reverse("my-request-complain"), {"form_key": str(uuid4()), "about": CANARY})

    page = words(theirs, "my-request-complain")
    assert "Somebody who was not part of it answers you by Monday 23 March, 9 am." in page
    assert CANARY not in page
    for stage, said in (("stage_one_answered", "We have answered it."), ("settled", "It is closed.")):
        Complaint.objects.update(stage=stage, due_at=None)
        assert said in words(theirs, "my-request-complain")
    Complaint.objects.update(stage="stage_one", due_at=MONDAY - timedelta(days=7))
    assert "We are late. We said we would answer by Monday 2 March, 9 am." in words(theirs, "my-request-complain")
    Complaint.objects.update(due_at=None)
    assert "We cannot promise a day." in words(theirs, "my-request-complain")


def test_how_it_was_is_said_behind_the_word(theirs: Client) -> None:
    where = reverse("my-request-how")
    assert "Choose one" in theirs.post(where, {"form_key": str(uuid4())}).content.decode()
    theirs.post(where, {"form_key": str(uuid4()), "face": "good", "thanks": CANARY})

    assert Feedback.objects.get().thanks == CANARY
    assert "Thank you for telling us." in words(theirs, "my-request-open")


def test_a_reader_reads_it_takes_it_forward_and_says_whom_it_is_about(
    partnership: Partnership, reader: Account, manager: Account, signed_in: SignedIn
) -> None:
    made = a_complaint(partnership, CANARY, name="Rowan", wants="To be rung", advocate_wanted=True)
    browser = signed_in(reader)
    assert CANARY not in words(browser, "complaints")
    page = words(browser, "complaint", made.pk)
    assert CANARY in page
    assert "Wants an advocate, not offered by a person yet" in page

    to, said = reverse("complaint-answer", args=[made.pk]), {"found": "You are right", "change": "We ring back"}
    assert browser.post(to, {"found": "You are right"}).status_code == 422
    assert browser.post(to, said).status_code == 302
    assert "You are right" in words(browser, "complaint", made.pk)
    assert browser.post(to, said).status_code == 409
    to = reverse("complaint-step", args=[made.pk])
    assert browser.post(to, {"step": "answer", "words": "Again"}).status_code == 422
    assert browser.post(to, {"step": "advocate", "words": "We told them whom to ring"}).status_code == 302

    to = reverse("complaint-about", args=[made.pk])
    assert browser.post(to, {"account_id": ""}).status_code == 422
    assert browser.post(to, {"account_id": str(manager.pk)}).status_code == 302
    assert f"<li>{manager.name}<br>" in words(browser, "complaint", made.pk)


def test_to_whoever_it_is_about_the_page_is_as_one_that_never_was(
    partnership: Partnership, reader: Account, signed_in: SignedIn
) -> None:
    made, browser = a_complaint(partnership, "Merle"), signed_in(reader)

    answers = [browser.get(reverse("complaint", args=[key])) for key in (made.pk, uuid4())]

    assert [one.status_code for one in answers] == [404, 404]
    assert "There is none for you." in words(browser, "complaints")


def test_staff_write_one_down(partnership: Partnership, administrator: Account, signed_in: SignedIn) -> None:
    browser, where = signed_in(administrator), reverse("complaints-take")
    assert "Write a complaint down" in words(browser, "complaints-take")
    assert browser.post(where, {"form_key": str(uuid4())}).status_code == 422
    kept = browser.post(where, {"form_key": str(uuid4()), "who": "other", "about": CANARY})

    assert "It is kept" in kept.content.decode()
    assert CANARY not in kept.content.decode()
    assert browser.get(reverse("complaint", args=[Complaint.objects.get().pk])).status_code == 404


def test_managers_hear_how_it_was_without_who_said_it(
    theirs: Client, referral: Referral, manager: Account, signed_in: SignedIn
) -> None:
    theirs.post(reverse("my-request-how"), {"form_key": str(uuid4()), "face": "so_so", "words": CANARY})

    page = words(signed_in(manager), "voices")

    assert CANARY in page
    assert "So-so" in page
    assert str(referral.pk) not in page


@pytest.mark.parametrize(
    ("who", "shown", "kept"),
    [
        ("young_person", ["Easy read", "Large print"], ["Polish", "BSL"]),
        ("parent", ["Large print", "Polish"], ["Easy read", "BSL"]),
        ("for_a_child", ["Easy read", "Large print", "BSL"], ["Polish"]),
        ("other", ["BSL"], ["Easy read", "Large print", "Polish"]),
    ],
)
def test_whoever_answers_a_complaint_sees_what_that_person_needs_to_take_part_and_nothing_of_the_others(
    who: str, shown: list[str], kept: list[str], referral: Referral, partnership: Partnership, reader: Account,
    practitioner: Account, signed_in: SignedIn,
) -> None:  # fmt: skip
    assert referral.person is not None
    needs = [("easy_read", "child", ""), ("large_print", "family", ""), ("interpreter", "parent", "Polish"),
             ("bsl", "referrer", "")]  # fmt: skip
    for kind, whose, language in needs:
        note_need(person=referral.person, kind=Kind(kind), whose=Whose(whose), language=language, source="By phone",
                  by=practitioner, at=MONDAY)  # fmt: skip
    made = a_complaint(partnership, CANARY, referral=referral, who=who)

    page = words(signed_in(reader), "complaint", made.pk).split("What they need to take part:")[1].split("</p>", 1)[0]

    assert all(one in page for one in shown)
    assert not any(one in page for one in kept)


def test_where_nothing_is_known_of_what_they_need_the_page_says_to_ask(
    partnership: Partnership, reader: Account, signed_in: SignedIn
) -> None:
    made = a_complaint(partnership, CANARY)

    page = words(signed_in(reader), "complaint", made.pk)

    assert "nothing is known here. Ask." in page.split("What they need to take part:")[1].split("</p>", 1)[0]
