"""Whoever gave no way to be reached loses nothing: the letter waits for the code, or goes to whoever asked."""

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.messages.models import Message
from rightdoor.work.referrals.actions.working import ask_facts
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.actions.deciding import decide
from rightdoor.work.triage.actions.offering import offer_options
from rightdoor.work.triage.actions.sending_on import holds_of
from rightdoor.work.triage.tests.waiting_here import waiting
from tests.people_here import MONDAY


def without_a_plan(partnership: Partnership, **more: object) -> Referral:
    """A request whose young person gave no way to be reached."""
    one = waiting(partnership, **more)
    plan, one.contact_plan = one.contact_plan, None
    one.referrer_plan = plan if more.get("asker") == "child" else None
    one.save(update_fields=["contact_plan", "referrer_plan"])
    return one


def advise(referral: Referral, by: Account) -> None:
    decide(
        referral_id=referral.pk, version=referral.version, outcome="advice", formulation="Sleep first",
        letter="Dear …", by=by, at=MONDAY,
    )  # fmt: skip


def test_without_any_plan_the_decision_stands_and_nothing_is_queued(
    partnership: Partnership, administrator: Account
) -> None:
    one = without_a_plan(partnership)

    advise(one, administrator)

    assert one.decisions.get().letter == "Dear …"
    assert not Message.objects.exists()


def test_a_parent_who_asked_alone_is_written_to(partnership: Partnership, administrator: Account) -> None:
    one = without_a_plan(partnership, asker="child")

    advise(one, administrator)

    assert [(message.kind, message.plan) for message in Message.objects.all()] == [("letter", one.referrer_plan)]


def test_options_and_questions_without_a_plan_wait_for_the_code(
    partnership: Partnership, practitioner: Account
) -> None:
    one = without_a_plan(partnership)

    offers = offer_options(referral_id=one.pk, because={"kent.kooth": "tonight"}, by=practitioner, at=MONDAY)
    question = ask_facts(referral_id=one.pk, facts=["severity"], words="How much?", by=practitioner, at=MONDAY)

    assert (len(offers), question.words) == (1, "How much?")
    assert not Message.objects.exists()


def test_what_is_no_service_of_the_catalogue_needs_no_agreement(partnership: Partnership) -> None:
    assert holds_of(waiting(partnership), "national.shout", at=MONDAY) == []
