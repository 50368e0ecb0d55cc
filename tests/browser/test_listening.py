"""A complaint without a code, and how a complaints reader takes it forward, in a browser."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_records import looked_at

pytestmark = pytest.mark.browser
Open, SignIn = Callable[..., Page], Callable[[Page, str], Page]
SAID = "Nobody rang us back, twice"


def test_a_complaint_is_made_and_answered(browser_page: Open, sign_in_as: SignIn) -> None:
    family = browser_page(width=360)
    family.goto("/")
    family.get_by_role("link", name="Complain or say thanks").click()
    looked_at(family)
    family.get_by_label("I am their parent or carer").check()
    family.get_by_label("What went wrong?").fill(SAID)
    family.get_by_role("button", name="Send it").click()
    expect(family.get_by_role("main")).to_contain_text("answers by Tuesday 24 March, 10 am")
    assert family.title() == "Page"
    looked_at(family)

    reader = sign_in_as(browser_page(), "complaints_reader")
    reader.goto("/work/complaints/")
    looked_at(reader)
    reader.get_by_role("link", name=re.compile("Stage 1, Tue 10 Mar")).last.click()
    expect(reader.get_by_text(SAID)).to_be_visible()
    looked_at(reader)
    reader.get_by_label("It was answered").check()
    reader.get_by_label("What was done, in words").fill("We rang and said sorry.")
    reader.get_by_role("button", name="Keep it").click()
    expect(reader.get_by_role("heading", name="Stage 1, answered")).to_be_visible()

    manager = sign_in_as(browser_page(), "service_manager")
    manager.goto("/work/how-it-was/")
    looked_at(manager)
    manager.goto("/work/complaints/take/")
    looked_at(manager)
