"""The fifth way in: an administrator takes a call without letting go of the keyboard."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import assert_accessible, both_widths

pytestmark = pytest.mark.browser
Open, SignIn = Callable[..., Page], Callable[[Page, str], Page]


@pytest.fixture
def desk(browser_page: Open, sign_in_as: SignIn) -> Page:
    """The administrator's desk, at the page where calls are taken."""
    page = sign_in_as(browser_page(), "front_door_administrator")
    page.goto("/work/take/")
    return page


def begin(page: Page, who: str = "A child or young person") -> None:
    page.get_by_role("button", name=who, exact=True).press("Enter")
    page.wait_for_url(re.compile(r"/work/take/[0-9a-f-]{36}/$"))


def hand_over(page: Page) -> list[str]:
    """Hand over; the words of the code that is said aloud."""
    page.get_by_role("button", name="Hand over to the queue").press("Enter")
    page.wait_for_url("**/done/")
    return page.locator(".rd-code span").all_inner_texts()


def test_a_call_is_taken_by_keyboard_alone_in_two_presses_and_a_few_words(desk: Page) -> None:
    assert desk.evaluate("document.activeElement.textContent.trim()") == "A child or young person"
    desk.keyboard.press("Enter")
    desk.wait_for_url(re.compile(r"/work/take/[0-9a-f-]{36}/$"))
    assert_accessible(desk)
    desk.get_by_label("What is going on?").focus()
    desk.keyboard.type("Doesn't sleep, and worries about tests.")
    desk.keyboard.press("Tab")
    desk.keyboard.type("Pip")

    code = hand_over(desk)

    assert len(code) == 4
    expect(desk.get_by_role("main")).to_contain_text("They chose no word")
    assert_accessible(desk)
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/work/take/")


def test_what_is_said_saves_itself_and_a_yes_is_flagged_though_the_call_drops(desk: Page) -> None:
    begin(desk, "A parent or carer")
    where = desk.url
    desk.get_by_role("group", name="Is somebody hurting your child").get_by_label("Yes", exact=True).check()
    desk.get_by_label("What is going on for your child?").fill("He says he is not safe at home")
    expect(desk.locator("[data-saved-words]")).to_contain_text("Saved", timeout=15000)
    desk.wait_for_timeout(3000)

    desk.goto("/work/take/")
    expect(desk.get_by_role("row", name=re.compile("No name yet")).first).to_contain_text("Red flag")
    desk.goto(where)

    expect(desk.get_by_role("main")).to_contain_text("A red flag is raised.")
    expect(desk.get_by_label("What is going on for your child?")).to_have_value("He says he is not safe at home")
    assert_accessible(desk)


def test_how_to_call_back_safely_stands_above_everything(desk: Page) -> None:
    begin(desk)
    expect(desk.get_by_role("main")).to_contain_text("Do not call back before you know what is safe")
    desk.get_by_label("Call me", exact=True).check()
    desk.get_by_label("Number to call").fill("07700 900461")
    desk.get_by_label("Is there anyone who must not know?").fill("Her brother")
    desk.get_by_role("button", name="Keep, and stay here").click()

    expect(desk.locator(".rd-safe").first).to_contain_text("07700 900461")
    expect(desk.locator(".rd-safe").first).to_contain_text("Her brother")


@both_widths
@pytest.mark.parametrize("who", ["A professional or relative", "For a group or class"])
def test_every_page_of_taking_fits_and_has_no_violation(
    browser_page: Open, sign_in_as: SignIn, width: int, who: str
) -> None:
    page = sign_in_as(browser_page(width=width), "front_door_administrator")
    page.goto("/work/take/")
    assert_accessible(page)
    begin(page, who)
    assert_accessible(page)
    hand_over(page)
    assert_accessible(page)


def test_the_whole_form_opens_with_what_was_taken(desk: Page) -> None:
    begin(desk)
    desk.get_by_label("What is going on?").fill("Much more to say")
    desk.get_by_role("button", name="Go on with the whole form").click()

    desk.wait_for_url("**/ask/list/")
    expect(desk.get_by_role("main")).to_be_visible()
