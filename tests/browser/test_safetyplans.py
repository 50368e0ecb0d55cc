"""A safety plan in a browser: made together, shared line by line, printed, and read by the young person on a phone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, assert_accessible
from tests.browser.test_my_request import WORD, asked_by_telephone, open_with
from tests.browser.test_passport import child_of
from tests.browser.test_records import looked_at

pytestmark = pytest.mark.browser
STORED = """async () => {
  const asked = indexedDB.open("page");
  const base = await new Promise((yes) => { asked.onsuccess = () => yes(asked.result); });
  const rows = base.transaction("page").objectStore("page").getAll();
  const found = await new Promise((yes) => { rows.onsuccess = () => yes(rows.result); });
  base.close();
  if (found.length !== 1) throw new Error("nothing was kept");
  const plain = (_name, one) => one instanceof ArrayBuffer ? new TextDecoder("latin1").decode(one) : one;
  return JSON.stringify(found, plain);
}"""
Open, SignIn = Callable[..., Page], Callable[[Page, str], Page]


def test_a_plan_is_made_together_shared_by_the_child_and_read_on_their_phone(
    site: Site, browser_page: Open, sign_in_as: SignIn
) -> None:
    code = asked_by_telephone(sign_in_as(browser_page(), "front_door_administrator"))
    page = sign_in_as(browser_page(), "safeguarding_lead")
    page.goto(child_of(site, code))
    page.get_by_role("link", name=re.compile("safety plan")).click()
    looked_at(page)
    page.get_by_role("link", name="Begin one together").click()
    looked_at(page)
    page.get_by_role("button", name="Keep this version").click()
    expect(page.get_by_role("alert").first).to_contain_text("A plan is made together")
    looked_at(page)
    page.get_by_label("Made with").fill("Wren")
    page.get_by_label("Their own words").check()
    page.get_by_label("What I can do alone").fill("Cold water on my wrists\nThe playlist that Jo made")
    page.get_by_label("Perhaps").check()
    for box, words in (("Day", "9"), ("Month", "4"), ("Year", "2026")):
        page.get_by_label(box, exact=True).fill(words)
    page.get_by_role("button", name="Keep this version").click()
    expect(page.get_by_role("heading", name="Version 1")).to_be_visible()
    looked_at(page)
    page.get_by_role("link", name="Who else may see it").click()
    looked_at(page)
    page.get_by_label("On their own page").first.check()
    page.get_by_label(re.compile("They said this themselves")).check()
    page.get_by_role("button", name="Keep what they chose").click()
    expect(page.get_by_text("Also: their own page")).to_be_visible()
    page.get_by_role("link", name="The child’s own copy").click()
    expect(page.get_by_role("heading", name="My notes")).to_be_visible()
    looked_at(page)

    phone = browser_page(width=360)
    open_with(phone, code, WORD)
    phone.get_by_role("link", name="My notes").click()
    expect(phone.get_by_text("Cold water on my wrists")).to_have_count(0)
    looked_at(phone)
    phone.get_by_role("button", name="Show my notes").click()
    expect(phone.get_by_text("Cold water on my wrists")).to_be_visible()
    expect(phone.get_by_text("The playlist that Jo made")).to_have_count(0)
    assert phone.title() == "Page"
    looked_at(phone)
    kept_on_their_phone(phone)
    open_with(phone, code, WORD)
    phone.get_by_role("link", name="My notes").click()
    phone.get_by_role("button", name="Show my notes").click()
    phone.get_by_role("button", name="Take them off my page").click()
    expect(phone.get_by_text("Taken off. Your notes are not on this page any more.")).to_be_visible()
    expect(phone.get_by_role("link", name="My notes")).to_have_count(0)


def kept_on_their_phone(phone: Page) -> None:
    """Kept behind a word, read without a network, not opened by another word, and gone in one press."""
    keep = phone.locator("[data-notes-keep]")
    keep.get_by_label("List").check()
    keep.get_by_label("A word or number").fill("4711")
    keep.get_by_label("The same again").fill("4712")
    keep.get_by_role("button", name="Keep it on this phone").click()
    expect(keep.get_by_text("The two are not the same")).to_be_visible()
    keep.get_by_label("The same again").fill("4711")
    keep.get_by_role("button", name="Keep it on this phone").click()
    expect(keep.get_by_text("It is kept.")).to_be_visible()
    phone.context.set_offline(True)  # what was kept outlives a try that fails
    for box in ("A word or number", "The same again"):
        keep.get_by_label(box).fill("another")
    keep.get_by_role("button", name="Keep it on this phone").click()
    expect(keep.get_by_text("It was not kept on this phone.")).to_be_visible()
    phone.context.set_offline(False)
    phone.goto("/my-request/open/")
    phone.get_by_role("button", name="Close and forget").click()
    phone.context.set_offline(True)
    phone.goto("/page/")
    expect(phone.get_by_role("heading", name="List")).to_be_visible()
    assert phone.title() == "List"
    assert "999" not in phone.locator("main").inner_text()
    looked_at(phone)
    phone.get_by_label("Your word").fill("4712")
    phone.get_by_role("button", name="Open").click()
    expect(phone.get_by_text("That is not the word. Nothing is lost.")).to_be_visible()
    phone.get_by_label("Your word").fill("4711")
    phone.get_by_role("button", name="Open").click()
    expect(phone.get_by_text("Wait a little longer")).to_be_visible()
    phone.wait_for_timeout(1000)
    phone.get_by_label("Your word").fill("4711")
    phone.get_by_role("button", name="Open").click()
    expect(phone.get_by_text("Cold water on my wrists")).to_be_visible()
    assert_accessible(phone)
    phone.reload()
    assert "Cold water" not in phone.content()
    assert "Cold water" not in phone.evaluate(STORED)
    phone.get_by_role("button", name="Remove it from this phone").click()
    expect(phone.get_by_text("It is gone from this phone.")).to_be_visible()
    left = "(async () => [await caches.keys(), (await indexedDB.databases()).map((one) => one.name), "
    left += "(await navigator.serviceWorker.getRegistrations()).length])()"
    assert phone.evaluate(left) == [[], [], 0]
    phone.context.set_offline(False)
