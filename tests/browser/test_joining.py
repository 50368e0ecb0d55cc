"""Two requests about one child, in a browser: found by a number, compared, joined by two people, looked at again."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, sign_in
from tests.browser.test_records import looked_at, step_up

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
NUMBER = "943 476 5919"


def write_down(clerk: Page, request: str) -> None:
    """The child's number, as somebody read it out on the telephone."""
    clerk.goto(f"{request}known/who/")
    looked_at(clerk)
    clerk.get_by_label("NHS number").fill(NUMBER)
    clerk.get_by_role("button", name="Keep, and look again").click()
    expect(clerk.get_by_role("heading", name="Is this child known?")).to_be_visible()


def test_two_records_of_one_child_are_joined_by_two_people(site: Site, browser_page: Open) -> None:
    account = site.accounts()["front_door_administrator"]
    clerk = sign_in(browser_page(), account)
    clerk.goto("/work/queue/")
    links = [str(link.get_attribute("href")) for link in clerk.locator("table a[href*='/work/requests/']").all()]
    requests = list(dict.fromkeys(link for link in links if re.fullmatch(r"/work/requests/[^/]+/", link)))
    for request in requests[:2]:  # other journeys take the last of the queue
        write_down(clerk, request)

    expect(clerk.get_by_text("the same NHS number").first).to_be_visible()
    looked_at(clerk)
    clerk.get_by_role("link", name="Compare").first.click()
    looked_at(clerk)
    clerk.get_by_label("How do you know that they are one child?").fill("Their mother read the number out to me.")
    clerk.get_by_role("button", name="They are one child").click()
    step_up(clerk, account)
    expect(clerk.get_by_text("Somebody else must answer this")).to_be_visible()
    looked_at(clerk)

    other = site.accounts()["practitioner"]
    second = sign_in(browser_page(), other)
    second.goto("/work/joinings/")
    looked_at(second)
    second.get_by_role("link", name="Look at it").first.click()
    second.get_by_role("button", name="I agree").click()
    step_up(second, other)
    expect(second.get_by_text("Joined", exact=True)).to_be_visible()
    looked_at(second)
    second.get_by_label("Only as both records allow").check()
    second.get_by_role("button", name="This holds").click()
    second.get_by_role("link", name="It was a mistake").click()
    looked_at(second)

    clerk.goto("/work/known/")
    clerk.get_by_label("NHS number").fill("943 476 5918")
    clerk.get_by_role("button", name="Look").click()
    expect(clerk.get_by_text("cannot be an NHS number").first).to_be_visible()
    looked_at(clerk)
    clerk.get_by_label("NHS number").fill(NUMBER)
    clerk.get_by_role("button", name="Look").click()
    expect(clerk.get_by_text("These may be the one")).to_be_visible()
    looked_at(clerk)
