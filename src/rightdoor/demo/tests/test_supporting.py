"""The invented county has help in every state, so that each page of it has something to show."""

from datetime import timedelta

import pytest

from rightdoor.demo.journeys import Front
from rightdoor.demo.staff import make_staff
from rightdoor.demo.supporting import add_help
from rightdoor.ground.access.models import Account
from rightdoor.records.workforce.models import Away, Brings
from rightdoor.work.allocating.models import Asks
from rightdoor.work.outcomes.models import GoalScore, MeasureScore
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.support.lifecycle import Stage
from rightdoor.work.support.models import CheckIn, Episode, Missed, Session
from rightdoor.work.support.tests.help_here import accepted
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
NOW = MONDAY + timedelta(weeks=9)


def test_some_wait_some_are_helped_one_was_not_brought_and_some_have_ended_with_a_plan() -> None:
    partnership = make_staff(at=MONDAY)
    front = Front(partnership=partnership, accounts={one.email: one for one in Account.objects.all()})
    for _number in range(16):
        accepted(partnership, front.colleague("practitioner"))
    accepted(partnership, front.colleague("practitioner"), at=NOW)

    add_help(front, NOW)

    stages = list(Episode.objects.values_list("stage", flat=True))
    assert {one: one in stages for one in (Stage.WAITING, Stage.STARTED, Stage.ENDED)} == dict.fromkeys(
        (Stage.WAITING, Stage.STARTED, Stage.ENDED), True
    )
    assert Episode.objects.exclude(counts_because="").exists()
    assert Episode.objects.filter(paused_until__isnull=False).exists()
    assert (CheckIn.objects.exists(), Session.objects.exists(), Missed.objects.exists()) == (True, True, True)
    assert Session.objects.filter(noted_at__gt=NOW).count() == 0
    assert (GoalScore.objects.exists(), MeasureScore.objects.exists()) == (True, True)
    assert (Brings.objects.count(), Away.objects.count()) == (2, 1)
    assert Asks.objects.filter(size="heavy", wish="woman").exists()
    assert not RedFlag.objects.filter(heard__contains="GAD").exists()
