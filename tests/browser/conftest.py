"""A real site for the browser: the served product, on a filled database of its own, at a time that is given."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe, AxeResults
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from playwright.sync_api import Error as Gone

from conftest import FILLED, clone, drop, made_once
from tests.browser.turning import presses_settle, watched

RIGHTDOOR = Path(sys.executable).with_name("rightdoor")
COUNTY = Path(__file__).parents[2] / "src" / "rightdoor" / "demo" / "county.toml"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's driver keeps a loop running beside other tests
WHEN = "2026-03-10T10:00:00"  # an ordinary Tuesday morning, so that 'open now' is the same every day
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip

both_widths = pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.full)])
"""A journey on a phone each time, and on a desk as well with ``--full``; each page is looked at both ways elsewhere."""


class Site:
    """A running site: its address, and its environment for commands."""

    def __init__(self, url: str, environment: dict[str, str]) -> None:
        self.url, self.environment = url, environment

        self._accounts: dict[str, dict[str, str]] = {}

    def accounts(self) -> dict[str, dict[str, str]]:
        """The demo's accounts by role; asked for once, since they do not change."""
        if not self._accounts:
            done = self.run("demo", "accounts", "--json")
            self._accounts = {row["role"]: row for row in json.loads(done.stdout)}
        return self._accounts

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([RIGHTDOOR, *words], env=self.environment, capture_output=True, text=True, check=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def site(django_db_setup: None, worker_id: str) -> Iterator[Site]:
    """One site for the whole session; a journey makes its own requests and leaves others' alone."""
    name = f"rd_{os.getpid()}_site_{worker_id}"
    clone(name, of=made_once(FILLED, fill))
    environment = environment_for(name)
    try:
        with served(environment) as running:
            yield running
    finally:
        drop(name)


def fill(database: str) -> None:
    """The invented county, at the time of the journeys."""
    environment = environment_for(database)
    subprocess.run([RIGHTDOOR, "demo", "fill"], env=environment, check=True, stdout=subprocess.DEVNULL)


def environment_for(database: str, *, at: str = WHEN) -> dict[str, str]:
    """What a command must know to work on this database, at this time."""
    environment = {**os.environ, "RIGHTDOOR_CLOCK": at, "RIGHTDOOR_MODE": "test", "RIGHTDOOR_COUNTY": str(COUNTY)}
    for variable in ("DATABASE_URL", "DATABASE_OWNER_URL"):
        before, _, after = os.environ[variable].partition("?")
        environment[variable] = before.rsplit("/", 1)[0] + f"/{database}?{after}"
    return environment


@contextmanager
def served(environment: dict[str, str]) -> Iterator[Site]:
    """The site on a port of its own, for as long as it is asked for."""
    port = free_port()
    server = subprocess.Popen([RIGHTDOOR, "serve", "--port", str(port)], env=environment)
    try:
        wait_for(f"http://127.0.0.1:{port}/health/ready")
        yield Site(f"http://127.0.0.1:{port}", environment)
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(url: str) -> None:
    for _ in range(200):
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310  our own address
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(url)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright, presses_settle():
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page_on(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page of a site: page_on(url, width=360, javascript=False).  No page may call another host.

    Nothing moves there, as for whoever asks their device for that: what a page looks like is judged at rest, and
    never in the tenth of a second in which a button's colour is on its way to another.
    """
    contexts: list[BrowserContext] = []
    strangers: list[str] = []

    def open_page(url: str, *, width: int = 1280, javascript: bool = True, dark: bool = False) -> Page:
        context = chromium.new_context(
            base_url=url,
            viewport={"width": width, "height": 800},
            java_script_enabled=javascript,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="Europe/London",
        )
        context.set_default_timeout(8000)
        contexts.append(context)
        page = watched(context.new_page())
        allowed = (url, "data:", "about:", "blob:")
        page.on(
            "request", lambda request: strangers.append(request.url) if not request.url.startswith(allowed) else None
        )
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert strangers == []


@pytest.fixture
def browser_page(page_on: Callable[..., Page], site: Site) -> Callable[..., Page]:
    """Opens a page of the one site: browser_page(width=360, javascript=False)."""
    return partial(page_on, site.url)


def with_a_key(page: Page) -> Page:
    """This browser has something that makes keys (WebAuthn), and says yes to its owner's finger."""
    keys = page.context.new_cdp_session(page)
    keys.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return page


def checked_by_axe(page: Page) -> AxeResults:
    """What axe says of the page that is there, once it has loaded.

    A link that was just pressed may take the old page away while axe reads it; then the one that came is read.
    """
    for _ in range(2):
        page.wait_for_load_state()
        try:
            return Axe().run(page, options={"resultTypes": ["violations"]})
        except Gone:
            continue
    page.wait_for_load_state()
    return Axe().run(page, options={"resultTypes": ["violations"]})


def assert_accessible(page: Page) -> None:  # imported by the journeys
    """No violation that axe can find, and no sideways scrolling."""
    results = checked_by_axe(page)
    found = [f"{v['id']}: {v['help']} {[n['target'] for n in v['nodes']][:3]}" for v in results.response["violations"]]
    assert found == [], page.url
    assert_no_scroll(page)


def assert_no_scroll(page: Page) -> None:
    """Nothing on the page is wider than the window."""
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0, f"{page.url} scrolls sideways by {wider} px"


@pytest.fixture
def sign_in_as(site: Site) -> Callable[[Page, str], Page]:
    """Signs a role in: sign_in_as(page, "practitioner")."""

    def sign_in_here(page: Page, role: str) -> Page:
        return sign_in(page, site.accounts()[role])

    return sign_in_here


def sign_in(page: Page, account: dict[str, str]) -> Page:
    """Sign in at the door for staff."""
    page.goto("/sign-in/")
    page.get_by_label("E-mail address").fill(account["email"])
    page.get_by_label("Password").fill(account["password"])
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile(r"/(work|accounts?)/"))
    return page
