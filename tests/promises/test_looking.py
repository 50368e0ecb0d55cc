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
ROLES = (None, Role.SAFEGUARDING_LEAD, Role.MANAGER, Role.DATA_OFFICER, Role.SYSTEM_ADMINISTRATOR)
LOOKUPS = ("__contains", "__gt", "__in", "__isnull", "__regex", "_id__startswith")
ELSE = {
    "_connector": "OR 1=1", "_negated": "1", "order_by": "password", "ordering": "-password", "sort": "password",
    "fields": "*", "exclude": "id", "format": "json", "_method": "DELETE", "callback": "x", "debug": "1",
    "partnership": "elsewhere", "user": "1", "role": "manager", "limit": "1000000", "offset": "-1", "__class__": "x",
}  # fmt: skip
CHANGING = re.compile(
    r'nonce="[^"]*"|name="(?:csrfmiddlewaretoken|form_key|tab)" value="[^"]*"|"challenge": "[^"]*"|value="[0-9a-f]{8}"'
)


def still(answer: Any) -> str:
    """A page without what differs each time."""
    return CHANGING.sub("", answer.content.decode())


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
    more = urlencode(ELSE | {name + LOOKUPS[at % len(LOOKUPS)]: "a" for at, name in enumerate(names)})
    seen = [where for where in addresses({**keys, "number": 1}) if browser.get(where).status_code == 200]
    different = []
    for where in seen:
        browser.get(where)  # what is said once has been said
        plain, asked = (browser.get(f"{where}{query}") for query in ("", f"?{more}"))
        same = CHANGING.sub("", plain.content.decode()) == CHANGING.sub(
            "", asked.content.decode().replace(f"?{more}", "")
        )
        if plain.status_code != asked.status_code or not same:
            different.append(where)

    assert len(names) > 300
    assert len(seen) >= 12
    assert different == []
