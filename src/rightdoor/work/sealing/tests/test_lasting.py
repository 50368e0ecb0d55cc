"""What is kept apart outlives whoever keeps it: those who stay are asked to name another; nobody else hears of it."""

from datetime import timedelta

import pytest

from rightdoor.config.jobs import SCHEDULE
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership, RoleHeld, Sealable
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.access.walled.acting import acting
from rightdoor.ground.audit.record import acts
from rightdoor.ground.documents.models import Document
from rightdoor.ground.tasks.models import Notice, Task
from rightdoor.ground.tasks.protocol import place_of
from rightdoor.work.referrals.models import Referral
from rightdoor.work.sealing.actions.lasting import WATCH, call_for_names
from rightdoor.work.sealing.actions.naming import name_another
from rightdoor.work.sealing.checks import problems
from rightdoor.work.sealing.tests.test_keeping_apart import sealed
from rightdoor.work.sealing.tests.test_unsealing import answered, asked
from tests.people_here import MONDAY, staff
from tests.sealed_here import KINDS, part_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def second_lead(partnership: Partnership) -> Account:
    return staff(partnership, "Maud Hollis", Role.SAFEGUARDING_LEAD)


def leaves(account: Account) -> None:
    RoleHeld.objects.filter(account=account).update(ends_on=MONDAY.date() - timedelta(days=1))


def calls() -> list[Task]:
    return list(Task.objects.open().filter(kind=Task.Kind.NAME_ANOTHER))


def a_part(kind: str, one: Referral, practitioner: Account, lead: Account) -> Sealable:
    return sealed(part_of(kind, one, practitioner), practitioner, lead)


@pytest.mark.parametrize("kind", KINDS)
def test_those_who_stay_are_asked_once_and_nobody_else_hears_of_it(
    kind: str, one: Referral, practitioner: Account, lead: Account, colleague: Account, second_lead: Account
) -> None:
    part = a_part(kind, one, practitioner, lead)
    job = next(job for job in SCHEDULE if job.name == "naming")
    assert job.run(MONDAY) == 0
    leaves(lead)

    assert [job.run(MONDAY), job.run(MONDAY)] == [1, 0]

    task = calls()[0]
    assert (str(task), task.climbs_at) == ("One more person must be named", None)
    assert place_of(task.about_kind, task.about_id) == f"/work/apart/{part.pk}/who/"
    assert [notice.to for notice in Notice.objects.all()] == [practitioner]
    assert acts(about=part.pk) == ["sealing.seal", "sealing.call_for_names"]
    for account, seen in ((practitioner, True), (colleague, False), (second_lead, False)):
        assert Task.objects.visible_to(account, MONDAY).exists() is seen
        with acting(account, MONDAY):
            assert Task.objects.exists() is seen


def test_it_is_done_when_enough_are_named_again(
    one: Referral, practitioner: Account, lead: Account, colleague: Account, second_lead: Account
) -> None:
    part = a_part("addition", one, practitioner, lead)
    leaves(lead)
    call_for_names(by=WATCH, at=MONDAY)

    for account, left in ((colleague, 1), (second_lead, 0)):
        with acting(practitioner, MONDAY):
            name_another(part_id=part.pk, account_id=account.pk, stepped_up=True, by=practitioner, at=MONDAY)
        assert len(calls()) == left


def test_it_is_done_when_the_part_is_opened_again(
    one: Referral, practitioner: Account, lead: Account, colleague: Account
) -> None:
    part = sealed(part_of("addition", one, practitioner), practitioner, lead, colleague)
    leaves(lead)
    call_for_names(by=WATCH, at=MONDAY)

    answered(asked(part, practitioner), colleague)

    assert calls() == []


def test_where_nobody_is_left_the_check_says_how_many_and_nobody_is_told(
    one: Referral, practitioner: Account, lead: Account
) -> None:
    a_part("entry", one, practitioner, lead)
    assert list(problems(MONDAY)) == []
    leaves(lead)
    leaves(practitioner)

    assert call_for_names(by=WATCH, at=MONDAY) == 0
    assert "any more: 1." in next(problems(MONDAY))


def test_what_is_read_no_more_and_what_is_of_no_request_calls_nobody(
    one: Referral, practitioner: Account, lead: Account
) -> None:
    a_part("entry", one, practitioner, lead)
    loose = a_part("file", one, practitioner, lead)
    Document.objects.filter(pk=loose.pk).update(about_kind="referrals.draft")
    Referral.objects.filter(pk=one.pk).update(stage="decided", closed_at=MONDAY - timedelta(days=29))
    leaves(lead)

    assert call_for_names(by=WATCH, at=MONDAY) == 0


def test_only_the_clock_calls(one: Referral, practitioner: Account, lead: Account) -> None:
    a_part("entry", one, practitioner, lead)
    leaves(lead)

    with pytest.raises(Denied):
        call_for_names(by=practitioner, at=MONDAY)  # type: ignore[arg-type]
