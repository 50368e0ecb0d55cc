"""Passing a child on in a browser: to whom, word by word what goes, and what the other service answers."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, both_widths, sign_in
from tests.browser.test_help import pressed
from tests.browser.test_records import looked_at

pytestmark = pytest.mark.browser
Open = Callable[..., Page]


@both_widths
def test_a_child_is_passed_on_and_stays_with_whoever_sent_them_until_somebody_says_yes(
    site: Site, browser_page: Open, width: int
) -> None:
    worker = sign_in(browser_page(width=width), site.accounts()["team_member"])
    worker.goto("/work/onward/")
    looked_at(worker)
    worker.goto("/work/support/")
    worker.locator("main li a", has=worker.locator("strong")).first.click()
    worker.get_by_role("link", name="Pass them on to another service").click()
    looked_at(worker)
    worker.get_by_role("link", name="Support bridge", exact=True).click()
    looked_at(worker)
    pressed(worker, "Send it")
    expect(worker.get_by_text("Say why this service").first).to_be_visible()
    worker.get_by_label(re.compile("Why this service")).fill("They want to work")
    worker.get_by_label("Who agreed to it, and how").fill("They did, in a session")
    worker.get_by_label("What we did").check()
    pressed(worker, "Send it")
    expect(
        worker.get_by_text(re.compile("Still missing|Sent, and not yet opened there|Say why it is right")).first
    ).to_be_visible()
    expect(worker.get_by_text("They want to work").first).to_be_visible()
    looked_at(worker)

    manager = sign_in(browser_page(width=width), site.accounts()["service_manager"])
    manager.get_by_role("link", name="Sent on").click()
    looked_at(manager)
    manager.locator("main li a").first.click()
    looked_at(manager)
