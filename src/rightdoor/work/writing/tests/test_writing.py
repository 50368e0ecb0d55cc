"""Writing to the people who work on a request: what is kept, who has to answer by when, and what calls a person."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from rightdoor.ground.access.actors import VISITOR, Actor, System
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.actions import send_waiting
from rightdoor.ground.messages.models import Message, Way
from rightdoor.ground.tasks.actions import acknowledge, escalate_overdue
from rightdoor.ground.tasks.models import Task
from rightdoor.records.people.dying import record_death
from rightdoor.work.passport.tests.requests_here import OTHER_CODE, a_plan, a_request
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.writing.actions.answering import NoReason, NotForThem, NothingWaits, need_no_answer, write_back
from rightdoor.work.writing.actions.writing import mark_seen, write_message
from rightdoor.work.writing.models import Line
from tests.people_here import MONDAY, staff
from tests.sealed_here import seal

pytestmark = pytest.mark.django_db
OUTBOX = System("outbox")


def write(referral: Referral, words: str = "Can I come on Thursday?", *facts: str, **more: Any) -> Line:
    plain = {"form_key": uuid4(), "by": VISITOR, "at": MONDAY, **more}
    return write_message(referral_id=referral.pk, words=words, facts=facts, **plain)


def answer(referral: Referral, by: Account, words: str = "Yes, at four.", **more: Any) -> Line:
    return write_back(referral_id=referral.pk, words=words, **{"at": MONDAY, **more}, by=by)


def the_task() -> Task:
    return Task.objects.open().get(kind=Task.Kind.ANSWER_MESSAGE)


def test_a_message_is_kept_with_the_time_of_its_answer_and_somebody_has_to_answer_it(referral: Referral) -> None:
    line = write(referral, "  Can I come on Thursday? ")

    assert line.words == "Can I come on Thursday?"
    assert line.answer_by == MONDAY + timedelta(days=2)
    assert the_task().acknowledge_by == line.answer_by
    assert acts(about=referral.pk) == ["writing.write"]


def test_where_no_day_is_promised_a_person_still_has_to_answer_within_two_working_days(
    partnership: Partnership,
) -> None:
    line = write(a_request(partnership, area="essex"))

    assert line.answer_by is None
    assert the_task().acknowledge_by == MONDAY + timedelta(days=2)


def test_the_same_form_with_more_words_or_danger_ticked_loses_neither(referral: Referral) -> None:
    key = uuid4()
    for words, facts in (("Can we talk?", ()), ("Can we talk? He hurt me", ()), ("Can we talk?", ("in_danger_now",))):
        for _twice in range(2):
            write(referral, words, *facts, form_key=key)

    assert [one.words for one in Line.objects.theirs().in_order()] == [
        "Can we talk?", "Can we talk? He hurt me", "Can we talk?",
    ]  # fmt: skip
    assert RedFlag.objects.filter(about_id=referral.pk, facts__contains=["in_danger_now"]).exists()


def test_the_same_form_sent_twice_is_one_message_and_a_second_message_waits_beside_the_first(
    referral: Referral,
) -> None:
    key = uuid4()
    assert write(referral, form_key=key) == write(referral, form_key=key)
    write(referral, "Or on Friday?")

    assert Line.objects.count() == 2
    assert the_task().about_id == Line.objects.in_order()[0].pk


@pytest.mark.parametrize("by", ["administrator", "manager"])
def test_staff_write_nothing_in_their_name(referral: Referral, by: str, request: pytest.FixtureRequest) -> None:
    actor: Actor = request.getfixturevalue(by)
    with pytest.raises(Denied):
        write(referral, by=actor)

    assert not Line.objects.exists()


def test_words_that_worry_and_a_yes_to_danger_call_a_person_as_anywhere_else(referral: Referral) -> None:
    write(referral, "I want to die")
    write(referral, "Please hurry", "in_danger_now")

    assert set(RedFlag.objects.values_list("source", flat=True)) == {RedFlag.Source.WORDS, RedFlag.Source.ANSWER}
    assert Referral.objects.get().flagged


def test_a_message_about_what_was_closed_opens_it_for_reading_until_it_is_answered(
    partnership: Partnership, practitioner: Account
) -> None:
    referral = a_request(partnership, stage=Stage.DECIDED, closed_at=MONDAY - timedelta(days=40))
    write(referral)
    referral.refresh_from_db()
    assert referral.closed_at is None

    answer(referral, practitioner)
    referral.refresh_from_db()
    assert referral.closed_at == MONDAY


def test_an_answer_ends_what_waited_and_is_told_of_without_a_word_of_it(
    referral: Referral, practitioner: Account
) -> None:
    line = write(referral)
    written = answer(referral, practitioner)

    line.refresh_from_db()
    assert (line.answer, line.settled_by, line.settled_at) == (written, practitioner, MONDAY)
    assert not Task.objects.open().exists()
    told = Message.objects.get(kind="answer")
    assert (told.way, told.plan) == (Way.TEXT, referral.contact_plan)
    assert "four" not in told.body + told.outside
    assert acts(about=referral.pk) == ["writing.write", "writing.answer"]


def test_the_way_is_asked_again_when_it_leaves(referral: Referral, practitioner: Account) -> None:
    answer(referral, practitioner)
    assert referral.contact_plan is not None
    referral.contact_plan.stopped_at = MONDAY
    referral.contact_plan.save()

    send_waiting(by=OUTBOX, at=MONDAY)

    assert Message.objects.get(kind="answer").state == Message.State.HELD


def test_somebody_without_a_plan_finds_the_answer_by_code_alone(
    partnership: Partnership, practitioner: Account
) -> None:
    referral = a_request(partnership, asker=Asker.SOMEONE, referrer_plan=None)
    answer(referral, practitioner)

    assert not Message.objects.filter(kind="answer").exists()
    assert Line.objects.ours().count() == 1


def test_an_answer_sent_twice_is_one_and_the_next_message_goes_to_whoever_answered(
    referral: Referral, practitioner: Account
) -> None:
    assert answer(referral, practitioner) == answer(referral, practitioner)

    write(referral, "Thank you. And where?")

    assert [notice.to for notice in the_task().notices.all()] == [practitioner]


def test_who_answered_and_has_left_is_not_asked_again(referral: Referral, practitioner: Account, lead: Account) -> None:
    answer(referral, practitioner)
    practitioner.is_active = False
    practitioner.save()

    write(referral)

    assert [notice.to for notice in the_task().notices.all()] == [lead]


@pytest.mark.parametrize("by", ["administrator", "manager"])
def test_whoever_does_not_decide_does_not_answer(referral: Referral, by: str, request: pytest.FixtureRequest) -> None:
    write(referral)
    with pytest.raises(Denied):
        answer(referral, request.getfixturevalue(by))
    with pytest.raises(Denied):
        need_no_answer(referral_id=referral.pk, why="No", by=request.getfixturevalue(by), at=MONDAY)

    assert Line.objects.waiting().count() == 1


def test_no_answer_needed_is_said_with_a_reason_and_once(referral: Referral, practitioner: Account) -> None:
    line = write(referral, "Thank you!")
    with pytest.raises(NoReason):
        need_no_answer(referral_id=referral.pk, why=" ", by=practitioner, at=MONDAY)
    need_no_answer(referral_id=referral.pk, why=" They only said thank you ", by=practitioner, at=MONDAY)

    line.refresh_from_db()
    assert (line.why_no_answer, line.settled_by) == ("They only said thank you", practitioner)
    assert Task.objects.get(kind=Task.Kind.ANSWER_MESSAGE).outcome == "They only said thank you"
    assert "writing.no_answer" in acts(about=referral.pk)
    with pytest.raises(NothingWaits):
        need_no_answer(referral_id=referral.pk, why="Again", by=practitioner, at=MONDAY)


def test_a_click_does_not_quieten_a_message_and_late_it_climbs(referral: Referral, lead: Account) -> None:
    line = write(referral)
    acknowledge(task_id=the_task().pk, by=lead, at=MONDAY)
    assert line.answer_by is not None

    assert escalate_overdue(by=System("clock"), at=line.answer_by + timedelta(minutes=1)) == 1


def test_nothing_is_written_to_a_parent_who_would_not_see_it(partnership: Partnership, practitioner: Account) -> None:
    referral = a_request(partnership, asker=Asker.CHILD, referrer_plan=a_plan(partnership, holder="parent"))
    write(referral)

    with pytest.raises(NotForThem, match="ask the young person first"):
        answer(referral, practitioner)

    assert Line.objects.waiting().count() == 1
    assert not Message.objects.filter(kind="answer").exists()


def test_where_a_child_has_died_nothing_is_written_and_the_task_is_put_down(
    partnership: Partnership, referral: Referral, practitioner: Account, lead: Account
) -> None:
    write(referral)
    assert referral.person is not None
    record_death(
        person=referral.person, died_on=MONDAY.date(), told_by="The hospital", area="kent", by=lead, at=MONDAY
    )  # fmt: skip

    assert not Task.objects.open().filter(kind=Task.Kind.ANSWER_MESSAGE).exists()
    with pytest.raises(NotForThem, match="Nothing more is sent"):
        answer(referral, practitioner)


def test_a_message_that_is_kept_apart_waits_for_those_who_are_named(
    partnership: Partnership, referral: Referral, practitioner: Account, lead: Account
) -> None:
    other = staff(partnership, "Juno Sedge", Role.PRACTITIONER)
    seal(write(referral), practitioner, lead)

    answer(referral, other)
    assert Line.objects.waiting().count() == 1

    answer(referral, practitioner)
    assert Line.objects.waiting().count() == 0


def test_an_answer_that_was_opened_is_not_new_and_that_is_on_record_once(
    partnership: Partnership, referral: Referral, practitioner: Account
) -> None:
    answer(referral, practitioner)
    answer(a_request(partnership, code=OTHER_CODE), practitioner)

    assert mark_seen(referral_id=referral.pk, by=VISITOR, at=MONDAY) == 1
    assert mark_seen(referral_id=referral.pk, by=VISITOR, at=MONDAY) == 0
    assert acts(about=referral.pk).count("writing.mark_seen") == 1
    assert Line.objects.unseen().count() == 1
