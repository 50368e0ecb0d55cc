"""What a young person takes back is taken back everywhere, at once, and where the request is closed a person hears."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.actions import stop_writing
from rightdoor.ground.messages.models import ContactPlan, Holder
from rightdoor.ground.tasks.models import Task
from rightdoor.records.agreements.wordings import Shown
from rightdoor.records.people.agreements import consents_of
from rightdoor.records.people.models import Agreement
from rightdoor.work.passport.actions.agreeing import agreed_now, change_agreement
from rightdoor.work.passport.forms.agreeing import AgreementForm
from rightdoor.work.passport.tests.requests_here import OTHER_CODE, a_plan, a_request
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.triage.actions.agreeing import write_agreement
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
SHOWN: dict[str, Shown] = AgreementForm().as_shown()


def agree(referral: Referral, at: datetime = MONDAY, **agreed: bool) -> list[Agreement]:
    return change_agreement(referral_id=referral.pk, agreed=agreed, shown=SHOWN, form_key=uuid4(), by=VISITOR, at=at)


@pytest.fixture
def referral(partnership: Partnership) -> Referral:
    return a_request(partnership, contact_plan=a_plan(partnership, holder=Holder.YOUNG_PERSON))


@pytest.fixture
def second(partnership: Partnership, referral: Referral) -> Referral:
    """A teacher's request about the same child: how the child is reached as the teacher told it, and the teacher."""
    return a_request(
        partnership, asker=Asker.SOMEONE, person=referral.person, code=OTHER_CODE,
        contact_plan=a_plan(partnership, holder=Holder.YOUNG_PERSON),
        referrer_plan=a_plan(partnership, holder=Holder.PROFESSIONAL),
    )  # fmt: skip


def stopped(*plans: ContactPlan | None) -> list[bool]:
    return [ContactPlan.objects.get(pk=plan.pk).stopped_at is not None for plan in plans if plan is not None]


def test_a_no_to_being_contacted_stops_every_plan_of_theirs_and_nobody_elses(
    referral: Referral, second: Referral
) -> None:
    agree(referral, contact=True)
    agree(referral, contact=False)

    assert stopped(referral.contact_plan, second.contact_plan, second.referrer_plan) == [True, True, False]


def test_so_does_a_no_that_staff_write_down_on_another_request(
    referral: Referral, second: Referral, administrator: Account
) -> None:
    write_agreement(
        referral_id=second.pk, given_by="young_person", to="contact", state="refused", how="By telephone",
        said_by="Wren", by=administrator, at=MONDAY,
    )  # fmt: skip

    assert stopped(referral.contact_plan, second.contact_plan, second.referrer_plan) == [True, True, False]


def test_a_later_yes_lifts_what_the_no_stopped_and_leaves_a_wrong_number_stopped(
    referral: Referral, second: Referral, administrator: Account
) -> None:
    assert second.contact_plan is not None
    stop_writing(plan_id=second.contact_plan.pk, by=administrator, at=MONDAY - timedelta(days=1))  # a wrong number
    agree(referral, contact=True)
    agree(referral, contact=False)
    assert stopped(referral.contact_plan, second.contact_plan) == [True, True]

    agree(referral, at=MONDAY + timedelta(days=1), contact=True)

    assert stopped(referral.contact_plan, second.contact_plan) == [False, True]
    assert "messages.begun_again" in acts(about=referral.contact_plan.pk)


def test_so_does_a_yes_that_staff_write_down(referral: Referral, administrator: Account) -> None:
    for state, at in (("refused", MONDAY), ("not_asked", MONDAY + timedelta(hours=1))):
        told_to_staff(referral, state, administrator, at)
        assert stopped(referral.contact_plan) == [True]

    told_to_staff(referral, "given", administrator, MONDAY + timedelta(days=1))

    assert stopped(referral.contact_plan) == [False]


def told_to_staff(referral: Referral, state: str, by: Account, at: datetime) -> None:
    write_agreement(
        referral_id=referral.pk, given_by="young_person", to="contact", state=state, how="By telephone",
        said_by="Wren", by=by, at=at,
    )  # fmt: skip


def test_a_no_to_one_service_is_no_answer_about_them_all_and_a_no_to_all_can_still_be_said(
    referral: Referral, administrator: Account
) -> None:
    assert referral.person is not None
    agree(referral, service=True)
    write_agreement(
        referral_id=referral.pk, given_by="young_person", to="service", state="refused", service="kent.hera",
        how="By telephone", said_by="Wren", by=administrator, at=MONDAY,
    )  # fmt: skip
    assert agreed_now(referral.person, MONDAY)["service"] is True

    taken_back = agree(referral, service=False)

    assert [(one.to, one.service, one.state) for one in taken_back] == [("service", "", "withdrawn")]
    said = {service: consents_of(referral.person, service=service, at=MONDAY) for service in ("kent.hera", "kent.tss")}
    assert all(one["consent_young_person"] in ("refused", "withdrawn") for one in said.values())


def test_where_the_request_is_closed_a_person_hears_of_it_and_reads_it_again(referral: Referral) -> None:
    agree(referral, service=True)
    Referral.objects.filter(pk=referral.pk).update(stage=Stage.DECIDED, closed_at=MONDAY - timedelta(days=60))
    assert not Task.objects.exists()

    agree(referral, service=False)

    task = Task.objects.get(kind=Task.Kind.SAID_MORE)
    assert task.about_id == referral.pk
    referral.refresh_from_db()
    assert referral.closed_at == MONDAY  # its days of being read are counted again


def test_a_yes_after_it_was_closed_calls_nobody(referral: Referral) -> None:
    Referral.objects.filter(pk=referral.pk).update(stage=Stage.DECIDED, closed_at=MONDAY)

    agree(referral, service=True)

    assert not Task.objects.exists()
