"""Words that stand nowhere but in one hidden record, and the search for them however they are written."""

import base64
import html
from collections.abc import Iterable
from urllib.parse import quote

from django.http import HttpResponse
from django.test import Client

from rightdoor.ground.messages.models import ContactPlan
from rightdoor.work.referrals.models import Referral
from tests.proofs.worlds import Asked, Record, ask

CANARY = "Quell"
"""Begins every word that was planted; nothing else in the invented county begins so."""


def plant(record: Record) -> None:
    """Put canaries where the forms of the demo put everyday words."""
    plan = ContactPlan.objects.create(
        partnership=record.referral.partnership, ways=["text"], phone="07700 900888", email="quell@example.org",
        updated_at=record.referral.received_at,
    )  # fmt: skip
    Referral.objects.filter(pk=record.referral.pk).update(
        story="Quellstory: I can't sleep", referrer_name="Quellreferrer", referrer_organisation="Quellschool",
        contact_plan=plan,
    )  # fmt: skip
    record.referral.refresh_from_db()


def marks_of(record: Record) -> list[str]:
    """Every word by which the record would give itself away."""
    return [CANARY, record.referral.code, record.person.postcode, "07700 900888", "07700900888"]


def written(words: Iterable[str]) -> set[str]:
    """The same words as a page, an address, a file or a careless programmer might write them."""
    found: set[str] = set()
    for word in words:
        raw = word.encode()
        found |= {word, html.escape(word), quote(word), quote(word, safe=""), word[::-1], raw.hex()}
        for shift in range(3):  # base64 writes a word in three ways, by where it begins
            whole = base64.b64encode(b"\0" * shift + raw).decode()
            found.add(whole[4 if shift else 0 : len(whole) - 4])
    return {one.casefold() for one in found if len(one) >= len(CANARY)}


def whole_of(answer: HttpResponse) -> str:
    """Status line, headers, cookies and body, as one text."""
    parts = getattr(answer, "streaming_content", None)
    body = (b"".join(parts) if parts is not None else answer.content).decode("latin-1")
    return "\n".join([*(f"{name}: {value}" for name, value in answer.headers.items()), answer.cookies.output(), body])


def telling(client: Client, questions: Iterable[Asked], marks: Iterable[str]) -> list[str]:
    """The questions whose answer holds any of these words, however written."""
    sought = written(marks)
    found = []
    for asked in questions:
        said = whole_of(ask(client, asked)).casefold()
        found += [f"{asked.method} {asked.path}: {mark}" for mark in sought if mark in said]
    return found
