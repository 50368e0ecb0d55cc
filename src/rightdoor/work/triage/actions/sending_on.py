"""How one recommendation reaches its service: it works here, a person takes it there, or it is used at once."""

from datetime import datetime

from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.record import record
from rightdoor.ground.tasks.actions import raise_task
from rightdoor.ground.tasks.models import Task
from rightdoor.pure.rules.holds import holds_for
from rightdoor.records.directory.queries import entry
from rightdoor.records.directory.reading import catalogue
from rightdoor.records.people.agreements import sharing_was_not_given
from rightdoor.work.referrals.actions.matching import facts_on
from rightdoor.work.referrals.actions.promise import counted
from rightdoor.work.referrals.models import Referral
from rightdoor.work.support.actions.opening import open_episode
from rightdoor.work.triage.lifecycle import Journey
from rightdoor.work.triage.models import Decision, Recommendation

HANDOVER_HOURS = 24  # one working day
SEND_ON = "triage.send_on"
SHARING = "sharing"


class NoWayThere(Exception):
    """A service cannot be recommended from here: a sentence says who can ask for it."""

    def __init__(self, sentence: str, service: str) -> None:
        super().__init__(sentence)
        self.service = service


def send_on(
    decision: Decision, referral: Referral, service: str, because: str, *, by: Account, at: datetime
) -> Recommendation:
    """Write one recommendation down, and start it on its way or hold it."""
    way, holds = way_to(service), holds_of(referral, service, at=at)
    journey = Journey.HELD if holds and way is not Journey.TOLD else way
    recommendation = Recommendation.objects.create(
        decision=decision, service=service, because=because, journey=journey, holds=holds
    )
    set_off(recommendation, referral, by=by, at=at)
    record(SEND_ON, about=recommendation, by=by, at=at, service=service, journey=recommendation.journey)
    return recommendation


def set_off(recommendation: Recommendation, referral: Referral, *, by: Account, at: datetime) -> None:
    """What the journey brings with it: an episode here, or a task for whoever takes it there."""
    if recommendation.journey == Journey.INSIDE:
        recommendation.episode = open_episode(referral=referral, service=recommendation.service, by=by, at=at)
        recommendation.save(update_fields=["journey", "episode"])
    elif recommendation.journey == Journey.TO_HAND_OVER:
        chase = counted(hours=HANDOVER_HOURS, reading="working_days", promised_by="hand over", start=at)
        raise_task(
            kind=Task.Kind.HANDOVER, about=recommendation, partnership=referral.partnership, area=referral.area,
            acknowledge_by=chase.decide_by, by=by, at=at,
        )  # fmt: skip


def way_to(service: str) -> Journey:
    """How a request reaches this service, as the catalogue says."""
    found, rules = entry(service), catalogue().by_code.get(service)
    if found is None or found.route is None or rules is None or rules.step == "use":
        return Journey.TOLD
    route = found.route
    if route.kind == "bars":
        raise NoWayThere(f"{found.name}: {route.says} Nothing was sent, and everything you typed is kept.", service)
    return Journey.INSIDE if route.kind == "inside" else Journey.TO_HAND_OVER


def holds_of(referral: Referral, service: str, *, at: datetime) -> list[str]:
    """What must be recorded before anything of this request goes to this service."""
    found = catalogue().by_code.get(service)
    if found is None:
        return []
    holds = list(holds_for(catalogue(), found.agreement, facts_on(referral, at=at, service=service)))
    asked_first = referral.person is not None and sharing_was_not_given(referral.person, at=at)
    return [*holds, SHARING] if asked_first else holds
