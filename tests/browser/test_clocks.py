"""The two clocks run out, and people watch them: a promise that becomes late, and a yes to danger that climbs."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from rightdoor.demo.colleagues import COLLEAGUES, PASSWORD
from rightdoor.demo.staff import make_staff
from rightdoor.pure.rules.days import LONDON
from tests.browser.conftest import Site, assert_accessible, environment_for, served, sign_in
from tests.browser.test_asking import answer_safe, save, send, skip_to, start
from tests.browser.test_safety import say_yes
from tests.own_database import OwnDatabase, own_database  # noqa: F401  a fixture

pytestmark = pytest.mark.browser
TUESDAY = "2026-03-10T10:00:00"
ServedAt = Callable[[str], Site]
PageAt = Callable[..., Page]


@pytest.fixture
def served_at(own_database: OwnDatabase, tmp_path: Path) -> Iterator[ServedAt]:  # noqa: F811
    """Serves one database at any moment: the staff and the rota of the invented county, and nobody waiting yet."""
    make_staff(at=datetime.fromisoformat(TUESDAY).replace(tzinfo=LONDON))
    with ExitStack() as running:

        def serve(at: str) -> Site:
            environment = environment_for(own_database.name, at=at)
            return running.enter_context(served({**environment, "RIGHTDOOR_OUTBOX": str(tmp_path)}))

        yield serve


def enter_as(page: Page, role: str) -> Page:
    """Sign a colleague in."""
    email = next(one.email for one in COLLEAGUES if one.key == role)
    return sign_in(page, {"email": email, "password": PASSWORD})


def ask_from(page: Page, town: str) -> str:
    """Ask for oneself, from a town, as the public does; the code of the receipt."""
    start(page, "For me")
    save(page)
    answer_safe(page)
    skip_to(page, "Where you are")
    page.get_by_label("Where do you live?").fill(town)
    save(page)
    page.goto("/ask/check/")
    return send(page)


def row_of(page: Page, code: str) -> Locator:
    """The row of the queue that has this code."""
    return page.locator("[data-row]").filter(has_text=code)


def colour_of(clock: Locator) -> str:
    return str(clock.evaluate("face => getComputedStyle(face).color + getComputedStyle(face).backgroundColor"))


def test_a_promise_runs_out_and_the_request_stands_first_as_late(served_at: ServedAt, page_on: PageAt) -> None:
    slower = ask_from(page_on(served_at("2026-03-09T10:00:00").url, width=360), "Gillingham")
    tuesday = served_at(TUESDAY)
    promised = ask_from(page_on(tuesday.url, width=360), "Canterbury")

    queue = enter_as(page_on(tuesday.url), "front_door_administrator")
    row = row_of(queue, promised)
    expect(row.locator(".rd-clock")).to_have_text("3 d")
    expect(row).to_contain_text("Fri 13 Mar, 10 am")
    running = colour_of(row.locator(".rd-clock"))
    assert_accessible(queue)

    queue = enter_as(page_on(served_at("2026-03-13T10:20:00").url), "front_door_administrator")
    row = row_of(queue, promised)
    expect(row.locator(".rd-clock")).to_have_text("20 min late")
    expect(row).to_contain_text("was today, 10 am")
    assert colour_of(row.locator(".rd-clock")) != running
    expect(queue.locator("[data-row]").first).to_contain_text(promised)
    expect(row_of(queue, slower).locator(".rd-clock")).not_to_contain_text("late")
    assert_accessible(queue)


@pytest.mark.full
def test_the_last_hours_of_a_promise_are_said_in_words(served_at: ServedAt, page_on: PageAt) -> None:
    code = ask_from(page_on(served_at(TUESDAY).url, width=360), "Canterbury")

    queue = enter_as(page_on(served_at("2026-03-13T08:30:00").url, width=360), "practitioner")

    expect(row_of(queue, code).locator(".rd-clock--now")).to_have_text("1 h 30")
    assert_accessible(queue)


def tasks_of(page: Page, role: str) -> Locator:
    """What waits for a colleague, on a page that is held to account."""
    enter_as(page, role)
    page.goto("/work/tasks/")
    assert_accessible(page)
    return page.get_by_role("region", name="Waiting for you").get_by_role("listitem")


def test_a_yes_gives_the_duty_owner_fifteen_minutes_and_then_calls_a_second_person(
    served_at: ServedAt, page_on: PageAt
) -> None:
    site = served_at(TUESDAY)
    say_yes(page_on(site.url, width=360))
    first = tasks_of(page_on(site.url), "front_door_administrator")
    expect(first).to_contain_text("Somebody says they are not safe")
    expect(first.locator(".rd-clock")).to_have_text("15 min")
    expect(first).to_contain_text("by Tue 10 Mar, 10:15 am")
    expect(tasks_of(page_on(site.url), "safeguarding_lead")).to_have_count(0)

    site.run("work", "--once")
    later = served_at("2026-03-10T10:16:00")
    late = tasks_of(page_on(later.url), "front_door_administrator")
    expect(late.locator(".rd-clock")).to_have_text("1 min late")
    later.run("work", "--once")

    called = tasks_of(page_on(later.url), "safeguarding_lead")
    expect(called).to_contain_text("Nobody answered, so it went to Isolde Briarstow")
    expect(called.locator(".rd-clock--over")).to_have_text("1 min late")
    called.get_by_role("button", name="I have it").click()
    expect(called.page.get_by_text("You have it")).to_be_visible()
    assert_accessible(called.page)


@pytest.mark.full
def test_a_yes_on_a_saturday_night_calls_whoever_is_on_call_by_the_clock(served_at: ServedAt, page_on: PageAt) -> None:
    night = served_at("2026-03-14T22:00:00")
    say_yes(page_on(night.url, width=360))

    on_call = tasks_of(page_on(night.url, width=360), "safeguarding_lead")

    expect(on_call).to_contain_text("Somebody says they are not safe")
    expect(on_call.locator(".rd-clock")).to_have_text("15 min")
    expect(on_call).to_contain_text("by Sat 14 Mar, 10:15 pm")

    later = served_at("2026-03-14T22:16:00")
    later.run("work", "--once")
    late = tasks_of(page_on(later.url), "safeguarding_lead")
    expect(late.locator(".rd-clock--over")).to_have_text("1 min late")
    expect(late).to_contain_text("Nobody answered")
