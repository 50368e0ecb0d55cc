"""What the scripts add, in a real browser, with pages and files served from memory."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.template import engines
from django.test import override_settings
from playwright.sync_api import Browser, Page, Request, Route, expect

from rightdoor.ground.design import apps as design
from rightdoor.ground.design.samples import ROWS

pytestmark = [pytest.mark.browser, pytest.mark.urls("rightdoor.ground.design.tests.addresses")]
STATIC = Path(design.__file__).parent / "static"
HERE = "http://room.test"
AWAY = "http://plain.test/"
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}

ASKING = """{% extends "design/neutral.html" %}{% block content %}
<form method="post" action="/send" data-autosave-url="/draft"><label>Say <textarea name="said"></textarea></label>
<label>Word <input name="word" type="password"></label>{{ rd.saved() }}<button>Send</button></form>{% endblock %}"""
QUEUE = """{% extends "design/working.html" %}{% block content %}{{ rd.rows(rows) }}
<button data-key="a" type="button">Looking</button>{% endblock %}"""


Serve = Callable[..., "Server"]


class Server:
    """Answers every address from memory, and remembers what was sent."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.sent: list[Request] = []
        self.well = True

    def answer(self, route: Route) -> None:
        request, address = route.request, urlsplit(route.request.url)
        if request.method == "POST":
            self.sent.append(request)
            route.fulfill(status=200, body="kept") if self.well else route.abort()
        elif address.path.startswith("/static/"):
            file = STATIC / address.path.removeprefix("/static/")
            route.fulfill(path=file, content_type=KINDS[file.suffix])
        else:
            body = "Weather" if route.request.url == AWAY else self.html
            route.fulfill(body=body, content_type="text/html")

    def posts(self, path: str) -> list[dict[str, list[str]]]:
        return [parse_qs(one.post_data or "") for one in self.sent if urlsplit(one.url).path == path]


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


@pytest.fixture
def serve(tab: Page) -> Iterator[Serve]:
    def start(source: str, **context: object) -> Server:
        shell = {"exit_url": AWAY, "leave_url": "/leave/", "search_url": "/search/", **context}
        server = Server(str(engines["jinja2"].from_string(source).render(shell)))
        tab.route("**/*", server.answer)
        tab.goto(f"{HERE}/")
        return server

    with override_settings(STATIC_URL="/static/"):
        yield start


def test_leaving_replaces_the_page_and_ends_the_visit(tab: Page, serve: Serve) -> None:
    server = serve(ASKING)

    tab.get_by_role("button", name="Leave this page").click()

    tab.wait_for_url(AWAY)
    assert len(server.posts("/leave/")) == 1
    tab.go_back()
    assert tab.url == "about:blank"


def test_shift_three_times_leaves_and_counts_aloud(tab: Page, serve: Serve) -> None:
    serve(ASKING)

    tab.keyboard.press("Shift")
    expect(tab.get_by_text("press 2 more times")).to_have_count(1)
    tab.keyboard.press("Shift")
    tab.keyboard.press("Shift")

    tab.wait_for_url(AWAY)


def test_capital_letters_do_not_leave(tab: Page, serve: Serve) -> None:
    serve(ASKING)

    for letter in "ABCD":
        tab.keyboard.press(f"Shift+{letter}")

    assert tab.url == f"{HERE}/"


def test_typed_words_are_saved_on_the_server_without_secrets_and_nowhere_else(tab: Page, serve: Serve) -> None:
    server = serve(ASKING)

    tab.get_by_label("Word").fill("kettle")
    tab.get_by_label("Say").fill("I can’t sleep")

    expect(tab.get_by_role("status").filter(has_text="Saved")).to_be_visible(timeout=9000)
    assert server.posts("/draft") == [{"said": ["I can’t sleep"]}]
    assert tab.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_dead_server_is_told_the_words_stay_and_it_tries_again(tab: Page, serve: Serve) -> None:
    server = serve(ASKING)
    server.well = False

    tab.get_by_label("Say").fill("I can’t sleep")
    expect(tab.get_by_text("Your words are still on this page")).to_be_visible(timeout=9000)
    assert tab.get_by_label("Say").input_value() == "I can’t sleep"
    server.well = True

    expect(tab.get_by_role("status").filter(has_text="Saved")).to_be_visible(timeout=12000)


def test_a_form_is_sent_once_however_often_its_button_is_pressed(tab: Page, serve: Serve) -> None:
    server = serve(ASKING)

    tab.get_by_role("button", name="Send").dblclick(no_wait_after=True)

    tab.wait_for_url(f"{HERE}/send")
    assert len(server.posts("/send")) == 1


def test_the_queue_is_walked_and_opened_by_keyboard(tab: Page, serve: Serve) -> None:
    serve(QUEUE, rows=ROWS)
    current = tab.locator("[data-row][aria-current=true]")

    tab.keyboard.press("k")
    expect(current).to_contain_text("Fennimore")
    tab.keyboard.press("j")
    tab.keyboard.press("j")
    expect(current).to_contain_text("Bo Larkspur")
    tab.keyboard.press("o")
    tab.wait_for_url("**#bo")


def test_letters_typed_into_the_search_stay_letters(tab: Page, serve: Serve) -> None:
    serve(QUEUE, rows=[])

    tab.keyboard.press("/")
    tab.keyboard.type("jok/")

    assert tab.get_by_label("Search by code or name").input_value() == "jok/"
