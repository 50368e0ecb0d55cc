"""Goals on the page of one child's help, and their numbers beside the note of a session."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rightdoor.ground.access.models import Account
from rightdoor.work.caseload.tests.test_pages import note, page
from rightdoor.work.outcomes.lifecycle import GoalEnd, Whose
from rightdoor.work.outcomes.models import Goal, GoalScore
from rightdoor.work.outcomes.tests.goals_here import a_goal
from rightdoor.work.support.models import Episode, Session
from tests.people_here import SignedIn

pytestmark = pytest.mark.django_db


def post(client: Client, name: str, *keys: object, **sent: str) -> tuple[int, str]:
    answer = client.post(reverse(name, args=keys), sent)
    return answer.status_code, answer.content.decode()


def test_a_goal_stands_on_the_page_with_whose_words_it_is_in(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    client = signed_in(worker)
    for words, whose in (("Sleep all night", "me"), ("Attends school", "worker")):
        status, _page = post(
            client, "episode-goal", going.pk, form_key=str(uuid4()), goal_words=words, goal_whose=whose, goal_near="2"
        )
        assert status == 302

    shown = page(client, "episode", going.pk)

    assert shown.index("Sleep all night") < shown.index("In the young person&#39;s own words</strong>")
    assert shown.index("Attends school</h3>") < shown.index("A professional&#39;s words</strong>")
    assert "needs talk and is not written down as a target" in shown
    assert post(client, "episode-goal", going.pk, form_key=str(uuid4()), goal_words="Walk")[0] == 422
    assert Goal.objects.count() == 2


def test_a_session_and_its_numbers_are_one_save_and_a_double_click_keeps_one(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    client, goal = signed_in(worker), a_goal(going, worker)
    sent = note(**{f"near_{goal.pk}": "0", "near_said_by": "me"})

    for _time in range(2):
        assert post(client, "episode-session", going.pk, **sent)[0] == 302

    score = GoalScore.objects.get()
    assert (score.value, score.said_by, score.session) == (0, "me", Session.objects.get())


def test_a_number_without_whose_it_is_keeps_nothing_and_loses_nothing(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    client, goal = signed_in(worker), a_goal(going, worker)

    status, shown = post(client, "episode-session", going.pk, **note(**{f"near_{goal.pk}": "7"}))

    assert status == 422
    assert "Say who says these numbers" in shown
    assert '<option value="7" selected>' in shown
    assert "We talked about sleep" in shown
    assert (Session.objects.count(), GoalScore.objects.count()) == (0, 0)


def test_a_number_that_was_not_said_is_no_nought(going: Episode, worker: Account, signed_in: SignedIn) -> None:
    client, goal = signed_in(worker), a_goal(going, worker)

    assert post(client, "episode-session", going.pk, **note(**{f"near_{goal.pk}": "", "near_said_by": ""}))[0] == 302

    assert Session.objects.exists()
    assert not GoalScore.objects.exists()


def test_a_goal_that_ended_while_the_note_was_written_keeps_its_number(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    client, goal = signed_in(worker), a_goal(going, worker)
    assert post(client, "episode-goal-end", going.pk, goal.pk, goal_end=GoalEnd.REACHED.value)[0] == 302
    assert "It is reached" in page(client, "episode", going.pk)

    assert post(client, "episode-session", going.pk, **note(**{f"near_{goal.pk}": "9", "near_said_by": "me"}))[0] == 302

    assert GoalScore.objects.get().value == 9


def test_the_form_that_ends_one_goal_is_not_mistaken_for_that_of_another(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    client = signed_in(worker)
    goals = [a_goal(going, worker, words=words) for words in ("Sleep all night", "Walk to school")]

    shown = page(client, "episode", going.pk)
    ids = re.findall(r'\bid="([^"]+)"', shown)
    assert [one for one in ids if ids.count(one) > 1] == []
    status, refused = post(client, "episode-goal-end", going.pk, goals[1].pk, goal_end_words="At last")

    assert status == 422
    assert refused.index("Walk to school</h3>") < refused.index("At last")
    assert refused.count("At last") == 1


def test_the_page_asks_as_many_questions_for_one_goal_as_for_many(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    client = signed_in(worker)
    a_goal(going, worker, value=3)
    page(client, "episode", going.pk)
    with CaptureQueriesContext(connection) as of_one:
        page(client, "episode", going.pk)
    for whose in Whose:
        for _number in range(2):
            a_goal(going, worker, whose=whose, value=5)
    with CaptureQueriesContext(connection) as of_many:
        page(client, "episode", going.pk)

    assert len(of_many) == len(of_one)
