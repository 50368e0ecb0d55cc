"""A time to meet: offered by one worker, kept for them alone, agreed or not by whoever asked, called off in words."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.access.whom import person_about
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.models import Message
from rightdoor.ground.tasks.models import Task
from rightdoor.pure.rules.days import LONDON
from rightdoor.records.families.actions import tell_must_not_know
from rightdoor.records.families.lifecycle import Secret
from rightdoor.records.families.tests.families_here import relative, told
from rightdoor.records.people.dying import record_death, undo_death
from rightdoor.work.meeting.actions.answering import answer_time
from rightdoor.work.meeting.actions.offering import IsOver, NoSuchTime, call_off, offer_time
from rightdoor.work.meeting.lifecycle import How, State
from rightdoor.work.meeting.models import Appointment
from rightdoor.work.passport.presenters.meeting import times_for
from rightdoor.work.passport.tests.requests_here import OTHER_CODE, a_plan, a_request
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.writing.actions.answering import NotForThem
from rightdoor.work.writing.models import Line
from tests.people_here import MONDAY, staff

pytestmark = pytest.mark.django_db
THURSDAY = datetime(2026, 3, 12, 16, 0, tzinfo=LONDON)


def offer(referral: Referral, by: Account, starts_at: datetime = THURSDAY, **more: Any) -> Appointment:
    plain = {"minutes": 30, "how": How.CALL, "location": "", "form_key": uuid4(), "at": MONDAY, **more}
    return offer_time(referral_id=referral.pk, starts_at=starts_at, by=by, **plain)


def answer(one: Appointment, *, comes: bool, words: str = "", at: datetime = MONDAY) -> Appointment:
    return answer_time(
        referral_id=one.referral_id,
        appointment_id=one.pk,
        comes=comes,
        words=words,
        form_key=uuid4(),
        by=VISITOR,
        at=at,
    )


def off(one: Appointment, by: Account, why: str = "I am ill.", at: datetime = MONDAY) -> Appointment:
    return call_off(referral_id=one.referral_id, appointment_id=one.pk, why=why, by=by, at=at)


def state(one: Appointment) -> str:
    one.refresh_from_db()
    return one.state


def thread(referral: Referral) -> list[str]:
    return list(Line.objects.filter(referral=referral).in_order().values_list("words", flat=True))


def waiting(referral: Referral) -> int:
    return Line.objects.filter(referral=referral).waiting().count()


def test_a_length_is_a_length_on_the_night_when_the_clocks_change(
    partnership: Partnership, practitioner: Account
) -> None:
    one = offer(a_request(partnership), practitioner, datetime(2026, 3, 29, 0, 30, tzinfo=LONDON), minutes=60)
    one.refresh_from_db()
    assert one.ends_at - one.starts_at == timedelta(hours=1)


def test_an_offer_stands_in_the_thread_and_outside_is_only_said_that_there_is_an_answer(
    referral: Referral, practitioner: Account
) -> None:
    one = offer(referral, practitioner, location=" ")

    assert (one.state, one.worker, one.ends_at - one.starts_at) == (State.OFFERED, practitioner, timedelta(minutes=30))
    assert thread(referral) == [
        "Can we meet? Thursday 12 March, 4 pm, 30 minutes, by phone. Say yes or no on your page."
    ]
    outside = Message.objects.get(kind="answer")
    assert "meet" not in f"{outside.outside} {outside.body}"
    assert acts(about=referral.pk) == ["meeting.offer", "writing.answer"]


def test_where_to_come_is_said(referral: Referral, practitioner: Account) -> None:
    offer(referral, practitioner, how=How.PLACE, location="The library, upstairs", minutes=60)

    assert "60 minutes, face to face: The library, upstairs" in thread(referral)[0]


def test_the_same_form_twice_is_one_offer(referral: Referral, practitioner: Account) -> None:
    key = uuid4()
    assert offer(referral, practitioner, form_key=key) == offer(referral, practitioner, form_key=key)
    assert len(thread(referral)) == 1


@pytest.mark.parametrize("length", [1, 29, 90])
def test_one_worker_is_not_in_two_places_and_one_time_may_begin_where_another_ends(
    partnership: Partnership, referral: Referral, practitioner: Account, length: int
) -> None:
    another = a_request(partnership, code=OTHER_CODE)
    offer(referral, practitioner)

    with pytest.raises(NoSuchTime, match="offered that time already"):
        offer(another, practitioner, THURSDAY + timedelta(minutes=29), minutes=length)
    assert thread(another) == []
    offer(another, practitioner, THURSDAY + timedelta(minutes=30))
    offer(another, staff(partnership, "Second Worker", Role.PRACTITIONER))


def test_a_time_that_was_declined_or_called_off_is_free_again(referral: Referral, practitioner: Account) -> None:
    answer(offer(referral, practitioner), comes=False)
    off(offer(referral, practitioner), practitioner)

    assert offer(referral, practitioner).state == State.OFFERED


def test_no_time_has_no_length(referral: Referral, practitioner: Account) -> None:
    with pytest.raises(IntegrityError, match="appointment_has_a_length"):
        offer(referral, practitioner, minutes=0)


@pytest.mark.parametrize(
    ("starts_at", "why"),
    [(MONDAY, "is over"), (MONDAY - timedelta(days=1), "is over"), (MONDAY + timedelta(days=367), "more than a year")],
)
def test_nobody_is_asked_to_come_yesterday_or_in_two_years(
    referral: Referral, practitioner: Account, starts_at: datetime, why: str
) -> None:
    with pytest.raises(NoSuchTime, match=why):
        offer(referral, practitioner, starts_at)
    assert not Appointment.objects.exists()


def test_an_administrator_and_another_county_offer_nothing(
    referral: Referral, practitioner: Account, administrator: Account
) -> None:
    with pytest.raises(Denied):
        offer(referral, administrator)
    one = offer(referral, practitioner)
    with pytest.raises(Denied):
        off(one, administrator)


def test_nothing_is_offered_to_a_parent_who_would_not_see_it(partnership: Partnership, practitioner: Account) -> None:
    request = a_request(partnership, asker=Asker.CHILD, referrer_plan=a_plan(partnership, holder="parent"))

    with pytest.raises(NotForThem):
        offer(request, practitioner)
    assert not Appointment.objects.exists()


def test_a_plain_yes_asks_nothing_of_anybody(referral: Referral, practitioner: Account) -> None:
    one = answer(offer(referral, practitioner), comes=True)

    assert (one.state, one.answered_at) == (State.AGREED, MONDAY)
    assert (len(thread(referral)), waiting(referral)) == (1, 0)
    assert acts(about=referral.pk)[-1] == "meeting.answer"


def test_a_yes_with_words_and_every_no_wait_for_an_answer(referral: Referral, practitioner: Account) -> None:
    answer(offer(referral, practitioner), comes=True, words="Can my friend come?")
    assert thread(referral)[-1] == "Yes: Thursday 12 March, 4 pm. Can my friend come?"
    answer(offer(referral, practitioner, THURSDAY + timedelta(days=1)), comes=False)
    assert thread(referral)[-1] == "I can’t come: Friday 13 March, 4 pm."

    assert waiting(referral) == 1  # the second offer answered the first message
    assert Task.objects.open().filter(kind=Task.Kind.ANSWER_MESSAGE).count() == 1


def test_words_that_worry_call_a_person(referral: Referral, practitioner: Account) -> None:
    answer(offer(referral, practitioner), comes=False, words="I want to kill myself")

    assert RedFlag.objects.open().exists()


def test_a_yes_can_become_a_no_until_it_begins(referral: Referral, practitioner: Account) -> None:
    one = answer(offer(referral, practitioner), comes=True)
    with pytest.raises(IsOver):
        answer(one, comes=False, at=THURSDAY)
    assert state(one) == State.AGREED
    assert state(answer(one, comes=False, at=THURSDAY - timedelta(seconds=1))) == State.DECLINED


def test_a_no_sent_twice_is_said_once_and_is_no_yes_any_more(referral: Referral, practitioner: Account) -> None:
    one = answer(offer(referral, practitioner), comes=False)
    answer(one, comes=False)

    assert len(thread(referral)) == 2
    with pytest.raises(IsOver):
        answer(one, comes=True)


def test_a_time_of_another_request_is_not_answered_from_this_one(
    partnership: Partnership, referral: Referral, practitioner: Account
) -> None:
    one = offer(referral, practitioner)
    one.referral = a_request(partnership, code=OTHER_CODE)

    with pytest.raises(IsOver):
        answer(one, comes=True)
    with pytest.raises(IsOver):
        off(one, practitioner)
    assert state(one) == State.OFFERED


def test_what_is_called_off_is_said_in_the_workers_words_and_once(referral: Referral, practitioner: Account) -> None:
    one = off(offer(referral, practitioner), practitioner, why=" I am ill. Friday? ")

    assert (state(one), one.ended_at) == (State.CALLED_OFF, MONDAY)
    assert thread(referral)[-1] == "We cannot meet on Thursday 12 March, 4 pm. I am ill. Friday?"
    assert acts(about=referral.pk)[-2:] == ["meeting.call_off", "writing.answer"]
    with pytest.raises(IsOver):
        off(one, practitioner)


def test_what_has_begun_is_not_called_off(referral: Referral, practitioner: Account) -> None:
    with pytest.raises(IsOver):
        off(offer(referral, practitioner), practitioner, at=THURSDAY)


def test_a_parent_who_may_see_nothing_any_more_reads_nothing_of_what_is_called_off(
    partnership: Partnership, practitioner: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = a_request(partnership, asker=Asker.CHILD, referrer_plan=a_plan(partnership, holder="parent"))
    monkeypatch.setattr("rightdoor.work.writing.protocol._gates", [])
    one = offer(request, practitioner)
    monkeypatch.undo()

    assert state(off(one, practitioner)) == State.CALLED_OFF
    assert len(thread(request)) == 1


def test_a_death_calls_off_what_is_to_come_and_writes_to_nobody(referral: Referral, practitioner: Account) -> None:
    one = offer(referral, practitioner)
    over = offer(referral, practitioner, MONDAY + timedelta(minutes=1))
    before = thread(referral)
    assert referral.person is not None
    later = MONDAY + timedelta(hours=2)
    lead = staff(referral.partnership, "A Lead", Role.SAFEGUARDING_LEAD)
    death = record_death(
        person=referral.person, died_on=later.date(), told_by="Her mother", area="kent", by=lead, at=later
    )

    assert (state(one), state(over)) == (State.CALLED_OFF, State.OFFERED)
    assert thread(referral) == before
    undo_death(death_id=death.pk, because="Another child", by=lead, at=later)
    assert state(one) == State.CALLED_OFF


def test_whom_it_is_about_is_known_to_every_wall(referral: Referral, practitioner: Account) -> None:
    one = offer(referral, practitioner)

    assert str(one) == "a time to meet"
    assert Appointment.objects.visible_to(practitioner, MONDAY).get() == one
    assert Appointment.objects.that_stand().to_come(MONDAY).get() == one
    assert person_about("meeting.appointment", one.pk) == referral.person_id


def test_a_professional_who_by_now_must_not_know_sees_no_time_and_is_offered_none(
    partnership: Partnership, practitioner: Account, lead: Account
) -> None:
    plan = a_plan(partnership, holder="professional", phone="07700 900123")
    theirs = a_request(partnership, asker=Asker.SOMEONE, referrer_plan=plan)
    offer(theirs, practitioner)
    assert len(times_for(theirs, MONDAY)) == 1
    assert theirs.person is not None
    step_father = relative(theirs.person, "Corin", lead)
    tell_must_not_know(person=theirs.person, relative=step_father, reason=Secret.HARMER, plan=plan, **told(lead))

    assert times_for(theirs, MONDAY) == []
    with pytest.raises(NotForThem):
        offer(theirs, practitioner, THURSDAY + timedelta(days=1))
