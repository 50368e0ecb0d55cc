"""A young person's own goals for their own page: theirs alone, and no number that another said."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rightdoor.ground.design.when import plain_date
from rightdoor.work.outcomes.lifecycle import FURTHEST, REACHED, GoalEnd, Whose
from rightdoor.work.outcomes.models import Goal
from rightdoor.work.outcomes.presenters.charts import Chart, Said, chart_of

ENDED = {
    GoalEnd.REACHED: gettext_lazy("You reached it."),
    GoalEnd.CHANGED: gettext_lazy("It became another goal."),
    GoalEnd.NOT_NOW: gettext_lazy("It does not matter now."),
}
"""What they are told of an end; a goal that ended otherwise does not stand here."""


@dataclass(frozen=True, slots=True)
class OwnGoal:
    """One goal of theirs."""

    words: str
    ended: str
    chart: Chart | None


def own_goals(goals: Iterable[Goal]) -> list[OwnGoal]:
    """Theirs alone: a professional's goal is never shown as theirs, nor is what needs talk first."""
    mine = [one for one in goals if one.whose == Whose.YOUNG_PERSON and not one.talk_first]
    return [own_goal(one) for one in mine if one.ended_at is None or one.end_reason in ENDED]


def own_goal(goal: Goal) -> OwnGoal:
    """In their words, with the numbers that they said."""
    ended = str(ENDED[GoalEnd(goal.end_reason)]) if goal.ended_at else ""
    said = [Said(one.scored_on, one.value) for one in goal.scores.all() if one.said_by == Whose.YOUNG_PERSON]
    return OwnGoal(goal.words, ended, chart_of_own(goal, said) if said else None)


def chart_of_own(goal: Goal, said: list[Said]) -> Chart:
    """How near they said it is, over time."""
    words = _("%(value)s of 10 on %(day)s") % {"value": said[-1].value, "day": plain_date(said[-1].on)}
    return chart_of(str(goal.pk), _("How near, over time"), words, {_("Me"): said}, FURTHEST, REACHED)
