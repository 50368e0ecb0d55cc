"""The pages of a plan, as those who help a child use them."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.models import Account
from rightdoor.records.people.models import Person
from rightdoor.work.safetyplans.forms import PlanForm
from rightdoor.work.safetyplans.lifecycle import Heading
from rightdoor.work.safetyplans.models import SafetyPlan
from rightdoor.work.safetyplans.tests.plans_here import planned, sent, words_of
from rightdoor.work.support.models import Episode
from tests.people_here import MONDAY, SignedIn

pytestmark = pytest.mark.django_db
WATER = "Cold water on my wrists"
LATER = MONDAY + timedelta(days=3)


def page(client: Client, name: str, *keys: object) -> str:
    answer = client.get(reverse(name, args=keys))
    assert answer.status_code == 200, name
    return answer.content.decode()


def test_a_plan_is_begun_written_and_read_through_the_pages(
    child: Person, worker: Account, signed_in: SignedIn
) -> None:
    client, write = signed_in(worker), reverse("plan-write", args=[child.pk])

    assert "Begin one together" in page(client, "plan", child.pk)
    assert f'href="{reverse("episode", args=[child.episodes.get().pk])}"' in page(client, "plan", child.pk)
    answer = client.post(write, sent(visitors="Dad’s friends, when they have been drinking"))
    assert answer.status_code == 302
    shown = page(client, "plan", child.pk)
    for words in ("Version 1", "The playlist", "My dog Biscuit", "Perhaps", "Who should not come in", "made with Wren"):
        assert words in shown
    assert "Adults I am safe with" not in shown  # nothing stands there


def test_help_now_stands_on_every_page_of_a_plan_whatever_is_in_it(
    child: Person, worker: Account, signed_in: SignedIn
) -> None:
    client = signed_in(worker)
    first = planned(child, worker)
    planned(child, worker, before=first, at=LATER)

    for shown in (page(client, "plan", child.pk), page(client, "plan-version", child.pk, first.pk)):
        assert 'href="tel:999"' in shown
        assert "In danger call 999" in shown
    assert "999" not in " ".join(line.words for line in first.lines.all())


def test_where_another_version_was_kept_meanwhile_both_are_shown_and_the_person_decides(
    child: Person, worker: Account, signed_in: SignedIn
) -> None:
    client, write = signed_in(worker), reverse("plan-write", args=[child.pk])
    first = planned(child, worker)
    second = planned(child, worker, before=first, lines={Heading.SIGNS: ["I sleep all day"]}, at=MONDAY)

    mine = sent(first, signs="I stop eating lunch")
    answer = client.post(write, mine)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "I stop eating lunch" in shown
    assert "I sleep all day" in shown
    assert "Nothing was overwritten" in shown
    assert SafetyPlan.objects.of(child).newest() == second

    assert f'value="{second.pk}"' in shown
    assert client.post(write, {**mine, "begun_from": str(second.pk)}).status_code == 302
    third = SafetyPlan.objects.of(child).newest()
    assert third is not None
    assert (third.begun_from, words_of(third, Heading.SIGNS)) == (second, ["I stop eating lunch"])
    assert words_of(second, Heading.SIGNS) == ["I sleep all day"]


def test_the_form_begins_with_all_that_stands_and_asks_anew_when_to_look_again(
    child: Person, worker: Account, signed_in: SignedIn
) -> None:
    planned(child, worker)
    shown = page(signed_in(worker), "plan-write", child.pk)

    assert "The playlist that Jo made</textarea>" in shown
    assert 'name="review_on_day"' in shown
    assert 'value="2026"' not in shown


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"made_with": ""}, "A plan is made together"),
        ({"likely": ""}, "Choose what they say"),
        ({"review_on_year": "2020"}, "or later"),
        ({"review_on_year": "2029"}, "or earlier"),
        ({"lines": "Childline 0800 1111"}, "always the current one"),
        ({"signs": "", "alone": ""}, "Write at least one line"),
        ({"signs": "\n".join("abcdefghijklm")}, "Keep the 12 that help most"),
        ({"signs": "x" * 301}, "300 letters or fewer"),
    ],
)
def test_what_cannot_be_kept_is_told_and_what_was_typed_stays(
    child: Person, worker: Account, signed_in: SignedIn, more: dict[str, str], told: str
) -> None:
    answer = signed_in(worker).post(reverse("plan-write", args=[child.pk]), {**sent(), "family_part": "Ask me", **more})

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert "Ask me" in answer.content.decode()
    assert not SafetyPlan.objects.exists()


def test_nobody_is_asked_to_promise_to_sign_or_to_give_a_number() -> None:
    fields = PlanForm(at=MONDAY).fields
    asked = " ".join(f"{name} {field.label} {field.help_text}" for name, field in fields.items()).casefold()

    for never in ("promise", "contract", "sign here", "signature", "agree not to", "score", "risk", "1 to 10", "rate"):
        assert never not in asked
    assert all("number" not in name for name in fields)


def test_the_pages_of_the_child_and_of_their_help_lead_to_the_plan(
    child: Person, going: Episode, worker: Account, administrator: Account, signed_in: SignedIn
) -> None:
    plan = reverse("plan", args=[child.pk])
    assert f'href="{plan}"' in page(signed_in(worker), "episode", going.pk)
    assert "There is none yet." in page(signed_in(administrator), "child", child.pk)
    planned(child, worker)

    shown = page(signed_in(administrator), "child", child.pk)
    assert f'href="{plan}"' in shown
    assert "Safety plan, version 1" in shown
    assert WATER not in shown
    assert "Version 1" in page(signed_in(worker), "episode", going.pk)


def test_whoever_gives_the_help_sees_that_its_day_is_past(
    child: Person, going: Episode, worker: Account, signed_in: SignedIn, settings: Any
) -> None:
    planned(child, worker)
    assert "Look at the safety plan again" not in page(signed_in(worker), "caseload")
    settings.CLOCK = (MONDAY + timedelta(days=40)).isoformat()

    assert "Look at the safety plan again" in page(signed_in(worker), "caseload")
    assert "look at it again" in page(signed_in(worker), "episode", going.pk)
    assert "look at it again" in page(signed_in(worker), "plan", child.pk)


def test_a_version_of_another_child_is_not_there(child: Person, worker: Account, signed_in: SignedIn) -> None:
    client = signed_in(worker)

    assert client.get(reverse("plan-version", args=[child.pk, uuid4()])).status_code == 404
    assert client.get(reverse("plan", args=[uuid4()])).status_code == 404
