"""What is written to a parent who asked follows the rule of what they see, as it is written and as it leaves."""

from datetime import date, timedelta
from typing import Any

import pytest

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.actions import queue_message, send_waiting
from rightdoor.ground.messages.models import ContactPlan, Message
from rightdoor.ground.tasks.models import Task
from rightdoor.records.people.actions import record_agreement
from rightdoor.records.people.models import Person
from rightdoor.work.referrals.actions.working import ask_facts
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.triage.actions.deciding import decide
from rightdoor.work.triage.tests.waiting_here import waiting
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
SENDING = System("outbox")


@pytest.fixture
def mum(partnership: Partnership) -> ContactPlan:
    return ContactPlan.objects.create(
        partnership=partnership, holder="parent", ways=["text"], phone="07700 900456", safe_times="any time",
        updated_at=MONDAY,
    )  # fmt: skip


def asked(mum: ContactPlan, born_on: date, **plan: Any) -> Referral:
    """A mother with parental responsibility asked for a child who was born that day."""
    referral = waiting(
        mum.partnership, about={"born_on": born_on, "age_said": None}, asker=Asker.CHILD, referrer_plan=mum,
        answers={"responsibility": "yes"},
    )  # fmt: skip
    ContactPlan.objects.filter(pk=referral.contact_plan_id).update(**plan) if plan else None
    return referral


def written(referral: Referral, by: Account, to_parent: str = "Dear mum") -> Message:
    decide(
        referral_id=referral.pk, version=referral.version, outcome="advice", formulation="x", letter="Canary",
        letter_to_referrer=to_parent, by=by, at=MONDAY,
    )  # fmt: skip
    return Message.objects.get(about_id=referral.pk, kind="letter")


NINE, TWELVE, THIRTEEN, SIXTEEN = date(2016, 6, 1), date(2013, 6, 1), date(2013, 3, 9), date(2010, 3, 9)


def test_the_letter_about_a_young_child_goes_to_the_parent_who_asked(mum: ContactPlan, practitioner: Account) -> None:
    assert written(asked(mum, NINE), practitioner).state == Message.State.WAITING


def test_at_eleven_and_twelve_only_what_was_written_for_the_parent_goes(
    mum: ContactPlan, practitioner: Account
) -> None:
    assert written(asked(mum, TWELVE), practitioner).state == Message.State.WAITING
    kept = written(asked(mum, TWELVE), practitioner, to_parent="")
    assert (kept.state, kept.sent_at) == (Message.State.DROPPED, None)


@pytest.mark.parametrize(("born_on", "why"), [(THIRTEEN, "ask the young person first"), (SIXTEEN, "is 16")])
def test_from_thirteen_the_child_is_asked_first_and_from_sixteen_nothing_goes(
    mum: ContactPlan, practitioner: Account, born_on: date, why: str
) -> None:
    letter = written(asked(mum, born_on), practitioner)

    assert letter.state == Message.State.DROPPED
    assert why in letter.why_held
    assert not Task.objects.filter(about_id=letter.pk).exists()


def test_the_childs_own_yes_lets_it_go(mum: ContactPlan, practitioner: Account) -> None:
    referral = asked(mum, THIRTEEN)
    assert referral.person is not None
    record_agreement(
        person=referral.person, given_by="young_person", to="parent", state="given", how="by phone", by=practitioner,
        at=MONDAY,
    )  # fmt: skip

    assert written(referral, practitioner).state == Message.State.WAITING


def test_a_parent_about_whom_there_is_a_concern_hears_nothing_after_the_receipt(
    mum: ContactPlan, practitioner: Account
) -> None:
    referral = asked(mum, NINE, never_contact_parent=True)

    ask_facts(referral_id=referral.pk, facts=[], words="Which school?", by=practitioner, at=MONDAY)
    letter = written(Referral.objects.get(pk=referral.pk), practitioner)
    receipt = queue_message(plan=mum, about=referral, kind="receipt", body="x", outside="x", by=practitioner, at=MONDAY)

    states = dict(Message.objects.values_list("kind", "state"))
    assert (letter.state, states["question"], receipt.state) == ("dropped", "dropped", "waiting")


def test_any_other_parent_is_asked_what_is_missing(mum: ContactPlan, practitioner: Account) -> None:
    referral = asked(mum, THIRTEEN)

    ask_facts(referral_id=referral.pk, facts=[], words="Which school?", by=practitioner, at=MONDAY)

    assert Message.objects.get(kind="question").state == Message.State.WAITING


def test_it_is_asked_again_when_it_leaves(mum: ContactPlan, practitioner: Account) -> None:
    letter = written(asked(mum, NINE), practitioner)
    Person.objects.update(born_on=THIRTEEN)

    send_waiting(by=SENDING, at=MONDAY + timedelta(hours=1))

    letter.refresh_from_db()
    assert (letter.state, letter.sent_at) == (Message.State.DROPPED, None)
    assert acts(about=letter.pk)[-1] == "messages.kept_from_them"


def test_what_goes_to_the_child_or_a_professional_is_not_asked_of_the_parent(
    partnership: Partnership, practitioner: Account
) -> None:
    own = waiting(partnership, about={"born_on": SIXTEEN, "age_said": None})

    assert written(own, practitioner).state != Message.State.DROPPED
