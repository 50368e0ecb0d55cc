"""The database goes away in the middle of a page: what was typed comes back, and help is shown."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from rightdoor.config.failures import Unreachable
from rightdoor.ground.access.models import Partnership

CODE = "likeness kerchief recharger emporium"


@pytest.fixture
def down(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever these pages ask first, nobody answers."""

    def unreachable(*_arguments: object, **_named: object) -> None:
        raise OperationalError("server closed the connection")

    for asked in ("referrals.sitting.draft_here", "referrals.sitting.receipt_here", "passport.views.knocking.try_code"):
        monkeypatch.setattr(f"rightdoor.work.{asked}", unreachable)


@pytest.mark.parametrize(
    ("path", "typed", "shown"),
    [
        ("/my-request/", {"code": CODE, "word": "kettle drum"}, CODE),
        ("/ask/10/", {"story": "I can't sleep at night"}, "I can&#39;t sleep at night"),
    ],
)
def test_what_was_typed_comes_back(
    client: Client, partnership: Partnership, down: None, path: str, typed: dict[str, str], shown: str
) -> None:
    answer = client.post(path, typed)
    page = answer.content.decode()

    assert answer.status_code == 503
    assert "Your words are still on this page" in page
    assert f'value="{shown}"' in page
    assert f">{shown}</p>" in page
    assert "tel:999" in page
    assert ">kettle drum<" not in page


@pytest.mark.parametrize("path", ["/ask/list/", "/ask/done/"])
def test_a_page_that_cannot_be_shown_says_so_and_where_help_is(
    client: Client, partnership: Partnership, down: None, path: str
) -> None:
    answer = client.get(path)
    page = answer.content.decode()

    assert answer.status_code == 503
    assert "What you saved before is safe" in page
    assert "tel:999" in page


@pytest.mark.parametrize("fault", [OperationalError, InterfaceError])
def test_a_password_is_never_written_into_a_page(rf: RequestFactory, fault: type[Exception]) -> None:
    request = rf.post("/sign-in/", {"email": "a@example.org", "password": "lantern on the step"})

    answer = Unreachable(no_content).process_exception(request, fault("gone"))

    assert answer is not None
    assert answer.status_code == 503
    assert b'value="a@example.org"' in answer.content
    assert b"lantern" not in answer.content


def test_a_file_has_to_be_chosen_again(rf: RequestFactory) -> None:
    request = rf.post("/ask/files/", {"paper": SimpleUploadedFile("letter.txt", b"A letter")})

    answer = Unreachable(no_content).process_exception(request, OperationalError())

    assert answer is not None
    assert b"Choose it again when this works" in answer.content


def test_any_other_fault_is_left_to_others(rf: RequestFactory) -> None:
    assert Unreachable(no_content).process_exception(rf.get("/"), ValueError()) is None


def no_content(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=204)
