"""The day's list on a phone without a network: kept sealed, read, written on, and sent once."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, sign_in
from tests.browser.test_records import looked_at

pytestmark = pytest.mark.browser
WORDS = "We counted the boats together, and that is enough for today"
KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    const kept = await caches.open(name);
    for (const request of await kept.keys()) found.push(request.url, await (await kept.match(request)).text());
  }
  const base = await new Promise((yes) => { const asked = indexedDB.open("today"); asked.onsuccess = () => yes(asked.result); });
  const plain = (value) => JSON.stringify(value, (_name, one) => one instanceof ArrayBuffer || ArrayBuffer.isView(one)
    ? new TextDecoder("latin1").decode(one) : one);
  for (const name of base.objectStoreNames) {
    const asked = base.transaction(name).objectStore(name).getAll();
    found.push(plain(await new Promise((yes) => { asked.onsuccess = () => yes(asked.result); })));
  }
  base.close();
  return found.join("\\n");
}"""  # noqa: E501  one question to the browser


def with_prf(page: Page, *, prf: bool = True) -> Page:
    """A phone whose passkeys can, or cannot, give a key."""
    keys = page.context.new_cdp_session(page)
    keys.send("WebAuthn.enable")
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "ctap2Version": "ctap2_1", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True, "hasPrf": prf,
    }})  # fmt: skip
    return page


@pytest.fixture
def phone(site: Site, page_on: Callable[..., Page]) -> Page:
    """Signed in as whoever gives support, under a name that passkeys know."""
    page = page_on(site.url.replace("127.0.0.1", "localhost"), width=360)
    return sign_in(page, site.accounts()["team_member"])


def test_a_worker_reads_today_without_a_network_writes_a_note_and_it_arrives_once(phone: Page) -> None:
    with_prf(phone)
    phone.goto("/work/support/")
    phone.get_by_role("link", name="Today").click()
    line = phone.locator("article:has(.rd-bars)").first
    name = line.get_by_role("heading").inner_text()
    help_page = line.get_by_role("link").first.get_attribute("href")
    looked_at(phone)
    phone.get_by_role("button", name="Keep it on this phone").click()
    phone.get_by_role("link", name="Open it, and put that page on your home screen").click()
    phone.wait_for_url("**/phone/")
    phone.wait_for_function("navigator.serviceWorker.controller !== null")

    phone.context.set_offline(True)
    phone.reload()
    assert name not in phone.locator("main").inner_text()
    phone.get_by_role("button", name="Unlock").click()
    child = phone.locator("article", has=phone.get_by_role("heading", name=name, exact=True)).first
    expect(child).to_contain_text("Safe contact:")
    child.get_by_role("button", name="Write a session down").click()
    phone.get_by_label("Time").fill("8:15")
    phone.get_by_label("They came", exact=True).check()
    phone.get_by_label("What was done").fill(WORDS)
    looked_at(phone)
    phone.get_by_role("button", name="Keep it on this phone").click()
    expect(phone.get_by_role("heading", name="Notes that were not sent")).to_be_visible()

    phone.reload()
    kept = phone.evaluate(KEPT)
    assert "/work/today/phone/" in kept
    assert [word for word in (name, WORDS, "oats together") if word in kept] == []
    phone.get_by_role("button", name="Unlock").click()
    expect(phone.get_by_text(WORDS)).to_be_visible()

    phone.context.set_offline(False)
    phone.get_by_role("button", name="Send notes and get the list anew").click()
    expect(phone.get_by_text("Everything is sent, and the list is new.")).to_be_visible()
    expect(phone.get_by_text(WORDS)).to_have_count(0)
    phone.goto(str(help_page))
    expect(phone.get_by_text(WORDS)).to_have_count(1)


def test_a_phone_whose_passkeys_cannot_lock_it_keeps_nothing(phone: Page) -> None:
    with_prf(phone, prf=False)
    phone.goto("/work/today/")
    phone.get_by_role("button", name="Keep it on this phone").click()
    expect(phone.get_by_text(re.compile("It cannot be kept on this phone"))).to_be_visible()
    assert phone.evaluate(KEPT).replace("[]", "").strip() == ""
