"""What a visitor has told these pages.

It is kept in their own browser, sealed so that nobody who copies the cookie can read it, for as long as the browser is
open and at most half an hour after the last answer; the site keeps
nothing, so these pages need no database, and leaving the page forgets it.  Nothing of it stands in an address.
"""

import json
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from rightdoor.doors.frontdoor.wordings import NONE, NOT_SURE
from rightdoor.pure.rules.facts import Facts, read_facts
from rightdoor.pure.rules.refusals import FactsRefused

COOKIE = "__Host-told" if settings.PRODUCTION else "told"
PURPOSE = b"rightdoor.told"
LASTS = 30 * 60  # seconds since the last answer
MOST = 3500  # bytes that a browser will surely keep
RED_FLAGS = ("in_danger_now", "immediate_suicide_risk", "significant_self_harm", "at_risk_of_significant_harm")
WHO = {
    "me": {"subject": "child", "referrer": "self"},
    "child": {"subject": "child", "referrer": "parent_or_carer"},
    "parent": {"subject": "parent_or_carer", "referrer": "self"},
    "work": {"subject": "child"},
    "group": {"subject": "group"},
}


@dataclass(frozen=True, slots=True)
class Told:
    """Answers by the fact that they give, how places were named, what was skipped, and a few typed words."""

    answers: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    skipped: tuple[str, ...] = ()
    words: str = ""
    worried: bool = False
    kept: str = ""  # the key of the draft in which a yes to danger was kept

    @property
    def who(self) -> str:
        """Whose voice the questions take."""
        return str(self.answers.get("who", "me"))

    @property
    def flagged(self) -> bool:
        """Whether any red flag was raised."""
        return any(self.answers.get(flag) is True for flag in RED_FLAGS)

    def saying(self, answers: Mapping[str, Any], place: str = "") -> "Told":
        """The same with these answers too; what is answered is no longer skipped."""
        known = {**self.answers, **answers}
        places = {**self.places, **{name: place for name in answers if place}}
        return replace(
            self, answers=known, places=places, skipped=tuple(name for name in self.skipped if name not in answers)
        )

    def about(self, *, needs: list[str], words: str, worried: bool) -> "Told":
        """The same person, now about something else."""
        known = self.saying({"needs": needs}) if needs else self.without("needs")
        return replace(known, words=words, worried=worried)

    def without(self, *names: str) -> "Told":
        """The same, with these answers taken back."""
        return replace(self, answers={name: value for name, value in self.answers.items() if name not in names})

    def skipping(self, *names: str) -> "Told":
        """The same, with these facts not to be asked again and any earlier answer taken back."""
        return replace(self.without(*names), skipped=tuple(dict.fromkeys((*self.skipped, *names))))

    def facts(self, at: datetime) -> Facts:
        """The answers in the vocabulary of the rules; an answer that no longer reads is left out."""
        mapping = {**WHO.get(str(self.answers.get("who")), {}), **self.plain_answers(at)}
        while True:
            try:
                return read_facts({"on": at, **mapping})
            except FactsRefused as refused:
                if refused.fact not in mapping:
                    return read_facts({"on": at})
                del mapping[refused.fact]

    def plain_answers(self, at: datetime) -> dict[str, Any]:
        """The answers without our own codes; "in the last week" as a day of that week."""
        known = {name: value for name, value in self.answers.items() if name != "who" and value != NOT_SURE}
        if "substance_last_used_on" in known:
            ago = timedelta(days=int(known["substance_last_used_on"]))
            known["substance_last_used_on"] = (at - ago).date().isoformat()
        if "lives_in" in known and self.places.get("lives_in"):
            known["district"] = self.places["lives_in"]
        if known.get("child_engaged_with"):
            known["child_engaged_with"] = [code for code in [known["child_engaged_with"]] if code != "none"]
        return {
            name: [one for one in value if one != NONE] if isinstance(value, list) else value
            for name, value in known.items()
        }

    def to_carry(self, at: datetime) -> dict[str, Any]:
        """What may go along to asking for help: what was said, and no day that was only guessed at."""
        carried = {**WHO.get(str(self.answers.get("who")), {}), **self.plain_answers(at)}
        carried.pop("substance_last_used_on", None)
        return carried


def read_told(request: HttpRequest) -> Told:
    """What this visitor has told so far; nothing where the cookie is missing, old or changed."""
    try:
        kept = unsealed(request.COOKIES.get(COOKIE, ""))
        return Told(**{**kept, "skipped": tuple(kept["skipped"])})
    except (InvalidToken, zlib.error, ValueError, TypeError, KeyError):
        return Told()


@lru_cache
def box(keys: tuple[str, ...]) -> MultiFernet:
    """Seals with the first key and opens with any, so that a key can be changed while people are writing."""
    return MultiFernet([Fernet(urlsafe_b64encode(sha256(PURPOSE + key.encode()).digest())) for key in keys])


def box_now() -> MultiFernet:
    """With the keys of today's settings."""
    return box((settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))


def sealed(told: Told) -> str:
    """What was told, pressed together and sealed."""
    return box_now().encrypt(zlib.compress(json.dumps(asdict(told)).encode(), 9)).decode()


def unsealed(value: str) -> dict[str, Any]:
    """What a cookie holds; InvalidToken where it is old, changed or not ours."""
    found: dict[str, Any] = json.loads(zlib.decompress(box_now().decrypt(value.encode(), ttl=LASTS)))
    return found


def keep_told(response: HttpResponse, told: Told) -> HttpResponse:
    """Keep it in the visitor's browser; too many words are dropped before any answer is."""
    value = sealed(told)
    if len(value) > MOST:
        value = sealed(replace(told, words=""))
    response.set_cookie(COOKIE, value, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax")
    return response


def forget(response: HttpResponse) -> HttpResponse:
    """Forget everything that was told."""
    response.delete_cookie(COOKIE, samesite="Lax")
    return response
