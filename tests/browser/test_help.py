"""Help of a service in a browser: from who waits to the end with a plan, and the way back."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, both_widths, sign_in
from tests.browser.test_records import looked_at

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
PLAN = {
    "What changed": "Sleeps again", "What support there is now": "A form tutor", "The adult who keeps an eye": "Ms Rue",
    "Early signs": "Skipping lunch", "What to do then": "Tell Ms Rue", "The way back to us": "Ring us, no form",
    "With whom it was made": "Them and their gran",
}  # fmt: skip


def opened(page: Page, summary: str) -> None:
    """Open what stands behind this summary, unless it is open."""
    one = page.locator("details", has=page.locator("summary", has_text=summary)).first
    if not one.evaluate("it => it.open"):
        one.locator("summary").click()


def pressed(page: Page, button: str) -> None:
    """Press it, and wait for the page that answers."""
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).locator("visible=true").first.click()


def day(page: Page, prefix: str, *parts: str) -> None:
    for name, value in zip(("day", "month", "year"), parts, strict=True):
        page.locator(f"[name={prefix}_{name}]").fill(value)


@pytest.mark.parametrize(
    "service", ["HERA", pytest.param("EYPDAS", marks=pytest.mark.full), pytest.param("Vaping", marks=pytest.mark.full)]
)
@both_widths
def test_somebody_who_waits_is_helped_to_a_planned_end_and_comes_back_without_a_form(
    site: Site, browser_page: Open, service: str, width: int
) -> None:
    manager = sign_in(browser_page(width=width), site.accounts()["service_manager"])
    manager.get_by_role("link", name="Who waits").click()
    looked_at(manager)
    manager.get_by_role("link", name=re.compile(service)).click()
    looked_at(manager)
    manager.locator("main ol a").last.click()
    name = manager.locator(".rd-who h1, .rd-who strong, .rd-who h2").first.inner_text()
    looked_at(manager)
    opened(manager, "Help begins")
    manager.locator("[name=programme]").first.check()
    pressed(manager, "It begins now")
    expect(manager.get_by_text("Nobody gives this support yet")).to_be_visible()
    opened(manager, "Say who gives it")
    manager.get_by_label(re.compile("Juniper Hollowell")).check()
    manager.get_by_label("Why they").fill("Room on Tuesdays")
    pressed(manager, "Give it to them")
    address = manager.url

    worker = sign_in(browser_page(width=width), site.accounts()["team_member"])
    worker.goto("/work/support/")
    expect(worker.get_by_text("Help has not begun").first).to_be_visible()
    looked_at(worker)
    worker.goto(address)
    opened(worker, "Help begins")
    worker.locator("[name=programme]").first.check()
    pressed(worker, "It begins now")

    opened(worker, "Write a session down")
    pressed(worker, "Keep it")
    expect(worker.get_by_text("Say whether they came").first).to_be_visible()
    looked_at(worker)
    worker.locator("[name=session_at]").fill("9:00")
    worker.get_by_label("They came", exact=True).check()
    worker.get_by_label("What was done").fill("We walked and talked")
    pressed(worker, "Keep it")
    expect(worker.get_by_text("We walked and talked")).to_be_visible()

    opened(worker, "It ends")
    worker.get_by_label("What was needed is there").check()
    worker.get_by_label("In your words").fill("They can go on")
    pressed(worker, "End it")
    expect(worker.get_by_text("The step-down plan is not whole.")).to_be_visible()
    opened(worker, "Write the step-down plan")
    for label, words in PLAN.items():
        worker.get_by_role("textbox", name=label).fill(words)
    day(worker, "follow_up_on", "1", "5", "2026")
    worker.locator("form[action$='step-down/'] button").click()
    expect(worker.get_by_text("Ring us, no form").first).to_be_visible()
    looked_at(worker)
    opened(worker, "It ends")
    worker.get_by_label("What was needed is there").check()
    worker.get_by_label("In your words").fill("They can go on")
    pressed(worker, "End it")
    expect(worker.get_by_text(re.compile("Ended on .*: What was needed is there"))).to_be_visible()
    expect(worker.get_by_text("Write a session down")).to_have_count(0)
    looked_at(worker)

    manager.goto(address)
    opened(manager, "They come back")
    manager.get_by_label("What they said").fill("They rang: it is hard again")
    pressed(manager, "They wait again")
    expect(manager.get_by_text(re.compile("Waits since"))).to_be_visible()
    expect(manager.get_by_text(name).first).to_be_visible()
    assert manager.url != address
