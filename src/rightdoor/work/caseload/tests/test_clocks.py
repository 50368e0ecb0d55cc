"""Two clocks of one wait on the page of a help, and how many run on the list."""

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.programmes import Thing
from rightdoor.work.caseload.clocks import counted
from rightdoor.work.outcomes.tests.goals_here import a_goal
from rightdoor.work.support.actions.working import say_ready
from rightdoor.work.support.lifecycle import Reason, Stage
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import accepted
from rightdoor.work.support.tests.test_working import noted
from tests.people_here import MONDAY, SignedIn

pytestmark = pytest.mark.django_db


def page(client: Client, *keys: object, name: str = "episode") -> str:
    answer = client.get(reverse(name, args=keys))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def all_but_the_session(episode: Episode, by: Account) -> None:
    """A measure, an assessment and a goal."""
    for _again in range(2):
        say_ready(episode_id=episode.pk, thing=Thing.ASSESSMENT, where="In the file", by=by, at=MONDAY)
    a_goal(episode, by)
    episode.measures.create(
        instrument="phq9", respondent="self", answered_on=MONDAY.date(), noted_at=MONDAY, noted_by=by,
        form_key=episode.pk,
    )  # fmt: skip


def test_both_clocks_stand_side_by_side_with_what_is_missing(
    going: Episode, worker: Account, manager: Account, signed_in: SignedIn
) -> None:
    shown = page(signed_in(worker), going.pk)
    assert "0 days, from accepted on 9 March 2026 to help begun on 9 March 2026." in shown
    assert "Missing before it stops: a first measure or number on a goal, an assessment, a care plan" in shown

    all_but_the_session(going, worker)
    assert counted(Episode.objects.all(), MONDAY) == (1, 0)
    assert "Missing before it stops: a session to which they came." in page(signed_in(worker), going.pk)
    noted(going, worker, starts_at=MONDAY)

    assert counted(Episode.objects.all(), MONDAY + timedelta(hours=4)) == (0, 1)
    assert "stopped on 9 March 2026, with the last of four" in page(signed_in(worker), going.pk)
    here = reverse("waiting-list", args=["kent.hera", "kent"])
    assert "it runs for" not in signed_in(manager).get(here).content.decode()
    assert "it runs for 0 and has stopped for 1." in signed_in(manager).get(here, {"clocks": "show"}).content.decode()


def test_what_ended_before_the_clock_stopped_says_so(
    partnership: Partnership, manager: Account, signed_in: SignedIn
) -> None:
    waits = accepted(partnership, manager)
    Episode.objects.filter(pk=waits.pk).update(stage=Stage.LEFT, ended_at=MONDAY, reason=Reason.MOVED)

    shown = page(signed_in(manager), waits.pk)

    assert "it ended, and help never began" in shown
    assert "it ended before the clock stopped. Missing: a first measure" in shown
