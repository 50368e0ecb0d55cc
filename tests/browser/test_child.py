"""A child on one screen, in a browser: from a request to everything about them, and their family as a picture."""

import re
from collections.abc import Callable

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, sign_in
from tests.browser.test_records import looked_at

pytestmark = pytest.mark.browser
Open = Callable[..., Page]


def child_with_a_family(site: Site, page: Page) -> None:
    """Open the page of the invented child who lives with Gran."""
    with psycopg.connect(site.environment["DATABASE_OWNER_URL"]) as owner:
        row = owner.execute(
            "select one.id from referrals_referral one join families_relative gran on gran.person_id = one.person_id"
            " where gran.name = 'Gran Hyacinth'"
        ).fetchone()
    assert row
    page.goto(f"/work/requests/{row[0]}/")
    page.get_by_role("link", name="Everything about them").click()


def test_from_a_request_to_the_child_and_their_family_and_what_is_told_anew(site: Site, browser_page: Open) -> None:
    page = sign_in(browser_page(), site.accounts()["practitioner"])
    child_with_a_family(site, page)

    expect(page.get_by_role("heading", name="Story so far")).to_be_visible()
    expect(page.get_by_text("Must not know: Corin")).to_be_visible()
    looked_at(page)
    page.get_by_role("link", name="Family", exact=True).click()
    expect(page.get_by_text("Parent of").first).to_be_visible()

    page.get_by_role("link", name="Picture and table").click()
    expect(page.get_by_role("img", name="The family as a picture")).to_be_visible()
    looked_at(page)
    page.get_by_role("link", name="Add somebody").click()
    looked_at(page)
    page.get_by_label("Their name, as the family says it").fill("Aunt O’Neill-Grace")
    page.get_by_role("button", name="Write it down").click()
    looked_at(page)
    page.get_by_label("Another relative").check()
    page.get_by_label("Who said so, and how").fill("Her gran, at the door")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_role("rowheader", name="Aunt O’Neill-Grace")).to_be_visible()
    page.get_by_role("link", name=re.compile("End it.*Aunt O’Neill-Grace")).click()
    looked_at(page)


def test_the_family_reads_on_a_phone_in_the_dark(site: Site, browser_page: Open) -> None:
    page = sign_in(browser_page(width=360, dark=True), site.accounts()["practitioner"])
    child_with_a_family(site, page)
    looked_at(page)
    page.get_by_role("link", name="Picture and table").click()
    looked_at(page)
