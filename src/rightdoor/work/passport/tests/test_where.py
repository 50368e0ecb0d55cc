"""Following a complaint: by its own code and word, or on the page of a request; and that no door tells of it."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.messages.models import Message
from rightdoor.work.listening.actions.stepping import take_step
from rightdoor.work.listening.lifecycle import Stage, Step
from rightdoor.work.listening.models import Complaint
from rightdoor.work.listening.tests.test_complaining import a_complaint
from rightdoor.work.passport.tests.requests_here import OTHER_CODE, a_plan, a_request
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.safeguarding.models import RedFlag
from tests.people_here import MONDAY, staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
FOUND, CHANGE, WORD = "zq7found: nobody rang", "zq7change: two people ring", "kettle 4"
Answered = Callable[[Complaint], Complaint]


@pytest.fixture
def reader(partnership: Partnership) -> Account:
    return staff(partnership, "Merle Ashdown", Role.COMPLAINTS_READER)


@pytest.fixture
def answered(reader: Account) -> Answered:
    return lambda one: take_step(
        complaint_id=one.pk, step=Step.ANSWER, found=FOUND, change=CHANGE, by=reader, at=MONDAY
    )


@pytest.fixture
def own(partnership: Partnership, reader: Account) -> Complaint:
    return a_complaint(partnership, "zq7about", secret_word=WORD)


def page(client: Client, name: str) -> str:
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    return answer.content.decode()


def opened(client: Client, one: Complaint) -> str:
    """Where code and word lead."""
    told = client.post(reverse("my-request"), {"code": one.code or "", "word": WORD})
    return str(told.headers.get("Location", ""))


def told_of_it(client: Client) -> str:
    """What the page of a request tells of the complaint that was made there."""
    return page(client, "my-request-complain").split("Your complaint of")[1].split("Complain about something else")[0]


def test_a_complaint_without_a_request_is_followed_with_its_code_and_word(
    client: Client, own: Complaint, answered: Answered
) -> None:
    assert opened(client, own) == reverse("my-request-where") == "/my-request/where/"
    waiting = page(client, "my-request-where")
    assert "answers you by Monday 23 March, 9 am" in waiting
    assert "zq7about" not in waiting

    answered(own)
    told = page(client, "my-request-where")
    assert FOUND in told
    assert CHANGE in told
    assert "It takes up to 25 working days" in told
    assert "<title>Page</title>" in told
    assert client.get(reverse("my-request-open")).headers["Location"] == reverse("my-request")


def test_the_code_alone_says_received_or_answered_and_every_failure_is_alike(
    client: Client, own: Complaint, answered: Answered
) -> None:
    knock, code = reverse("my-request"), own.code or ""
    assert "It is not answered yet." in client.post(knock, {"code": code}, follow=True).content.decode()
    answered(own)
    assert "There is an answer now." in client.post(knock, {"code": code}, follow=True).content.decode()

    wrong = [client.post(knock, {"code": tried, "word": "wrong1"}) for tried in (code, OTHER_CODE)]
    assert wrong[0].status_code == wrong[1].status_code
    assert len(wrong[0].content) - len(code) == len(wrong[1].content) - len(OTHER_CODE)
    for _try in range(6):
        client.post(knock, {"code": code, "word": "wrong1"})
    assert opened(client, own) == ""
    assert client.get(reverse("my-request-where")).headers["Location"] == knock


def test_whoever_is_not_happy_takes_it_further_once_and_worrying_words_call_a_person(
    client: Client, own: Complaint, answered: Answered
) -> None:
    answered(own)
    opened(client, own)
    for _twice in range(2):
        client.post(reverse("my-request-where"), {"no0-on": "yes", "no0-words": "I want to die"})

    own.refresh_from_db()
    assert own.stage == Stage.TWO
    assert [one.taken_by for one in own.steps.filter(step=Step.FURTHER)] == [None]
    assert RedFlag.objects.filter(about_id=own.pk).exists()
    assert "Others look at it anew." in page(client, "my-request-where")


def test_what_is_written_after_it_was_settled_is_heard_and_kept_and_no_next_stage_is_promised(
    client: Client, own: Complaint, answered: Answered
) -> None:
    answered(own)
    opened(client, own)
    Complaint.objects.update(stage=Stage.SETTLED)
    for _twice in range(2):
        client.post(reverse("my-request-where"), {"no0-on": "yes", "no0-words": "I want to die"})
    shown = page(client, "my-request-where")

    own.refresh_from_db()
    assert own.stage == Stage.SETTLED
    assert [one.words for one in own.steps.filter(step=Step.FURTHER)] == ["I want to die"]
    assert RedFlag.objects.filter(about_id=own.pk).exists()
    assert "Others look at it anew." not in shown
    assert "We have it." in shown


@pytest.mark.parametrize(
    ("stage", "procedure", "said"),
    [
        ("stage_two_answered", "statutory", "a group of people who do not work for us"),
        ("stage_three_answered", "statutory", "Call 0300 061 0614 or go to www.lgo.org.uk"),
        ("stage_one_answered", "own", "Call 0300 061 0614"),
        ("settled", "statutory", "It is closed."),
    ],
)
def test_each_end_says_how_it_can_go_on(client: Client, own: Complaint, stage: str, procedure: str, said: str) -> None:
    Complaint.objects.update(stage=stage, procedure=procedure, due_at=None)
    opened(client, own)

    assert said in page(client, "my-request-where")


def test_the_answer_is_on_the_page_of_the_request_and_a_message_says_only_that_something_is_there(
    visit: Client, referral: Referral, partnership: Partnership, answered: Answered
) -> None:
    one = answered(a_complaint(partnership, referral=referral))

    assert one.code is None
    assert FOUND in page(visit, "my-request-complain")
    message = Message.objects.get(plan__account=None)
    assert (message.about_id, message.kind, message.plan) == (referral.pk, "answer", referral.contact_plan)
    assert "complain" not in f"{message.body}{message.outside}".lower()
    visit.post(reverse("my-request-complain"), {"no0-on": "yes", "no0-words": ""})
    assert Complaint.objects.get().stage == Stage.TWO
    assert not visit.post(reverse("my-request-complain"), {"form_key": str(uuid4()), "about": ""}).headers.get(
        "Location"
    )


def test_a_parent_who_may_hear_nothing_more_sees_what_they_saw_at_first_and_no_message_goes(
    client: Client, partnership: Partnership, answered: Answered, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = a_request(partnership, asker=Asker.CHILD, referrer_plan=a_plan(partnership, holder="parent"))
    monkeypatch.setattr("rightdoor.work.listening.answered.kept_from_asker", lambda *_asked: "not now")
    client.post(reverse("my-request"), {"code": request.code, "word": "otter9"})
    one = a_complaint(partnership, referral=request)
    before = told_of_it(client)
    answered(one)

    assert "call the front door" in before
    assert told_of_it(client) == before
    assert not Message.objects.filter(plan__account=None).exists()
