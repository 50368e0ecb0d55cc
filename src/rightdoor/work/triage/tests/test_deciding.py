from datetime import date, timedelta

import pytest

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.models import Event
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.models import Message
from rightdoor.ground.tasks.models import Task
from rightdoor.records.people.actions import record_agreement
from rightdoor.work.referrals.actions.working import log_contact, withdraw
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import IllegalMove, Referral
from rightdoor.work.safeguarding.actions import raise_flag
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.actions.deciding import ChangedMeanwhile, DecidedMeanwhile, NotDecided, decide
from rightdoor.work.triage.actions.handing import NotHandedOver, StillHeld, hand_over, release_hold
from rightdoor.work.triage.actions.offering import NotQualified
from rightdoor.work.triage.actions.sending_on import NoWayThere
from rightdoor.work.triage.lifecycle import Journey
from rightdoor.work.triage.models import Decision, Preparation, Recommendation
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(hours=3)


@pytest.fixture
def referral(partnership: Partnership) -> Referral:
    """A girl in Kent asks for herself."""
    return request_of(partnership, born_on="2009-05-01")


def issue(referral: Referral, by: Account, *services: str, outcome: str = "recommended", **more: object) -> Decision:
    options: dict[str, object] = {
        "formulation": "Panic since January.",
        "letter": "Dear Wren, …",
        "version": referral.version,
    }
    return decide(
        referral_id=referral.pk, outcome=outcome, services=dict.fromkeys(services, "fits"), by=by, at=LATER,
        **{**options, **more},
    )  # fmt: skip


def test_accepting_a_request_opens_an_episode_and_leaves_a_trail(referral: Referral, practitioner: Account) -> None:
    decision = issue(referral, practitioner, "kent.tss")

    referral.refresh_from_db()
    assert referral.stage == Stage.DECIDED
    assert Episode.objects.get().service == "kent.tss"
    assert decision.recommendations.get().journey == Journey.INSIDE
    assert acts(about=referral.pk)[-2:] == ["referrals.moved", "triage.decide"]


def test_the_decision_keeps_the_qualification_and_the_supervisor(
    referral: Referral, practitioner: Account, lead: Account
) -> None:
    decision = issue(referral, practitioner, "kent.tss")

    assert decision.qualification == practitioner.qualifications.get()
    assert decision.supervisor == lead


def test_the_letter_waits_in_the_outbox_and_says_nothing_on_the_outside(
    referral: Referral, practitioner: Account
) -> None:
    issue(referral, practitioner, "kent.tss")

    letter = Message.objects.get(kind="letter")
    assert letter.body == "Dear Wren, …"
    assert "Wren" not in letter.outside


def test_a_parents_letter_goes_to_the_parent_who_asked_and_not_to_the_child(
    partnership: Partnership, practitioner: Account
) -> None:
    asked = request_of(partnership, "child", "kent")

    issue(asked, practitioner, "kent.kooth")

    assert [message.plan for message in Message.objects.filter(kind="letter")] == [asked.referrer_plan]


def test_where_a_professional_asked_they_read_the_outcome_and_the_family_has_a_letter_on_paper(
    partnership: Partnership, practitioner: Account
) -> None:
    asked = request_of(partnership, "someone", "kent")
    asked.contact_plan = asked.contact_plan or request_of(partnership).contact_plan
    asked.save(update_fields=["contact_plan"])

    issue(asked, practitioner, "kent.kooth", letter_to_referrer="We recommend: Kooth.")

    written = {message.kind: message for message in Message.objects.filter(kind__in=("letter", "outcome"))}
    assert (written["letter"].plan, written["letter"].way) == (asked.contact_plan, "post")
    assert (written["outcome"].plan, written["outcome"].body) == (asked.referrer_plan, "We recommend: Kooth.")


def test_several_services_are_recommended_at_once_each_on_its_own_way(
    referral: Referral, practitioner: Account
) -> None:
    decision = issue(referral, practitioner, "kent.tss", "kent.spa", "kent.kooth")

    journeys = {one.service: one.journey for one in decision.recommendations.all()}
    assert journeys == {
        "kent.tss": Journey.INSIDE, "kent.spa": Journey.TO_HAND_OVER, "kent.kooth": Journey.TOLD,
    }  # fmt: skip
    assert Task.objects.filter(kind=Task.Kind.HANDOVER).count() == 1


def test_a_service_whose_agreement_is_missing_is_held_and_nothing_is_sent(
    partnership: Partnership, practitioner: Account
) -> None:
    young = request_of(partnership, born_on="2012-05-01")

    held = issue(young, practitioner, "kent.tss").recommendations.get()

    assert held.journey == Journey.HELD
    assert held.holds == ["consent_parent"]
    assert not Episode.objects.exists()


def test_a_held_recommendation_goes_on_its_way_once_the_agreement_is_recorded(
    partnership: Partnership, practitioner: Account
) -> None:
    young = request_of(partnership, born_on="2012-05-01")
    held = issue(young, practitioner, "kent.tss").recommendations.get()
    with pytest.raises(StillHeld, match="parental responsibility"):
        release_hold(recommendation_id=held.pk, by=practitioner, at=LATER)

    record_agreement(person=young.person, given_by="parent", to="service", state="given", by=practitioner, at=LATER)
    released = release_hold(recommendation_id=held.pk, by=practitioner, at=LATER)

    assert released.journey == Journey.INSIDE
    assert Episode.objects.get() == released.episode
    assert release_hold(recommendation_id=held.pk, by=practitioner, at=LATER) == released


@pytest.mark.parametrize("missing", ["qualification", "supervision", "role"])
def test_whoever_is_not_qualified_and_supervised_cannot_issue_and_loses_nothing(
    referral: Referral, practitioner: Account, missing: str
) -> None:
    if missing == "qualification":
        practitioner.qualifications.update(ends_on=date(2026, 3, 8))
    if missing == "supervision":
        practitioner.supervised_by.update(ends_on=date(2026, 3, 8))
    if missing == "role":
        practitioner.roles.update(role="front_door_administrator")

    with pytest.raises(NotQualified):
        issue(referral, practitioner, "kent.tss")

    assert not Decision.objects.exists()
    assert Preparation.objects.get().fields["formulation"] == "Panic since January."
    assert Event.objects.filter(act="triage.decide", decision="denied", about_id=referral.pk).exists()


@pytest.mark.parametrize("service", ["kent.kooth", "kent.front_door"])
def test_signposting_and_safeguarding_need_no_qualification(
    referral: Referral, administrator: Account, service: str
) -> None:
    assert issue(referral, administrator, service).qualification is None


def test_a_vaping_self_referral_needs_no_qualification(partnership: Partnership, administrator: Account) -> None:
    vaping = request_of(partnership, "me", "essex", "vaping")

    assert issue(vaping, administrator, "essex.vaping").qualification is None


def test_a_service_that_only_named_bodies_ask_for_is_explained_and_nothing_is_decided(
    partnership: Partnership, practitioner: Account
) -> None:
    child = request_of(partnership, "someone", "essex", "placement_stability")

    with pytest.raises(NoWayThere, match="Nothing was sent"):
        issue(child, practitioner, "essex.inside_out")

    assert not Decision.objects.exists()
    assert Preparation.objects.exists()


def test_the_second_person_to_decide_is_told_who_was_first_and_keeps_their_text(
    referral: Referral, practitioner: Account, administrator: Account
) -> None:
    issue(referral, practitioner, "kent.tss")

    with pytest.raises(DecidedMeanwhile, match="Tamsin Oakapple"):
        issue(referral, administrator, "kent.kooth", formulation="My own words")

    kept = Preparation.objects.get(prepared_by=administrator)
    assert kept.fields["formulation"] == "My own words"
    assert kept.overtaken_at == LATER
    assert Decision.objects.count() == 1


def test_nobody_decides_on_what_they_have_not_read(referral: Referral, practitioner: Account) -> None:
    with pytest.raises(ChangedMeanwhile):
        issue(referral, practitioner, "kent.tss", version=referral.version - 1)

    assert Preparation.objects.exists()


@pytest.mark.parametrize(
    ("outcome", "services", "more", "why"),
    [
        ("recommended", (), {}, "Choose at least one service"),
        ("advice", (), {"formulation": " "}, "in words"),
        ("safeguarding", (), {}, "not yet recorded as made"),
        ("not_reachable", (), {}, "Two safe attempts"),
    ],
)
def test_an_outcome_needs_its_ground(
    referral: Referral, practitioner: Account, outcome: str, services: tuple[str, ...], more: dict[str, str], why: str
) -> None:
    with pytest.raises(NotDecided, match=why):
        issue(referral, practitioner, *services, outcome=outcome, **more)

    referral.refresh_from_db()
    assert referral.stage == Stage.RECEIVED


def test_an_open_red_flag_is_answered_before_anything_else_is_decided(
    referral: Referral, practitioner: Account
) -> None:
    raise_flag(
        partnership=referral.partnership, area="kent", about=referral, facts=["in_danger_now"], source="answer",
        by=practitioner, at=MONDAY,
    )  # fmt: skip
    referral.refresh_from_db()

    with pytest.raises(NotDecided, match="red flag is open"):
        issue(referral, practitioner, "kent.tss")


def test_a_safeguarding_lead_may_decide_that_somebody_cannot_be_reached_after_two_attempts(
    referral: Referral, lead: Account
) -> None:
    for when in (MONDAY, LATER):
        log_contact(
            referral_id=referral.pk, happened_at=when, way="call", with_whom="", outcome="no_answer", by=lead, at=LATER
        )

    assert issue(referral, lead, outcome="not_reachable").outcome == "not_reachable"


def test_somebody_of_another_area_cannot_decide(referral: Referral, practitioner: Account) -> None:
    practitioner.roles.update(area="essex")

    with pytest.raises(Denied):
        issue(referral, practitioner, "kent.tss")


def test_a_request_that_was_withdrawn_cannot_be_decided(referral: Referral, practitioner: Account) -> None:
    withdraw(referral_id=referral.pk, by=practitioner, at=MONDAY)
    referral.refresh_from_db()

    with pytest.raises(IllegalMove):
        issue(referral, practitioner, "kent.tss")


@pytest.fixture
def waiting(referral: Referral, practitioner: Account) -> Recommendation:
    return issue(referral, practitioner, "kent.spa").recommendations.get()


def hand(waiting: Recommendation, by: Account, *, reference: str = "7", hours: int = 0) -> Recommendation:
    return hand_over(
        recommendation_id=waiting.pk, handed_to="Ms Ivy", handed_at=LATER + timedelta(hours=hours), reference=reference,
        by=by, at=LATER,
    )  # fmt: skip


def test_a_handover_counts_only_with_name_time_and_reference(waiting: Recommendation, administrator: Account) -> None:
    with pytest.raises(NotHandedOver, match="under which reference"):
        hand(waiting, administrator, reference=" ")
    with pytest.raises(NotHandedOver, match="still to come"):
        hand(waiting, administrator, hours=1)

    waiting.refresh_from_db()
    assert waiting.journey == Journey.TO_HAND_OVER


def test_handing_over_ends_the_chase(waiting: Recommendation, administrator: Account) -> None:
    hand(waiting, administrator)

    waiting.refresh_from_db()
    assert waiting.journey == Journey.HANDED_OVER
    assert not Task.objects.open().filter(kind=Task.Kind.HANDOVER).exists()
    with pytest.raises(NotHandedOver, match="not waiting"):
        hand(waiting, administrator)
