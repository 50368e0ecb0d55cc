"""A receipt is a promise: whatever happens to the server after it, the request is there."""

import subprocess
from collections.abc import Iterator
from urllib.parse import urlsplit

import psycopg
import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import RIGHTDOOR, Site, free_port, wait_for
from tests.browser.test_asking import answer_safe, save, send, start

pytestmark = pytest.mark.browser


class Doomed:
    """A second server on the same database, which can be killed without hurting the other journeys."""

    def __init__(self, site: Site) -> None:
        self.port = free_port()
        self.site = site
        self.process = self.begin()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def begin(self) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen([RIGHTDOOR, "serve", "--port", str(self.port)], env=self.site.environment)
        wait_for(f"{self.url}/health/ready")
        return process

    def kill(self) -> None:
        """As a power cut would: no goodbye.  Its worker goes with it."""
        subprocess.run(["pkill", "-9", "-P", str(self.process.pid)], check=False)
        self.process.kill()
        self.process.wait()


@pytest.fixture
def doomed(site: Site) -> Iterator[Doomed]:
    server = Doomed(site)
    yield server
    server.kill()


@pytest.fixture
def page(chromium: Browser, doomed: Doomed) -> Iterator[Page]:
    context = chromium.new_context(
        base_url=doomed.url, viewport={"width": 360, "height": 800}, java_script_enabled=False
    )
    context.set_default_timeout(8000)
    yield context.new_page()
    context.close()


def codes_on_record(site: Site, code: str) -> int:
    parts = urlsplit(site.environment["DATABASE_OWNER_URL"])
    with psycopg.connect(parts.geturl()) as database:
        row = database.execute("select count(*) from referrals_referral where code = %s", [code]).fetchone()
    assert row is not None
    return int(row[0])


def test_a_request_with_a_receipt_outlives_its_server(page: Page, doomed: Doomed, site: Site) -> None:
    start(page, "For me")
    page.get_by_role("radio", name="I am 12 or older").check()
    save(page)
    answer_safe(page)
    page.goto("/ask/check/")

    code = send(page, "kettle").replace(" ", "-")
    doomed.kill()

    assert codes_on_record(site, code) == 1


def test_what_was_typed_is_there_when_the_server_comes_back(page: Page, doomed: Doomed) -> None:
    start(page, "For me")
    page.get_by_role("radio", name="I am 12 or older").check()
    save(page)
    answer_safe(page)
    page.get_by_role("checkbox", name="Text me").check()
    page.get_by_label("Mobile number").fill("07700 900 123")
    save(page)

    doomed.kill()
    doomed.process = doomed.begin()
    page.goto("/ask/check/")

    assert "07700 900" in page.content()
