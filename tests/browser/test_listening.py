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
    family.get_by_label("Choose a word or a PIN").fill("kettle 4")
    family.get_by_role("button", name="Send it").click()
    expect(family.get_by_role("main")).to_contain_text("Tuesday 24 March, 10 am")
    code = " ".join(family.locator(".rd-code").first.inner_text().split())
    looked_at(family)
    family.goto("/my-request/")
    family.get_by_label("Your code").fill(code)
    family.get_by_label("Your word or PIN").fill("kettle 4")
    family.get_by_role("button", name="Open", exact=True).click()
    expect(family.get_by_role("main")).to_contain_text("answers you by Tuesday 24 March, 10 am")
    assert (family.title(), family.url.split("/", 3)[3]) == ("Page", "my-request/where/")

    reader = sign_in_as(browser_page(), "complaints_reader")
    reader.goto("/work/complaints/")
    looked_at(reader)
    reader.get_by_role("link", name=re.compile("Stage 1, Tue 10 Mar")).last.click()
    expect(reader.get_by_text(SAID)).to_be_visible()
    looked_at(reader)
    reader.get_by_label("What we found").fill("Nobody rang you.")
    reader.get_by_label("What will change").fill("Two people see who is to be rung.")
    reader.get_by_role("button", name="Answer").click()
    expect(reader.get_by_role("heading", name="Stage 1, answered")).to_be_visible()
    looked_at(reader)
    family.reload()
    expect(family.get_by_role("main")).to_contain_text("Two people see who is to be rung.")
    looked_at(family)
    family.get_by_role("button", name="look at it anew").click()
    expect(family.get_by_role("main")).to_contain_text("Others look at it anew.")

    manager = sign_in_as(browser_page(), "service_manager")
    manager.goto("/work/how-it-was/")
    looked_at(manager)
    manager.goto("/work/complaints/take/")
    looked_at(manager)
