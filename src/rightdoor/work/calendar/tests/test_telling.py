"""A family is written to about an appointment by the safe way that they chose, reminded once, and never too late."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.models import Account
from rightdoor.ground.messages.actions import save_contact_plan, send_waiting
from rightdoor.ground.messages.models import ContactPlan, Message, Way
from rightdoor.pure.rules.days import LONDON
from rightdoor.work.calendar.actions.booking import book, cancel, move
from rightdoor.work.calendar.actions.telling import remind, tell_about
from rightdoor.work.calendar.lifecycle import What, Why
from rightdoor.work.calendar.models import Booking, BookingMessage
from rightdoor.work.calendar.telling import BY_CODE, KIND, NO_MOMENT, NO_PLAN, OVERTAKEN
from rightdoor.work.calendar.tests.booked_here import slot
from rightdoor.work.referrals.models import Referral
from rightdoor.work.support.models import Episode
from tests.people_here import MONDAY, SignedIn

pytestmark = pytest.mark.django_db
CLOCK = System("reminders")
THURSDAY = datetime(2026, 3, 12, 16, tzinfo=LONDON)
TWO_ON_WEDNESDAY = datetime(2026, 3, 11, 14, tzinfo=LONDON)


@pytest.fixture
def plan(going: Episode) -> ContactPlan:
    """They chose texts, and that we may name ourselves."""
    return chosen(going, may_name_service=True)


def chosen(going: Episode, *, ways: tuple[Way, ...] = (Way.TEXT,), **more: object) -> ContactPlan:
    found = going.referral.contact_plan
    plan = save_contact_plan(
        partnership=going.partnership, ways=ways, by=System("t"), at=MONDAY, plan_id=found.pk if found else None,
        phone="07700 900 461", **more,  # type: ignore[arg-type]
    )  # fmt: skip
    Referral.objects.filter(pk=going.referral_id).update(contact_plan=plan, asker="me")
    going.referral.refresh_from_db()
    return plan


def made(going: Episode, by: Account, starts_at: datetime = THURSDAY, **more: bool) -> Booking:
    told = replace(slot(starts_at), **{"is_reminded": True, **more})  # type: ignore[arg-type]
    return book(episode_id=going.pk, slot=told, form_key=uuid4(), by=by, at=MONDAY)


def told(one: Booking, what: What = What.REMINDER) -> BookingMessage:
    return BookingMessage.objects.get(booking=one, what=what)


def sent() -> list[str]:
    return list(Message.objects.filter(kind=KIND, state="sent").values_list("outside", flat=True))


def test_the_day_before_they_are_reminded_once_with_the_day_and_time_alone(
    plan: ContactPlan, going: Episode, worker: Account
) -> None:
    one = made(going, worker)
    assert remind(by=CLOCK, at=TWO_ON_WEDNESDAY) == 0, "more than a day before"
    at = TWO_ON_WEDNESDAY + timedelta(hours=2)
    assert [remind(by=CLOCK, at=at), remind(by=CLOCK, at=at)] == [1, 0]
    send_waiting(by=System("outbox"), at=at)
    assert sent() == ["Rightdoor: a reminder. We meet on Thursday 12 March, 4 pm."]
    assert told(one).message.plan == plan  # type: ignore[union-attr]


def test_where_we_may_not_be_named_only_that_there_is_a_message_leaves(going: Episode, worker: Account) -> None:
    chosen(going)
    made(going, worker, is_told=True)
    message = Message.objects.get(kind=KIND)
    from rightdoor.ground.messages.actions import words_outside  # noqa: PLC0415

    assert "There is a message for you" in words_outside(message.plan, message)
    assert "meet" not in words_outside(message.plan, message)


def test_it_waits_for_a_safe_time_and_where_none_comes_before_it_none_is_sent(going: Episode, worker: Account) -> None:
    chosen(going, safe_times="Weekdays after 5pm")
    one = made(going, worker)
    at = TWO_ON_WEDNESDAY + timedelta(hours=2)
    remind(by=CLOCK, at=at)
    send_waiting(by=System("outbox"), at=at)
    message = told(one).message
    assert message is not None
    message.refresh_from_db()
    assert message.next_try_at == datetime(2026, 3, 11, 17, tzinfo=LONDON).astimezone(UTC)
    late = made(going, worker, THURSDAY + timedelta(hours=2, days=1))
    remind(by=CLOCK, at=late.starts_at - timedelta(hours=1, minutes=30))
    assert told(late).message is not None, "half past four: five is an hour before six"
    chosen(going, safe_times="Weekends")
    never = made(going, worker, THURSDAY + timedelta(days=5))
    remind(by=CLOCK, at=never.starts_at - timedelta(hours=20))
    assert (told(never).message, told(never).why) == (None, NO_MOMENT)


def test_nothing_leaves_once_it_was_moved_or_has_begun(plan: ContactPlan, going: Episode, worker: Account) -> None:
    one = made(going, worker)
    at = TWO_ON_WEDNESDAY + timedelta(hours=2)
    remind(by=CLOCK, at=at)
    move(episode_id=going.pk, booking_id=one.pk, slot=replace(slot(THURSDAY + timedelta(hours=1)), is_told=True),
         because=Why.FAMILY, words="", form_key=uuid4(), by=worker, at=at)  # fmt: skip
    send_waiting(by=System("outbox"), at=at)
    assert sent() == ["Rightdoor: we meet at another time, on Thursday 12 March, 5 pm."]
    assert told(one).message.why_held == OVERTAKEN  # type: ignore[union-attr]
    late = made(going, worker, THURSDAY + timedelta(days=1))
    remind(by=CLOCK, at=late.starts_at - timedelta(hours=3))
    send_waiting(by=System("outbox"), at=late.starts_at)
    message = told(late).message
    assert message is not None
    assert (message.state, message.why_held) == ("dropped", OVERTAKEN)


def test_that_it_does_not_happen_is_told_and_word_of_a_time_that_is_gone_is_not(
    plan: ContactPlan, going: Episode, worker: Account
) -> None:
    one = made(going, worker, is_told=True)
    cancel(episode_id=going.pk, booking_id=one.pk, because=Why.WORKER_ILL, words="", by=worker, at=MONDAY,
           is_told=True)  # fmt: skip
    send_waiting(by=System("outbox"), at=MONDAY)
    assert sent() == ["Rightdoor: we do not meet on Thursday 12 March, 4 pm. You will hear from us."]
    assert told(one, What.MADE).message.why_held == OVERTAKEN  # type: ignore[union-attr]


def test_a_professional_who_asked_is_not_written_to_and_who_chose_no_such_way_is_told_nothing(
    going: Episode, worker: Account
) -> None:
    plan = chosen(going, ways=(Way.CODE,))
    Referral.objects.filter(pk=going.referral_id).update(asker="someone", contact_plan=None, referrer_plan=plan)
    one = made(going, worker, is_told=True)
    assert told(one, What.MADE).why == NO_PLAN
    Referral.objects.filter(pk=going.referral_id).update(contact_plan=plan)
    other = made(going, worker, THURSDAY + timedelta(days=1), is_told=True)
    assert told(other, What.MADE).why == BY_CODE
    plan = chosen(going)
    ContactPlan.objects.filter(pk=plan.pk).update(stopped_at=MONDAY)
    stopped = made(going, worker, THURSDAY + timedelta(days=2), is_told=True)
    assert told(stopped, What.MADE).why == "They asked us to stop, or the number was wrong."


def test_a_parent_whom_the_child_wants_kept_out_hears_nothing_and_no_person_is_called_for_it(
    going: Episode, worker: Account
) -> None:
    child = chosen(going)
    parent = save_contact_plan(
        partnership=going.partnership, ways=(Way.TEXT,), by=System("t"), at=MONDAY, holder="parent", child=child,
        phone="07700 900 462",
    )  # fmt: skip
    Referral.objects.filter(pk=going.referral_id).update(asker="child", referrer_plan=parent)
    one = made(going, worker, is_told=True)
    assert told(one, What.MADE).message is not None
    ContactPlan.objects.filter(pk=child.pk).update(never_contact_parent=True)
    send_waiting(by=System("outbox"), at=MONDAY)
    assert sent() == []
    assert Message.objects.get(kind=KIND).state == "dropped"
    other = made(going, worker, THURSDAY + timedelta(days=1), is_told=True)
    assert told(other, What.MADE).why == "The young person asked that this parent is not contacted."


def test_told_twice_is_told_once(plan: ContactPlan, going: Episode, worker: Account) -> None:
    one = made(going, worker)
    assert tell_about(one, What.MADE, by=worker, at=MONDAY) == tell_about(one, What.MADE, by=worker, at=MONDAY)
    assert Message.objects.filter(kind=KIND).count() == 1


def test_whoever_made_it_reads_what_became_of_the_reminder(
    plan: ContactPlan, going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    one = made(going, worker, is_told=True)
    page = reverse("calendar-of", args=[going.pk])
    client = signed_in(worker)
    shown = client.get(page).content.decode()
    assert "Word of the time goes when it is safe." in shown
    assert "A reminder goes the day before, if it is safe then." in shown
    assert "What is written goes to the young person" in shown
    send_waiting(by=System("outbox"), at=MONDAY)
    assert "Word of the time went on Monday 9 March" in client.get(page).content.decode()
    ContactPlan.objects.filter(pk=plan.pk).update(ways=[Way.CODE])
    tell_about(Booking.objects.get(pk=one.pk), What.REMINDER, by=CLOCK, at=MONDAY)
    assert f"The reminder was not sent. {BY_CODE}" in client.get(page).content.decode()


def test_the_boxes_are_the_worker_s_to_tick(plan: ContactPlan, going: Episode, worker: Account, client: Client) -> None:
    one = made(going, worker, is_reminded=False)
    assert remind(by=CLOCK, at=one.starts_at - timedelta(hours=20)) == 0
    assert not BookingMessage.objects.exists()
