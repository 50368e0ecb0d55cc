"""Breaking the glass: one person, one hour, for reading; told at once, looked at by another line; never over a bar."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.lifecycle import Role, Tie
from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.ground.access.rulings import Denied, rule_on
from rightdoor.ground.audit.record import acts
from rightdoor.ground.signin.protocol import tell_ended
from rightdoor.ground.tasks.actions import escalate_overdue
from rightdoor.ground.tasks.models import Notice, Task
from rightdoor.records.workforce.models import Supervision
from rightdoor.work.glass.actions import (
    MANY,
    NOTHING,
    NotOpened,
    ReviewedAlready,
    break_glass,
    close_glass,
    review_glass,
)
from rightdoor.work.glass.lifecycle import Finding, Reason
from rightdoor.work.glass.models import Glass
from rightdoor.work.referrals.models import Referral
from rightdoor.work.referrals.policy import LOG_CONTACT, SEE, SET_PRIORITY
from rightdoor.work.triage.policy import DECIDE
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import FROM, MONDAY, SignedIn, staff

WHY = "She rang from the station and is not safe to go home."


@pytest.fixture
def in_medway(partnership: Partnership, lead: Account) -> Account:
    """Works at the front door of another area."""
    return staff(partnership, "Lark Underhill", Role.PRACTITIONER, area="medway")


@pytest.fixture
def referral(partnership: Partnership) -> Referral:
    return request_of(partnership, area="kent")


def broken(by: Account, referral: Referral, *, at: datetime = MONDAY, **changed: Any) -> Glass:
    asked: dict[str, Any] = {
        "code": referral.code, "name": "", "born_on": None, "reason": Reason.HARM, "words": WHY, "stepped_up": True,
    }  # fmt: skip
    return break_glass(**{**asked, **changed}, by=by, at=at)


def test_it_opens_one_persons_request_for_an_hour_and_for_reading_alone(
    in_medway: Account, referral: Referral, partnership: Partnership, signed_in: SignedIn, settings: Any
) -> None:
    settings.CLOCK = MONDAY.isoformat()
    other = request_of(partnership, "child", "kent")
    address = f"/work/requests/{referral.pk}/"
    browser = signed_in(in_medway)
    assert browser.get(address).status_code == 404

    broken(in_medway, referral)

    assert browser.get(address).status_code == 200
    assert rule_on(in_medway, SEE, referral, at=MONDAY).allowed
    assert not any(rule_on(in_medway, act, referral, at=MONDAY).allowed for act in (SET_PRIORITY, LOG_CONTACT, DECIDE))
    assert browser.get(f"/work/requests/{other.pk}/").status_code == 404
    settings.CLOCK = (MONDAY + timedelta(minutes=60)).isoformat()
    assert signed_in(in_medway).get(address).status_code == 404


def test_leads_and_managers_are_told_at_once_and_have_two_working_days(
    in_medway: Account, referral: Referral, lead: Account
) -> None:
    glass = broken(in_medway, referral)

    task = Task.objects.get(kind=Task.Kind.BROKEN_GLASS)
    assert [notice.to for notice in Notice.objects.filter(task=task)] == [lead]
    assert task.acknowledge_by == glass.review_by == MONDAY + timedelta(days=2)
    assert acts(about=glass.pk) == ["glass.break"]


@pytest.mark.parametrize(
    "changed",
    [
        {"code": "apple-apple-apple-apple"},
        {"code": "", "name": "Nobody Atall", "born_on": MONDAY.date()},
        {"code": "", "name": "", "born_on": None},
    ],
)
def test_what_is_not_there_and_what_is_barred_are_told_alike(
    in_medway: Account, referral: Referral, changed: dict[str, Any]
) -> None:
    with pytest.raises(NotOpened, match=NOTHING):
        broken(in_medway, referral, **changed)

    Relation.objects.create(
        partnership=in_medway.partnership, account=in_medway, kind=Tie.BLOCK, about_kind="people.person",
        about_id=referral.person_id, starts_at=MONDAY - timedelta(days=1), source="tests",
    )  # fmt: skip
    with pytest.raises(NotOpened, match=NOTHING):
        broken(in_medway, referral)
    assert not Glass.objects.exists()


def test_a_name_and_a_date_of_birth_find_one_person_and_never_one_of_two(
    in_medway: Account, referral: Referral, partnership: Partnership
) -> None:
    person = referral.person
    assert person is not None
    person.preferred_name, person.born_on = "Wren Applegarth", MONDAY.date().replace(year=2011)
    person.save()
    named = {"code": "", "name": "wren applegarth ", "born_on": person.born_on}
    assert broken(in_medway, referral, **named).person == person

    second = request_of(partnership, "child", "kent").person
    assert second is not None
    second.preferred_name, second.born_on = "Wren Applegarth", person.born_on
    second.save()

    with pytest.raises(NotOpened, match=NOTHING):
        broken(in_medway, referral, **named)


@pytest.mark.parametrize("changed", [{"stepped_up": False}, {"words": "because"}])
def test_without_a_second_step_or_a_reason_nothing_opens(
    in_medway: Account, referral: Referral, changed: dict[str, Any]
) -> None:
    with pytest.raises(NotOpened):
        broken(in_medway, referral, **changed)
    assert not Relation.objects.filter(kind=Tie.GLASS).exists()


def test_three_are_open_at_once_and_the_same_person_is_opened_once(
    in_medway: Account, partnership: Partnership
) -> None:
    referrals = [request_of(partnership, "me", "kent", preferred_name=f"Child {n}") for n in range(4)]
    first = broken(in_medway, referrals[0])
    assert broken(in_medway, referrals[0]) == first
    for referral in referrals[1:3]:
        broken(in_medway, referral)

    with pytest.raises(NotOpened, match=MANY):
        broken(in_medway, referrals[3])

    close_glass(glass_id=first.pk, by=in_medway, at=MONDAY)
    assert broken(in_medway, referrals[3]).person == referrals[3].person


@pytest.mark.parametrize(
    "role", sorted(set(Role) - {Role.ADMINISTRATOR, Role.PRACTITIONER, Role.SAFEGUARDING_LEAD, Role.MANAGER})
)
def test_no_other_role_breaks_it(partnership: Partnership, referral: Referral, role: Role) -> None:
    with pytest.raises(Denied):
        broken(staff(partnership, "Ferdy Latch", role), referral)


def test_signing_out_closes_what_was_open(in_medway: Account, referral: Referral) -> None:
    glass = broken(in_medway, referral)

    tell_ended(in_medway, MONDAY + timedelta(minutes=5))

    assert not Glass.objects.open(MONDAY + timedelta(minutes=5)).exists()
    assert acts(about=glass.pk) == ["glass.break", "glass.close"]


def test_nobody_looks_at_their_own_nor_at_one_of_their_line(
    in_medway: Account, referral: Referral, lead: Account, manager: Account
) -> None:
    glass = broken(in_medway, referral)
    Supervision.objects.create(partnership=glass.partnership, account=in_medway, supervisor=lead, starts_on=FROM)

    with pytest.raises(Denied):
        review_glass(glass_id=glass.pk, finding=Finding.RIGHT, words="Yes", by=lead, at=MONDAY)
    own = broken(lead, referral)
    with pytest.raises(Denied):
        review_glass(glass_id=own.pk, finding=Finding.RIGHT, words="Yes", by=lead, at=MONDAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Glass.objects.filter(pk=own.pk).update(reviewed_by=lead)
    assert (
        review_glass(glass_id=glass.pk, finding=Finding.RIGHT, words="Yes", by=manager, at=MONDAY).reviewed_by
        == manager
    )


def test_another_person_looks_once_and_the_task_is_done(in_medway: Account, referral: Referral, lead: Account) -> None:
    glass = broken(in_medway, referral)
    review_glass(glass_id=glass.pk, finding=Finding.WRONG, words="We talked.", by=lead, at=MONDAY)

    assert not Task.objects.open().filter(kind=Task.Kind.BROKEN_GLASS).exists()
    with pytest.raises(ReviewedAlready):
        review_glass(glass_id=glass.pk, finding=Finding.RIGHT, words="No", by=lead, at=MONDAY)


def test_a_glass_that_nobody_looks_at_climbs(in_medway: Account, referral: Referral) -> None:
    glass = broken(in_medway, referral)

    escalate_overdue(by=System("escalation"), at=glass.review_by + timedelta(minutes=1))

    assert Task.objects.get(kind=Task.Kind.BROKEN_GLASS).escalated_at is not None


def test_the_pages_lead_from_the_reason_to_the_record_and_to_the_second_persons_look(
    in_medway: Account, referral: Referral, lead: Account, signed_in: SignedIn, settings: Any, monkeypatch: Any
) -> None:
    settings.CLOCK = MONDAY.isoformat()
    monkeypatch.setattr("rightdoor.ground.signin.stepping_up.needs_step_up", lambda _request: False)
    monkeypatch.setattr("rightdoor.work.glass.views.break_glass", stepped(break_glass))
    browser = signed_in(in_medway)
    assert browser.post("/work/glass/", {"reason": "harm"}).status_code == 422
    typed = {"code": referral.code.replace("-", " "), "reason": "harm", "words": WHY}

    assert browser.post("/work/glass/", {**typed, "code": "apple apple apple apple"}).status_code == 422
    assert browser.post("/work/glass/", typed)["Location"] == "/work/glass/open/"

    assert f"/work/requests/{referral.pk}/" in browser.get("/work/glass/open/").text
    glass = Glass.objects.get()
    assert browser.get(f"/work/glass/{glass.pk}/").status_code == 404
    second = signed_in(lead)
    assert WHY in second.get(f"/work/glass/{glass.pk}/").text
    assert second.post(f"/work/glass/{glass.pk}/close/").status_code == 404
    assert second.post(f"/work/glass/{glass.pk}/", {"finding": "right", "words": "Yes."})["Location"] == "/work/tasks/"


def test_without_a_second_step_the_page_asks_for_one(
    in_medway: Account, referral: Referral, signed_in: SignedIn
) -> None:
    answer = signed_in(in_medway).post("/work/glass/", {"code": referral.code, "reason": "harm", "words": WHY})

    assert not Glass.objects.exists()
    assert WHY in answer.text  # what was typed waits on the page that asks


def stepped(action: Any) -> Any:
    """As if the second step had just been confirmed."""
    return lambda **asked: action(**{**asked, "stepped_up": True})
