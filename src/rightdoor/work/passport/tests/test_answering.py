import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from rightdoor.ground.access.actors import VISITOR, Account
from rightdoor.ground.access.models import Partnership
from rightdoor.records.people.models import Agreement
from rightdoor.work.passport.actions.answering import NotTheirQuestion, answer_question, stop_request
from rightdoor.work.passport.tests.requests_here import CODE, OTHER_CODE, WORD, a_draft, a_plan, a_request
from rightdoor.work.referrals.actions.working import ask_facts
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Addition, Asker, FactQuestion, Referral
from rightdoor.work.safeguarding.models import RedFlag
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_monday(settings: Any) -> None:
    settings.CLOCK = MONDAY.isoformat()


@pytest.fixture
def referral(partnership: Partnership) -> Referral:
    return a_request(partnership)


def question(referral: Referral, by: Account, *facts: str, words: str = "How old are you?") -> FactQuestion:
    return ask_facts(referral_id=referral.pk, facts=list(facts), words=words, by=by, at=MONDAY)


def answer(asked: FactQuestion, words: str = "", **facts: Any) -> list[str]:
    return answer_question(
        referral_id=asked.referral_id, question_id=asked.pk, facts=facts, words=words, by=VISITOR,
        at=MONDAY + timedelta(hours=1),
    )  # fmt: skip


def test_an_answer_becomes_a_fact_and_starts_the_promise_again(referral: Referral, administrator: Account) -> None:
    answer(question(referral, administrator, "age"), age=15)

    referral.refresh_from_db()
    assert referral.facts["age"] == 15
    assert referral.stage == Stage.RECEIVED


def test_a_yes_to_a_safety_question_among_the_answers_calls_a_person(
    referral: Referral, administrator: Account
) -> None:
    assert answer(question(referral, administrator), in_danger_now=True) == ["in_danger_now"]
    assert RedFlag.objects.get().facts == ["in_danger_now"]


def test_words_that_worry_in_an_answer_call_a_person(referral: Referral, administrator: Account) -> None:
    assert answer(question(referral, administrator), "I want to die") == []
    assert RedFlag.objects.get().source == RedFlag.Source.WORDS


def test_an_agreement_in_an_answer_is_recorded_as_one(referral: Referral, administrator: Account) -> None:
    answer(question(referral, administrator, "consent_young_person"), consent_young_person="given")

    agreement = Agreement.objects.get()
    assert (agreement.given_by, agreement.to, agreement.state) == ("young_person", "service", "given")
    assert "consent_young_person" not in FactQuestion.objects.get().answers


def test_a_parent_agrees_for_themselves_and_never_for_the_young_person(
    partnership: Partnership, administrator: Account
) -> None:
    referral = a_request(partnership, asker=Asker.CHILD, referrer_plan=a_plan(partnership, holder="parent"))
    asked = question(referral, administrator, "consent_parent")

    answer(asked, consent_parent="given", consent_young_person="given")

    assert [one.given_by for one in Agreement.objects.all()] == ["parent"]


def test_a_professional_agrees_for_nobody(partnership: Partnership, administrator: Account) -> None:
    referral = a_request(partnership, asker=Asker.SOMEONE)

    answer(question(referral, administrator), consent_parent="given")

    assert not Agreement.objects.exists()


def test_an_answer_counts_once_and_danger_is_heard_all_the_same(referral: Referral, administrator: Account) -> None:
    asked = question(referral, administrator, "age")
    answer(asked, age=15)
    answer(asked, age=12)

    referral.refresh_from_db()
    assert referral.facts["age"] == 15
    assert not RedFlag.objects.exists()
    assert answer(asked, in_danger_now=True) == ["in_danger_now"]
    assert RedFlag.objects.get().facts == ["in_danger_now"]


def test_a_question_about_another_request_is_not_answered_here(
    referral: Referral, partnership: Partnership, administrator: Account
) -> None:
    other = a_request(partnership, code=OTHER_CODE)
    asked = question(other, administrator)

    with pytest.raises(NotTheirQuestion):
        answer_question(
            referral_id=referral.pk, question_id=asked.pk, facts={}, words="", by=VISITOR, at=MONDAY
        )  # fmt: skip


def stop(referral: Referral, key: Any = None) -> Referral:
    return stop_request(referral_id=referral.pk, words="Better now", form_key=key or uuid4(), by=VISITOR, at=MONDAY)


def test_stopping_is_kept_with_its_reason_and_leaves_a_flag_with_a_person(referral: Referral) -> None:
    assert stop(referral).stage == Stage.WITHDRAWN
    assert Addition.objects.get().words == "Better now"


def test_what_is_new_in_an_answer_that_was_given_before_is_kept_and_danger_calls_a_person(
    inside: Client, referral: Referral, administrator: Account
) -> None:
    asked = question(referral, administrator, "in_danger_now")
    form = {"question": asked.pk, "danger_now": "no", "words": "It is fine"}
    for _twice in range(2):
        inside.post("/my-request/questions/", form)
    assert not RedFlag.objects.exists()
    for _twice in range(2):
        answer = inside.post("/my-request/questions/", {**form, "danger_now": "yes", "words": "It is not"})

    asked.refresh_from_db()
    assert (asked.answer_words, answer["Location"]) == ("It is fine", "/my-request/worse/help/")
    assert [one.words for one in Addition.objects.all()] == ["It is not"]
    assert "in_danger_now" in RedFlag.objects.get().facts


def test_stopping_twice_is_stopping_once(referral: Referral) -> None:
    key = uuid4()
    stop(referral, key)

    assert stop(referral, key).stage == Stage.WITHDRAWN
    assert Addition.objects.count() == 1


@pytest.mark.parametrize("stage", [Stage.DECIDED, Stage.DUPLICATE])
def test_a_request_that_was_settled_meanwhile_is_not_undone_and_staff_see_the_wish(
    partnership: Partnership, stage: Stage
) -> None:
    referral = a_request(partnership, stage=stage)

    assert stop(referral).stage == stage
    assert referral.additions.get().kind == Addition.Kind.STOPPED


@pytest.fixture
def inside(client: Client, referral: Referral) -> Client:
    client.post("/my-request/", {"code": CODE, "word": WORD})
    return client


def test_a_question_is_asked_in_the_right_voice_and_answered_on_the_page(
    inside: Client, referral: Referral, administrator: Account
) -> None:
    asked = question(referral, administrator, "age", "wants_to_quit_vaping", words="Two small things")
    page = inside.get("/my-request/open/").content.decode()
    form = inside.get("/my-request/questions/").content.decode()

    assert "A person asked you something" in page
    assert "We asked you something." in page
    assert "Two small things" in form
    assert 'name="age"' in form
    after = inside.post("/my-request/questions/", {"question": asked.pk, "age": "15", "words": ""}, follow=True)
    assert "Your answer is with the person" in after.content.decode()
    assert inside.get("/my-request/questions/")["Location"] == "/my-request/open/"


def test_a_second_question_follows_the_first_and_an_old_form_answers_no_other(
    inside: Client, referral: Referral, administrator: Account
) -> None:
    first, second = (question(referral, administrator, words=words) for words in ("First?", "Second?"))

    shown = inside.post("/my-request/questions/", {"question": first.pk, "words": "one"}, follow=True)
    again = inside.post("/my-request/questions/", {"question": first.pk, "words": "one"}, follow=True)

    assert "Second?" in shown.content.decode()
    assert "Second?" in again.content.decode()
    second.refresh_from_db()
    assert second.answered_at is None


def test_danger_in_an_answer_leads_to_help_at_once(inside: Client, referral: Referral, administrator: Account) -> None:
    asked = question(referral, administrator, "in_danger_now")

    answer = inside.post("/my-request/questions/", {"question": asked.pk, "danger_now": "yes", "words": ""})

    assert answer["Location"] == "/my-request/worse/help/"


def test_an_answer_that_cannot_be_read_keeps_everything(
    inside: Client, referral: Referral, administrator: Account
) -> None:
    asked = question(referral, administrator, "age")

    page = inside.post("/my-request/questions/", {"question": asked.pk, "age": "soon", "words": "Kept"})

    assert "in figures" in page.content.decode()
    assert "Kept" in page.content.decode()


def test_an_adult_about_whom_there_is_a_concern_sees_the_receipt_alone(
    client: Client, partnership: Partnership, administrator: Account
) -> None:
    childs = a_plan(partnership, never_contact_parent=True)
    plain = a_request(partnership, asker=Asker.CHILD, code=OTHER_CODE, contact_plan=a_plan(partnership))
    flagged = a_request(partnership, asker=Asker.CHILD, contact_plan=childs)
    Referral.objects.filter(pk=flagged.pk).update(stage=Stage.WAITING_FOR_FACTS)
    FactQuestion.objects.create(referral=flagged, words="Canary?", asked_at=MONDAY, asked_by=administrator)

    client.post("/my-request/", {"code": CODE, "word": WORD})
    theirs = client.get("/my-request/open/").content
    client.post("/my-request/", {"code": plain.code, "word": WORD})

    assert b"Canary" not in theirs
    assert b"asked you something" not in theirs
    assert len(theirs) == len(client.get("/my-request/open/").content)


def test_what_is_not_asked_of_them_any_more_comes_back_alike_for_whoever_sent_it_and_danger_is_heard(
    client: Client, partnership: Partnership, administrator: Account
) -> None:
    plain = a_request(partnership, asker=Asker.CHILD, code=OTHER_CODE, contact_plan=a_plan(partnership))
    flagged = a_request(partnership, asker=Asker.CHILD, contact_plan=a_plan(partnership, never_contact_parent=True))
    Referral.objects.filter(pk=flagged.pk).update(stage=Stage.WAITING_FOR_FACTS)
    asked = FactQuestion.objects.create(referral=flagged, words="Canary?", asked_at=MONDAY, asked_by=administrator)
    typed = {"question": asked.pk, "words": "She wants to kill herself tonight"}

    told = []
    for code in (CODE, plain.code):
        client.post("/my-request/", {"code": code, "word": WORD})
        answer = client.post("/my-request/questions/", typed)
        told.append((answer.status_code, re.sub(r'(value|nonce)="[^"]{16,}"', "", answer.content.decode())))

    assert told[0] == told[1]
    assert told[0][0] == 409
    assert "She wants to kill herself tonight" in told[0][1]
    assert "We told a person" in told[0][1]
    assert RedFlag.objects.filter(about_id=flagged.pk).exists()


def test_stopping_on_the_page_says_that_it_does_not_count_against_them(inside: Client) -> None:
    page = inside.post("/my-request/stop/", {"form_key": uuid4(), "words": ""}, follow=True).content.decode()

    assert "It does not count against you" in page
    assert "You stopped this." in page
    assert "Stop my request" not in page
    assert inside.get("/my-request/stop/").status_code == 200


def test_a_draft_goes_on_where_it_was_left(client: Client, partnership: Partnership) -> None:
    a_draft(partnership, answers={"story": "half"}, form_version="x")

    answer = client.post("/my-request/", {"code": CODE, "word": WORD})

    assert answer["Location"] == "/ask/list/"
    assert client.get("/ask/list/").status_code == 200
    assert client.get("/my-request/open/")["Location"] == "/my-request/"


def test_a_birthday_that_has_not_come_yet_is_asked_again(
    inside: Client, referral: Referral, administrator: Account
) -> None:
    asked = question(referral, administrator, "born_on")
    boxes = {"born_on_day": "1", "born_on_month": "Jan", "born_on_year": "2199"}

    page = inside.post("/my-request/questions/", {"question": asked.pk, **boxes, "words": "Kept"}).content.decode()

    assert "That day has not come yet. Check the year" in page
    assert 'value="2199"' in page
    assert "Kept" in page
