"""Somebody who must not know is written nothing about the child, and shown nothing, from that moment on."""

from datetime import timedelta

import pytest

from rightdoor.ground.access.actors import VISITOR, System
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.messages.actions import queue_message, save_contact_plan, send_waiting
from rightdoor.ground.messages.models import ContactPlan, Message
from rightdoor.ground.messages.protocol import not_for_them
from rightdoor.records.families.actions import end_told, tell_must_not_know
from rightdoor.records.families.lifecycle import Secret
from rightdoor.records.families.models import MustNotKnow
from rightdoor.records.families.secrets import KEPT, leads_to_one_who_must_not_know, may_be_who_must_not_know
from rightdoor.records.families.tests.families_here import TODAY, relative, told
from rightdoor.records.people.models import Person
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.parents import view_of_parent
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(partnership: Partnership) -> Referral:
    """A father asked for his child, to be written to by text."""
    referral: Referral = request_of(partnership, "child", referrer_name="Corin", referrer_relation="father")
    return referral


def letter(referral: Referral, plan: ContactPlan | None = None) -> Message:
    to = plan or referral.referrer_plan
    assert to is not None
    return queue_message(plan=to, about=referral, kind="letter", body="x", outside="x", by=System("tests"), at=MONDAY,
                         way=to.ways[0] if to.ways else "code")  # fmt: skip


def keep_from(referral: Referral, by: Account, **more: object) -> MustNotKnow:
    assert referral.person is not None
    father = relative(referral.person, "Corin", by)
    return tell_must_not_know(
        person=referral.person, relative=father, reason=Secret.HARMER, plan=referral.referrer_plan, **told(by, **more)
    )


def test_a_message_that_waits_is_kept_back_at_the_moment_of_sending(asked: Referral, lead: Account) -> None:
    message = letter(asked)
    assert not_for_them(message, MONDAY) != KEPT
    Message.objects.filter(pk=message.pk).update(state=Message.State.WAITING, way="text", next_try_at=MONDAY)
    keep_from(asked, lead)

    send_waiting(by=System("outbox"), at=MONDAY)

    message.refresh_from_db()
    assert (message.state, message.why_held, message.sent_at) == (Message.State.DROPPED, KEPT, None)


def test_what_is_written_from_then_on_does_not_go_and_staff_see_why(asked: Referral, lead: Account) -> None:
    keep_from(asked, lead)

    message = letter(asked)

    assert (message.state, message.why_held) == (Message.State.DROPPED, KEPT)


def test_another_plan_that_reaches_the_same_telephone_or_mailbox_is_theirs_too(
    asked: Referral, lead: Account, partnership: Partnership
) -> None:
    plan = asked.referrer_plan
    assert plan is not None
    ContactPlan.objects.filter(pk=plan.pk).update(phone="07700900123", email="corin@example.org")
    keep_from(asked, lead)

    def other(**way: str) -> ContactPlan:
        return ContactPlan.objects.create(partnership=partnership, updated_at=MONDAY, **way)

    for way in ({"phone": "07700900123"}, {"email": "Corin@example.org"}):
        assert not_for_them(letter(asked, other(**way)), MONDAY) == KEPT
    assert not_for_them(letter(asked, other(phone="07700900999")), MONDAY) != KEPT


def test_whoever_changes_their_number_is_known_by_the_one_they_had(
    asked: Referral, lead: Account, partnership: Partnership
) -> None:
    plan = save_contact_plan(
        partnership=partnership, plan_id=asked.referrer_plan_id, ways=["text"], phone="07700 900123",
        email="corin@example.org", by=VISITOR, at=MONDAY,
    )  # fmt: skip
    keep_from(asked, lead)

    save_contact_plan(
        partnership=partnership, plan_id=plan.pk, ways=["text"], phone="07700 900555", by=VISITOR, at=MONDAY
    )

    def other(**way: str) -> ContactPlan:
        return ContactPlan.objects.create(partnership=partnership, updated_at=MONDAY, **way)

    for way in ({"phone": "07700900123"}, {"email": "Corin@example.org"}, {"phone": "+44 7700 900555"}):
        assert not_for_them(letter(asked, other(**way)), MONDAY) == KEPT
    assert not_for_them(letter(asked, other(phone="07700900999")), MONDAY) != KEPT


SPELLINGS = ("07700 900123", "07700900123", "+44 7700 900123")


@pytest.mark.parametrize("told_as", SPELLINGS)
@pytest.mark.parametrize("written_as", SPELLINGS)
def test_one_telephone_is_one_telephone_however_it_was_written(
    asked: Referral, lead: Account, partnership: Partnership, told_as: str, written_as: str
) -> None:
    ContactPlan.objects.filter(pk=asked.referrer_plan_id).update(phone=told_as, email="")
    keep_from(asked, lead)
    other = ContactPlan.objects.create(partnership=partnership, updated_at=MONDAY, phone=written_as)
    beside = ContactPlan.objects.create(
        partnership=partnership, updated_at=MONDAY, phone="07700 900777", safe_times=f"Mornings, to call: {written_as}"
    )
    nobodys = ContactPlan.objects.create(partnership=partnership, updated_at=MONDAY, phone="07700 900124")

    assert not_for_them(letter(asked, other), MONDAY) == KEPT
    assert not_for_them(letter(asked, beside), MONDAY) == KEPT
    assert not_for_them(letter(asked, nobodys), MONDAY) != KEPT


def test_two_who_named_no_telephone_are_not_taken_for_one(
    asked: Referral, lead: Account, partnership: Partnership
) -> None:
    ContactPlan.objects.filter(pk=asked.referrer_plan_id).update(phone="", email="")
    keep_from(asked, lead)

    nothing = ContactPlan.objects.create(partnership=partnership, updated_at=MONDAY)

    assert not_for_them(letter(asked, nothing), MONDAY) != KEPT


def test_their_own_record_leads_to_them_as_well(asked: Referral, lead: Account, partnership: Partnership) -> None:
    his = ContactPlan.objects.create(partnership=partnership, phone="07700900555", updated_at=MONDAY)
    record = Person.objects.create(partnership=partnership, preferred_name="Corin", contact_plan=his, added_at=MONDAY)
    assert asked.person is not None
    father = relative(asked.person, "Corin", lead, known_as=record)
    tell_must_not_know(person=asked.person, relative=father, reason=Secret.ORDER, **told(lead))

    assert not_for_them(letter(asked, his), MONDAY) == KEPT


def test_it_keeps_nothing_about_another_child_from_them(
    asked: Referral, lead: Account, partnership: Partnership
) -> None:
    keep_from(asked, lead)
    sibling = request_of(partnership, "child")

    assert not_for_them(letter(sibling, asked.referrer_plan), MONDAY) != KEPT


def test_it_holds_before_its_first_day_and_ends_with_its_last(asked: Referral, lead: Account) -> None:
    fact = keep_from(asked, lead, starts_on=TODAY + timedelta(days=3))
    message = letter(asked)
    assert not_for_them(message, MONDAY) == KEPT

    MustNotKnow.objects.update(starts_on=None)
    fact.refresh_from_db()
    end_told(fact=fact, ends_on=TODAY, source="Her", by=lead, at=MONDAY)

    assert not_for_them(message, MONDAY) == KEPT
    assert not_for_them(message, MONDAY + timedelta(days=1)) != KEPT


def test_a_parent_who_must_not_know_sees_nothing_more_of_what_they_asked(asked: Referral, lead: Account) -> None:
    keep_from(asked, lead)

    view = view_of_parent(asked, MONDAY)

    assert view.hears_nothing_more
    assert view.same_screen_as_nothing_new


def test_whoever_asked_twice_is_kept_from_both_though_no_telephone_and_no_mailbox_is_the_same(
    asked: Referral, lead: Account, partnership: Partnership
) -> None:
    assert asked.person is not None
    again = request_of(partnership, "child", referrer_name="Corin", referrer_relation="father")
    Referral.objects.filter(pk=again.pk).update(person=asked.person)
    again.refresh_from_db()
    assert again.referrer_plan is not None
    ContactPlan.objects.filter(pk=asked.referrer_plan_id).update(phone="07700900123", email="")
    ContactPlan.objects.filter(pk=again.referrer_plan_id).update(phone="", email="corin@example.org")

    first, second = keep_from(asked, lead), keep_from(again, lead)

    assert first.relative == second.relative
    assert [letter(one).why_held for one in (asked, again)] == [KEPT, KEPT]
    end_told(fact=second, ends_on=TODAY, source="Told twice", by=lead, at=MONDAY)
    week = MONDAY + timedelta(days=7)
    for one in (asked, again):  # what was ended names a way of theirs all the same, while the other holds
        assert leads_to_one_who_must_not_know(asked.person.pk, one.referrer_plan, week)
        assert may_be_who_must_not_know(asked.person.pk, one.referrer_plan, week)


def test_what_is_about_no_child_is_let_through(partnership: Partnership, lead: Account) -> None:
    plan = ContactPlan.objects.create(partnership=partnership, updated_at=MONDAY)
    message = Message(about_kind="tasks.notice", about_id=lead.pk, plan=plan, kind="notice")

    assert not_for_them(message, MONDAY) == ""
