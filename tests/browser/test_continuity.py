"""The page that duty staff open when nothing else answers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from rightdoor.work.continuity.sheet import as_html
from tests.browser.conftest import assert_accessible
from tests.people_here import MONDAY

pytestmark = pytest.mark.browser
TOLD = {
    "name": "Three Counties",
    "written_at": MONDAY.isoformat(),
    "parts": [
        {"title": "Not safe", "entries": [{"title": "Wren, 14", "facts": [["In their words", "a" * 300 + "\nmore"]]}]},
        {"title": "Safety plans", "entries": []},
    ],
}


@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_is_accessible_and_calls_nobody(page_on: Callable[..., Page], tmp_path: Path, width: int) -> None:
    place = tmp_path / "page.html"
    place.write_text(as_html(TOLD, now=MONDAY), encoding="utf-8")
    page = page_on(place.as_uri(), width=width)

    page.goto(place.as_uri())

    assert page.title() == "Page"
    assert page.get_by_role("heading", name="Wren, 14").is_visible()
    assert_accessible(page)
