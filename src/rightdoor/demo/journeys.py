"""What became of each invented request: the steps that staff took, through the actions that their clicks call."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from rightdoor.demo.colleagues import COLLEAGUES
from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.lifecycle import Section
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.tasks.actions import acknowledge
from rightdoor.ground.tasks.models import Task
from rightdoor.work.referrals.actions.working import (
    answer_facts,
    ask_facts,
    log_contact,
    look_at,
    set_priority,
    withdraw,
)
from rightdoor.work.referrals.models import Referral
from rightdoor.work.safeguarding.actions import handle_flag
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.sealing.actions.keeping_apart import log_contact_apart
from rightdoor.work.triage.actions.deciding import decide
from rightdoor.work.triage.actions.handing import hand_over
from rightdoor.work.triage.actions.offering import answer_offer, offer_options
from rightdoor.work.triage.actions.sending_on import NoWayThere, way_to
from rightdoor.work.triage.letters import letter_for, letter_to_referrer_for
from rightdoor.work.triage.lifecycle import Journey, Outcome


@dataclass(frozen=True, slots=True)
class Front:
    """Who works at the invented front door."""

    partnership: Partnership
    accounts: dict[str, Account]

    def colleague(self, key: str) -> Account:
        person = next(person for person in COLLEAGUES if person.key == key)
        return self.accounts[person.email]


@dataclass(frozen=True, slots=True)
class Step:
    """One request with who works on it, when, and how chance falls."""

    referral: Referral
    front: Front
    dice: Random
    now: datetime

    def after(self, hours: float) -> datetime:
        """Some hours after it came, and never in the future."""
        return min(self.now, self.referral.received_at + timedelta(hours=hours))

    def fresh(self) -> Referral:
        return Referral.objects.select_related("partnership", "person").get(pk=self.referral.pk)


FORMULATION = "Things have been hard for some weeks; they have people around them. Brief help fits, and they want it."
Journeying = Callable[[Step], None]


def take_on(referral: Referral, journey: Journeying, *, front: Front, dice: Random, now: datetime) -> None:
    """Walk one request along its journey."""
    step = Step(referral, front, dice, now)
    if referral.flagged:
        hear_flag(step)
    journey(step)


def hear_flag(step: Step) -> None:
    """Most red flags were answered in time; the newest stay open, so that the queue has something to pin."""
    if step.now - step.referral.received_at < timedelta(hours=30):
        return
    lead = step.front.colleague("safeguarding_lead")
    about = {"about_kind": "referrals.referral", "about_id": step.referral.pk}
    for task in Task.objects.open().filter(**about):
        acknowledge(task_id=task.pk, by=lead, at=step.after(0.2))
    for flag in RedFlag.objects.filter(handled_at__isnull=True, **about):
        handle_flag(
            flag_id=flag.pk, what_was_done="Spoke on the safe number within the hour. Safe tonight, with an aunt.",
            by=lead, at=step.after(1),
        )  # fmt: skip


def stay(step: Step) -> None:
    """Nobody has done anything yet."""


def be_looked_at(step: Step) -> None:
    """Somebody has it open at this moment."""
    look_at(referral_id=step.referral.pk, by=step.front.colleague("second_practitioner"), at=step.now)


def be_called(step: Step) -> None:
    """An administrator tried to reach them, in the way that is safe."""
    outcome = step.dice.choice(("spoke", "no_answer", "left_word"))
    log_contact(
        referral_id=step.referral.pk, happened_at=step.after(4), way="text", with_whom="", outcome=outcome,
        words="Asked when they can talk.", by=step.front.colleague("front_door_administrator"), at=step.after(4),
    )  # fmt: skip


def be_urgent(step: Step) -> None:
    """A person read it and set it sooner; what was told in confidence is kept apart."""
    by = step.front.colleague("practitioner")
    set_priority(
        referral_id=step.referral.pk, priority="urgent", reason="Not eating, and school is worried.", by=by,
        at=step.after(2),
    )  # fmt: skip
    log_contact_apart(
        referral_id=step.referral.pk, section=Section.THIRD_PARTY,
        named=[step.front.colleague("safeguarding_lead").pk], happened_at=step.after(3), way="visit",
        with_whom="An aunt", outcome="spoke", words="She is ill herself, and asked that nobody tells.", by=by,
        at=step.after(3),
    )  # fmt: skip


def be_asked(step: Step) -> None:
    """Something is missing, and has not been answered."""
    ask_facts(
        referral_id=step.referral.pk, facts=["severity"], words="How much does this get in the way of everyday things?",
        by=step.front.colleague("front_door_administrator"), at=step.after(5),
    )  # fmt: skip


def be_asked_and_answer(step: Step) -> None:
    """Something was missing, and they answered by code."""
    be_asked(step)
    question = step.referral.questions.get()
    answer_facts(
        question_id=question.pk, answers={"severity": "moderate"}, words="Most days.", by=VISITOR, at=step.after(20)
    )


def be_offered(step: Step) -> None:
    """Options are with the family."""
    offer_options(
        referral_id=step.referral.pk, because=dict.fromkeys(fitting(step.fresh())[:2], "It fits what you told us."),
        by=step.front.colleague("practitioner"), at=step.after(8),
    )  # fmt: skip


def be_offered_and_choose(step: Step) -> None:
    """They chose one option and declined another."""
    be_offered(step)
    for number, offer in enumerate(step.referral.offers.order_by("service")):
        answer_offer(offer_id=offer.pk, chosen=number == 0, by=VISITOR, at=step.after(15))


def be_decided(step: Step) -> None:
    """A practitioner recommended what fits."""
    services = fitting(step.fresh())[: step.dice.choice((1, 1, 2))]
    issue(step, Outcome.RECOMMENDED if services else Outcome.ADVICE, services)


def be_advised(step: Step) -> None:
    """Advice was enough."""
    issue(step, Outcome.ADVICE, [])


def be_decided_and_handed(step: Step) -> None:
    """What a person must take there has been taken there."""
    be_decided(step)
    clerk = step.front.colleague("front_door_administrator")
    for decision in step.referral.decisions.all():
        for one in decision.recommendations.filter(journey=Journey.TO_HAND_OVER):
            hand_over(
                recommendation_id=one.pk, handed_to="The service's own front desk", handed_at=step.after(26),
                reference=f"INV-{step.dice.randrange(1000, 9999)}", by=clerk, at=step.after(26),
            )  # fmt: skip


def be_withdrawn(step: Step) -> None:
    """They wrote that they do not want it any more."""
    withdraw(referral_id=step.referral.pk, words="It got better by itself.", by=VISITOR, at=step.after(30))


def issue(step: Step, outcome: Outcome, services: list[str]) -> None:
    """Decide as a practitioner does; a request with an open flag waits."""
    referral = step.fresh()
    if referral.flagged:
        return
    by, at = step.front.colleague(step.dice.choice(("practitioner", "second_practitioner"))), step.after(22)
    decide(
        referral_id=referral.pk, version=referral.version, outcome=outcome,
        services=dict.fromkeys(services, "It fits."), formulation=FORMULATION,
        letter=letter_for(referral, services=services, outcome=outcome, by=by, at=at),
        letter_to_referrer=letter_to_referrer_for(referral, services=services, outcome=outcome),
        levels={"kent_wellbeing": "2"} if referral.area == "kent" else {}, by=by, at=at,
    )  # fmt: skip


def fitting(referral: Referral) -> list[str]:
    """Services that the rules call fitting and that a request can reach from here."""
    found = []
    for match in referral.matches.filter(answer="eligible").order_by("-matched_at"):
        if match.service in found or match.result["only_through"]:
            continue
        try:
            way_to(match.service)
        except NoWayThere:
            continue
        found.append(match.service)
    return found


JOURNEYS: tuple[Journeying, ...] = (
    be_decided, stay, be_called, be_decided_and_handed, be_asked, be_offered, be_decided, stay, be_advised, be_urgent,
    be_asked_and_answer, be_withdrawn, be_offered_and_choose, be_looked_at, stay,
)  # fmt: skip
"""What became of what came in the last days."""

ENDINGS: tuple[Journeying, ...] = (
    be_decided, be_decided_and_handed, be_decided, be_advised, be_decided, be_withdrawn, be_decided_and_handed,
    be_decided, be_asked, be_decided, be_decided_and_handed, be_offered, be_decided, be_advised, be_decided, be_decided,
    be_withdrawn, be_decided, stay,
)  # fmt: skip
"""What became of everything before: almost all of it was answered, and one or two were left too long."""
