"""A note that is kept apart from the start, read by those who are named, and opened again by two people."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, sign_in
from tests.browser.test_records import looked_at, step_up
from tests.browser.test_triage import open_request

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
TOLD = "She told me something that nobody else may read."


def test_a_note_is_kept_apart_and_opened_again_by_two(site: Site, browser_page: Open) -> None:
    worker, lead = site.accounts()["practitioner"], site.accounts()["safeguarding_lead"]
    page = sign_in(browser_page(), worker)
    address = open_request(page)
    page.get_by_text("Write down a call, a text or a visit").click()
    page.get_by_label("With whom").fill("The young person")
    page.get_by_label("Notes").fill(TOLD)
    page.get_by_text("Keep it apart", exact=True).click()
    page.get_by_label("Keep it apart: only the people I choose can read it").check()
    page.get_by_role("button", name="Keep it", exact=True).click()
    expect(page.get_by_role("link", name="Choose why it is kept apart")).to_be_visible()
    expect(page.get_by_label("Notes")).to_have_value(TOLD)
    looked_at(page)

    page.get_by_label("Sexual violence counselling").check()
    page.get_by_label(f"{lead['name']}, safeguarding lead").check()
    page.get_by_role("button", name="Keep it", exact=True).dblclick()
    expect(page.get_by_text(TOLD)).to_have_count(1)
    page.get_by_role("link", name=f"Kept apart, for you and {lead['name']}").click()
    expect(page.get_by_role("heading", name="Kept apart")).to_be_visible()
    looked_at(page)
    other = sign_in(browser_page(), site.accounts()["second_practitioner"])
    other.goto(address)
    expect(other.get_by_text(TOLD)).to_have_count(0)
    assert other.goto(page.url).status == 404  # type: ignore[union-attr]

    page.get_by_label("Why should everybody").fill("The whole team must plan with this now.")
    page.get_by_role("button", name="Ask a second person").click()
    step_up(page, worker)
    expect(page.get_by_text("asks to open it")).to_be_visible()

    second = sign_in(browser_page(), lead)
    second.goto("/work/tasks/")
    second.get_by_role("link", name="A second person must agree").first.click()
    second.get_by_role("link", name="Open it").click()
    step_up(second, lead)
    expect(second.get_by_text("The whole team must plan with this now.")).to_be_visible()
    looked_at(second)
    second.get_by_label("Open it to everybody who works on this request").check()
    second.get_by_role("button", name="Keep my answer").dblclick()
    second.wait_for_url(re.compile("/work/(requests|tasks)/"))
    other.goto(address)
    expect(other.get_by_text(TOLD)).to_have_count(1)
    page.goto(address)
    page.get_by_role("link", name="Keep apart", exact=True).first.click()
    looked_at(page)
