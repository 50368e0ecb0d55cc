"""No form of any page is taken without the token that only its own page holds."""

from uuid import UUID

import pytest
from django.test import Client

from rightdoor.ground.access.models import Account
from tests.people_here import SignedIn
from tests.promises.forms_here import addresses, changes, forms_of, records

pytestmark = pytest.mark.django_db
HEARD_LATE = {  # a yes to danger is heard from a page that had been open too long, whoever sends it; nothing else is
    (label, "new")
    for label in ("referrals.draft", "safeguarding.redflag", "tasks.task", "tasks.notice", "rd_messages.message")
}


@pytest.mark.parametrize("who", ["visitor", "lead"])
def test_every_form_is_refused_without_its_token(
    who: str, keys: dict[str, UUID], lead: Account, signed_in: SignedIn
) -> None:
    reader = Client() if who == "visitor" else signed_in(lead, second=True)
    forms = {form.to: form for where in addresses(keys) for form in forms_of(reader, where)}
    sender = Client(enforce_csrf_checks=True)
    sender.cookies = reader.cookies
    before = records()
    taken = [(to, answer.status_code) for to, form in forms.items()
             if (answer := sender.post(to, form.data)).status_code != 403]  # fmt: skip

    assert len(forms) >= 20
    assert taken == []
    assert {(label, kind) for label, kind, _row in changes(before, records())} <= HEARD_LATE
