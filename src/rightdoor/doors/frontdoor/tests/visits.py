"""A visitor of the front door, for tests: what they see in words, and what they answer."""

import re
from html import unescape

from django.http import HttpResponse
from django.test import Client

from rightdoor.doors.frontdoor.numbers import number_of
from rightdoor.doors.frontdoor.wordings import question_of


def seen(answer: HttpResponse) -> str:
    """The words of the page's main part."""
    page = answer.content.decode()
    main = page[page.index("<main") : page.index("</main")]
    words = re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", "", main, flags=re.DOTALL))
    return " ".join(unescape(words).split())


def title(answer: HttpResponse) -> str:
    found = re.search(r"<title>(.*?)</title>", answer.content.decode())
    return found[1] if found else ""


def answer_question(client: Client, fact: str, answer: object) -> HttpResponse:
    """Answer one question of 'what would help?'."""
    return client.post(f"/what-would-help/{question_of()[fact].number}/", {"answer": answer})


def all_safe(client: Client) -> HttpResponse:
    return client.post("/what-would-help/1/", {"answer": ["none_of_these"]})


def service(client: Client, code: str) -> HttpResponse:
    return client.get(f"/services/{number_of(code)}/")


def find(client: Client, words: str = "", place: str = "", age: str = "") -> HttpResponse:
    """Search, and look at the list."""
    client.post("/find/", {"words": words, "place": place, "age": age})
    return client.get("/find/list/")
