"""A young person writes about their request, and a practitioner answers, in a browser."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_my_request import WORD, code, open_with  # noqa: F401  a fixture by its name
from tests.browser.test_records import looked_at

pytestmark = pytest.mark.browser
Open, SignIn = Callable[..., Page], Callable[[Page, str], Page]
ASKED, ANSWERED = "Can my friend wait outside?", "Yes. There is a bench by the door."


def test_a_message_is_written_answered_and_read(browser_page: Open, sign_in_as: SignIn, code: str) -> None:  # noqa: F811
    mine = browser_page(width=360)
    open_with(mine, code, WORD)
    mine.get_by_role("link", name="Messages").click()
    mine.get_by_label("Write to us").fill(ASKED)
    mine.get_by_role("button", name="Send it").click()
    expect(mine.locator(".rd-note--good")).to_contain_text("A person answers by Thursday 12 March, 10 am.")
    assert mine.title() == "Page"
    looked_at(mine)

    staff = sign_in_as(browser_page(), "practitioner")
    staff.goto("/work/queue/")
    staff.locator("#rd-search").fill(code)
    staff.keyboard.press("Enter")
    staff.wait_for_url(re.compile("/work/requests/"))
    expect(staff.get_by_text(ASKED)).to_be_visible()
    staff.get_by_label("Write to them").fill(ANSWERED)
    staff.get_by_role("button", name="Send it").click()
    expect(staff.locator(".rd-said").last).to_contain_text(ANSWERED)
    looked_at(staff)

    mine.goto("/my-request/open/")
    expect(mine.get_by_role("main")).to_contain_text("One new answer")
    expect(mine.get_by_role("main")).not_to_contain_text(ANSWERED)
    mine.get_by_role("link", name="Messages").click()
    expect(mine.get_by_role("main")).to_contain_text(ANSWERED)
    looked_at(mine)
