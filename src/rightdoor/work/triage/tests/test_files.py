"""The files of a request on its page: their state in words, and a way to save what was checked."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rightdoor.ground.access.actors import VISITOR, System
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.documents.actions import keep_document, settle
from rightdoor.ground.documents.lifecycle import FileState
from rightdoor.ground.documents.models import Document
from rightdoor.ground.documents.naming import neutral_name
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY, staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(settings) -> None:
    settings.CLOCK = MONDAY.isoformat()
    settings.CLAMD = "/somewhere"


def file_of(request, state: FileState, name: str = "<b>letter.txt", content: bytes = b"Dear all") -> Document:
    document = keep_document(
        about=request, partnership=request.partnership, file=SimpleUploadedFile(name, content), by=VISITOR, at=MONDAY
    )
    if state is not FileState.HELD:
        settle(document_id=document.pk, state=state, found="Test", by=System("scan"), at=MONDAY)
    return document


def see(browser, request) -> str:
    return browser.get(reverse("request", args=[request.pk])).content.decode()


def test_a_checked_file_can_be_saved_under_a_name_that_says_nothing(partnership, practitioner, signed_in) -> None:
    one = request_of(partnership)
    document = file_of(one, FileState.CLEAN)

    page = see(signed_in(practitioner), one)

    assert "&lt;b&gt;letter.txt" in page
    assert reverse("file", args=[document.pk]) in page
    assert neutral_name(document) in page


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (FileState.HELD, "It is being checked for harm. Until then nobody can open it."),
        (FileState.REFUSED, "It held something harmful and is gone."),
        (FileState.UNCHECKED, "The scanner could not read it, so it stays shut."),
    ],
)
def test_any_other_file_is_told_about_and_cannot_be_opened(
    state: FileState, words: str, partnership, practitioner, signed_in
) -> None:
    one = request_of(partnership)
    document = file_of(one, state)

    page = see(signed_in(practitioner), one)

    assert words in page
    assert reverse("file", args=[document.pk]) not in page


def test_a_site_without_a_scanner_says_so(partnership, practitioner, signed_in, settings) -> None:
    settings.CLAMD = ""
    one = request_of(partnership)
    file_of(one, FileState.HELD)

    assert "This site has no scanner, so it stays held and nobody can open it." in see(signed_in(practitioner), one)


def test_whoever_may_not_open_files_sees_the_same_page_as_for_a_request_without_any(
    partnership, administrator, signed_in
) -> None:
    one = request_of(partnership)
    browser = signed_in(administrator)
    before = see(browser, one)

    file_of(one, FileState.CLEAN)

    assert plain(see(browser, one)) == plain(before)
    assert "Files they sent" not in before


def plain(page: str) -> list[str]:
    """Without what differs each time."""
    return [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line and "nonce" not in line]


def test_two_files_or_five_ask_the_database_the_same_number_of_times(partnership, practitioner, signed_in) -> None:
    one, browser = request_of(partnership), signed_in(practitioner)
    counts = []
    for number in range(5):
        file_of(one, FileState.CLEAN, content=b"letter %d" % number)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            see(browser, one)
        counts.append(len(asked))
        assert not any('"documents_document"."content"' in each["sql"] for each in asked)

    assert counts[1] == counts[4]


def test_a_practitioner_of_another_area_sees_no_files_because_there_is_no_page(partnership, signed_in) -> None:
    one = request_of(partnership)
    file_of(one, FileState.CLEAN)

    page = see(signed_in(staff(partnership, "Over There", Role.PRACTITIONER, area="essex")), one)

    assert "letter" not in page
