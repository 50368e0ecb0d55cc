"""Adding a file on the page: what is refused is explained, and nothing that was typed is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.documents.actions import settle
from rightdoor.ground.documents.lifecycle import FileState
from rightdoor.ground.documents.models import Document
from rightdoor.ground.documents.receiving import LARGEST
from rightdoor.ground.documents.tests.files_here import CANARY, HARMLESS, jpeg, odt, pdf
from rightdoor.work.referrals.models import Draft
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
TYPED = "I can't sleep, and everything is loud."
HOSTILE = {
    "a program": ("letter.pdf", b"MZ\x90\0", "not what its name says"),
    "two files in one": ("letter.pdf", pdf() + odt(), "Something else is hidden in that file"),
    "a page": ("letter.txt", b"<!doctype html><script>alert(1)</script>", "Something else is hidden in that file"),
    "macros": ("letter.odt", odt(Basic__x_xml="<x/>"), "holds small programs"),
    "a photo of another sort": ("IMG.heic", b"\0\0\0\x18ftypheic", "Save it as a JPEG"),
    "too much": ("letter.pdf", b"%PDF-" + b"x" * LARGEST, "larger than 5 MB"),
    "another kind": ("run.exe", b"MZ", "A PDF, a Word letter, a JPEG or PNG picture or plain text will do"),
}


@pytest.fixture
def writing(client: Client, partnership: Partnership, settings) -> Client:
    """Somebody in the middle of writing, with words already kept."""
    settings.CLOCK = MONDAY.isoformat()
    settings.CLAMD = "/somewhere"
    client.post("/ask/", {"asker": "me"})
    Draft.objects.update(answers={"story": TYPED})
    return client


def add(browser: Client, name: str, content: bytes) -> HttpResponse:
    return browser.post("/ask/files/", {"paper": SimpleUploadedFile(name, content)}, follow=True)


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_explained_on_its_page_and_the_words_stay(what: str, writing: Client) -> None:
    name, content, said = HOSTILE[what]

    page = add(writing, name, content)

    assert page.status_code == 422
    assert said in page.text
    assert "Everything you typed is kept" in page.text
    assert Draft.objects.get().answers == {"story": TYPED}
    assert not Document.objects.exists()


@pytest.mark.parametrize("name", HARMLESS)
def test_a_harmless_file_of_each_kind_is_added_and_said_to_be_checked(name: str, writing: Client) -> None:
    page = add(writing, name, HARMLESS[name])

    assert page.status_code == 200
    assert name in page.text
    assert "It is being checked. Nobody opens it until that is done." in page.text


def test_what_is_kept_no_longer_tells_where_a_photo_was_taken(writing: Client) -> None:
    add(writing, "photo.jpg", jpeg(exif=True))

    assert CANARY.encode() not in bytes(Document.objects.get().content)


def test_whoever_is_still_writing_reads_that_a_file_was_harmful(writing: Client) -> None:
    add(writing, "letter.txt", b"Dear all")
    settle(document_id=Document.objects.get().pk, state=FileState.REFUSED, found="x", by=System("scan"), at=MONDAY)

    page = writing.get("/ask/files/")

    assert "It held something that can harm computers" in page.text
    assert "You did nothing wrong" in page.text


def test_a_name_is_shown_as_words_and_never_as_a_page(writing: Client) -> None:
    page = add(writing, "<img src=x>.txt", b"Dear all")

    assert "&lt;img src=x&gt;.txt" in page.text
    assert "<img src=x" not in page.text


def test_a_phone_is_asked_for_the_kinds_that_are_taken(writing: Client) -> None:
    assert 'accept="application/pdf,image/jpeg,image/png,text/plain,.docx,.odt"' in writing.get("/ask/files/").text
