"""While nobody has looked, a child whose two records became one is reached only as both allow."""

from datetime import UTC, datetime
from typing import Any

from rightdoor.ground.access.models import Account
from rightdoor.ground.messages.actions import words_outside
from rightdoor.ground.messages.asking import STOPPED, UNREADABLE, WAY_CLOSED, refusal
from rightdoor.ground.messages.asking import ask as ask_plan
from rightdoor.ground.messages.models import ContactPlan, Message, Way
from rightdoor.ground.messages.presenters import OTHER_TIMES, safe_contact
from rightdoor.work.joining.actions.reviewing import review
from rightdoor.work.joining.tests.pairs_here import Pair, agree, ask, part
from rightdoor.work.referrals.models import Referral
from tests.people_here import MONDAY


def test_the_stricter_way_of_reaching_them_holds_until_a_person_has_looked(
    two: Pair, administrator: Account, second: Account, practitioner: Account
) -> None:
    plans = [plan_of(two[0], ways=[Way.TEXT, Way.EMAIL]), plan_of(two[1], ways=[Way.EMAIL], never_contact_parent=True)]
    parent = ContactPlan.objects.create(
        partnership=administrator.partnership, holder="parent", child=plans[0], ways=[Way.TEXT], phone="07700 900000",
        updated_at=MONDAY,
    )  # fmt: skip
    assert refusal(plans[0], Way.TEXT) == refusal(parent, Way.TEXT) == ""

    joining = agree(ask(two, administrator), second)
    assert refused(plans[0], Way.TEXT) == WAY_CLOSED
    assert refused(plans[0], Way.EMAIL) == ""
    assert refused(parent, Way.TEXT) == WAY_CLOSED

    part(joining, administrator, second)
    assert refused(plans[0], Way.TEXT) == WAY_CLOSED

    review(joining_id=joining.pk, each_as_said=True, by=practitioner, at=MONDAY)
    assert refused(plans[0], Way.TEXT) == refused(parent, Way.TEXT) == ""


def test_until_then_no_voicemail_is_left_nothing_is_named_and_only_what_is_safe_by_both_goes(
    two: Pair, administrator: Account, second: Account, practitioner: Account
) -> None:
    open_way = {"ways": [Way.TEXT], "voicemail_is_safe": True, "may_name_service": True}
    one = plan_of(two[0], **open_way, safe_times="any time")
    other = plan_of(two[1], ways=[Way.TEXT], safe_times="after school")
    assert "you may say where you call from" in safe_contact(one).lower()

    joining = agree(ask(two, administrator), second)
    banner = safe_contact(ContactPlan.objects.get(pk=one.pk))
    assert ("Leave no voicemail" in banner, "Do not say where you call from" in banner) == (True, True)
    assert OTHER_TIMES.capitalize() in banner
    assert "after school" not in banner  # what was told with another request is not read here
    message = Message(plan=one, way=Way.TEXT, kind="notice", body="Dear Wren", outside="News from Kooth")
    held = ContactPlan.objects.get(pk=one.pk)
    assert words_outside(held, message) != "News from Kooth"
    assert ask_plan(held, message, MONDAY).wait_until == datetime(2026, 3, 9, 15, 30, tzinfo=UTC)

    review(joining_id=joining.pk, each_as_said=True, by=practitioner, at=MONDAY)
    held = ContactPlan.objects.get(pk=one.pk)
    assert words_outside(held, message) == "News from Kooth"
    assert ask_plan(held, message, MONDAY).to == other.phone == one.phone


def test_a_number_that_was_wrong_on_one_record_is_written_to_on_neither_until_a_person_has_looked(
    two: Pair, administrator: Account, second: Account, practitioner: Account
) -> None:
    one = plan_of(two[0], ways=[Way.TEXT], safe_times="any time")
    plan_of(two[1], ways=[Way.TEXT], safe_times="any time", stopped_at=MONDAY)

    joining = agree(ask(two, administrator), second)
    assert refused(one, Way.TEXT) == STOPPED

    review(joining_id=joining.pk, each_as_said=True, by=practitioner, at=MONDAY)
    assert refused(one, Way.TEXT) == ""


def test_times_too_long_to_hold_both_must_be_read_by_a_person(
    two: Pair, administrator: Account, second: Account
) -> None:
    one = plan_of(two[0], ways=[Way.TEXT], safe_times="mornings, " * 20 + "mornings")
    plan_of(two[1], ways=[Way.TEXT], safe_times="evenings, " * 20 + "evenings")

    agree(ask(two, administrator), second)

    message = Message(plan=one, way=Way.TEXT, kind="notice", body="Dear Wren", outside="News")
    assert ask_plan(ContactPlan.objects.get(pk=one.pk), message, MONDAY).why_held == UNREADABLE


def plan_of(request: Referral, **more: Any) -> ContactPlan:
    plan = ContactPlan.objects.create(
        partnership=request.partnership, phone="07700 900001", email="a@example.org", updated_at=MONDAY, **more
    )
    Referral.objects.filter(pk=request.pk).update(contact_plan=plan)
    return plan


def refused(plan: ContactPlan, way: Way) -> str:
    return refusal(ContactPlan.objects.get(pk=plan.pk), way)
