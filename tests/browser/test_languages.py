"""Other languages in the browser: right to left on every public page, and Polish from the first page to the receipt."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from conftest import clone, drop, owner_connection
from rightdoor.pure.keys import new_key
from tests.browser.conftest import Site, assert_accessible, environment_for, served
from tests.browser.test_every_page import links_on, pattern_of
from tests.pseudo_language import CODE, write

pytestmark = pytest.mark.browser
START = ["/", "/help/", "/help/easy/", "/ask/", "/find/", "/find/list/", "/my-request/", "/display/", "/nowhere/",
         "/what-would-help/", "/what-would-help/2/", "/what-would-help/now/", "/ask/list/", "/ask/1/",
         "/ask/check/"]  # fmt: skip
FOR_STAFF = ("/sign-in/", "/who-may-what/")


@pytest.fixture(scope="module")
def speaking(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Site]:
    """A site of its own that speaks the made-up language too, and has nobody in it yet."""
    name = f"rd_{os.getpid()}_speaking_{worker_id}"
    clone(name)
    with owner_connection(name) as owner:
        owner.execute(
            "insert into access_partnership (id, slug, name, invented) values (%s, 'here', 'Here', true)", [new_key()]
        )
    try:
        with served(
            {**environment_for(name), "RIGHTDOOR_PSEUDO": str(write(tmp_path_factory.mktemp("words")))}
        ) as running:
            yield running
    finally:
        drop(name)


def test_every_public_page_reads_from_right_to_left_on_a_phone(speaking: Site, page_on: Callable[..., Page]) -> None:
    page = page_on(speaking.url, width=360)
    page.goto(f"/help/?in={CODE}")
    page.goto("/ask/")
    page.get_by_role("radio").first.check()
    page.locator("main form button").last.click()
    waiting, seen = list(START), set()
    while waiting:
        path = waiting.pop(0)
        kind = pattern_of(path) if path != "/nowhere/" else path
        if kind is None or kind in seen or path.startswith(FOR_STAFF):
            continue
        seen.add(kind)
        page.goto(path)
        assert page.locator("html").get_attribute("dir") == "rtl", path
        assert_accessible(page)
        waiting += links_on(page, speaking)

    assert len(seen) >= 18


def test_a_young_person_asks_in_polish_without_javascript(speaking: Site, page_on: Callable[..., Page]) -> None:
    page = page_on(speaking.url, width=360, javascript=False)
    page.goto("/")
    page.get_by_role("link", name="Polski").click()
    expect(page).to_have_url("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nie musisz wiedzieć, kogo zapytać.")
    page.goto("/ask/")
    page.get_by_role("radio", name="Dla mnie").check()
    page.get_by_role("button", name="Zacznij").click()
    page.get_by_role("radio", name="Mam 12 lat lub więcej").check()
    for _page in range(30):
        if page.get_by_role("heading", name="Sprawdź i wyślij", exact=True, level=1).count():
            break
        with page.expect_navigation():
            page.get_by_role("button", name="Zapisz i kontynuuj").click()
    expect(page.locator("html")).to_have_attribute("lang", "pl")
    page.get_by_role("button", name="Wyślij").click()
    expect(page.get_by_role("heading", name="Mamy to.")).to_be_visible()
    expect(page.get_by_text("If it gets worse before then, do not wait.")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="Łatwy tekst").click()
    expect(page.get_by_text("Czyta to człowiek.")).to_be_visible()
    page.get_by_role("link", name="Wstecz").click()
    page.get_by_role("link", name="English", exact=True).click()
    expect(page.get_by_role("heading", name="We have it.")).to_be_visible()
