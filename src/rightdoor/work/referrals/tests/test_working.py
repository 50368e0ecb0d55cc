from datetime import timedelta

import pytest

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.models import Event
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.models import Message
from rightdoor.work.referrals.actions.working import (
    NoReason,
    answer_facts,
    ask_facts,
    correct_facts,
    log_contact,
    look_at,
    mark_duplicate,
    read_request,
    set_priority,
    withdraw,
)
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import FactChange, IllegalMove, Match, Referral
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(hours=2)
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def referral(partnership: Partnership) -> Referral:
    """Asked for a service that promises 72 working hours."""
    return request_of(partnership, "me", "kent", "coercive_relationship", wanted_service="kent.hera")


def call(referral: Referral, by: Account, outcome: str = "spoke") -> None:
    log_contact(
        referral_id=referral.pk,
        happened_at=MONDAY,
        way="text",
        with_whom="Wren",
        outcome=outcome,
        words="Spoke",
        by=by,
        at=LATER,
    )


def test_reading_a_request_is_itself_on_record(referral: Referral, administrator: Account) -> None:
    read_request(referral_id=referral.pk, by=administrator, at=LATER)

    assert acts(about=referral.pk)[-1] == "referrals.see"


def test_a_manager_does_not_read_requests_and_the_attempt_is_on_record(referral: Referral, manager: Account) -> None:
    with pytest.raises(Denied):
        read_request(referral_id=referral.pk, by=manager, at=LATER)

    assert Event.objects.filter(actor_id=manager.pk, decision="denied").exists()


def test_others_see_who_is_looking_until_they_stop(referral: Referral, administrator: Account) -> None:
    assert look_at(referral_id=referral.pk, by=administrator, at=LATER).looking == administrator
    assert look_at(referral_id=referral.pk, by=administrator, at=LATER, stop=True).looking is None


def test_a_call_is_written_down(referral: Referral, administrator: Account) -> None:
    call(referral, administrator)

    assert referral.contacts.get().written_by == administrator
    assert Event.objects.get(act="referrals.log_contact", decision="allowed").codes == {
        "way": "text",
        "outcome": "spoke",
    }


def test_a_wrong_number_stops_everything_that_would_go_there(referral: Referral, administrator: Account) -> None:
    call(referral, administrator, outcome="wrong_number")

    assert referral.contact_plan is not None
    referral.contact_plan.refresh_from_db()
    assert referral.contact_plan.stopped_at == LATER


def test_asking_for_facts_meets_the_clock_and_an_answer_starts_a_new_one(
    referral: Referral, administrator: Account
) -> None:
    promised = referral.decide_by
    question = ask_facts(
        referral_id=referral.pk,
        facts=["severity"],
        words="How much does it get in the way?",
        by=administrator,
        at=LATER,
    )
    referral.refresh_from_db()
    assert (referral.stage, referral.decide_by) == (Stage.WAITING_FOR_FACTS, None)
    assert "get in the way" not in Message.objects.get(kind="question").outside

    answer_facts(question_id=question.pk, answers={"severity": "mild"}, words="A bit", by=VISITOR, at=TUESDAY)

    referral.refresh_from_db()
    assert referral.stage == Stage.RECEIVED
    assert referral.facts["severity"] == "mild"
    assert promised is not None
    assert referral.decide_by == promised + timedelta(days=1)
    assert [clock["met_by"] for clock in referral.clock["before"]] == ["question"]


def test_an_answer_given_twice_counts_once(referral: Referral, administrator: Account) -> None:
    question = ask_facts(referral_id=referral.pk, facts=["severity"], words="?", by=administrator, at=LATER)
    answer_facts(question_id=question.pk, answers={"severity": "mild"}, by=VISITOR, at=TUESDAY)

    answer_facts(question_id=question.pk, answers={"severity": "significant"}, by=VISITOR, at=TUESDAY)

    referral.refresh_from_db()
    assert referral.facts["severity"] == "mild"


def test_a_request_waits_until_every_question_is_answered(referral: Referral, administrator: Account) -> None:
    first = ask_facts(referral_id=referral.pk, facts=["severity"], words="?", by=administrator, at=LATER)
    ask_facts(referral_id=referral.pk, facts=["sen"], words="?", by=administrator, at=LATER)

    answer_facts(question_id=first.pk, answers={}, words="Not sure", by=VISITOR, at=TUESDAY)

    referral.refresh_from_db()
    assert referral.stage == Stage.WAITING_FOR_FACTS


def test_a_correction_asks_the_rules_anew_and_keeps_what_was(referral: Referral, administrator: Account) -> None:
    before = Match.objects.filter(referral=referral).count()

    correct_facts(
        referral_id=referral.pk, facts={"born_on": "2005-01-01"}, reason="Passport", by=administrator, at=LATER
    )

    change = FactChange.objects.get()
    assert change.became == {"born_on": "2005-01-01"}
    assert change.was["born_on"] == referral.facts["born_on"]
    assert Match.objects.filter(referral=referral).count() == 2 * before


def test_a_fact_can_become_unknown_again(referral: Referral, administrator: Account) -> None:
    correct_facts(referral_id=referral.pk, facts={"born_on": None}, reason="A guess", by=administrator, at=LATER)

    referral.refresh_from_db()
    assert "born_on" not in referral.facts


def test_a_correction_that_changes_nothing_asks_nothing(referral: Referral, administrator: Account) -> None:
    correct_facts(referral_id=referral.pk, facts={"lives_in": "kent"}, reason="Said again", by=administrator, at=LATER)

    assert not FactChange.objects.exists()


def test_a_correction_and_a_priority_need_a_reason(referral: Referral, administrator: Account) -> None:
    with pytest.raises(NoReason):
        correct_facts(referral_id=referral.pk, facts={"sen": True}, reason=" ", by=administrator, at=LATER)
    with pytest.raises(NoReason):
        set_priority(referral_id=referral.pk, priority="urgent", reason="", by=administrator, at=LATER)


@pytest.mark.parametrize(("priority", "hours"), [("emergency", 4), ("very_urgent", 24)])
def test_an_emergency_runs_day_and_night_from_when_a_person_sets_it(
    referral: Referral, administrator: Account, priority: str, hours: int
) -> None:
    set_priority(referral_id=referral.pk, priority=priority, reason="On a bridge", by=administrator, at=LATER)

    referral.refresh_from_db()
    assert referral.decide_by == LATER + timedelta(hours=hours)


def test_setting_a_priority_never_makes_an_earlier_promise_later(referral: Referral, administrator: Account) -> None:
    promised = referral.decide_by

    set_priority(referral_id=referral.pk, priority="urgent", reason="Getting worse", by=administrator, at=LATER)
    referral.refresh_from_db()
    assert referral.decide_by == promised

    set_priority(referral_id=referral.pk, priority="emergency", reason="Now", by=administrator, at=LATER)
    set_priority(referral_id=referral.pk, priority="routine", reason="Spoke, safe", by=administrator, at=LATER)
    referral.refresh_from_db()
    assert referral.decide_by == promised


def test_a_withdrawn_request_stays_withdrawn_however_often_it_is_said(
    referral: Referral, administrator: Account
) -> None:
    withdraw(referral_id=referral.pk, words="Not now", by=VISITOR, at=LATER)
    withdraw(referral_id=referral.pk, by=VISITOR, at=LATER)

    referral.refresh_from_db()
    assert referral.stage == Stage.WITHDRAWN
    assert acts(about=referral.pk).count("referrals.withdraw") == 1
    with pytest.raises(IllegalMove):
        set_priority(referral_id=referral.pk, priority="urgent", reason="x", by=administrator, at=LATER)


def test_a_duplicate_points_to_the_request_that_goes_on(
    referral: Referral, partnership: Partnership, administrator: Account
) -> None:
    twin = request_of(partnership, "me", "kent", "coercive_relationship")

    mark_duplicate(referral_id=twin.pk, of_id=referral.pk, reason="Same girl", by=administrator, at=LATER)

    twin.refresh_from_db()
    assert (twin.stage, twin.duplicate_of) == (Stage.DUPLICATE, referral)
    with pytest.raises(IllegalMove):
        mark_duplicate(referral_id=referral.pk, of_id=twin.pk, reason="", by=administrator, at=LATER)
