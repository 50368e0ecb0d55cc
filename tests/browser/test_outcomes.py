"""Goals and measures in a browser: a goal is set and scored, an instrument filled in, and answered by a link."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, sign_in
from tests.browser.test_records import looked_at

pytestmark = pytest.mark.browser
GOAL = "Sleep a whole night without the light"


def test_a_worker_sets_a_goal_scores_it_beside_a_session_and_fills_an_instrument_in(
    site: Site, browser_page: Callable[..., Page]
) -> None:
    page = sign_in(browser_page(), site.accounts()["team_member"])
    page.goto("/work/support/")
    page.locator("main a[href*='/work/support/']").first.click()
    page.get_by_text("Write a goal down").click()
    page.get_by_label("The goal, in their words").fill(GOAL)
    page.get_by_label("In the young person's own words").check()
    page.get_by_label("How near it is now, as they say").select_option("2")
    page.locator("form[action$='/goal/']").get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("heading", name=GOAL)).to_be_visible()
    looked_at(page)
    shown = page.url

    page.goto(f"{shown}measures/")
    looked_at(page)
    page.get_by_role("link", name=re.compile("^GAD-7")).click()
    looked_at(page)
    for box, words in (("Day", "9"), ("Month", "3"), ("Year", "2026")):
        page.get_by_label(box, exact=True).last.fill(words)
    page.get_by_label("The young person").check()
    for number in range(1, 8):
        page.locator(f"input[name='item_{number}'][value='1']").check()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("heading", name="GAD-7: Total")).to_be_visible()
    looked_at(page)

    page.goto(f"{shown}links/")
    looked_at(page)
    page.get_by_label("PHQ-9").check()
    page.get_by_label("The young person").check()
    page.get_by_label("I hand it over").check()
    page.get_by_role("button", name="Make the link").click()
    expect(page.get_by_role("heading", name="Hand it over now")).to_be_visible()
    address, words = page.locator("strong[translate=no]").first.inner_text(), page.locator(".rd-code").inner_text()
    looked_at(page)

    phone = browser_page()
    phone.set_viewport_size({"width": 360, "height": 740})
    phone.goto(address)
    phone.get_by_label("The two words").fill(words)
    phone.get_by_role("button", name="Open").click()
    looked_at(phone)
    phone.locator("input[name='asked_9'][value='1']").check()
    phone.get_by_role("button", name="Send my answers").click()
    expect(phone.get_by_role("heading", name="Please get help now")).to_be_visible()
    assert phone.title() == "Page"
    looked_at(phone)
