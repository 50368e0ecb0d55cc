"""Every page that a role can reach by links, at two widths, with axe.  One role a run; every role by --full."""

from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from tests.browser.conftest import Site, assert_accessible

pytestmark = pytest.mark.browser
ROLES = (
    "front_door_administrator",
    "practitioner",
    "practitioner_unqualified",
    "service_manager",
    "safeguarding_lead",
    "data_officer",
    "auditor",
    "system_administrator",
)
TODAYS = ROLES[datetime.now(UTC).toordinal() % len(ROLES)]
START = ["/", "/ask/", "/find/", "/my-request/", "/help/", "/what-would-help/", "/display/", "/gallery/", "/sign-in/"]
LEAVE_ALONE = ("/static/", "/sign-out/", "/leave/", "/health/")


def pattern_of(path: str) -> str | None:
    """The route that answers an address, so that each kind of page is walked once."""
    try:
        return resolve(path).route
    except Resolver404:
        return None


def links_on(page: Page, site: Site) -> list[str]:
    found = page.eval_on_selector_all("a[href]", "links => links.map(a => a.href)")
    paths = [urlsplit(link).path for link in found if link.startswith(site.url + "/")]
    return [path for path in paths if not path.startswith(LEAVE_ALONE)]


def walk(page: Page, site: Site, begin: list[str]) -> list[str]:
    """Visit one page of every kind that links lead to; return the kinds."""
    waiting, seen = list(begin), set()
    linked_from: dict[str, str] = {}
    while waiting:
        path = waiting.pop(0)
        kind = pattern_of(path)
        if kind is None or kind in seen:
            continue
        seen.add(kind)
        answer = page.goto(path)
        assert answer is not None
        assert answer.status < 400, f"{path}, linked from {linked_from.get(path)}, answered {answer.status}"
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            assert_accessible(page)
        found = links_on(page, site)
        linked_from |= {one: path for one in found if one not in linked_from}
        waiting += found
    return sorted(seen)


def test_every_public_page_is_accessible(site: Site, browser_page: Callable[..., Page]) -> None:
    kinds = walk(browser_page(), site, START)

    assert len(kinds) >= 12


def test_every_public_page_is_accessible_in_the_dark(site: Site, browser_page: Callable[..., Page]) -> None:
    walk(browser_page(dark=True), site, START)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Today's role, or every role where the whole walk was asked for."""
    if "role" in metafunc.fixturenames:
        metafunc.parametrize("role", ROLES if metafunc.config.getoption("--full") else [TODAYS])


def test_every_page_of_a_role_is_accessible(
    site: Site, browser_page: Callable[..., Page], sign_in_as: Callable[[Page, str], Page], role: str
) -> None:
    page = sign_in_as(browser_page(), role)

    kinds = walk(page, site, [urlsplit(page.url).path])

    assert kinds
