"""How files come in: within memory, never onto the disk, and a flood is not read."""

import os
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client, RequestFactory

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.documents.actions import keep_document
from rightdoor.ground.documents.receiving import LARGEST, MOST_READ
from rightdoor.ground.documents.refusals import NotKept
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db


def received(content: bytes):
    """The request as a page of ours reads it."""
    return RequestFactory().post("/", {"words": "Dear all", "paper": SimpleUploadedFile("a.pdf", content)})


def test_a_file_of_any_size_never_reaches_the_disk(monkeypatch: pytest.MonkeyPatch, settings) -> None:
    written: list[str] = []
    monkeypatch.setattr(TemporaryFileUploadHandler, "new_file", lambda *_a, **_n: written.append("a file"))

    request = received(b"x" * LARGEST)

    assert request.FILES["paper"].read() == b"x" * LARGEST
    assert isinstance(request.FILES["paper"].file, BytesIO)
    assert written == []


def test_a_file_that_is_too_large_tells_its_size_and_takes_no_memory() -> None:
    request = received(b"x" * (LARGEST + 1))

    assert request.FILES["paper"].size == LARGEST + 1
    assert request.FILES["paper"].read() == b""
    assert request.POST["words"] == "Dear all"


def test_several_files_together_take_no_more_room_than_one(administrator, partnership) -> None:
    files = {f"paper{number}": SimpleUploadedFile("a.txt", b"x" * (LARGEST // 2)) for number in range(4)}

    received = RequestFactory().post("/", files).FILES

    assert [len(received[name].read()) for name in sorted(files)] == [LARGEST // 2, LARGEST // 2, 0, 0]
    with pytest.raises(NotKept, match="larger than 5 MB"):
        keep_document(about=administrator, partnership=partnership, file=received["paper3"], by=VISITOR, at=MONDAY)


def test_a_flood_is_answered_at_once_and_not_read(client: Client) -> None:
    class Unread(BytesIO):
        def read(self, *_sizes: int) -> bytes:
            pytest.fail("It was read.")

    answer = client.generic(
        "POST", "/ask/files/", b"", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(MOST_READ + 1),
        **{"wsgi.input": Unread()},
    )  # fmt: skip

    assert answer.status_code == 413
    assert "Everything you typed is kept" in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("length", ["-1", "many", "9" * 30])
def test_a_length_that_cannot_be_is_answered_in_the_same_way(client: Client, length: str) -> None:
    assert client.generic("POST", "/ask/files/", b"", CONTENT_LENGTH=length).status_code == 413


def test_ten_thousand_files_at_once_are_not_taken(client: Client) -> None:
    files = {f"paper{number}": SimpleUploadedFile("a.txt", b"a") for number in range(200)}

    assert client.post("/ask/files/", files).status_code == 400


def test_this_process_left_no_file_open_behind() -> None:
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208  a process's own open files
    for _ in range(5):
        received(b"x" * 100_000)
    assert len(os.listdir("/proc/self/fd")) <= before  # noqa: PTH208
