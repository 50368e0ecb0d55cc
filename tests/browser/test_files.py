"""A file from a phone to the desk of whoever decides: made harmless, held, checked by a real clamd, and saved."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rightdoor.ground.documents.tests.clamd_here import HARM, Clamd
from rightdoor.ground.documents.tests.files_here import CANARY, jpeg
from tests.browser.conftest import Site, assert_accessible
from tests.browser.test_asking import answer_safe, save, send, start
from tests.browser.test_my_request import open_with

pytestmark = pytest.mark.browser
SCAN = (
    "from rightdoor.config.own_work import begin; begin('scan'); from rightdoor.config.jobs import scan; "
    "from rightdoor.ground.access.middleware import moment; print(scan(moment()))"
)


@pytest.fixture
def scan(site: Site) -> Iterator[Callable[[], int]]:
    """Lets a real clamd look at every file that is held; how many it settled."""
    with tempfile.TemporaryDirectory(prefix="rd-clamd-") as folder:
        clamd = Clamd(Path(folder)).start()
        environment = {
            **site.environment,
            "RIGHTDOOR_CLAMD": clamd.address,
            "DJANGO_SETTINGS_MODULE": "rightdoor.config.settings",
        }

        def look() -> int:
            done = subprocess.run(
                [sys.executable, "-c", SCAN], env=environment, capture_output=True, text=True, check=True
            )
            return int(done.stdout.strip().splitlines()[-1])

        yield look
        clamd.kill()


def choose(page: Page, name: str, content: bytes) -> None:
    page.get_by_label("Choose a file").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    page.get_by_role("button", name="Add this file").click()


def test_a_photo_goes_from_a_phone_to_whoever_decides_and_a_harmful_letter_does_not(
    browser_page: Callable[..., Page], sign_in_as: Callable[[Page, str], Page], scan: Callable[[], int]
) -> None:
    phone = browser_page(width=360)
    start(phone, "For me")
    phone.get_by_role("radio", name="I am 12 or older").check()
    save(phone)
    answer_safe(phone)
    phone.goto("/ask/files/")
    choose(phone, "run.pdf", b"MZ\x90\0")
    expect(phone.get_by_role("link", name="not what its name says")).to_be_visible()
    assert_accessible(phone)
    choose(phone, "our kitchen.jpg", jpeg(exif=True))
    choose(phone, "letter.txt", b"Dear all " + HARM)
    expect(phone.get_by_text("Nobody opens it until that is done.")).to_have_count(2)
    assert_accessible(phone)
    phone.goto("/ask/check/")
    code = send(phone, word="otter9")

    assert scan() >= 2

    open_with(phone, code, "otter9")
    expect(phone.get_by_text("It held something that can harm computers")).to_be_visible()
    expect(phone.get_by_text("Only people who decide about your request can open it.")).to_be_visible()
    assert_accessible(phone)

    desk = sign_in_as(browser_page(), "practitioner")
    desk.get_by_role("searchbox").fill(code)
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", name="Files they sent")).to_be_visible()
    expect(desk.get_by_text("It held something harmful and is gone.")).to_be_visible()
    assert_accessible(desk)
    with desk.expect_download() as saving:
        desk.get_by_role("link", name="Save our kitchen.jpg").click()
    saved = saving.value
    assert saved.suggested_filename.startswith("file-")
    assert "kitchen" not in saved.suggested_filename
    content = Path(saved.path()).read_bytes()
    assert content.startswith(b"\xff\xd8\xff")
    assert CANARY.encode() not in content
    assert desk.get_by_role("link", name="Save letter.txt").count() == 0
