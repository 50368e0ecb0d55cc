"""The thread on both faces: for whoever asked, behind code and word; for the people who work on the request."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.records.families.actions import tell_must_not_know
from rightdoor.records.families.lifecycle import Kind, Secret
from rightdoor.records.families.tests.families_here import relative, told
from rightdoor.records.people.models import Agreement
from rightdoor.work.passport.tests.requests_here import CODE, WORD, a_plan, a_request
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.writing.actions.answering import NotForThem
from rightdoor.work.writing.models import Line
from rightdoor.work.writing.tests.test_writing import answer, write
from tests.one_time import without_tokens
from tests.people_here import MONDAY, SignedIn
from tests.sealed_here import seal

pytestmark = pytest.mark.django_db
CANARY = "zq5thread"


@pytest.fixture
def theirs(client: Client, referral: Referral) -> Client:
    client.post(reverse("my-request"), {"code": CODE, "word": WORD})
    return client


def thread(browser: Client) -> str:
    return without_tokens(browser.get(reverse("my-request-messages")))


def of_request(browser: Client, referral: Referral) -> str:
    return browser.get(reverse("request", args=[referral.pk])).content.decode()


def send(browser: Client, words: str, **more: Any) -> Any:
    return browser.post(reverse("my-request-messages"), {"words": words, "form_key": str(uuid4()), **more})


def test_they_write_and_are_told_by_when_a_person_answers(theirs: Client) -> None:
    assert send(theirs, CANARY).status_code == 302

    page = thread(theirs)
    assert CANARY in page
    assert "A person answers by Wednesday 11 March, 9 am." in page
    assert "A person answers by Wednesday" in theirs.get(reverse("my-request-open")).content.decode()


def test_an_empty_message_is_asked_for_again(theirs: Client) -> None:
    assert "Write something first" in send(theirs, "").content.decode()
    assert not Line.objects.exists()


def test_a_yes_to_danger_leads_to_help_at_once(theirs: Client) -> None:
    assert send(theirs, "Now", facts=["in_danger_now"])["Location"] == reverse("my-request-help")
    assert RedFlag.objects.get().facts == ["in_danger_now"]


def test_what_is_late_is_said_to_be_late(theirs: Client, referral: Referral, settings: LazySettings) -> None:
    write(referral, at=MONDAY - timedelta(days=7))

    assert "We are late. We said we would answer by Wednesday 4 March, 9 am." in thread(theirs)


def test_where_no_day_is_promised_the_page_says_so(client: Client, partnership: Partnership) -> None:
    write(a_request(partnership, area="essex"))
    client.post(reverse("my-request"), {"code": CODE, "word": WORD})

    assert "We cannot promise a day." in thread(client)


def test_a_new_answer_is_marked_until_it_is_opened_and_what_needs_none_was_read(
    theirs: Client, referral: Referral, practitioner: Account
) -> None:
    answer(referral, practitioner, CANARY)
    front = reverse("my-request-open")
    assert "One new answer" in theirs.get(front).content.decode()
    assert CANARY not in theirs.get(front).content.decode()

    page = thread(theirs)
    assert CANARY in page
    assert "Tamsin" in page
    assert "Oakapple" not in page
    assert "One new answer" not in theirs.get(front).content.decode()

    line = write(referral, "Thanks")
    Line.objects.filter(pk=line.pk).update(settled_at=MONDAY, settled_by=practitioner, why_no_answer="A thank you")
    assert "A person has read what you wrote." in thread(theirs)


def test_a_message_that_is_kept_apart_is_not_there_by_code(
    theirs: Client, referral: Referral, practitioner: Account, lead: Account
) -> None:
    seal(write(referral, CANARY), practitioner, lead)

    assert CANARY not in thread(theirs)
    assert "A person answers by" not in thread(theirs)


def test_a_parent_who_may_not_see_an_answer_has_the_page_on_which_there_is_none(
    client: Client, partnership: Partnership, practitioner: Account
) -> None:
    referral = a_request(partnership, asker=Asker.CHILD, referrer_plan=a_plan(partnership, holder="parent"))
    assert referral.person is not None
    write(referral, "How is she?")
    client.post(reverse("my-request"), {"code": CODE, "word": WORD})
    pages = [reverse("my-request-messages"), reverse("my-request-open")]

    def both() -> list[str]:
        return [without_tokens(client.get(page)) for page in pages]

    nothing_new = both()
    assert "What we can tell you will stand here." in nothing_new[0]
    said = Agreement.objects.create(
        partnership=partnership, person=referral.person, given_by="young_person", to="parent", state="given",
        said_at=MONDAY, recorded_by=practitioner, how="By phone",
    )  # fmt: skip
    answer(referral, practitioner, CANARY)
    assert CANARY in both()[0]

    said.delete()
    Line.objects.update(seen_at=None)
    assert both() == nothing_new


def test_a_professional_who_must_not_know_reads_no_answer_and_is_written_none(
    client: Client, partnership: Partnership, practitioner: Account, lead: Account
) -> None:
    plan = a_plan(partnership, holder="referrer")
    referral = a_request(partnership, asker=Asker.SOMEONE, referrer_plan=plan)
    assert referral.person is not None
    write(referral, "How is she?")
    answer(referral, practitioner, CANARY)
    client.post(reverse("my-request"), {"code": CODE, "word": WORD})
    assert CANARY in thread(client)

    stepfather = relative(referral.person, "Corin", lead, Kind.STEP_PARENT)
    tell_must_not_know(person=referral.person, relative=stepfather, reason=Secret.HARMER, plan=plan, **told(lead))

    assert CANARY not in thread(client)
    with pytest.raises(NotForThem, match="must not know"):
        answer(referral, practitioner, "And another")


def test_a_parent_is_told_what_is_true_for_every_parent_when_it_is_late(
    client: Client, partnership: Partnership
) -> None:
    referral = a_request(partnership, asker=Asker.CHILD, referrer_plan=a_plan(partnership, holder="parent"))
    write(referral, at=MONDAY - timedelta(days=7))
    client.post(reverse("my-request"), {"code": CODE, "word": WORD})

    assert "We said a person would read it by Wednesday 4 March, 9 am." in thread(client)
    assert "They are in danger now" in thread(client)


def test_staff_read_the_thread_on_the_page_of_the_request_and_answer_there(
    referral: Referral, practitioner: Account, signed_in: SignedIn
) -> None:
    write(referral, CANARY)
    browser = signed_in(practitioner)
    page = of_request(browser, referral)
    assert CANARY in page
    assert "Wed 11 Mar, 9 am" in page
    assert "Waits for an answer" in page

    to = reverse("request-write-back", args=[referral.pk])
    assert browser.post(to, {"answer_words": ""}).status_code == 422
    browser.post(to, {"answer_words": "Yes, at four."})
    assert "Yes, at four." in of_request(browser, referral)
    assert "Wrote to us" in of_request(browser, referral)
    assert not Line.objects.waiting().exists()


def test_staff_settle_a_message_with_a_reason(referral: Referral, practitioner: Account, signed_in: SignedIn) -> None:
    write(referral)
    browser, to = signed_in(practitioner), reverse("request-no-answer", args=[referral.pk])

    assert browser.post(to, {"why": ""}).status_code == 422
    browser.post(to, {"why": CANARY})
    assert CANARY in of_request(browser, referral)
    assert browser.post(to, {"why": "Again"}).status_code == 409


def test_an_answer_that_would_not_be_seen_is_refused_with_its_reason_and_its_words(
    partnership: Partnership, practitioner: Account, signed_in: SignedIn
) -> None:
    referral = a_request(partnership, asker=Asker.CHILD, referrer_plan=a_plan(partnership, holder="parent"))
    write(referral)
    to = reverse("request-write-back", args=[referral.pk])

    refused = signed_in(practitioner).post(to, {"answer_words": CANARY})

    assert refused.status_code == 409
    assert "ask the young person first" in refused.content.decode()
    assert CANARY in refused.content.decode()


def test_the_desk_sees_that_somebody_wrote_and_by_when_and_not_what(
    referral: Referral, administrator: Account, signed_in: SignedIn
) -> None:
    write(referral, CANARY)

    page = of_request(signed_in(administrator), referral)

    assert CANARY not in page
    assert "Wed 11 Mar, 9 am" in page
    assert "Practitioners and safeguarding leads read and answer them." in page


def test_the_task_leads_to_the_thread(referral: Referral, practitioner: Account, signed_in: SignedIn) -> None:
    write(referral)

    page = signed_in(practitioner).get(reverse("tasks-mine")).content.decode()
    assert "Somebody wrote about their request: answer them" in page
    task = re.search(r"/work/tasks/[0-9a-f-]{36}/", page)
    assert task is not None
    assert f"/work/requests/{referral.pk}/#messages" in signed_in(practitioner).get(task.group()).content.decode()
