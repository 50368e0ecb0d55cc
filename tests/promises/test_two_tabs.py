"""Two children's records open side by side: whatever is sent reaches the one whose page it was, and no other."""

from random import Random

import pytest
from django.conf import LazySettings

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.work.referrals.models import ContactEntry, Referral
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY, SignedIn
from tests.promises.forms_here import Form, forms_of

pytestmark = pytest.mark.django_db


def note_form(client: object, referral: Referral) -> Form:
    page = f"/work/requests/{referral.pk}/"
    return next(form for form in forms_of(client, page) if form.to == f"{page}contact/")  # type: ignore[arg-type]


def test_a_thousand_crossed_submits_write_nothing_to_another_child(
    partnership: Partnership,
    practitioner: Account,
    signed_in: SignedIn,
    settings: LazySettings,
    request: pytest.FixtureRequest,
) -> None:
    settings.CLOCK = MONDAY.isoformat()
    children = {"wren": request_of(partnership), "robin": request_of(partnership, "me", "kent", "sleep")}
    client, dice = signed_in(practitioner), Random(11)
    tabs = {name: note_form(client, child) for name, child in children.items()}
    for number in range(1000 if request.config.getoption("--full") else 40):
        name, other = dice.sample(sorted(children), 2)
        if dice.random() < 0.4:
            client.get(tabs[other].page)
        data = tabs[name].data | {"words": [f"About {name}, number {number}"]}
        hidden = {"referral_id": str(children[other].pk), "request_id": str(children[other].pk), "id": "x"}
        assert client.post(tabs[name].to, data | {key: [value] for key, value in hidden.items()}).status_code == 302

    for name, child in children.items():
        words = ContactEntry.objects.filter(referral=child).values_list("words", flat=True)
        assert len(words) >= 10
        assert {said.split()[1] for said in words} == {f"{name},"}
