"""What a young person chose of their plan stands on their own page, under a neutral name, and nowhere else."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.records.people.models import Death
from rightdoor.work.joining.models import Joining
from rightdoor.work.passport.tests.requests_here import OTHER_CODE, WORD, a_request
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.safetyplans.actions.sharing import mark_of, share_lines
from rightdoor.work.safetyplans.models import SafetyPlan, Share
from rightdoor.work.safetyplans.tests.plans_here import planned
from tests.people_here import MONDAY, staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
WATER, PAGE, NOTES = "Cold water on my wrists", reverse("my-request-open"), reverse("my-request-notes")


@pytest.fixture
def helper(partnership: Partnership) -> Account:
    return staff(partnership, "Hollis Ferrant", Role.PRACTITIONER)


@pytest.fixture
def plan(referral: Referral, helper: Account) -> SafetyPlan:
    assert referral.person is not None
    return planned(referral.person, helper)


def choose(plan: SafetyPlan, by: Account, *readers: str) -> None:
    line = plan.lines.get(words=WATER).pk
    share_lines(person_id=plan.person_id, plan_id=plan.pk, seen=mark_of(plan), chosen={line: readers}, by=by, at=MONDAY)


def body(client: Client, where: str = PAGE, **sent: Any) -> str:
    answer = client.post(where, sent) if sent else client.get(where)
    return answer.content.decode() if answer.status_code == 200 else f"{answer.status_code}"


def shown(client: Client) -> str:
    """What stands there once they say so."""
    return body(client, NOTES, show="yes")


def test_nothing_of_a_plan_stands_on_their_page_until_they_choose_a_line_for_it(
    visit: Client, plan: SafetyPlan, helper: Account
) -> None:
    before = body(visit)
    assert "My notes" not in before
    assert body(visit, NOTES) == "404"
    choose(plan, helper, "school")
    assert body(visit, NOTES) == "404"
    choose(plan, helper, "me")

    assert f'href="{NOTES}"' in body(visit)


def test_first_it_warns_about_the_phone_and_shows_nothing_then_what_they_chose_and_whom_to_call(
    visit: Client, plan: SafetyPlan, helper: Account
) -> None:
    choose(plan, helper, "me")
    first, then = body(visit, NOTES), shown(visit)

    assert "Does somebody else use this phone" in first
    assert WATER not in first
    assert WATER in then
    assert 'href="tel:999"' in then
    assert 'href="tel:999"' in first
    assert "I stop answering messages" not in then
    for page in (first, then):
        assert "<title>Page</title>" in page
        assert "safety plan" not in page.casefold()
    assert WATER not in body(visit, NOTES)  # asked again the next time


def test_they_take_it_off_at_once_and_the_plan_stays_with_those_who_work_with_them(
    visit: Client, plan: SafetyPlan, helper: Account
) -> None:
    choose(plan, helper, "me", "school")
    assert visit.post(reverse("my-request-notes-off")).status_code == 302

    assert "My notes" not in body(visit)
    assert [one.reader for one in Share.objects.standing()] == ["school"]
    assert plan.lines.count() == 4


@pytest.mark.parametrize("asker", [Asker.CHILD, Asker.SOMEONE])
def test_the_page_of_a_parent_or_professional_is_the_same_with_and_without_a_plan(
    client: Client, partnership: Partnership, referral: Referral, helper: Account, asker: Asker
) -> None:
    a_request(partnership, code=OTHER_CODE, asker=asker, person=referral.person)
    client.post("/my-request/", {"code": OTHER_CODE, "word": WORD})
    before = body(client)
    assert referral.person is not None
    plan = planned(referral.person, helper)
    choose(plan, helper, "me", "school")

    assert without_tokens(body(client)) == without_tokens(before)
    assert body(client, NOTES) == "404"
    assert client.post(NOTES, {"show": "yes"}).status_code != 200
    assert client.post(reverse("my-request-notes-off")).status_code != 200
    assert Share.objects.standing().count() == 2


def without_tokens(page: str) -> str:
    lines = (line for line in page.splitlines() if "csrfmiddlewaretoken" not in line and "nonce" not in line)
    return "\n".join(lines)


def test_where_two_records_became_one_and_nobody_looked_or_somebody_died_there_are_no_notes(
    visit: Client, plan: SafetyPlan, helper: Account, partnership: Partnership
) -> None:
    choose(plan, helper, "me")
    other = a_request(partnership, code=OTHER_CODE).person
    joining = Joining.objects.create(
        partnership=partnership, kept=plan.person, other=other, reason="Same", asked_by=helper, asked_at=MONDAY,
        stage="joined",
    )  # fmt: skip
    assert body(visit, NOTES) == "404"
    joining.delete()
    assert body(visit, NOTES) != "404"
    Death.objects.create(
        partnership=partnership, person=plan.person, told_by="The GP", recorded_at=MONDAY, recorded_by=helper
    )
    assert body(visit, NOTES) == "404"
