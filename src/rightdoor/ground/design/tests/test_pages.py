"""Layouts and parts: help comes first, nothing is inline, titles say nothing."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.db import OperationalError
from django.http import Http404
from django.template import engines
from django.test import RequestFactory, override_settings

from rightdoor.ground.design import views
from rightdoor.ground.design.context import COOKIE, read_display
from rightdoor.ground.design.environment import link_if, t
from rightdoor.ground.design.presenters import HelpLine, NavItem

pytestmark = pytest.mark.urls("rightdoor.ground.design.tests.addresses")
ROOM = Path(__file__).parent.parent
TEMPLATES = sorted(ROOM.rglob("jinja2/**/*.html"))
PARTS = sorted((ROOM / "jinja2" / "design" / "parts").glob("*.html"))
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:")


def drawn(source: str, **context: Any) -> str:
    return str(engines["jinja2"].from_string(source).render(context))


def body_of(page: str) -> str:
    return page[page.index("<body") :]


@pytest.fixture
def gallery(rf: RequestFactory) -> str:
    with override_settings(DEMO=True):
        return views.gallery(rf.get("/gallery/")).content.decode()


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_holds_an_inline_style_or_script(template: Path) -> None:
    assert INLINE.findall(template.read_text()) == []


def test_no_drawn_page_holds_an_inline_style_or_script(gallery: str) -> None:
    assert INLINE.findall(gallery) == []


@pytest.mark.parametrize("part", PARTS, ids=lambda path: path.stem)
def test_every_part_is_one_documented_macro_of_its_own_name(part: Path) -> None:
    source = part.read_text()

    assert source.startswith("{#")
    assert f"macro {part.stem}(" in source


@pytest.mark.parametrize("name", ["400", "403", "404", "500", "503"])
def test_an_error_page_needs_nothing_and_shows_help_first(name: str) -> None:
    page = drawn(f'{{% extends "{name}.html" %}}')

    assert "<title>Page</title>" in page
    assert body_of(page).index('href="tel:999"') < body_of(page).index("<main")
    assert "blank.svg" in page


def test_help_now_is_the_first_thing_after_the_skip_link() -> None:
    lines = [HelpLine(f"Line {n}", f"L{n}", f"tel:{n}", "open now") for n in range(4)]
    page = body_of(drawn('{% extends "design/public.html" %}', help_lines=lines, help_url="/help/"))

    links = re.findall(r'<a href="([^"]+)"', page)
    assert links[:5] == ["#main", "tel:0", "tel:1", "tel:2", "/help/"]


def test_leaving_is_a_link_that_works_without_javascript() -> None:
    page = drawn('{% extends "design/public.html" %}', leave_url="/leave/", exit_url="https://example.org/")

    assert re.search(r'<a href="/leave/"[^>]*data-exit="https://example.org/" data-end="/leave/"', page)


def test_a_neutral_page_keeps_its_title_and_icon_empty() -> None:
    page = drawn('{% extends "design/neutral.html" %}', tab_title="Notes")

    assert "<title>Notes</title>" in page
    assert "design/blank.svg" in page


def test_a_page_says_where_it_is_in_the_bar() -> None:
    items = [NavItem("find", "Find help", "/find/"), NavItem("ask", "Ask for help", "/ask/")]
    page = drawn('{% extends "design/public.html" %}{% set here = "ask" %}', nav_items=items)

    assert re.findall(r'href="([^"]+)" aria-current="page"', page) == ["/ask/"]


def test_the_working_face_says_that_people_are_invented_only_in_a_practice_copy() -> None:
    said = "Every person here is invented"

    assert said in drawn('{% extends "design/working.html" %}', demo=True)
    assert said not in drawn('{% extends "design/working.html" %}')


def test_the_working_bar_shows_who_is_working_and_searches_by_post() -> None:
    page = drawn('{% extends "design/working.html" %}', account_name="Tamsin Oakapple", search_url="/s/", csrf_input="")

    assert ">TO</span>" in page
    assert '<form class="rd-search" role="search" method="post" action="/s/">' in page


def test_words_from_python_are_escaped() -> None:
    assert drawn("{{ t(words) }}", words="<b>") == "&lt;b&gt;"
    assert t("%(n)s left", n=3) == "3 left"
    assert drawn('{{ rd.tag("<b>", "may") }}').endswith("&lt;b&gt;</span>")


def test_a_missing_value_is_an_error_and_a_missing_part_is_too() -> None:
    for source in ("{{ nobody }}", "{{ rd.nothing() }}", "{{ rd._secret }}"):
        with pytest.raises(Exception, match=r"undefined|nothing|_secret"):
            drawn(source)


def test_links_to_pages_that_this_site_lacks_are_left_out() -> None:
    assert link_if("no-such-page") == ""
    assert link_if("design:leave").endswith("leave/")
    assert drawn('{{ url("design:leave") }}').endswith("leave/")


def test_the_nonce_is_that_of_the_request() -> None:
    class Asked:
        csp_nonce = "abc"

    assert drawn("{{ csp_nonce() }}|{{ direction() }}", request=Asked()) == "abc|ltr"


@pytest.mark.parametrize("state", ["calm", "soon", "now", "over", "paused", "met"])
def test_clock_chips_differ_in_shape(state: str, gallery: str) -> None:
    assert f"rd-clock--{state}" in gallery


def test_the_rows_of_the_queue_keep_their_roles_when_laid_out_as_cards(gallery: str) -> None:
    roles = {"table", "rowgroup", "row", "columnheader", "cell"}

    assert roles <= set(re.findall(r'role="(\w+)"', gallery))


def test_how_pages_look_is_kept_in_a_cookie(rf: RequestFactory) -> None:
    choice = {"theme": "dark", "contrast": "more", "spacing": "roomy", "reading": "easier"}
    answer = views.display(rf.post("/display/", choice))

    assert answer.status_code == 302
    rf.cookies[COOKIE] = answer.cookies[COOKIE].value
    page = views.display(rf.get("/display/?saved")).content.decode()
    assert all(f'data-{name}="{value}"' in page for name, value in choice.items())
    assert "Saved on this device" in page


def test_a_choice_that_does_not_exist_is_refused(rf: RequestFactory) -> None:
    answer = views.display(rf.post("/display/", {"theme": "pink"}))

    assert "Choose one of the answers shown" in answer.content.decode()


def test_a_strange_cookie_counts_as_no_choice() -> None:
    assert read_display("theme=pink&odd=1&spacing=roomy") == {
        "theme": "system",
        "contrast": "system",
        "spacing": "roomy",
        "reading": "normal",
    }


@override_settings(EXIT_URL="https://example.org/")
def test_leaving_goes_somewhere_plain_and_clears_what_was_kept(rf: RequestFactory) -> None:
    answer = views.leave(rf.post("/leave/"))

    assert answer["Location"] == "https://example.org/"
    assert answer["Clear-Site-Data"] == '"cache", "storage"'


def test_leaving_ends_the_visit(rf: RequestFactory) -> None:
    request = rf.get("/leave/")
    request.session = SessionStore()
    request.session["typed"] = "something"

    views.leave(request)

    assert "typed" not in request.session


def test_leaving_forgets_every_cookie_but_how_pages_look(rf: RequestFactory) -> None:
    request = rf.get("/leave/")
    request.COOKIES.update({"display": "theme=dark", "told": "something", "area": "kent"})

    answer = views.leave(request)

    assert {name: cookie["max-age"] for name, cookie in answer.cookies.items()} == {"told": 0, "area": 0}


def test_leaving_works_with_the_database_down(rf: RequestFactory) -> None:
    class Unreachable(SessionStore):
        def flush(self) -> None:
            raise OperationalError

    request = rf.get("/leave/")
    request.session = Unreachable()

    assert views.leave(request).status_code == 302


@override_settings(DEMO=False, DEBUG=False, MODE="production")
def test_the_gallery_is_not_part_of_a_real_site(rf: RequestFactory) -> None:
    with pytest.raises(Http404):
        views.gallery(rf.get("/gallery/"))
