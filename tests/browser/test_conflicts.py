"""Saying whom one knows, in a browser: on the page of a request, and without one; and the lead who settles it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, sign_in
from tests.browser.test_records import looked_at, step_up

pytestmark = pytest.mark.browser
Open = Callable[..., Page]


def test_who_knows_a_child_closes_the_record_and_a_lead_bars_another(site: Site, browser_page: Open) -> None:
    clerk = sign_in(browser_page(), site.accounts()["front_door_administrator"])
    clerk.goto("/work/queue/")
    clerk.locator("table a[href*='/work/requests/']").last.click()
    clerk.get_by_role("link", name="I know this person").click()
    gone = re.sub(r"know/$", "", clerk.url)
    looked_at(clerk)
    clerk.get_by_label("We are related").check()
    clerk.get_by_role("button", name="Say so, and close the record").click()

    expect(clerk.get_by_text("Somebody whose request you had open")).to_be_visible()
    looked_at(clerk)
    answer = clerk.goto(gone)
    assert answer is not None
    assert answer.status == 404

    clerk.goto("/work/conflicts/")
    clerk.get_by_label("Their name").fill("Juniper Nobody")
    clerk.get_by_label("I know them or their family in another way").check()
    clerk.get_by_role("button", name="Tell a safeguarding lead").click()
    expect(clerk.get_by_text("Juniper Nobody")).to_be_visible()

    account = site.accounts()["safeguarding_lead"]
    lead = sign_in(browser_page(), account)
    lead.goto("/work/conflicts/blocks/")
    looked_at(lead)
    lead.get_by_role("link", name=re.compile("Settle it")).first.click()
    if lead.get_by_role("heading", name="Show that it is you").is_visible():
        step_up(lead, account)
    expect(lead.get_by_text("Never tell them whether there is a record")).to_be_visible()
    looked_at(lead)
    lead.get_by_role("button", name="There is nothing to bar now").click()
    expect(lead.get_by_text("Nothing waits.")).to_be_visible()
    lead.get_by_role("link", name=re.compile("End it")).first.click()
    looked_at(lead)
    lead.goto("/work/conflicts/blocks/make/")
    looked_at(lead)
