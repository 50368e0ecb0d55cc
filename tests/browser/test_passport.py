"""My page about me in a browser: written on a phone, given to one person, read by whoever works with them."""

import re
from collections.abc import Callable

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.test_my_request import WORD, asked_by_telephone, open_with
from tests.browser.test_records import looked_at

pytestmark = pytest.mark.browser
Open, SignIn = Callable[..., Page], Callable[[Page, str], Page]


def write(page: Page, link: str, words: str, seen_by: str) -> None:
    page.get_by_role("link", name=re.compile(link)).click()
    page.locator("[name=words]").fill(words)
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("alert").first).to_contain_text("Choose who may see this")
    page.get_by_label(seen_by, exact=True).check()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Kept.", exact=True)).to_be_visible()


def child_of(site: Site, code: str) -> str:
    """The address of the child's page."""
    with psycopg.connect(site.environment["DATABASE_OWNER_URL"]) as owner:
        row = owner.execute("select person_id from referrals_referral where code = %s", [code.replace(" ", "-")])
        return "/work/children/{}/".format(*row.fetchone() or ())


def test_a_young_person_tells_it_once_and_decides_who_sees_it(
    site: Site, browser_page: Open, sign_in_as: SignIn
) -> None:
    code = asked_by_telephone(sign_in_as(browser_page(), "front_door_administrator"))
    page = browser_page(width=360)
    open_with(page, code, WORD)
    page.get_by_role("link", name=re.compile("My page about me")).click()
    looked_at(page)
    both = "Both: people who work with me here, and people I give a link to"
    write(page, "Add something.*What helps", "Text me the day before " + "🦦" * 60, both)
    write(page, "Add something.*What I want you to know", "Only mine to read", "Only me")
    write(page, "Add a goal.*My goals", "Sleep most nights", "People who work with me here")
    for rung in ("2", "6"):
        page.get_by_role("link", name=re.compile("Say where you are now")).click()
        page.get_by_label(rung, exact=True).check(force=True)
        looked_at(page)
        page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("6 of 10 on 10 March 2026. It began at 2").first).to_be_visible()
    page.get_by_role("link", name=re.compile("Change it, or who sees it.*Text me")).click()
    looked_at(page)
    page.go_back()

    page.get_by_role("link", name="Give someone a link").click()
    page.get_by_label("Who is it for?").fill("Nan")
    page.get_by_label("Who are they to you?").fill("My gran")
    page.get_by_label(re.compile("What helps: Text me the day before")).check()
    page.get_by_label("One week").check()
    expect(page.get_by_role("main")).not_to_contain_text("Only mine to read")
    looked_at(page)
    page.get_by_role("button", name="Make the link").click()
    looked_at(page)
    address = page.locator("strong[translate=no]").inner_text()
    assert address.startswith(f"{site.url}/shown/")
    words = " ".join(page.locator(".rd-code span").all_inner_texts())
    given = page.url

    holder = browser_page(width=360)
    holder.goto(re.sub(r"^https?://[^/]+", "", address))
    looked_at(holder)
    holder.get_by_label("The two words").fill("wrong words")
    holder.get_by_role("button", name="Open").click()
    expect(holder.get_by_role("alert").first).to_contain_text("That opened nothing")
    holder.get_by_label("The two words").fill(words)
    holder.get_by_role("button", name="Open").click()
    expect(holder.get_by_text("Text me the day before")).to_be_visible()
    expect(holder.get_by_role("main")).not_to_contain_text("Sleep most nights")
    assert (holder.url, holder.title()) == (f"{site.url}/shown/", "Page")
    looked_at(holder)

    page.goto(given)
    expect(page.get_by_role("listitem").filter(has_text="10 March 2026")).to_be_visible()
    page.get_by_role("button", name="End this link now").click()
    looked_at(page)
    holder.reload()
    expect(holder.get_by_role("heading", name="This page is closed")).to_be_visible()
    looked_at(holder)

    page.get_by_role("link", name="Print it or keep it").click()
    page.get_by_label(re.compile("Only mine to read")).check()
    looked_at(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Keep it as a file").click()
    assert download.value.suggested_filename == "about-me.html"
    page.wait_for_timeout(0)
    page.reload()
    page.get_by_label(re.compile("Only mine to read")).check()
    page.get_by_role("button", name="Show me the sheet").click()
    looked_at(page)

    staff = sign_in_as(browser_page(), "practitioner")
    staff.goto(child_of(site, code))
    expect(staff.get_by_role("main")).to_contain_text("Sleep most nights")
    looked_at(staff)
    staff.get_by_role("link", name=re.compile("All of it.*in their own words")).click()
    expect(staff.get_by_role("main")).not_to_contain_text("Only mine to read")
    looked_at(staff)
    staff.get_by_role("link", name="Make a link for them").click()
    looked_at(staff)
