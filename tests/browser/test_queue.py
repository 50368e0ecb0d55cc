"""The queue: by keyboard alone, on a phone, with axe, and two people at once."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import assert_accessible

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
SignIn = Callable[[Page, str], Page]


def on_row(page: Page) -> str:
    """The address of the row that the keyboard is on."""
    return str(page.locator("[data-row][aria-current=true] [data-open]").get_attribute("href"))


def test_the_queue_is_worked_by_keyboard_alone(browser_page: Opener, sign_in_as: SignIn) -> None:
    page = sign_in_as(browser_page(), "front_door_administrator")
    expect(page.get_by_role("heading", name="Queue", level=1)).to_be_visible()
    assert_accessible(page)
    while not page.locator("[data-row][aria-current=true]:not(.rd-pinned)").count():
        page.keyboard.press("j")
    first = on_row(page)
    expect(page.locator(".rd-peek h2")).to_be_visible()
    page.keyboard.press("j")
    assert on_row(page) != first
    page.keyboard.press("k")
    assert on_row(page) == first
    expect(page.locator(".rd-peek [data-key=a]")).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("a")
    expect(page.locator("[data-row][aria-current=true] .rd-rows__looking")).to_contain_text("You")
    page.keyboard.press("/")
    expect(page.get_by_label("Search by code or name")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("o")

    page.wait_for_url(re.compile(first + "$"))


def test_a_colleague_sees_who_is_looking(browser_page: Opener, sign_in_as: SignIn) -> None:
    mine = sign_in_as(browser_page(), "practitioner")
    mine.goto("/work/queue/")
    address = mine.locator("[data-row]:not(.rd-pinned) [data-open]").last.get_attribute("href")
    key = str(address).removeprefix("/work/requests/").strip("/")
    mine.goto(f"/work/queue/?at={key}")
    mine.get_by_role("button", name="I’m looking at this").click()
    mine.wait_for_url("**at=**")

    theirs = sign_in_as(browser_page(), "second_practitioner")

    row = theirs.locator(f"[data-row]:has([data-open][href='{address}'])")
    expect(row.locator(".rd-rows__looking")).to_contain_text("Tamsin Oakapple")


def test_flags_stay_above_whatever_is_filtered(browser_page: Opener, sign_in_as: SignIn) -> None:
    page = sign_in_as(browser_page(), "front_door_administrator")
    flagged = page.locator(".rd-pinned [data-open]").all_inner_texts()
    assert flagged

    for name in ("Mine", "Waiting for facts", "Answered", "Essex", "18 or over", "a group"):
        page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()
        expect(page.locator(".rd-pinned").first).to_be_visible()
        assert page.locator(".rd-pinned [data-open]").all_inner_texts() == flagged
        assert page.locator("[data-row]").first.get_attribute("class") == "rd-pinned"


def test_rows_are_cards_on_a_phone(browser_page: Opener, sign_in_as: SignIn) -> None:
    page = sign_in_as(browser_page(width=360), "front_door_administrator")

    assert_accessible(page)
    expect(page.locator("[data-row]").first).to_have_css("display", "grid")
    assert page.title() == "Rightdoor"


def test_the_queue_works_without_scripts(browser_page: Opener, sign_in_as: SignIn) -> None:
    page = sign_in_as(browser_page(javascript=False), "front_door_administrator")
    page.get_by_role("link", name="Later promises").click()
    page.get_by_role("link", name="Sooner promises").click()
    code = page.locator("[data-row]:not(.rd-pinned) .rd-rows__who .rd-t").first.inner_text()
    page.get_by_label("Search by code or name").fill(code)
    page.get_by_role("search").get_by_role("button").click()

    page.wait_for_url("**/work/requests/**")
