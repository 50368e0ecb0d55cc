"""From a request that waits to a decision that was sent: on one screen, by whoever may, once."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import assert_accessible, both_widths

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]
SignInAs = Callable[[Page, str], Page]
WORDS = "Panic and poor sleep since January. Good friends. Brief help first."


def open_request(page: Page) -> str:
    """Open a young person's own request in Kent that waits and has no red flag; its address."""
    page.goto("/work/queue/?area=kent&asker=me")
    waiting = page.locator("[data-row]:not(.rd-pinned) [data-open]")
    addresses = [str(one.get_attribute("href")) for one in waiting.all()]
    for address in addresses:
        page.goto(address)
        if page.get_by_role("link", name="Decide", exact=True).count() and service(page, "Therapeutic Support Service"):
            return address
    pytest.fail("No request in the queue is near the Therapeutic Support Service")


def service(page: Page, name: str) -> int:
    """Whether a service stands whole on the page."""
    return page.get_by_role("heading", name=name, exact=True).count()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def tick(page: Page, name: str) -> None:
    page.get_by_role("checkbox", name=name, exact=True).check()


@both_widths
def test_a_request_is_worked_decided_and_the_letter_leaves(
    browser_page: OpenPage, sign_in_as: SignInAs, width: int
) -> None:
    page = sign_in_as(browser_page(width=width), "practitioner")
    address = open_request(page)
    assert_accessible(page)

    page.get_by_text("Write down a call, a text or a visit").click()
    page.get_by_label("With whom").fill("The young person")
    page.get_by_label("Notes").fill("Would rather meet online.")
    assert_accessible(page)
    press(page, "Keep it")
    expect(page.get_by_text("Would rather meet online.")).to_be_visible()

    page.get_by_role("link", name="Decide", exact=True).click()
    tick(page, "Recommend Therapeutic Support Service")
    page.get_by_label("Why Therapeutic Support Service").fill("You asked for somebody to talk to")
    page.get_by_role("textbox", name="Your formulation").fill(WORDS)
    page.get_by_label("Kent wellbeing").select_option("2")
    press(page, "Write it from what is ticked")
    expect(page.get_by_role("textbox", name="Letter", exact=True)).to_have_value(re.compile("^(Dear|Hello)"))
    assert_accessible(page)
    press(page, "Issue decision and letter")

    expect(page.get_by_role("heading", name="Where each service is")).to_be_visible()
    expect(page.get_by_text(WORDS)).to_be_visible()
    assert_accessible(page)
    page.goto(address)
    expect(page.get_by_text("Answered").first).to_be_visible()


def test_what_the_unqualified_prepare_somebody_qualified_issues(browser_page: OpenPage, sign_in_as: SignInAs) -> None:
    preparing = sign_in_as(browser_page(), "practitioner_unqualified")
    address = open_request(preparing)
    preparing.goto(f"{address}decide/")
    tick(preparing, "Recommend Therapeutic Support Service")
    preparing.get_by_role("textbox", name="Your formulation").fill(WORDS)
    press(preparing, "Keep, not issue")

    expect(preparing.get_by_role("button", name="Issue decision and letter")).to_be_disabled()
    expect(preparing.get_by_text("Can issue:")).to_be_visible()
    assert_accessible(preparing)

    issuing = sign_in_as(browser_page(), "practitioner")
    issuing.goto(f"{address}decide/")
    expect(issuing.get_by_text("Prepared by Lark Fallowley")).to_be_visible()
    press(issuing, "Write it from what is ticked")
    press(issuing, "Issue decision and letter")
    expect(issuing.get_by_role("heading", name="Where each service is")).to_be_visible()


def test_two_people_decide_and_the_second_loses_nothing(browser_page: OpenPage, sign_in_as: SignInAs) -> None:
    first = sign_in_as(browser_page(), "practitioner")
    address = open_request(first)
    second = sign_in_as(browser_page(), "second_practitioner")
    for page, words in ((first, "The first words."), (second, "The second words.")):
        page.goto(f"{address}decide/")
        page.get_by_role("radio", name="Advice; no service needed now").check()
        page.get_by_role("textbox", name="Your formulation").fill(words)
        page.get_by_role("textbox", name="Letter", exact=True).fill(f"Dear you, {words}")

    press(first, "Issue decision and letter")
    press(second, "Issue decision and letter")

    expect(second.get_by_role("heading", name="Tamsin Oakapple decided this meanwhile")).to_be_visible()
    expect(second.get_by_text("The second words.", exact=True)).to_be_visible()
    expect(second.get_by_text("Dear you, The second words.")).to_be_visible()
    assert_accessible(second)


def test_what_is_typed_for_a_decision_is_kept_by_itself(browser_page: OpenPage, sign_in_as: SignInAs) -> None:
    page = sign_in_as(browser_page(), "practitioner")
    address = open_request(page)
    page.goto(f"{address}decide/")

    page.get_by_role("textbox", name="Your formulation").fill(WORDS)
    expect(page.locator("[data-saved-words]")).to_contain_text("Saved")
    page.goto(f"{address}decide/")

    expect(page.get_by_role("textbox", name="Your formulation")).to_have_value(WORDS)


def test_a_question_is_asked_and_its_answer_written_down_without_scripts(
    browser_page: OpenPage, sign_in_as: SignInAs
) -> None:
    page = sign_in_as(browser_page(width=360, javascript=False), "front_door_administrator")
    open_request(page)

    page.get_by_text("Ask for a fact").click()
    page.get_by_label("Your question, as they will read it").fill("How much does it get in the way at school?")
    press(page, "Send the question")
    expect(page.get_by_text("Paused").first).to_be_visible()
    page.get_by_role("link", name="Write the answer down").click()
    page.get_by_label("In their words").fill("Most days.")
    press(page, "Keep the answer")

    expect(page.get_by_text("Most days.")).to_be_visible()
