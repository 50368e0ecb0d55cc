"""What goes over the wire and into the browser, on every answer: proven over all routes, not over a list of them."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.http import HttpResponse
from django.test import Client

from rightdoor.config.declared import routes
from rightdoor.ground.access.models import Account
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY, SignedIn

pytestmark = pytest.mark.django_db
SOURCE = Path(__file__).parents[1] / "src" / "rightdoor"
PLAIN = [where for where, _view in routes() if "<" not in where and "^" not in where]
METHODS = ("get", "post", "head", "options", "put", "delete")
TITLES = {"Page", "Rightdoor", "Parts"}
NEVER = re.compile(r"help|harm|danger|suic|mental|wellbeing|abuse|safe|child|counsel|support|request", re.IGNORECASE)
OUTWARD = {"requests", "urllib3", "httpx", "aiohttp", "ftplib", "smtplib", "http.client", "urllib.request", "socket"}
MAY_CALL_OUT = {
    "ground/access/outgoing.py": "the door itself",
    "ground/messages/carriers.py": "the mail server that the county has set, and the door",
    "ground/audit/heads.py": "the log that the county has set",
    "ground/documents/scanner.py": "the scanner that the county has set",
    "ground/signin/county.py": "names what can go wrong, and calls by the door",
    "config/commands/continuity.py": "asks this machine for its own name",
}


@pytest.fixture(autouse=True)
def clock(settings: Any) -> None:
    settings.CLOCK = MONDAY.isoformat()


def assert_guarded(answer: HttpResponse, where: str) -> None:
    """The headers of one answer."""
    policy = answer.headers.get("Content-Security-Policy", "")
    assert "default-src 'none'" in policy, where
    assert "frame-ancestors 'none'" in policy, where
    assert "sandbox" in policy or {"object-src 'none'", "base-uri 'none'"} <= set(policy.split("; ")), where
    assert not re.search(r"https?:|\*|unsafe|//", policy), where
    assert answer.headers.get("X-Content-Type-Options") == "nosniff", where
    assert answer.headers.get("Referrer-Policy") == "no-referrer", where
    assert answer.headers.get("X-Frame-Options") == "DENY", where
    assert answer.headers.get("Cross-Origin-Opener-Policy") == "same-origin", where
    assert "noindex" in answer.headers.get("X-Robots-Tag", ""), where
    if not where.startswith("/static/"):
        assert "no-store" in answer.headers.get("Cache-Control", ""), where


def assert_says_what_it_is(answer: HttpResponse, where: str) -> None:
    """Whatever has a body says what kind it is; words say in which letters."""
    kind = answer.headers.get("Content-Type", "")
    assert not answer.content or kind, where
    assert not kind.startswith("text/") or "charset=utf-8" in kind, (where, kind)


def assert_own_alone(answer: HttpResponse, where: str) -> None:
    """A page asks no other host for anything, and runs nothing that is written into it."""
    if "text/html" not in answer.headers.get("Content-Type", ""):
        return
    html = answer.content.decode()
    assert not re.search(r"<(?:script|link|img|iframe|source)[^>]+(?:src|href)=\"(?:https?:)?//", html), where
    nonce = re.search(r"'nonce-([^']+)'", answer.headers["Content-Security-Policy"])
    for script in re.findall(r"<script\b[^>]*>", html):
        assert 'src="/static/' in script or (nonce and nonce[1] in script), (where, script)
    assert not re.search(r"<[a-z][^>]*\s(?:style|on[a-z]+)=", html), where


@pytest.mark.parametrize("method", METHODS)
def test_every_route_answers_with_every_header_by_every_method(method: str, lead: Account, signed_in: SignedIn) -> None:
    desk = signed_in(lead)
    desk.raise_request_exception = False
    for browser in (Client(raise_request_exception=False), desk):
        for where in PLAIN:
            answer = getattr(browser, method)(f"/{where}")
            assert_guarded(answer, f"{method} /{where}")
            assert_own_alone(answer, f"{method} /{where}")
            assert_says_what_it_is(answer, f"{method} /{where}")


@pytest.mark.parametrize(
    "where", ["/nowhere/", "/work/nowhere/", "/static/nowhere.css", "/static/design/rightdoor.css"]
)
def test_what_is_not_there_and_what_is_only_a_file_too(client: Client, where: str) -> None:
    answer = client.get(where)

    assert_guarded(answer, where)
    answer.close()


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "QUERY", "WHATEVER"])
def test_a_method_that_nobody_uses_reaches_no_page(method: str, lead: Account, signed_in: SignedIn) -> None:
    for where in ("", "work/", "health/live", "nowhere/"):
        answer = signed_in(lead).generic(method, f"/{where}", "Canary-body", HTTP_X_WORDS="Canary-header")
        assert answer.status_code == 405, where
        assert answer.content == b"", where
        assert_guarded(answer, where)


def test_in_production_a_browser_keeps_to_https_for_a_year_beneath_this_name_too() -> None:
    said = {}
    for given in ({}, {"RIGHTDOOR_HSTS": "this-name-alone"}):
        code = (
            "from rightdoor.config import settings as s; print(s.SECURE_HSTS_SECONDS, s.SECURE_HSTS_INCLUDE_SUBDOMAINS)"
        )
        environment = {
            "PATH": os.environ["PATH"], "RIGHTDOOR_SECRET_KEY": "0123456789" * 6,
            "RIGHTDOOR_CONTEXT_KEY": "9876543210" * 4, "RIGHTDOOR_HOSTS": "front.example",
            "DATABASE_URL": "postgresql://nobody@/none", **given,
        }  # fmt: skip
        done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
        said[bool(given)] = done.stdout.split()

    assert said == {False: ["31536000", "True"], True: ["31536000", "False"]}


def test_a_redirect_to_https_too(settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    answer = Client().get("/find/")

    assert answer.status_code == 301
    assert_guarded(answer, "redirect")


def test_a_fault_too_and_its_page_holds_nothing_that_was_typed(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    client.raise_request_exception = False
    monkeypatch.setattr("rightdoor.doors.frontdoor.views.finding.FindForm.is_valid", broken)

    answer = client.post("/find/", {"words": "Canary-words", "place": "Canary-place"})

    assert answer.status_code == 500
    assert_guarded(answer, "500")
    assert b"Canary" not in answer.content
    assert b"999" in answer.content


def broken(*_words: Any) -> bool:
    raise ValueError("Canary-in-an-error")


def test_a_form_without_its_token_and_one_that_is_far_too_large_too() -> None:
    stranger = Client(enforce_csrf_checks=True)

    refused = stranger.post("/ask/", {"who": "me"})
    flooded = stranger.generic("POST", "/ask/", b"", CONTENT_LENGTH=str(2**40))

    assert (refused.status_code, flooded.status_code) == (403, 413)
    for answer in (refused, flooded):
        assert_guarded(answer, str(answer.status_code))


@pytest.mark.parametrize("role", ["administrator", "practitioner", "lead", "manager", "system_administrator"])
def test_no_title_of_any_page_says_where_somebody_is(
    role: str, partnership: Any, request: pytest.FixtureRequest, signed_in: SignedIn
) -> None:
    one = request_of(partnership)
    desk = signed_in(request.getfixturevalue(role))
    deep = [f"work/requests/{one.pk}/{more}" for more in ("", "decide/", "death/", "facts/")]
    titles = {}
    for browser in (desk, Client()):
        for where in [*PLAIN, *deep, "nowhere/"]:
            found = re.search(r"<title>(.*?)</title>", browser.get(f"/{where}").content.decode(), re.DOTALL)
            titles |= {where: found[1]} if found else {}

    assert len(titles) >= 25
    assert set(titles.values()) <= TITLES
    assert not any(NEVER.search(title) for title in TITLES)


def test_no_public_page_keeps_anything_in_a_cookie_that_another_host_could_set_or_script_could_read(
    client: Client, partnership: Any
) -> None:
    client.get("/find/")
    client.post("/find/", {"words": "sleep", "place": "ME14 1XQ", "age": "14"})
    client.post("/display/", {"theme": "dark", "contrast": "system", "spacing": "normal", "reading": "normal"})
    client.post("/area/", {"area": "kent"})
    client.post("/ask/", {"asker": "me"})

    assert {"told", "display", "c"} <= set(client.cookies)
    for name, cookie in client.cookies.items():
        assert cookie["httponly"], name
        assert cookie["path"] == "/", name
        assert not cookie["domain"], name
        assert cookie["samesite"] in ("Lax", "Strict"), name


def test_in_production_every_cookie_has_a_name_that_only_this_host_can_set() -> None:
    named = [
        (path, line)
        for path in SOURCE.rglob("*.py")
        if "/tests/" not in str(path)
        for line in re.findall(r"^(?:[A-Z_]*COOKIE(?:_NAME)?) = .*$", path.read_text(), re.MULTILINE)
        if "SECURE" not in line and "HTTPONLY" not in line
    ]

    assert len(named) >= 6
    assert [line for _path, line in named if '"__Host-' not in line] == []


@pytest.mark.parametrize("where", ["/leave/", "/sign-out/", "/my-request/finish/"])
def test_leaving_empties_the_browser_of_us(where: str, signed_in: SignedIn, lead: Account) -> None:
    desk = signed_in(lead)
    answer = desk.get(where) if where == "/leave/" else desk.post(where)

    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "no-store" in answer.headers["Cache-Control"]
    assert desk.get("/work/").status_code == 302


@pytest.mark.parametrize("where", ["/static/", "/static/design/", "/static/design", "/static/../", "/static/%2e%2e/"])
def test_no_folder_is_ever_listed(client: Client, where: str) -> None:
    answer = client.get(where)

    assert answer.status_code == 404
    assert b"rightdoor.css" not in answer.content.split(b"</head>")[-1]


@pytest.mark.parametrize("role", ["administrator", "practitioner", "lead", "manager", "system_administrator"])
def test_the_way_out_stands_on_every_working_page(
    role: str, request: pytest.FixtureRequest, signed_in: SignedIn
) -> None:
    desk = signed_in(request.getfixturevalue(role))
    pages = [where for where in PLAIN if where.startswith(("work/", "account"))]
    pages.remove("work/today/phone/")  # what a phone opens alone knows nobody, and has no token to sign out with
    shown = [answer for where in pages if (answer := desk.get(f"/{where}")).status_code == 200]

    assert len(shown) >= 4
    assert all('action="/sign-out/"' in answer.content.decode() for answer in shown if b"<html" in answer.content)


def test_there_is_no_admin_site() -> None:
    assert not apps.is_installed("django.contrib.admin")
    assert [where for where, view in routes() if "admin" in where or "admin" in view.__module__] == []


def test_only_the_named_modules_can_reach_another_machine() -> None:
    found = {}
    for path in SOURCE.rglob("*.py"):
        name = path.relative_to(SOURCE).as_posix()
        if "/tests/" in name:
            continue
        imported = {
            alias
            for node in ast.walk(ast.parse(path.read_text()))
            for alias in (
                [one.name for one in node.names] if isinstance(node, ast.Import)
                else [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            )
        }  # fmt: skip
        outward = {one for one in imported if one in OUTWARD or one.split(".")[0] in OUTWARD}
        if outward:
            found[name] = outward

    assert set(found) <= set(MAY_CALL_OUT), found
