"""A goal is set, scored and ended.  What is dangerous is talked about and is no target."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.record import record
from rightdoor.pure.measures.changes import MOST_GOALS
from rightdoor.pure.rules.days import day_of
from rightdoor.work.outcomes.lifecycle import GoalEnd, Whose
from rightdoor.work.outcomes.models import Goal, GoalScore
from rightdoor.work.outcomes.policy import END_GOAL, SCORE_GOAL, SET_GOAL
from rightdoor.work.support.actions.holding import held
from rightdoor.work.support.models import Session


class TooManyGoals(Exception):
    """There are three already."""


class NoGoal(Exception):
    """There is no such goal here, or it takes no number."""


@transaction.atomic
def set_goal(
    *, episode_id: UUID, words: str, whose: Whose, talk_first: str, value: int | None, form_key: UUID, by: Account,
    at: datetime,
) -> Goal:  # fmt: skip
    """Write a goal down, once a form, with how near it is now where they said so.

    Raises TooManyGoals where three of the same person's are open; what is only to be talked about takes no place.
    """
    episode = held(episode_id, SET_GOAL, by=by, at=at)
    same = Goal.objects.filter(form_key=form_key, episode=episode).first()
    if same is not None:
        return same
    theirs = Goal.objects.filter(episode=episode, whose=whose).open().targets()
    if not talk_first and theirs.count() >= MOST_GOALS:
        raise TooManyGoals("Three goals are enough for now. End one first. What you typed was not kept.")
    goal = Goal.objects.create(
        episode=episode, words=words, whose=whose, talk_first=talk_first, noted_at=at, noted_by=by, form_key=form_key
    )
    record(SET_GOAL, about=episode, by=by, at=at, goal=str(goal.pk), whose=whose.value, talk_first=bool(talk_first))
    if value is not None and not talk_first:
        keep_score(goal, value, whose, day_of(at), None, form_key=form_key, by=by, at=at)
    return goal


@transaction.atomic
def score_goals(
    *, session: Session, values: Mapping[UUID, int], said_by: Whose, form_key: UUID, by: Account, at: datetime
) -> list[GoalScore]:
    """Keep how near each goal was in a session, once a form.  Nothing said is no nought: it is not here.

    A goal that ended meanwhile keeps the number that was said of it.
    """
    if not values:
        return []
    episode = held(session.episode_id, SCORE_GOAL, by=by, at=at)
    goals = {one.pk: one for one in Goal.objects.filter(episode=episode, pk__in=values).targets()}
    if len(goals) != len(values):
        raise NoGoal("One of these goals is not there, or is only to be talked about. Nothing was kept.")
    on = day_of(session.starts_at)
    return [
        keep_score(goals[key], value, said_by, on, session, form_key=form_key, by=by, at=at)
        for key, value in values.items()
    ]


def keep_score(
    goal: Goal, value: int, said_by: Whose, on: date, session: Session | None, *, form_key: UUID, by: Account,
    at: datetime,
) -> GoalScore:  # fmt: skip
    """One number, once a form."""
    score, new = GoalScore.objects.get_or_create(
        goal=goal, form_key=form_key,
        defaults={"value": value, "said_by": said_by, "scored_on": on, "session": session, "noted_at": at,
                  "noted_by": by},
    )  # fmt: skip
    if new:
        record(SCORE_GOAL, about=goal.episode, by=by, at=at, goal=str(goal.pk), said_by=said_by.value)
    return score


@transaction.atomic
def end_goal(*, episode_id: UUID, goal_id: UUID, reason: GoalEnd, words: str, by: Account, at: datetime) -> Goal:
    """Say why a goal has ended; said twice, the first stays."""
    episode = held(episode_id, END_GOAL, by=by, at=at)
    goal = Goal.objects.filter(pk=goal_id, episode=episode).first()
    if goal is None:
        raise NoGoal("There is no such goal here. Nothing was changed.")
    if goal.ended_at is None:
        goal.ended_at, goal.ended_by, goal.end_reason, goal.end_words = at, by, reason, words
        goal.save(update_fields=["ended_at", "ended_by", "end_reason", "end_words"])
        record(END_GOAL, about=episode, by=by, at=at, goal=str(goal.pk), reason=reason.value)
    return goal
