"""Opening a sealed part again takes two people, both named, each after a second step, within two working days."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from rightdoor.config.jobs import SCHEDULE
from rightdoor.ground.access.actors import System
from rightdoor.ground.access.lifecycle import Conflict, Role, Tie
from rightdoor.ground.access.models import Account, Partnership, Relation, Sealable
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.access.walled.acting import acting
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.models import Message
from rightdoor.ground.tasks.actions import escalate_overdue
from rightdoor.ground.tasks.models import Notice, Task
from rightdoor.work.referrals.models import Referral
from rightdoor.work.sealing.actions.keeping_apart import NoSuchPart, NotConfirmed, NotKeptApart
from rightdoor.work.sealing.actions.naming import take_name_away
from rightdoor.work.sealing.actions.unsealing import (
    ALONE,
    ASKED_ALREADY,
    OVER,
    SHORT,
    answer_ask,
    ask_to_unseal,
    lapse_asks,
)
from rightdoor.work.sealing.lifecycle import Ask
from rightdoor.work.sealing.models import IllegalMove, Unsealing
from rightdoor.work.sealing.tests.test_keeping_apart import exists_for, names, sealed
from tests.people_here import MONDAY, staff
from tests.sealed_here import KINDS, part_of

pytestmark = pytest.mark.django_db
WHY = "The whole team must plan with this now."
DUE = MONDAY + timedelta(days=2)
JOB = System("unsealing")


@pytest.fixture
def part(one: Referral, practitioner: Account, lead: Account) -> Sealable:
    return sealed(part_of("addition", one, practitioner), practitioner, lead)


def asked(part: Sealable, by: Account, reason: str = WHY, at: datetime = MONDAY, **more: Any) -> Unsealing:
    with acting(by, at):
        return ask_to_unseal(part_id=part.pk, reason=reason, by=by, at=at, **{"stepped_up": True, **more})


def answered(ask: Unsealing, by: Account, at: datetime = MONDAY, **more: Any) -> Unsealing:
    with acting(by, at):
        return answer_ask(unsealing_id=ask.pk, by=by, at=at, **{"agrees": True, "stepped_up": True, **more})


@pytest.mark.parametrize("kind", KINDS)
def test_two_people_open_it_to_all_who_work_on_the_request(
    kind: str, one: Referral, practitioner: Account, lead: Account, colleague: Account
) -> None:
    part = sealed(part_of(kind, one, practitioner), practitioner, lead)
    ask = asked(part, practitioner)
    assert not exists_for(colleague, part)

    answered(ask, lead)

    part.refresh_from_db(fields=["label"])
    assert not part.is_sealed
    assert exists_for(colleague, part)
    assert names(part) == []
    assert acts(about=ask.pk) == ["sealing.ask", "sealing.answer"]
    assert not Task.objects.open().filter(kind=Task.Kind.SECOND_AGREES).exists()


def test_the_second_person_has_a_task_that_tells_nothing(
    part: Sealable, practitioner: Account, lead: Account, colleague: Account, administrator: Account
) -> None:
    ask = asked(part, practitioner)

    task = Task.objects.get()
    assert (str(task), task.acknowledge_by, ask.agree_by) == ("A second person must agree", DUE, DUE)
    assert [notice.to for notice in Notice.objects.all()] == [lead]
    assert {message.body for message in Message.objects.all()} == {"You have a task. Sign in to see it."}
    for account, seen in ((lead, True), (practitioner, True), (colleague, False), (administrator, False)):
        assert Task.objects.visible_to(account, MONDAY).exists() is seen
        with acting(account, MONDAY):
            assert Task.objects.exists() is seen
            assert Notice.objects.exists() is seen
            assert Unsealing.objects.exists() is seen


def test_nobody_else_is_told_when_it_is_late(part: Sealable, practitioner: Account) -> None:
    asked(part, practitioner)

    escalate_overdue(by=System("escalation"), at=DUE + timedelta(days=1))

    assert Notice.objects.count() == 1


def test_whoever_asked_cannot_agree_by_any_session_or_second_account(
    part: Sealable, practitioner: Account, lead: Account, partnership: Partnership
) -> None:
    ask = asked(part, practitioner)
    twin = staff(partnership, "A second account", Role.PRACTITIONER)
    Account.objects.filter(pk=twin.pk).update(name=practitioner.name.upper())
    twin.refresh_from_db()
    Relation.objects.create(
        partnership=partnership, account=twin, kind=Tie.NAMED, about_kind="referrals.addition", about_id=part.pk,
        section=part.section, starts_at=MONDAY, source="tests",
    )  # fmt: skip

    for same in (practitioner, twin):
        with pytest.raises(Denied):
            answered(ask, same)
    with pytest.raises(IntegrityError), transaction.atomic():
        Unsealing.objects.update(answered_by=practitioner)


def test_whoever_is_not_named_or_is_related_cannot_agree(
    part: Sealable, practitioner: Account, lead: Account, colleague: Account, one: Referral
) -> None:
    ask = asked(part, practitioner)
    with pytest.raises(NoSuchPart):
        answered(ask, colleague)

    Relation.objects.create(
        partnership=one.partnership, account=lead, kind=Tie.BLOCK, about_kind="people.person", about_id=one.person_id,
        reason=Conflict.RELATIVE, starts_at=MONDAY, source="tests",
    )  # fmt: skip
    with pytest.raises(NoSuchPart):
        answered(ask, lead)
    assert not Unsealing.objects.visible_to(lead, MONDAY).exists()


def test_both_need_a_second_step(part: Sealable, practitioner: Account, lead: Account) -> None:
    with pytest.raises(NotConfirmed):
        asked(part, practitioner, stepped_up=False)
    ask = asked(part, practitioner)
    with pytest.raises(NotConfirmed):
        answered(ask, lead, stepped_up=False)


def test_asking_needs_a_reason_and_somebody_else(part: Sealable, practitioner: Account, lead: Account) -> None:
    with pytest.raises(NotKeptApart, match=SHORT):
        asked(part, practitioner, reason="because")
    Account.objects.filter(pk=lead.pk).update(is_active=False)
    with pytest.raises(NotKeptApart, match=ALONE):
        asked(part, practitioner)


def test_asked_twice_is_asked_once_and_another_answers_instead_of_asking(
    part: Sealable, practitioner: Account, lead: Account
) -> None:
    assert asked(part, practitioner) == asked(part, practitioner, reason="")
    with pytest.raises(NotKeptApart, match=ASKED_ALREADY):
        asked(part, lead)


def test_answered_twice_is_answered_once(part: Sealable, practitioner: Account, lead: Account) -> None:
    ask = asked(part, practitioner)

    assert answered(ask, lead).stage == answered(ask, lead).stage == Ask.AGREED
    assert acts(about=ask.pk) == ["sealing.ask", "sealing.answer"]


def test_a_second_person_may_want_it_kept_apart(part: Sealable, practitioner: Account, lead: Account) -> None:
    ask = answered(asked(part, practitioner), lead, agrees=False)

    part.refresh_from_db()
    assert (ask.stage, part.is_sealed) == (Ask.REFUSED, True)
    assert asked(part, lead).pk != ask.pk


def test_two_who_answer_at_once_are_one_answer(
    one: Referral, practitioner: Account, lead: Account, colleague: Account
) -> None:
    part = sealed(part_of("addition", one, practitioner), practitioner, lead, colleague)
    ask = answered(asked(part, practitioner), lead, agrees=False)

    with pytest.raises(NotKeptApart, match=OVER):
        answered(ask, colleague)


def test_what_nobody_agreed_to_in_two_working_days_lapses(part: Sealable, practitioner: Account, lead: Account) -> None:
    ask = asked(part, practitioner)
    with pytest.raises(NotKeptApart, match=OVER):
        answered(ask, lead, at=DUE)
    assert lapse_asks(by=JOB, at=DUE - timedelta(minutes=1)) == 0

    assert next(job for job in SCHEDULE if job.name == "unsealing").run(DUE) == 1

    ask.refresh_from_db()
    assert ask.stage == Ask.LAPSED
    assert Task.objects.get().outcome == "Nobody agreed in time"
    with pytest.raises(IllegalMove):
        ask.move_to(Ask.AGREED)


def test_only_the_clock_lets_an_ask_lapse(part: Sealable, practitioner: Account, lead: Account) -> None:
    asked(part, practitioner)

    with pytest.raises(Denied):
        lapse_asks(by=lead, at=DUE)  # type: ignore[arg-type]


def test_asking_anew_after_it_lapsed_needs_no_job_to_have_run(
    part: Sealable, practitioner: Account, lead: Account
) -> None:
    first = asked(part, practitioner)

    second = asked(part, lead, at=DUE)

    first.refresh_from_db()
    assert (first.stage, second.stage) == (Ask.LAPSED, Ask.OPEN)


def test_an_ask_goes_with_the_name_of_whoever_asked(
    one: Referral, practitioner: Account, lead: Account, colleague: Account
) -> None:
    part = sealed(part_of("addition", one, practitioner), practitioner, lead, colleague)
    ask = asked(part, practitioner)

    with acting(lead, MONDAY):
        take_name_away(part_id=part.pk, account_id=practitioner.pk, stepped_up=True, by=lead, at=MONDAY)

    ask.refresh_from_db()
    assert ask.stage == Ask.LAPSED


def test_nobody_agrees_with_somebody_whose_name_has_run_out(
    part: Sealable, practitioner: Account, lead: Account
) -> None:
    ask = asked(part, practitioner)
    Relation.objects.filter(account=practitioner).update(ends_at=MONDAY + timedelta(hours=1))

    with pytest.raises(NotKeptApart, match=OVER):
        answered(ask, lead, at=MONDAY + timedelta(hours=2))


def test_what_was_opened_can_be_kept_apart_again(part: Sealable, practitioner: Account, lead: Account) -> None:
    answered(asked(part, practitioner), lead)

    again = sealed(part, lead, practitioner)

    assert again.is_sealed
    assert str(Unsealing.objects.get()) == "an ask to open a part that is kept apart"
