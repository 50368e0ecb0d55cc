"""The keepers' pages in a browser: every page at both widths with axe, and a record that two people end."""

import re
from collections.abc import Callable
from contextlib import suppress

import psycopg
import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as Later

from tests.browser.conftest import Site, assert_accessible, assert_no_scroll, sign_in
from tests.browser.test_sign_in import code_of

pytestmark = pytest.mark.browser
Open = Callable[..., Page]


def turned(page: Page) -> None:
    """Whatever was looked at before is gone, where a press brings another page; what changed in place stays."""
    with suppress(Later):
        page.wait_for_function("!window.lookedAt", timeout=2000)
    page.wait_for_load_state()


def looked_at(page: Page) -> None:
    """The page passes on a phone and does not scroll sideways on a desk, with everything on it unfolded.

    Every page is held against axe at both widths where its role is walked: see ``test_every_page``.
    """
    turned(page)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    page.set_viewport_size({"width": 1280, "height": 800})
    assert_no_scroll(page)
    page.set_viewport_size({"width": 360, "height": 800})
    assert_accessible(page)
    page.evaluate("window.lookedAt = true")


def a_code(site: Site) -> str:
    """The code of a request that is still open and about somebody with a name, as it stands on a receipt."""
    with psycopg.connect(site.environment["DATABASE_OWNER_URL"]) as owner:
        row = owner.execute(
            "select code from referrals_referral one join people_person who on who.id = one.person_id"
            " where stage = 'received' and preferred_name <> '' order by code"
        ).fetchone()
    assert row
    return str(row[0])


def found_by(page: Page, code: str) -> None:
    page.goto("/work/records/")
    looked_at(page)
    page.get_by_label("The code of a request").fill(code)
    page.get_by_role("button", name="Find the record").click()
    expect(page.get_by_text("Kept until")).to_be_visible()
    looked_at(page)


def written_down(page: Page, fold: str) -> None:
    """One of the three folded forms, filled in and sent by pressing twice."""
    form = page.locator("details", has_text=fold)
    form.get_by_label("The person themselves").check()
    form.get_by_label("A worker who knows them was with them").check()
    form.get_by_role("button", name=re.compile("Write it down")).dblclick()


def step_up(page: Page, account: dict[str, str]) -> None:
    expect(page.get_by_role("heading", name="Show that it is you")).to_be_visible()
    page.get_by_label("Code", exact=True).fill(code_of(account["totp_secret"]))
    page.get_by_role("button", name="Go on").click()


def test_a_copy_is_asked_for_made_read_and_fetched_once(site: Site, browser_page: Open) -> None:
    code, lead = a_code(site), site.accounts()["safeguarding_lead"]
    officer = sign_in(browser_page(), site.accounts()["data_officer"])
    found_by(officer, code)
    written_down(officer, "They ask for a copy")
    expect(officer.get_by_text("Not made yet")).to_be_visible()
    looked_at(officer)
    officer.get_by_role("button", name="Make the copy").click()
    expect(officer.get_by_text("Waits for a second person to read it")).to_be_visible()
    expect(officer.get_by_role("button", name="Read it before it is given")).to_have_count(0)

    reader = sign_in(browser_page(), lead)
    reader.goto(officer.url)
    reader.get_by_role("button", name="Read it before it is given").click()
    expect(reader.get_by_role("heading", name="Who you are")).to_be_visible()
    looked_at(reader)
    reader.get_by_role("button", name="I have read it: let it go").click()
    step_up(reader, lead)
    expect(reader.get_by_text("May be fetched, once")).to_be_visible()
    looked_at(reader)
    with reader.expect_download() as coming:
        reader.get_by_role("button", name="Fetch it once").click()
    assert coming.value.suggested_filename == "copy.zip"
    reader.goto(officer.url)
    expect(reader.get_by_text("Handed over")).to_be_visible()


def test_an_erasure_and_a_hold_need_a_second_person(site: Site, browser_page: Open) -> None:
    code, lead = a_code(site), site.accounts()["safeguarding_lead"]
    officer = sign_in(browser_page(), site.accounts()["data_officer"])
    found_by(officer, code)
    written_down(officer, "They ask us to erase it")
    expect(officer.get_by_role("heading", name="It may go")).to_be_visible()
    looked_at(officer)
    officer.get_by_role("button", name="Propose: a second person signs").click()
    expect(officer.get_by_role("alert")).to_contain_text("Something in this record is still open")
    looked_at(officer)

    officer.goto("/work/records/hold-all/")
    looked_at(officer)
    officer.get_by_label("A public inquiry").check()
    officer.get_by_label("Who asks for it, and where that is written").fill("Letter of 2 March")
    officer.get_by_role("button", name="Hold everything").dblclick()
    expect(officer.get_by_role("heading", name="A hold: Every record")).to_be_visible()
    officer.get_by_label("Why the hold may end").fill("The inquiry has ended")
    officer.get_by_role("button", name=re.compile("Ask to end it")).click()
    officer.get_by_role("button", name="I agree: end the hold").click()
    expect(officer.get_by_role("alert")).to_contain_text("Somebody else must do the second step")
    looked_at(officer)

    second = sign_in(browser_page(), lead)
    second.goto(officer.url.removesuffix("agree/"))
    second.get_by_role("button", name="I agree: end the hold").click()
    expect(second.get_by_text("It ended on")).to_be_visible()
    looked_at(second)
    second.goto("/work/records/schedule/")
    looked_at(second)
