"""The same child, sent by three who work with them, within a minute and each in their own words."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.records.people.models import Person
from rightdoor.work.joining.lifecycle import Stage
from rightdoor.work.joining.models import Joining
from rightdoor.work.joining.tests.pairs_here import WHY
from rightdoor.work.referrals.models import Draft, Referral
from tests.people_here import MONDAY, SignedIn, staff
from tests.promises.forms_here import forms_of

pytestmark = pytest.mark.django_db
CHILD = {"born_on_day": "4", "born_on_month": "5", "born_on_year": "2012", "age": "", "postcode": "ME14 1XQ",
         **dict.fromkeys(["due_on_day", "due_on_month", "due_on_year"], "")}  # fmt: skip
CALM = dict.fromkeys(["danger_now", "ending_life_now", "hurting_self_now", "somebody_hurts"], "no")
REFERRERS = [
    ("Wren Applegarth", "A. Teacher", "teacher@example.org", "They do not sleep before exams"),
    ("Wren Aplegarth", "B. Nurse", "nurse@example.org", "They told me that they are often sad"),
    ("wren  APPLEGARTH", "C. Coach", "coach@example.org", "They stopped coming to the team"),
]


def sent_by(name: str, referrer: str, email: str, story: str) -> Referral:
    """Through every page of the public form, in a browser of their own."""
    client, typed = Client(), {
        **CHILD, **CALM, "preferred_name": name, "legal_name": "", "referrer_name": referrer, "ways": "email",
        "email": email, "story": story,
    }  # fmt: skip
    client.post("/ask/", {"asker": "someone"})
    for number in range(1, 20):
        form = next((one for one in forms_of(client, f"/ask/{number}/") if one.to == f"/ask/{number}/"), None)
        if form is None:
            break
        answer = client.post(form.to, form.data | {key: [typed[key]] for key in typed.keys() & form.data.keys()})
        assert answer.status_code == 302, form.page
    draft = Draft.objects.get(sent_as=None)
    client.post("/ask/send/", {"form_key": str(draft.form_key), "secret_word": "otter9"})
    draft.refresh_from_db()
    assert draft.sent_as is not None
    return draft.sent_as


def suggested(browser: Client, request: Referral) -> set[str]:
    """The records with which the page of a request says that its child may be compared."""
    page = browser.get(reverse("request-known", args=[request.pk])).content.decode()
    return {str(key) for key in Person.objects.values_list("pk", flat=True) if f"/known/{key}/" in page}


def join_by_two(newer: Referral, older: Referral, first: Client, second: Client) -> None:
    page = reverse("request-known-join", args=[newer.pk, older.person_id])
    asked = first.post(page, {"reason": WHY})
    assert asked.status_code == 302
    joining = Joining.objects.get(stage=Stage.ASKED)
    assert second.post(reverse("joining-answer", args=[joining.pk]), {"yes": "1"}).status_code == 302
    newer.refresh_from_db()


def test_the_same_child_sent_by_three_referrers_is_one_record_suggested_to_all_and_three_requests_are_kept(
    partnership: Partnership, administrator: Account, settings: LazySettings
) -> None:
    sent = []
    for number, words in enumerate(REFERRERS):
        settings.CLOCK = (MONDAY + timedelta(seconds=20 * number)).isoformat()
        sent.append(sent_by(*words))
    first, newer, newest = sent
    settings.CLOCK = (MONDAY + timedelta(minutes=5)).isoformat()
    keeper, second = (
        SignedIn(Client())(one, second=True)
        for one in (administrator, staff(partnership, "Rowan Tansy", Role.ADMINISTRATOR))
    )

    records = {str(one.person_id) for one in sent}
    assert len(records) == 3
    for one in sent:
        assert suggested(keeper, one) == records - {str(one.person_id)}
    join_by_two(newer, first, keeper, second)
    assert suggested(keeper, newest) == {str(first.person_id)}
    join_by_two(newest, first, keeper, second)

    assert [suggested(keeper, one) for one in sent] == [set(), set(), set()]
    kept = list(Referral.objects.order_by("received_at"))
    assert [one.person_id for one in kept] == [first.person_id] * 3
    assert [one.referrer_name for one in kept] == [referrer for _name, referrer, _email, _story in REFERRERS]
    assert [one.story for one in kept] == [story for _name, _referrer, _email, story in REFERRERS]
    assert len({one.code for one in kept}) == len({one.referrer_plan_id for one in kept}) == 3
