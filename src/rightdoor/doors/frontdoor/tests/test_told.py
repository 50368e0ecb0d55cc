"""What was told is kept in the visitor's own browser, sealed: nobody who copies the cookie reads it."""

import base64
import time
import zlib

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client, RequestFactory

from rightdoor.doors.frontdoor.told import COOKIE, LASTS, MOST, Told, keep_told, read_told

WORDS = "Canary-words: my uncle"
TOLD = Told(answers={"who": "me", "needs": ["self_harm"]}, words=WORDS, worried=True)


def kept(told: Told = TOLD) -> str:
    return keep_told(HttpResponse(), told).cookies[COOKIE].value


def read(value: str) -> Told:
    request = RequestFactory().get("/")
    request.COOKIES[COOKIE] = value
    return read_told(request)


def test_what_was_told_comes_back() -> None:
    assert read(kept()) == TOLD


def test_the_cookie_alone_tells_nothing(settings) -> None:
    raw = base64.urlsafe_b64decode(kept() + "==")

    for word in (WORDS.encode(), b"Canary", b"self_harm", b"answers"):
        assert word not in raw
        assert word not in kept().encode()
    for start in range(len(raw)):
        with pytest.raises(zlib.error):
            zlib.decompress(raw[start:])


@pytest.mark.parametrize("value", ["", "gAAAAA", "x" * 3000, "é", kept()[:-4], kept()[:30] + "A" + kept()[31:]])
def test_what_is_not_ours_or_was_changed_is_nothing_told(value: str) -> None:
    assert read(value) == Told()


def test_half_an_hour_after_the_last_answer_it_is_forgotten() -> None:
    value = kept()

    with time_machine.travel(time.time() + LASTS - 5):
        assert read(value) == TOLD
    with time_machine.travel(time.time() + LASTS + 5):
        assert read(value) == Told()


def test_a_new_secret_key_still_opens_what_the_one_before_sealed(settings) -> None:
    value, before = kept(), settings.SECRET_KEY

    settings.SECRET_KEY = "another" * 8
    assert read(value) == Told()
    settings.SECRET_KEY_FALLBACKS = [before]
    assert read(value) == TOLD


def test_too_many_words_are_dropped_before_any_answer_is(settings) -> None:
    long = Told(answers={"who": "me"}, words="".join(chr(97 + (n * n) % 26) + str(n) for n in range(3000)))

    value = kept(long)

    assert len(value) <= MOST
    assert read(value) == Told(answers={"who": "me"})


@pytest.mark.django_db
def test_a_page_keeps_it_and_leaving_takes_it_away(client: Client) -> None:
    client.post("/find/", {"words": WORDS, "place": "ME14 1XQ", "age": "14"})
    assert COOKIE in client.cookies

    client.get("/leave/")

    assert client.cookies[COOKIE].value == ""
