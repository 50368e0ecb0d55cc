"""Agreement that staff write down: a yes lets go what was held, a no stops what has not left."""

from typing import Any

import pytest

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.ground.tasks.models import Task
from rightdoor.records.people.models import Agreement
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.actions.agreeing import NobodyToAgree, write_agreement
from rightdoor.work.triage.actions.deciding import decide
from rightdoor.work.triage.actions.handing import release_hold
from rightdoor.work.triage.lifecycle import Journey
from rightdoor.work.triage.models import Recommendation
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY, staff

BY_PERSON = "kent.spa"  # a service that a person takes the request to


@pytest.fixture
def referral(partnership: Partnership) -> Referral:
    return request_of(partnership, born_on="2009-05-01")


def said(referral: Referral, by: Account, state: str = "given", **more: Any) -> Agreement:
    words = {"given_by": "young_person", "to": "service", "how": "By phone, Bea", "said_by": "Ash", **more}
    return write_agreement(referral_id=referral.pk, state=state, by=by, at=MONDAY, **words)


def recommended(referral: Referral, by: Account) -> Recommendation:
    referral.refresh_from_db()
    decision = decide(
        referral_id=referral.pk, version=referral.version, outcome="recommended", formulation="Fits", letter="Dear …",
        services={BY_PERSON: "fits"}, by=by, at=MONDAY,
    )  # fmt: skip
    return decision.recommendations.get()


def test_an_agreement_is_kept_with_who_said_it_and_how(referral: Referral, administrator: Account) -> None:
    kept = said(referral, administrator, service=BY_PERSON)

    assert (kept.person, kept.state, kept.how, kept.recorded_by) == (
        referral.person, "given", "By phone, Bea", administrator,
    )  # fmt: skip
    assert acts(about=referral.pk)[-1] == "referrals.match"


def test_taking_it_back_holds_what_nobody_has_taken_there_yet(referral: Referral, practitioner: Account) -> None:
    said(referral, practitioner)
    said(referral, practitioner, to="sharing")
    waiting = recommended(referral, practitioner)
    assert waiting.journey == Journey.TO_HAND_OVER

    said(referral, practitioner, "withdrawn")

    waiting.refresh_from_db()
    assert (waiting.journey, waiting.holds) == (Journey.HELD, ["consent_young_person"])
    assert not Task.objects.open().filter(kind=Task.Kind.HANDOVER).exists()
    said(referral, practitioner)
    assert release_hold(recommendation_id=waiting.pk, by=practitioner, at=MONDAY).journey == Journey.TO_HAND_OVER


def test_no_more_contact_stops_the_outbox(referral: Referral, administrator: Account) -> None:
    said(referral, administrator, "withdrawn", to="contact", given_by="parent")
    assert referral.contact_plan is not None
    referral.contact_plan.refresh_from_db()
    assert referral.contact_plan.stopped_at is None

    said(referral, administrator, "withdrawn", to="contact")

    referral.contact_plan.refresh_from_db()
    assert referral.contact_plan.stopped_at == MONDAY


def test_without_a_plan_there_is_nothing_to_stop(referral: Referral, administrator: Account) -> None:
    Referral.objects.filter(pk=referral.pk).update(contact_plan=None)

    assert said(referral, administrator, "refused", to="contact").state == "refused"


def test_a_group_has_nobody_who_could_agree(partnership: Partnership, administrator: Account) -> None:
    group = request_of(partnership, "group", "essex")

    with pytest.raises(NobodyToAgree, match="names nobody"):
        said(group, administrator)


def test_only_the_front_door_of_the_area_writes_it_down(
    partnership: Partnership, referral: Referral, manager: Account
) -> None:
    essex = staff(partnership, "Essex Only", Role.ADMINISTRATOR, area="essex")

    for by in (manager, essex):
        with pytest.raises(Denied):
            said(referral, by)

    assert not Agreement.objects.filter(said_by="Ash").exists()


def test_saying_yes_again_changes_nothing_on_its_way(referral: Referral, practitioner: Account) -> None:
    said(referral, practitioner)
    said(referral, practitioner, to="sharing")
    waiting = recommended(referral, practitioner)

    said(referral, practitioner)

    waiting.refresh_from_db()
    assert (waiting.journey, waiting.holds) == (Journey.TO_HAND_OVER, [])
