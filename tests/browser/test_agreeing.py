"""The pages of agreement in a browser: reading, sharing, ending it, and what the colleague sees."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, sign_in
from tests.browser.test_records import looked_at

pytestmark = pytest.mark.browser
Open = Callable[..., Page]


def test_what_is_shared_opens_for_a_social_worker_to_read_and_closes_when_it_ends(
    site: Site, browser_page: Open
) -> None:
    lead = sign_in(browser_page(), site.accounts()["safeguarding_lead"])
    lead.goto("/work/queue/")
    lead.locator("table a[href*='/work/requests/']").last.click()
    lead.get_by_role("link", name=re.compile("Agreement and sharing")).click()
    looked_at(lead)
    page = lead.url
    for form in ("Write an answer down", "From 16: record a doubt"):
        lead.get_by_role("link", name=re.compile(form)).click()
        looked_at(lead)
        lead.get_by_role("button", name=re.compile("Record")).click()
        expect(lead.get_by_role("alert").first).to_be_visible()
        looked_at(lead)
        lead.goto(page)

    lead.get_by_role("link", name="Decide to share").click()
    looked_at(lead)
    lead.get_by_label(re.compile("The request of")).first.check()
    lead.get_by_label("Exactly what of it").fill("Where they go to school")
    lead.get_by_label("A colleague who signs in here").check()
    social_worker = site.accounts()["social_worker"]
    lead.get_by_label("Which colleague").select_option(label=social_worker["name"])
    lead.get_by_label("What for", exact=True).fill("To see whether the group has room")
    lead.get_by_label("Without agreement: a public task").check()
    lead.get_by_label("If it is without agreement").fill("Nobody could be reached, and the place goes today")
    for box, words in (("Day", "30"), ("Month", "4"), ("Year", "2026")):
        lead.get_by_label(box, exact=True).last.fill(words)
    lead.get_by_label("Not yet: they will be").check()
    lead.get_by_label("How they were told, or why not").fill("With the next letter")
    lead.get_by_role("button", name="Share it").click()
    expect(lead.get_by_text("Where they go to school")).to_be_visible()
    looked_at(lead)

    colleague = sign_in(browser_page(), social_worker)
    colleague.get_by_role("link", name="Shared with you").click()
    looked_at(colleague)
    card = colleague.locator("section", has_text="To see whether the group has room")
    card.get_by_role("link", name=re.compile("Request of")).click()
    expect(colleague.get_by_role("heading", name="In their words")).to_be_visible()
    looked_at(colleague)
    shared = colleague.url
    expect(colleague.locator("main form[method=post]")).to_have_count(0)
    for beyond in ("decide/", "known/"):
        answer = colleague.goto(shared + beyond)
        assert answer is not None
        assert answer.status == 404
    for beyond in ("/work/queue/", "/work/known/", page):
        answer = colleague.goto(beyond)
        assert answer is not None
        assert answer.status == 404
    colleague.goto(shared)

    lead.get_by_label("Why it ends").first.fill("The place is gone")
    lead.get_by_role("button", name=re.compile("End it now")).first.click()
    answer = colleague.reload()
    assert answer is not None
    assert answer.status == 404


def test_what_somebody_needs_is_noted_and_stands_in_every_header(site: Site, browser_page: Open) -> None:
    page = sign_in(browser_page(), site.accounts()["practitioner"])
    page.goto("/work/queue/")
    page.locator("table a[href*='/work/requests/']").last.click()
    page.get_by_role("link", name="What they need to take part").click()
    looked_at(page)
    page.get_by_label("Interpreter, and letters in their language").check()
    page.get_by_label("A parent or carer", exact=True).check()
    page.get_by_label("Who told us, and how").fill("An aunt, by phone")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Say which language").first).to_be_visible()
    looked_at(page)
    page.get_by_label("Which language").fill("Polish")
    page.get_by_role("button", name="Keep it").click()

    header = page.get_by_label("Always shown: who this is")
    expect(header.get_by_text("Interpreter: Polish (a parent or carer)")).to_be_visible()
    looked_at(page)
    page.get_by_role("link", name="Back to the request").click()
    expect(page.get_by_text("Was what they need there?").first).to_be_attached()
    looked_at(page)
