"""A system administrator asks for a role, a manager agrees, and takes it away again."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, assert_accessible, sign_in
from tests.browser.test_sign_in import code_of

pytestmark = pytest.mark.browser


def step_up(page: Page, account: dict[str, str]) -> None:
    """Confirm the second step, where it is asked for."""
    page.get_by_label("Code", exact=True).fill(code_of(account["totp_secret"]))
    page.get_by_role("button", name="Go on").click()


def test_a_role_is_asked_for_agreed_and_taken_away(browser_page: Callable[..., Page], site: Site) -> None:
    accounts = site.accounts()
    asker, second = accounts["system_administrator"], accounts["service_manager"]
    name = "Barnaby Nettleship"

    page = sign_in(browser_page(width=360), asker)
    page.goto("/accounts/")
    page.get_by_role("link", name=re.compile(rf"^Roles\s*: {name}")).click()
    page.get_by_label("Role", exact=True).select_option("Co-ordinator or partnership officer")
    page.get_by_label("Where").select_option("Kent")
    page.get_by_label("Who decided it").fill("The service manager")
    assert_accessible(page)
    page.get_by_role("button", name="Ask for it").click()
    step_up(page, asker)
    expect(page.get_by_role("heading", name="Waits for a second person")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Agree"))).to_have_count(0)

    page = sign_in(browser_page(width=360), second)
    page.goto("/work/workforce/")
    assert_accessible(page)
    page.get_by_role("button", name=re.compile(rf"^Agree\s*: {name}")).click()
    step_up(page, second)
    expect(page.get_by_role("main")).to_contain_text("agreed by Juno")
    assert_accessible(page)
    page.get_by_role("link", name=re.compile(r"^Take it away\s*: Co-ordinator")).click()
    assert_accessible(page)
    page.get_by_label("Why").fill("It was for one week")
    page.get_by_role("button", name="Take it away now").click()

    expect(page.get_by_role("heading", name=f"Roles of {name}")).to_be_visible()
    expect(page.get_by_role("main")).not_to_contain_text("agreed by Juno")
