"""Goals and measures in a browser: a goal is set, a number said beside a session, an instrument filled in."""

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
