"""The pages on which roles are asked for, agreed to and taken away; and the call to a second person."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.urls import reverse

from rightdoor.ground.access.actions import agree_role, ask_role
from rightdoor.ground.access.actors import System
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership, RoleAsked
from rightdoor.ground.tasks.models import Task
from rightdoor.records.workforce.actions import call_second_persons
from tests.people_here import MONDAY, SignedIn, staff

pytestmark = pytest.mark.django_db
JOB = System("roles")
TYPED = {
    "role": Role.PRACTITIONER.value, "area": "kent", "starts_on": "9 3 2026",
    "source": "the service manager",
}  # fmt: skip


@pytest.fixture(autouse=True)
def monday(settings: LazySettings) -> None:
    settings.CLOCK = MONDAY.isoformat()


@pytest.fixture
def newcomer(partnership: Partnership) -> Account:
    return staff(partnership, "Wynn Barrowclough")


@pytest.fixture
def asked(newcomer: Account, system_administrator: Account) -> RoleAsked:
    return ask_role(
        account_id=newcomer.pk, role=Role.PRACTITIONER, area="kent", starts_on=MONDAY.date(), ends_on=None,
        source="the manager", by=system_administrator, at=MONDAY,
    )  # fmt: skip


def test_one_asks_a_second_agrees_and_the_newcomer_works(
    signed_in: SignedIn, newcomer: Account, system_administrator: Account, manager: Account
) -> None:
    page = signed_in(system_administrator, second=True)
    empty = page.get(reverse("workforce-roles", args=[newcomer.pk])).content.decode()
    assert "Roles of Wynn Barrowclough" in empty
    assert f'action="{reverse("workforce-ask-role", args=[newcomer.pk])}"' in empty
    answer = page.post(reverse("workforce-ask-role", args=[newcomer.pk]), TYPED)
    assert answer.status_code == 302
    told = page.get(answer["Location"]).content.decode()
    assert "Waits for a second person" in told
    assert "Agree" not in told  # the asker is no second person

    page = signed_in(manager, second=True)
    assert "Wynn Barrowclough: Qualified practitioner" in page.get(reverse("workforce")).content.decode()
    page.post(reverse("workforce-agree-role", args=[RoleAsked.objects.get().pk]))

    assert newcomer.holds(Role.PRACTITIONER, area="kent", on=MONDAY.date())
    told = page.get(reverse("workforce-roles", args=[newcomer.pk])).content.decode()
    assert "agreed by Osric Penhallow" in told
    assert "Waits for a second person" not in told


def test_not_agreeing_leaves_them_without_the_role(signed_in: SignedIn, asked: RoleAsked, manager: Account) -> None:
    signed_in(manager, second=True).post(reverse("workforce-agree-role", args=[asked.pk]), {"refuse": "1"})

    assert not asked.account.roles.exists()
    assert not RoleAsked.objects.open().exists()


def test_somebody_without_a_role_is_told_what_they_wait_for(signed_in: SignedIn, asked: RoleAsked) -> None:
    page = signed_in(asked.account).get(reverse("work-home"))

    assert "a second person must agree" in page.content.decode()
    assert "read requests" not in page.content.decode()


def test_bad_input_keeps_what_was_typed(signed_in: SignedIn, newcomer: Account, manager: Account) -> None:
    page = signed_in(manager, second=True)
    backwards = {**TYPED, "ends_on": "1 1 2026"}

    for typed, words in (({**TYPED, "role": ""}, "Choose a role"), (backwards, "It ends before it starts")):
        answer = page.post(reverse("workforce-ask-role", args=[newcomer.pk]), typed)
        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert "the service manager" in answer.content.decode()
    own = page.post(reverse("workforce-ask-role", args=[manager.pk]), TYPED)
    assert own.status_code == 422
    assert "Nobody asks for a role of their own" in own.content.decode()
    assert not RoleAsked.objects.exists()


@pytest.mark.parametrize("where", ["workforce-ask-role", "workforce-agree-role", "workforce-take-role"])
def test_each_step_asks_for_a_second_step_first(
    signed_in: SignedIn, asked: RoleAsked, manager: Account, where: str
) -> None:
    key = {"workforce-ask-role": asked.account_id, "workforce-agree-role": asked.pk}.get(where, manager.roles.get().pk)

    page = signed_in(manager).post(reverse(where, args=[key]), TYPED).content.decode()

    assert "step_asked" in page
    assert not asked.account.roles.exists()


def test_whoever_asked_is_told_that_somebody_else_must_agree(
    signed_in: SignedIn, newcomer: Account, manager: Account
) -> None:
    page = signed_in(manager, second=True)
    page.post(reverse("workforce-ask-role", args=[newcomer.pk]), TYPED)

    answer = page.post(reverse("workforce-agree-role", args=[RoleAsked.objects.get().pk]))

    assert answer.status_code == 409
    assert "This needs two people" in answer.content.decode()


def test_a_role_is_taken_away_with_a_reason(
    signed_in: SignedIn, asked: RoleAsked, manager: Account, lead: Account
) -> None:
    held = agree_role(asked_id=asked.pk, by=lead, at=MONDAY)
    where = reverse("workforce-take-role", args=[held.pk])
    page = signed_in(manager, second=True)

    assert page.get(where).status_code == 200
    assert page.post(where, {"because": ""}).status_code == 422
    assert page.post(where, {"because": "Moved"}).status_code == 302
    assert page.get(where).status_code == 404  # it is taken away
    own = page.post(reverse("workforce-take-role", args=[manager.roles.get().pk]), {"because": "I leave"})

    assert "Nobody takes away a role of their own" in own.content.decode()
    assert not asked.account.holds(Role.PRACTITIONER, on=MONDAY.date())


def test_second_persons_are_called_once_and_the_task_ends_when_it_is_settled(
    asked: RoleAsked, manager: Account, lead: Account
) -> None:
    assert call_second_persons(by=JOB, at=MONDAY) == 1
    assert call_second_persons(by=JOB, at=MONDAY) == 0
    task = Task.objects.get()
    assert (task.kind, task.area, task.climbs_at) == (Task.Kind.SECOND_AGREES, "kent", None)
    assert set(task.notices.values_list("to", flat=True)) == {manager.pk, lead.pk}

    agree_role(asked_id=asked.pk, by=manager, at=MONDAY)
    call_second_persons(by=JOB, at=MONDAY + timedelta(minutes=1))

    task.refresh_from_db()
    assert task.done_at is not None


def test_where_nobody_could_agree_nobody_is_called(asked: RoleAsked) -> None:
    assert call_second_persons(by=JOB, at=MONDAY) == 0
