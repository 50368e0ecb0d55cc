"""A press is over when the page that it brings is there, so that no test reads the page that is being left.

The driver waits for a page that it saw begin before the press returned.  On a busy machine the browser tells of it a
moment later; the test then went on with the old page, and passed or failed by luck.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from typing import Any
from weakref import WeakKeyDictionary

from playwright.sync_api import Error, Locator, Page, Request

LONGEST = 8.0  # seconds that a page may take to come
coming: WeakKeyDictionary[Page, set[Request]] = WeakKeyDictionary()


def watched(page: Page) -> Page:
    """From now on it is known which pages this window has asked for and not yet been given."""
    asked = coming.setdefault(page, set())

    def begun(request: Request) -> None:
        if request.is_navigation_request() and request.frame == page.main_frame:
            asked.add(request)

    def ended(request: Request) -> None:
        asked.discard(request)

    page.on("request", begun)
    page.on("requestfinished", ended)
    page.on("requestfailed", ended)
    return page


def settled(page: Page) -> None:
    """Return when nothing is on its way any more; what never comes is left to the test to find missing."""
    with suppress(Error):
        page.evaluate("1")  # there and back: what the press began has begun
    until = time.monotonic() + LONGEST
    while coming.get(page) and time.monotonic() < until:
        page.wait_for_timeout(20)
    with suppress(Error):
        page.wait_for_load_state("domcontentloaded")


@contextmanager
def presses_settle() -> Iterator[None]:
    """As long as this lasts, every press waits for the page that it brings."""
    press = Locator.click

    @wraps(press)
    def click(self: Locator, **how: Any) -> None:
        press(self, **how)
        if self.page in coming and not self.page.is_closed():
            settled(self.page)

    Locator.click = click  # type: ignore[method-assign]
    try:
        yield
    finally:
        Locator.click = press  # type: ignore[method-assign]
