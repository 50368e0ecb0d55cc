"""How files come in, on every page: kept in memory up to a limit, never written to the disk, and no flood is read."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

LARGEST = 5 * 1024 * 1024
MOST_READ = 40 * 1024 * 1024  # so much is read, to be able to answer on the same page; a flood is not
Answer = Callable[[HttpRequest], HttpResponseBase]


class NoFlood:
    """Answers at once where far more is sent than any form of ours could hold; nothing of it is read."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        said = request.META.get("CONTENT_LENGTH") or "0"
        if said.isdecimal() and int(said) <= MOST_READ:
            return self.answer(request)
        return render(request, "documents/too_large.html", status=413)


class InMemory(FileUploadHandler):
    """Keeps a file of ordinary size in memory; of a larger one only its size, so that its page can say so.

    Django makes one for each request, so several files share the room of one.
    """

    taken = 0

    def new_file(self, *arguments: Any, **named: Any) -> None:
        super().new_file(*arguments, **named)
        self.pieces: list[bytes] = []
        self.length = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002  Django's signature
        self.length += len(raw_data)
        if self.taken + self.length <= LARGEST:
            self.pieces.append(raw_data)
        else:
            self.pieces = []

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file; one that was too large is empty and still tells its size."""
        content = BytesIO(b"".join(self.pieces))
        self.taken += content.getbuffer().nbytes
        return InMemoryUploadedFile(
            content, self.field_name, self.file_name or "", self.content_type, file_size, self.charset,
            self.content_type_extra,
        )  # fmt: skip
