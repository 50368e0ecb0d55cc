"""A young person reads their own goals, and nobody else's, on their own page."""

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.models import Account
from rightdoor.pure.keys import new_key
from rightdoor.work.outcomes.models import Goal
from rightdoor.work.referrals.models import Referral
from rightdoor.work.support.models import Episode
from tests.people_here import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def wants(episode: Episode, by: Account, words: str, whose: str = "me", talk_first: str = "") -> Goal:
    return episode.goals.create(
        words=words, whose=whose, talk_first=talk_first, noted_at=MONDAY, noted_by=by, form_key=new_key()
    )


def near(goal: Goal, value: int, by: Account, said_by: str = "me") -> None:
    goal.scores.create(
        value=value, scored_on=MONDAY.date(), said_by=said_by, noted_at=MONDAY, noted_by=by, form_key=new_key()
    )


def test_the_young_person_reads_their_own_goals_and_nobody_elses(
    visit: Client, referral: Referral, manager: Account
) -> None:
    help_given = Episode.objects.create(
        partnership=referral.partnership, person=referral.person, referral=referral, service="kent.hera",
        opened_at=MONDAY, counts_from=MONDAY,
    )  # fmt: skip
    mine = wants(help_given, manager, "Sleep all night")
    near(mine, 4, manager)
    near(mine, 9, manager, "worker")
    wants(help_given, manager, "Attends school", "worker")
    wants(help_given, manager, "Does as she is told", "parent")
    wants(help_given, manager, "Eat nothing", talk_first="We talk about why")

    shown = visit.get(reverse("about-me")).content.decode()

    assert "Sleep all night" in shown
    assert "4 of 10 on 9 March 2026" in shown
    for words in ("9 of 10", "Attends school", "Does as she is told", "Eat nothing", "We talk about why"):
        assert words not in shown


def test_without_goals_nothing_is_said_of_them(visit: Client, referral: Referral) -> None:
    assert "What I want to reach" not in visit.get(reverse("about-me")).content.decode()
