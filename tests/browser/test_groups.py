"""A group in a browser: the register kept with one thumb, and a group that is opened."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, sign_in
from tests.browser.test_records import looked_at

pytestmark = pytest.mark.browser
Open = Callable[..., Page]


def test_whoever_runs_a_group_keeps_its_register_on_a_phone(site: Site, browser_page: Open) -> None:
    worker = sign_in(browser_page(width=360), site.accounts()["team_member"])
    worker.goto("/work/groups/")
    looked_at(worker)
    worker.get_by_role("link", name="After school, at the hall").click()
    looked_at(worker)
    worker.get_by_role("listitem").filter(has_text="Keep the register").get_by_role("link").first.click()
    looked_at(worker)
    worker.set_viewport_size({"width": 360, "height": 800})
    touched = worker.get_by_label("Came", exact=True)
    for number in range(touched.count()):
        touched.nth(number).check()
    worker.get_by_role("button", name="Keep the register").click()
    expect(worker.get_by_label("Came", exact=True).first).to_be_checked()
    expect(worker.get_by_role("alert")).to_have_count(0)


def test_a_manager_is_told_what_is_missing_when_they_open_a_group(site: Site, browser_page: Open) -> None:
    manager = sign_in(browser_page(), site.accounts()["service_manager"])
    manager.goto("/work/groups/open/")
    looked_at(manager)
    manager.get_by_role("button", name="Open it").click()
    expect(manager.get_by_text("Choose two people or more").first).to_be_visible()
    looked_at(manager)
