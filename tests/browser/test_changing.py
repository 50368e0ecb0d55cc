"""A service changed on its page: one manager writes, looks at what it would have changed and asks; another agrees."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, both_widths, sign_in
from tests.browser.test_help import day, opened, pressed
from tests.browser.test_records import looked_at

pytestmark = pytest.mark.browser
Open = Callable[..., Page]


@both_widths
def test_another_age_is_written_held_against_the_past_and_agreed_to_by_a_second_manager(
    site: Site, browser_page: Open, width: int
) -> None:
    manager = sign_in(browser_page(width=width), site.accounts()["service_manager"])
    manager.goto("/work/support/waiting/")
    manager.get_by_role("link", name="Services", exact=True).click()
    looked_at(manager)
    manager.get_by_role("link", name="EYPDAS").click()
    looked_at(manager)
    with manager.expect_navigation():
        manager.get_by_role("button", name=re.compile("What it asks for")).click()
    manager.locator(".rd-todo a").first.click()
    looked_at(manager)
    manager.get_by_label("At least").fill("nine")
    pressed(manager, "Keep it in the draft")
    expect(manager.get_by_text("Write a whole number, or leave it empty").first).to_be_visible()
    manager.get_by_label("At least").fill("12")
    manager.get_by_label("Where these words stand").fill("Contract of 3 March 2026")
    pressed(manager, "Keep it in the draft")
    expect(manager.locator("ins").first).to_contain_text("least = 12")
    looked_at(manager)
    address = manager.url
    manager.get_by_role("link", name=re.compile("among past requests")).click()
    expect(manager.get_by_text(re.compile("Requests looked at: about"))).to_be_visible()
    looked_at(manager)
    manager.go_back()
    opened(manager, "Ask a second person")
    day(manager, "from_day", "1", "6", "2026")
    manager.get_by_label("Why").fill("The new contract begins")
    pressed(manager, "Ask a second person")
    expect(manager.get_by_text("waits for a second person")).to_be_visible()

    second = sign_in(browser_page(width=width), site.accounts()["second_service_manager"])
    second.goto(address)
    opened(second, "Agree, or not")
    second.get_by_label("Yes, it holds from its day").check()
    pressed(second, "Say so")
    expect(second.get_by_text(re.compile("agreed by Cressida Wolding"))).to_be_visible()
    looked_at(second)
