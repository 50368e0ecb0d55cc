"""Finding help, as a child on a phone does it: by keyboard alone, without JavaScript, watched, in the dark."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import assert_accessible

pytestmark = pytest.mark.browser
Open = Callable[..., Page]


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).first.click()


def answer_a_few(page: Page) -> None:
    """From the first page to the list: a child of 15 in Chatham who worries."""
    page.goto("/")
    page.get_by_role("button", name="Find what would help").click()
    page.get_by_label("None of these").check()
    press(page, "Next")
    page.get_by_label("Me", exact=True).check()
    press(page, "Next")
    page.get_by_label("Worry and panic").check()
    press(page, "Next")
    page.get_by_label("Where do you live?").fill("me4 4tr")
    press(page, "Next")


@pytest.mark.parametrize(("width", "javascript", "dark"), [(360, False, False), (360, True, True), (1280, True, False)])
def test_a_few_questions_lead_to_a_list_and_on_to_asking(
    browser_page: Open, *, width: int, javascript: bool, dark: bool
) -> None:
    page = browser_page(width=width, javascript=javascript, dark=dark)
    answer_a_few(page)
    for _ in range(12):
        if "/find/list/" in page.url:
            break
        if javascript:
            assert_accessible(page)
        press(page, "Not sure, skip this")

    expect(page.get_by_role("heading", level=1)).to_contain_text("suit")
    assert page.title() == "Page"
    assert "?" not in page.url
    page.get_by_role("link", name="Therapeutic Support Service", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Therapeutic Support Service")
    if javascript:
        assert_accessible(page)
    press(page, "Ask for this help")
    page.wait_for_url("**/ask/")


@pytest.mark.parametrize("address", ["/", "/help/", "/area/", "/find/", "/find/list/", "/what-would-help/1/"])
@pytest.mark.parametrize(("width", "dark"), [(320, False), (1280, True)])
def test_the_open_pages_have_no_violation_and_fit_a_small_screen(
    browser_page: Open, address: str, *, width: int, dark: bool
) -> None:
    page = browser_page(width=width, dark=dark)
    page.goto(address)

    assert_accessible(page)


def test_a_search_works_by_keyboard_alone(browser_page: Open) -> None:
    page = browser_page()
    page.goto("/find/")
    page.get_by_label("What is going on?").focus()
    page.keyboard.type("cant sleep before exams")
    page.keyboard.press("Tab")
    page.keyboard.type("Canterbury")
    page.keyboard.press("Tab")
    page.keyboard.type("15")
    page.keyboard.press("Enter")
    page.wait_for_url("**/find/list/")

    expect(page.get_by_role("main")).to_contain_text("Kooth")
    assert_accessible(page)


def test_a_red_flag_shows_help_at_once_without_javascript(browser_page: Open) -> None:
    page = browser_page(width=360, javascript=False)
    page.goto("/what-would-help/")
    page.get_by_label("Someone might end their life soon").check()
    press(page, "Next")

    expect(page.get_by_role("heading", level=1)).to_have_text("Get help now")
    assert page.get_by_role("main").get_by_role("link", name="Call 999").get_attribute("href") == "tel:999"
    press(page, "Tell us")
    page.wait_for_url("**/ask/")


def test_leaving_forgets_what_was_told(browser_page: Open) -> None:
    page = browser_page(javascript=False)
    answer_a_few(page)
    page.route("https://**", lambda route: route.abort())
    page.request.get("/leave/", max_redirects=0)
    page.goto("/find/list/")

    expect(page.get_by_role("main")).not_to_contain_text("Chatham")
