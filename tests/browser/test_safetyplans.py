"""A safety plan in a browser: made together, shared line by line, printed, and read by the young person on a phone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.test_my_request import WORD, asked_by_telephone, open_with
from tests.browser.test_passport import child_of
from tests.browser.test_records import looked_at

pytestmark = pytest.mark.browser
Open, SignIn = Callable[..., Page], Callable[[Page, str], Page]


def test_a_plan_is_made_together_shared_by_the_child_and_read_on_their_phone(
    site: Site, browser_page: Open, sign_in_as: SignIn
) -> None:
    code = asked_by_telephone(sign_in_as(browser_page(), "front_door_administrator"))
    page = sign_in_as(browser_page(), "safeguarding_lead")
    page.goto(child_of(site, code))
    page.get_by_role("link", name=re.compile("safety plan")).click()
    looked_at(page)
    page.get_by_role("link", name="Begin one together").click()
    looked_at(page)
    page.get_by_role("button", name="Keep this version").click()
    expect(page.get_by_role("alert").first).to_contain_text("A plan is made together")
    looked_at(page)
    page.get_by_label("Made with").fill("Wren")
    page.get_by_label("Their own words").check()
    page.get_by_label("What I can do alone").fill("Cold water on my wrists\nThe playlist that Jo made")
    page.get_by_label("Perhaps").check()
    for box, words in (("Day", "9"), ("Month", "4"), ("Year", "2026")):
        page.get_by_label(box, exact=True).fill(words)
    page.get_by_role("button", name="Keep this version").click()
    expect(page.get_by_role("heading", name="Version 1")).to_be_visible()
    looked_at(page)
    page.get_by_role("link", name="Who else may see it").click()
    looked_at(page)
    page.get_by_label("On their own page").first.check()
    page.get_by_label(re.compile("They said this themselves")).check()
    page.get_by_role("button", name="Keep what they chose").click()
    expect(page.get_by_text("Also: their own page")).to_be_visible()
    page.get_by_role("link", name="The child’s own copy").click()
    expect(page.get_by_role("heading", name="My notes")).to_be_visible()
    looked_at(page)

    phone = browser_page(width=360)
    open_with(phone, code, WORD)
    phone.get_by_role("link", name="My notes").click()
    expect(phone.get_by_text("Cold water on my wrists")).to_have_count(0)
    looked_at(phone)
    phone.get_by_role("button", name="Show my notes").click()
    expect(phone.get_by_text("Cold water on my wrists")).to_be_visible()
    expect(phone.get_by_text("The playlist that Jo made")).to_have_count(0)
    assert phone.title() == "Page"
    looked_at(phone)
    phone.get_by_role("button", name="Take them off my page").click()
    expect(phone.get_by_text("Taken off. Your notes are not on this page any more.")).to_be_visible()
    expect(phone.get_by_role("link", name="My notes")).to_have_count(0)
