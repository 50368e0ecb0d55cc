"""Whoever asks learns nothing of whether we know the child already."""

import re
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from rightdoor.ground.access.models import Partnership
from rightdoor.records.people.models import Person
from rightdoor.work.referrals.models import Draft, Referral
from tests.people_here import MONDAY
from tests.promises.forms_here import forms_of

CODES = [("amberkettle", "pebblevelvet", "oboe", "walnut"), ("lanterncover", "handbook", "tulip", "gravel")]
pytestmark = pytest.mark.django_db
DIFFERS = re.compile(
    r'nonce="[^"]*"|name="(?:csrfmiddlewaretoken|form_key|of|tab|seen)" value="[^"]*"|value="[0-9a-f]{8}"'
)


def asked(client: Client) -> tuple[list[tuple[int, int]], str]:
    """Ask as this child does, page by page: each answer's status and length, and the receipt without its code."""
    said: list[tuple[int, int]] = []
    client.post("/ask/", {"asker": "child"})
    for number in range(1, 12):
        where = f"/ask/{number}/"
        forms = [form for form in forms_of(client, where) if form.to.startswith("/ask/")]
        if not forms:
            break
        data = forms[0].data | {name: [value] for name, value in typed().items() if name in forms[0].data}
        answer = client.post(forms[0].to, data)
        said.append((answer.status_code, len(still(answer))))
    answer = client.post(
        "/ask/send/", {"form_key": str(Draft.objects.get(sent_as=None).form_key), "secret_word": "otter9"}
    )
    said.append((answer.status_code, 0))
    return said, still(client.get("/ask/done/"))


def typed() -> dict[str, str]:
    """What is said of the child, both times."""
    return {
        "first_name": "Wren", "name": "Wren Castellan", "last_name": "Castellan", "postcode": "ME14 1XQ",
        "born_on_day": "2", "born_on_month": "4", "born_on_year": "2015", "email": "a.parent@example.org",
    }  # fmt: skip


def still(answer: Any) -> str:
    """A page without what is new each time: tokens, and the words of its code."""
    return re.sub("|".join("|".join(code) for code in CODES), "word", DIFFERS.sub("", answer.content.decode()))


@pytest.fixture
def codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two codes whose words stand nowhere else on a page."""
    drawn = iter(CODES)
    monkeypatch.setattr("rightdoor.work.referrals.actions.drafting.new_code", lambda: "-".join(next(drawn)))


def test_asking_says_the_same_whether_or_not_we_know_the_child(
    partnership: Partnership, settings: LazySettings, codes: None
) -> None:
    settings.CLOCK = MONDAY.isoformat()
    first_said, first_receipt = asked(Client())
    known_said, known_receipt = asked(Client())

    assert Referral.objects.count() == 2
    assert Person.objects.count() >= 2
    assert first_said == known_said
    assert first_receipt == known_receipt
    assert first_receipt.count("word") >= 4
