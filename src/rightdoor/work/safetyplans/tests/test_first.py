"""Where a programme asks for a safety plan first, the plan itself is asked for, and nobody's word."""

import pytest

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.programmes import Thing
from rightdoor.work.caseload.programmes import things_for
from rightdoor.work.safetyplans.tests.plans_here import planned
from rightdoor.work.support.actions.working import lacking, say_ready
from rightdoor.work.support.tests.help_here import accepted
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
ASKED = (Thing.ASSESSMENT, Thing.SAFETY_PLAN)


def test_a_word_stands_for_what_nobody_keeps_here_and_never_for_a_safety_plan(
    partnership: Partnership, manager: Account, practitioner: Account
) -> None:
    episode = accepted(partnership, manager, service="essex.hidden_harm")
    for thing in ASKED:
        say_ready(episode_id=episode.pk, thing=thing, where="In the file", by=manager, at=MONDAY)
    assert lacking(episode, ASKED) == [Thing.SAFETY_PLAN]
    assert Thing.SAFETY_PLAN not in [thing for thing, _words in things_for(episode)]

    assert episode.person is not None
    planned(episode.person, practitioner)

    assert lacking(episode, ASKED) == []
