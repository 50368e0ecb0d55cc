"""A file that holds something harmful: nobody sees it, the front door is asked, its sender is told what to do."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.actors import VISITOR, System
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.documents.actions import NotThere, keep_document, open_document, settle
from rightdoor.ground.documents.lifecycle import FileState
from rightdoor.ground.documents.models import Document
from rightdoor.ground.tasks.models import Task
from rightdoor.work.referrals.actions.drafting import start_draft
from rightdoor.work.referrals.actions.sending import send_referral
from rightdoor.work.referrals.actions.working import withdraw
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY, SignedIn, staff

pytestmark = pytest.mark.django_db


def added(about: Any, name: str = "diary.txt", words: bytes = b"Dear diary") -> Document:
    file = SimpleUploadedFile(name, words)
    return keep_document(about=about, partnership=about.partnership, file=file, by=VISITOR, at=MONDAY)


def refuse(document: Document, state: FileState = FileState.REFUSED) -> None:
    settle(document_id=document.pk, state=state, found="Test.Harm", by=System("scan"), at=MONDAY)


def tasks() -> list[tuple[str, Any]]:
    return list(Task.objects.filter(kind=Task.Kind.UNSAFE_FILE).values_list("area", "about_id"))


def test_the_front_door_of_the_area_is_asked_once_for_all_files(
    partnership: Partnership, practitioner: Account, signed_in: SignedIn, settings: Any
) -> None:
    settings.CLOCK = MONDAY.isoformat()
    referral = request_of(partnership)
    file = added(referral)
    refuse(file)
    refuse(added(referral, "second.txt", b"Second"))

    assert tasks() == [("kent", referral.pk)]
    with pytest.raises(NotThere):
        open_document(document_id=file.pk, by=practitioner, at=MONDAY)
    assert bytes(Document.objects.get(pk=file.pk).content) == b""
    browser = signed_in(practitioner)
    task = Task.objects.get(kind=Task.Kind.UNSAFE_FILE)
    page = browser.get(reverse("tasks-one", args=[task.pk])).content.decode()
    assert reverse("request", args=[referral.pk]) in page
    assert "It is done" in page
    assert "ask what was in it" in browser.get(reverse("request", args=[referral.pk])).content.decode()
    assert browser.post(reverse("tasks-finish", args=[task.pk]), {"outcome": "She told us"}).status_code == 302


def test_it_is_not_there_for_another_area(partnership: Partnership) -> None:
    refuse(added(request_of(partnership)))

    elsewhere = staff(partnership, "Only Medway", Role.PRACTITIONER, area="medway")
    assert not Task.objects.visible_to(elsewhere, MONDAY).exists()


@pytest.mark.parametrize("state", [FileState.CLEAN, FileState.UNCHECKED])
def test_what_is_clean_or_could_not_be_read_asks_nobody(partnership: Partnership, state: FileState) -> None:
    refuse(added(request_of(partnership)), state)

    assert tasks() == []


def test_what_was_refused_while_it_was_written_is_asked_for_once_it_is_sent(partnership: Partnership) -> None:
    draft = start_draft(
        partnership=partnership, asker="me", browser_key="tests", area="kent", answers={"story": "I am sad"},
        by=VISITOR, at=MONDAY,
    )  # fmt: skip
    refuse(added(draft))
    assert tasks() == []

    referral = send_referral(draft_id=draft.pk, by=VISITOR, at=MONDAY)

    assert tasks() == [("kent", referral.pk)]


def test_a_request_that_was_stopped_meanwhile_asks_nobody(partnership: Partnership) -> None:
    referral = request_of(partnership)
    file = added(referral)
    withdraw(referral_id=referral.pk, by=VISITOR, at=MONDAY)

    refuse(file)

    assert tasks() == []


def test_whoever_sent_it_reads_what_to_do(partnership: Partnership, client: Client, settings: Any) -> None:
    from rightdoor.work.passport.tests.requests_here import CODE, WORD, a_request  # noqa: PLC0415  a room above

    settings.CLOCK = MONDAY.isoformat()
    refuse(added(a_request(partnership)))

    page = client.post("/my-request/", {"code": CODE, "word": WORD}, follow=True).content.decode()

    assert "Please tell us in words what it says. The device it came from may need a virus check." in page
    assert reverse("my-request-add") in page
