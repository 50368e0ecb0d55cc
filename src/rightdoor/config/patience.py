"""How much one browser and one network may send in five minutes, and the page for who sends more.

A school is one network: three hundred pupils who write at once, each page kept by itself every ten seconds, pass.  A
flood is told to wait, with help on the page and everything that was typed still in it.  An answer about somebody's
safety is never refused, whoever sends it and how often.

Each worker process counts for itself, in memory, so with four of them four times as much may pass: these are limits
against a flood, not exact ones, and a flood costs no question to the database.  Guessing of codes and passwords is
counted exactly, elsewhere.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import Resolver404, resolve

from rightdoor.config.failures import typed_in
from rightdoor.ground.access.networks import mark, network_of
from rightdoor.ground.access.routes import Everyone, declared_for
from rightdoor.work.safeguarding.lifecycle import FACT_WORDS

WINDOW = 300.0
# What makes a new row for somebody whom nobody knows yet
BEGINS = frozenset({"ask-start", "ask-send", "front-tell", "front-carry", "front-safety", "my-request"})
SAFETY = frozenset(FACT_WORDS)
MOST_KEPT = 50_000
WAIT = 60
Answer = Callable[[HttpRequest], HttpResponseBase]


@dataclass
class Buckets:
    """So many at once, and as many again in every five minutes; for many keys."""

    clock: Callable[[], float] = monotonic
    filled: dict[str, tuple[float, float]] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def take(self, asked: Iterable[tuple[str, int]]) -> bool:
        """Take one from each bucket; nothing is taken where one of them is empty."""
        now = self.clock()
        with self.lock:
            left = {key: self.left(key, most, now) for key, most in asked}
            if any(amount < 1 for amount in left.values()):
                return False
            self.filled.update({key: (amount - 1, now) for key, amount in left.items()})
            if len(self.filled) > MOST_KEPT:
                self.forget(now)
            return True

    def left(self, key: str, most: int, now: float) -> float:
        """What is in a bucket by now."""
        amount, since = self.filled.get(key, (float(most), now))
        return min(float(most), amount + (now - since) * most / WINDOW)

    def forget(self, now: float) -> None:
        """Whoever has been quiet for five minutes has a full bucket again; where that frees nothing, the oldest go."""
        quiet = [key for key, (_amount, since) in self.filled.items() if now - since >= WINDOW]
        oldest = sorted(self.filled, key=lambda key: self.filled[key][1])[: MOST_KEPT // 10]
        for key in quiet or oldest:
            del self.filled[key]


BUCKETS = Buckets()


class Patience:
    """Asks a flood on the public pages to wait."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method != "POST" or BUCKETS.take(buckets_of(request)) or about_safety(request):
            return self.answer(request)
        return too_many(request)


def buckets_of(request: HttpRequest) -> list[tuple[str, int]]:
    """Which buckets this request takes from; none where only staff may send it."""
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return []
    if not isinstance(declared_for(match.func), Everyone):
        return []
    network = mark("flood", network_of(request))
    browser = request.COOKIES.get(settings.SESSION_COOKIE_NAME) or request.COOKIES.get(settings.CSRF_COOKIE_NAME)
    buckets = [(f"network {network}", settings.POSTS_OF_A_NETWORK)]
    if browser:
        buckets.append((f"browser {mark('flood', browser)}", settings.POSTS_OF_A_BROWSER))
    if match.url_name in BEGINS:
        buckets.append((f"beginning {network}", settings.BEGINNINGS_OF_A_NETWORK))
    return buckets


def about_safety(request: HttpRequest) -> bool:
    """Whether an answer about somebody's safety is in it."""
    return any(name in SAFETY or not SAFETY.isdisjoint(values) for name, values in request.POST.lists())


def too_many(request: HttpRequest) -> HttpResponse:
    """Wait a minute; nothing that was typed is lost."""
    response = render(request, "config/too_many.html", typed_in(request), status=429)
    response["Retry-After"] = str(WAIT)
    return response
