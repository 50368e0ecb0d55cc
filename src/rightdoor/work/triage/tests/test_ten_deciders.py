"""Ten people decide the same request at the same moment: one decision, and nobody loses a word."""

from collections import Counter
from itertools import count
from typing import Any

from django.db import close_old_connections

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.models import Message
from rightdoor.work.referrals.models import StageChange
from rightdoor.work.triage.actions.deciding import DecidedMeanwhile, decide
from rightdoor.work.triage.models import Decision, Preparation
from rightdoor.work.triage.tests.waiting_here import waiting
from tests.own_database import OwnDatabase, own_database  # noqa: F401  a fixture
from tests.people_here import MONDAY, staff

DECIDERS = 10


def test_ten_decide_at_once_and_one_decision_is_made(own_database: OwnDatabase) -> None:  # noqa: F811
    partnership = Partnership.objects.create(slug="three-counties", name="Three Counties")
    people = [staff(partnership, f"Decider {n}", Role.ADMINISTRATOR) for n in range(DECIDERS)]
    referral, numbers = waiting(partnership), count()

    def decides() -> Any:
        close_old_connections()
        by: Account = people[next(numbers)]
        try:
            return decide(
                referral_id=referral.pk, version=referral.version, outcome="advice", formulation=f"Words of {by.name}",
                letter=f"Letter of {by.name}", by=by, at=MONDAY,
            )  # fmt: skip
        except DecidedMeanwhile as told:
            return told

    ended = own_database.at_once(decides, DECIDERS)

    decision = Decision.objects.get()
    told = [one for one in ended if isinstance(one, DecidedMeanwhile)]
    assert Counter(type(one) for one in ended) == {Decision: 1, DecidedMeanwhile: DECIDERS - 1}
    assert {one.decision for one in told} == {decision}
    kept = Preparation.objects.exclude(overtaken_at=None)
    assert {one.fields["formulation"] for one in kept} == {
        f"Words of {one.name}" for one in people if one != decision.decided_by
    }
    assert StageChange.objects.filter(referral=referral).count() == 1
    assert Message.objects.filter(kind="letter").count() == 1
    assert acts(about=referral.pk).count("triage.decide") == 1
