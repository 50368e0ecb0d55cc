"""Looking changes no record, and nothing that stands in an address changes what is seen."""

import re
from collections import Counter
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import pytest
from django.test import Client

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Partnership
from tests.people_here import SignedIn, staff
from tests.promises.forms_here import addresses, changes, own_fields, records

pytestmark = pytest.mark.django_db
BY_FULL = (Role.MANAGER, Role.DATA_OFFICER, Role.SYSTEM_ADMINISTRATOR)
ROLES = (
    None, Role.SAFEGUARDING_LEAD,
    *(pytest.param(role, marks=pytest.mark.full) for role in BY_FULL),
)  # fmt: skip
A_TIME = 200  # fields in one address: more than the site takes would only be refused
LOOKUPS = ("__contains", "__gt", "__in", "__isnull", "__regex", "_id__startswith")
ELSE = {
    "_connector": "OR 1=1", "_negated": "1", "order_by": "password", "ordering": "-password", "sort": "password",
    "fields": "*", "exclude": "id", "format": "json", "_method": "DELETE", "callback": "x", "debug": "1",
    "partnership": "elsewhere", "user": "1", "role": "manager", "limit": "1000000", "offset": "-1", "__class__": "x",
}  # fmt: skip
CHANGING = re.compile(
    r'nonce="[^"]*"|name="(?:csrfmiddlewaretoken|form_key|tab)" value="[^"]*"|"challenge": "[^"]*"|value="[0-9a-f]{8}"'
)


def still(answer: Any, query: str = "") -> str:
    """A page without what differs each time, and without the question where it repeats it."""
    page = answer.content.decode()
    return CHANGING.sub("", page.replace(query, "") if query else page)


def asked_with(names: list[str]) -> str:
    """An address's question with a lookup on each of these fields, and what clients send to move a list."""
    return "?" + urlencode(ELSE | {name + LOOKUPS[at % len(LOOKUPS)]: "a" for at, name in enumerate(names)})


@pytest.fixture(params=ROLES, ids=lambda role: role or "visitor")
def browser(
    request: pytest.FixtureRequest, partnership: Partnership, signed_in: SignedIn, client: Client, keys: object
) -> Client:
    if request.param is None:
        return client
    return signed_in(staff(partnership, "Una Fennimore", request.param), second=True)


def test_looking_at_any_page_changes_no_record(browser: Client, keys: dict[str, UUID]) -> None:
    before, looked, changed = records(), 0, []
    for where in addresses({**keys, "number": 1}):
        looked += browser.get(where).status_code == 200
        did = changes(before, records())
        if did:
            changed.append((where, Counter(label for label, _kind, _row in did)))
            before = records()

    assert looked >= 12
    assert changed == []


def test_a_lookup_in_an_address_changes_no_page(browser: Client, keys: dict[str, UUID]) -> None:
    names = sorted(own_fields())
    queries = [asked_with(names[at : at + A_TIME]) for at in range(0, len(names), A_TIME)]
    seen = [where for where in addresses({**keys, "number": 1}) if browser.get(where).status_code == 200]
    different = []
    for where in seen:
        browser.get(where)  # what is said once has been said
        plain, *asked = (browser.get(f"{where}{query}") for query in ("", *queries))
        told = {(one.status_code, still(one, query)) for one, query in zip(asked, queries, strict=True)}
        if told != {(plain.status_code, still(plain))}:
            different.append(where)

    assert len(names) > 300
    assert len(seen) >= 12
    assert different == []
