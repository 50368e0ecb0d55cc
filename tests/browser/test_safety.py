"""Somebody says they are not safe: from their phone to a contact that a person makes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import assert_accessible, both_widths

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]
SignInAs = Callable[[Page, str], Page]


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).first.click()


def say_yes(page: Page) -> None:
    """A child says that they are in danger, and leaves."""
    page.goto("/ask/")
    page.get_by_role("radio", name="For me").check()
    press(page, "Start")
    press(page, "Save and carry on")
    page.get_by_role("group", name="Are you in danger or badly hurt right now?").get_by_label("Yes").check()
    press(page, "Save and carry on")
    expect(page.get_by_role("heading", name="Get help now")).to_be_visible()
    press(page, "Stop here")


def newest_flag(page: Page) -> None:
    """Acknowledge the flag that came in last, of an area that is not known yet."""
    page.goto("/work/safety/")
    row = page.get_by_role("listitem").filter(has_text="In danger now").filter(has_text="Area not known").last
    assert_accessible(page)
    row.get_by_role("button", name="I have it").click()
    page.wait_for_url("**/work/safety/*-*/")


@both_widths
def test_a_yes_on_a_phone_reaches_a_person_who_makes_the_contact(
    browser_page: OpenPage, sign_in_as: SignInAs, width: int
) -> None:
    say_yes(browser_page(width=360, javascript=False))
    staff = sign_in_as(browser_page(width=width), "front_door_administrator")

    newest_flag(staff)
    expect(staff.get_by_text("Safe contact")).to_be_visible()
    expect(staff.get_by_text("You have it")).to_be_visible()
    assert_accessible(staff)

    staff.get_by_role("link", name="Prepare a contact").click()
    assert_accessible(staff)
    staff.get_by_role("group", name="Is anyone in danger now?").get_by_label("No").check()
    staff.get_by_label("What was seen or heard").fill("Somebody said on the site that they are in danger")
    press(staff, "Prepare the words")

    expect(staff.get_by_text("Not yet made.")).to_be_visible()
    assert_accessible(staff)
    staff.get_by_label("Who took it").fill("Ms Fennel, duty team")
    staff.get_by_label("Their reference").fill("They gave none")
    press(staff, "It was made")
    expect(staff.get_by_text("Taken by Ms Fennel, duty team.")).to_be_visible()
    assert_accessible(staff)


def test_a_flag_closes_only_with_words_and_then_leaves_the_list(browser_page: OpenPage, sign_in_as: SignInAs) -> None:
    say_yes(browser_page(width=360))
    staff = sign_in_as(browser_page(), "safeguarding_lead")
    newest_flag(staff)
    flag = staff.url

    press(staff, "Record and close")
    expect(staff.get_by_role("alert")).to_contain_text("A flag closes only with words")
    assert_accessible(staff)
    staff.get_by_label("What was done").fill("Spoke with them. They are safe with their nan tonight")
    press(staff, "Record and close")

    staff.wait_for_url("**/work/safety/")
    assert staff.locator(f"a[href='{flag.removeprefix(flag.split('/work')[0])}']").count() == 0


def test_a_flag_is_acknowledged_by_keyboard_alone(browser_page: OpenPage, sign_in_as: SignInAs) -> None:
    say_yes(browser_page())
    staff = sign_in_as(browser_page(), "front_door_administrator")
    staff.goto("/work/tasks/")
    assert_accessible(staff)

    for _time in range(200):
        staff.keyboard.press("Tab")
        if staff.evaluate("document.activeElement.textContent").startswith("I have it"):
            break
    staff.keyboard.press("Enter")

    staff.wait_for_url("**/work/safety/*-*/")
    expect(staff.get_by_text("You have it")).to_be_visible()


@both_widths
def test_a_manager_fills_a_gap_in_the_rota(browser_page: OpenPage, sign_in_as: SignInAs, width: int) -> None:
    manager = sign_in_as(browser_page(width=width), "service_manager")
    manager.goto("/work/tasks/rota/")
    assert_accessible(manager)

    manager.get_by_role("radio", name="Kent").check()
    manager.get_by_role("radio", name="Second, if duty does not answer").check()
    manager.get_by_label("Who").select_option(index=1)
    first = manager.get_by_role("group", name="First day")
    for box, words in (("Day", "21"), ("Month", "3"), ("Year", "2026")):
        first.get_by_label(box).fill(words)
    manager.get_by_label("From").fill("10:00")
    manager.get_by_label("Until").fill("10.30" if width == 360 else "10.45")
    press(manager, "Add to the rota")

    expect(manager.get_by_text(f"Sat 21 Mar, 10 am to 10:{30 if width == 360 else 45} am", exact=True)).to_be_visible()
    assert_accessible(manager)
