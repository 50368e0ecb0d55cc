"""Whoever sent a file is told the truth about it on their own page, in plain words."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rightdoor.ground.access.actors import VISITOR, System
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.documents.actions import keep_document, settle
from rightdoor.ground.documents.lifecycle import FileState
from rightdoor.ground.documents.models import Document
from rightdoor.work.passport.tests.requests_here import CODE, WORD, a_request
from rightdoor.work.referrals.models import Asker, Referral
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_monday(settings: Any) -> None:
    settings.CLOCK = MONDAY.isoformat()
    settings.CLAMD = "/somewhere"


def add(request: Referral, state: FileState = FileState.HELD) -> Document:
    file = SimpleUploadedFile("My diary.txt", b"Dear diary")
    document = keep_document(about=request, partnership=request.partnership, file=file, by=VISITOR, at=MONDAY)
    if state is not FileState.HELD:
        settle(document_id=document.pk, state=state, found="Test.Harm", by=System("scan"), at=MONDAY)
    return document


def page_of(client: Client) -> str:
    return client.post("/my-request/", {"code": CODE, "word": WORD}, follow=True).content.decode()


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (FileState.HELD, "It is being checked. Nobody opens it until that is done."),
        (FileState.CLEAN, "Only people who decide about your request can open it."),
        (FileState.REFUSED, "It held something that can harm computers, so we did not keep it. You did nothing wrong."),
        (FileState.UNCHECKED, "We could not check it, so nobody opens it. Please tell us in words what it says."),
    ],
)
def test_their_page_says_what_became_of_their_file(
    state: FileState, words: str, client: Client, partnership: Partnership
) -> None:
    document = add(a_request(partnership), state)

    page = page_of(client)

    assert words in page
    assert "My diary.txt" in page
    assert "Test.Harm" not in page
    assert str(document.pk) not in page


def test_without_a_scanner_their_page_promises_no_checking(client: Client, partnership: Partnership, settings) -> None:
    settings.CLAMD = ""
    add(a_request(partnership))

    page = page_of(client)

    assert "It waits to be checked. Nobody opens it until that is done." in page
    assert "being checked" not in page


@pytest.mark.parametrize("asker", [Asker.CHILD, Asker.SOMEONE, Asker.GROUP])
def test_to_anybody_but_the_young_person_a_file_has_a_number_and_no_name(
    asker: Asker, client: Client, partnership: Partnership
) -> None:
    add(a_request(partnership, asker=asker))

    page = page_of(client)

    assert "File 1" in page
    assert "diary" not in page


def test_a_page_without_files_does_not_speak_of_files(client: Client, partnership: Partnership) -> None:
    a_request(partnership)

    assert "Files you added" not in page_of(client)
