"""Passing a child on, through the pages."""

from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.audit.looking import who_looked
from rightdoor.work.onward.lifecycle import State
from rightdoor.work.onward.models import Onward
from rightdoor.work.onward.tests.onward_here import agreed, sent
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import accepted, begun
from tests.people_here import MONDAY, SignedIn

pytestmark = pytest.mark.django_db


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return unescape(answer.content.decode())


def filled(shown: str, **more: object) -> dict[str, object]:
    """The form as it came, with what a person types."""
    names = ("form_key", "shown_mark")
    hidden = {name: shown.split(f'name="{name}" value="')[1].partition('"')[0] for name in names}
    return {
        **hidden, "going": ["asked"], "on_because": "They drink more", "on_agreed": "Wren, on the phone",
        "on_nevertheless": "It is more than it was", **more,
    }  # fmt: skip


def test_a_worker_sees_word_by_word_what_goes_and_sends_it(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    client = signed_in(worker)
    where = reverse("onward-send", args=[going.pk])
    choices = page(client, where)
    assert choices.index("EYPDAS") < choices.index("Vaping")
    assert "Children and Families Hub" not in choices
    shown = page(client, f"{where}?to=essex.eypdas")
    assert "I drink at night" in shown
    assert "Reach them safely" in shown

    bad = client.post(f"{where}?to=essex.eypdas", filled(shown, on_agreed=""))
    assert bad.status_code == 422
    assert "They drink more" in bad.content.decode()
    gone = client.post(f"{where}?to=essex.eypdas", filled(shown))

    one = Onward.objects.get()
    assert gone["Location"] == reverse("onward", args=[one.pk])
    assert set(one.parts.values_list("part", flat=True)) == {"who", "asked"}
    assert "I drink at night" in page(client, gone["Location"])
    assert who_looked("referrals.referral", going.referral_id, MONDAY)


def test_nothing_goes_that_nobody_saw(going: Episode, worker: Account, signed_in: SignedIn) -> None:
    client = signed_in(worker)
    where = f"{reverse('onward-send', args=[going.pk])}?to=essex.eypdas"
    form = filled(page(client, where))
    going.referral.story = "I drink in the morning too"
    going.referral.save(update_fields=["story"])

    answer = client.post(where, form)

    assert answer.status_code == 409
    told = unescape(answer.content.decode())
    assert "The record changed since you opened this page" in told
    assert "They drink more" in told
    assert not Onward.objects.exists()
    assert client.post(where, filled(told)).status_code == 302


def test_a_manager_of_the_other_service_receives_accepts_or_sends_it_back(
    going: Episode, worker: Account, receiver: Account, signed_in: SignedIn
) -> None:
    one = sent(going, worker)
    client = signed_in(receiver)
    assert "answer it" in page(client, reverse("onward-list"))
    here = reverse("onward", args=[one.pk])
    assert "They take it on" in page(client, here)

    client.post(reverse("onward-receive", args=[one.pk]), {"who_has_it": "Sorrel"})
    empty = client.post(reverse("onward-back", args=[one.pk]), {"back_because": ""})
    assert empty.status_code == 422
    client.post(reverse("onward-accept", args=[one.pk]), {"yes_words": "From Monday"})
    assert Onward.objects.get().state == State.ACCEPTED
    late = client.post(reverse("onward-back", args=[one.pk]), {"back_because": "Too late"})
    assert late.status_code == 409
    assert "Too late" in late.content.decode()
    assert "They take it on" not in page(client, here)


def test_whoever_sent_it_sees_no_way_to_answer_it_and_takes_it_back(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    one = sent(going, worker)
    client = signed_in(worker)
    shown = page(client, reverse("onward", args=[one.pk]))
    assert "They take it on" not in shown
    assert client.post(reverse("onward-accept", args=[one.pk]), {}).status_code == 404
    client.post(reverse("onward-withdraw", args=[one.pk]), {"take_back_because": "They changed their mind"})
    assert Onward.objects.get().state == State.WITHDRAWN


def test_the_list_asks_as_many_questions_of_one_as_of_many(
    partnership: Partnership, going: Episode, sender: Account, worker: Account, receiver: Account,
    practitioner: Account, signed_in: SignedIn,
) -> None:  # fmt: skip
    sent(going, worker)
    client = signed_in(receiver)
    page(client, reverse("onward-list"))
    with CaptureQueriesContext(connection) as of_one:
        page(client, reverse("onward-list"))
    for number in range(4):
        more = accepted(partnership, sender, service="essex.youth_diversion", area="essex", name=f"Child {number}")
        sent(begun(agreed(more, practitioner), sender, worker), worker)
    with CaptureQueriesContext(connection) as of_many:
        page(client, reverse("onward-list"))
    assert len(of_many) == len(of_one)
