"""Goals: whose words, at most three, scored over time, ended with a reason; what is dangerous is talked about."""

from datetime import timedelta
from uuid import uuid4

import pytest

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.work.outcomes.actions.goals import NoGoal, TooManyGoals, end_goal, score_goals
from rightdoor.work.outcomes.lifecycle import GoalEnd, Whose
from rightdoor.work.outcomes.models import Goal, GoalScore
from rightdoor.work.outcomes.presenters.goals import goal_faces
from rightdoor.work.outcomes.tests.goals_here import a_goal
from rightdoor.work.support.models import Episode, Session
from rightdoor.work.support.tests.help_here import accepted, begun, worker_of
from rightdoor.work.support.tests.test_working import noted
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=7)


def scored(session: Session, goal: Goal, value: int, by: Account, said_by: Whose = Whose.YOUNG_PERSON) -> None:
    score_goals(session=session, values={goal.pk: value}, said_by=said_by, form_key=uuid4(), by=by, at=LATER)


def test_a_goal_is_kept_once_a_form_with_its_first_number_and_its_words_are_not_in_the_audit(
    going: Episode, worker: Account
) -> None:
    key = uuid4()
    assert a_goal(going, worker, form_key=key, value=3) == a_goal(going, worker, form_key=key, value=3)

    assert [(one.value, one.said_by) for one in GoalScore.objects.all()] == [(3, "me")]
    assert acts(about=going.pk).count("outcomes.set_goal") == 1


def test_three_goals_are_enough_and_those_of_others_take_no_place(going: Episode, worker: Account) -> None:
    for number in range(3):
        a_goal(going, worker, words=f"Professional {number}", whose=Whose.WORKER)
    first, *_rest = [a_goal(going, worker, words=f"Mine {number}") for number in range(3)]
    with pytest.raises(TooManyGoals, match="Three goals are enough"):
        a_goal(going, worker)

    a_goal(going, worker, words="Not eat", talk_first="We talk about why")
    end_goal(episode_id=going.pk, goal_id=first.pk, reason=GoalEnd.REACHED, words="", by=worker, at=LATER)
    assert a_goal(going, worker).words == "Sleep all night"


def test_what_needs_talk_first_gets_no_number(going: Episode, worker: Account) -> None:
    goal = a_goal(going, worker, words="Not eat", talk_first="We talk about why", value=2)

    with pytest.raises(NoGoal):
        scored(noted(going, worker), goal, 4, worker)
    assert not GoalScore.objects.exists()


def test_a_goal_ends_with_a_reason_and_the_first_reason_stays(going: Episode, worker: Account) -> None:
    goal = a_goal(going, worker)
    for reason in (GoalEnd.REACHED, GoalEnd.MISTAKE):
        end_goal(episode_id=going.pk, goal_id=goal.pk, reason=reason, words="At last", by=worker, at=LATER)

    goal.refresh_from_db()
    assert (goal.end_reason, goal.end_words, goal.ended_at) == ("reached", "At last", LATER)


def test_numbers_of_different_people_are_never_one_line_and_three_steps_are_more_than_chance(
    going: Episode, worker: Account
) -> None:
    goal = a_goal(going, worker, value=2)
    scored(noted(going, worker), goal, 5, worker)
    scored(noted(going, worker), goal, 8, worker, Whose.PARENT)

    face = goal_faces(list(Goal.objects.of([going.pk])))[0]

    assert face.change == [
        "The young person: from 2 to 5: nearer, by more than chance",
        "A parent or carer: 8, said once",
    ]
    assert face.chart is not None
    assert [(one.shape, one.dash) for one in face.chart.lines] == [("circle", ""), ("square", "6 4")]
    assert sorted(row[1:] for row in face.chart.table) == [
        ("A parent or carer", "8"),
        ("The young person", "2"),
        ("The young person", "5"),
    ]


def test_nobody_who_does_not_lead_it_writes_of_its_goals(
    going: Episode, worker: Account, partnership: Partnership, practitioner: Account
) -> None:
    goal = a_goal(going, worker)
    for by in (worker_of(partnership, "Somebody Else"), practitioner):
        with pytest.raises(Denied):
            a_goal(going, by)
        with pytest.raises(Denied):
            end_goal(episode_id=going.pk, goal_id=goal.pk, reason=GoalEnd.REACHED, words="", by=by, at=LATER)


def test_a_goal_of_another_child_is_not_there(
    going: Episode, worker: Account, manager: Account, partnership: Partnership
) -> None:
    other = begun(accepted(partnership, manager, name="Robin"), manager, worker)
    goal = a_goal(other, worker)

    with pytest.raises(NoGoal):
        end_goal(episode_id=going.pk, goal_id=goal.pk, reason=GoalEnd.REACHED, words="", by=worker, at=LATER)
    with pytest.raises(NoGoal):
        scored(noted(going, worker), goal, 4, worker)
