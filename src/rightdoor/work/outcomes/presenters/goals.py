"""Goals as staff see them and as the young person sees theirs: whose words, how near, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from rightdoor.ground.design.when import plain_date
from rightdoor.pure.measures.changes import Change, NotComparable, goal_change
from rightdoor.pure.measures.registry import instruments
from rightdoor.pure.rules.days import day_of
from rightdoor.work.outcomes.forms import EndGoal
from rightdoor.work.outcomes.lifecycle import (
    FURTHEST,
    GOAL_END_NAMES,
    REACHED,
    SAID_NAMES,
    WHOSE_NAMES,
    GoalEnd,
    Whose,
)  # fmt: skip
from rightdoor.work.outcomes.models import Goal
from rightdoor.work.outcomes.presenters.charts import Chart, Said, chart_of

CHANGES = {
    Change.IMPROVED: "nearer, by more than chance",
    Change.DETERIORATED: "further away, by more than chance",
    Change.NO_RELIABLE_CHANGE: "no change that is more than chance",
}


@dataclass(frozen=True, slots=True)
class GoalFace:
    """One goal."""

    key: UUID
    words: str
    whose: str
    is_theirs: bool
    talk_first: str
    noted: str
    ended: str
    change: list[str]
    chart: Chart | None
    end_form: EndGoal


def goal_faces(goals: Sequence[Goal]) -> list[GoalFace]:
    """The young person's own first, and of each those that are open first."""
    order = list(Whose)
    ranked = sorted(goals, key=lambda one: (one.ended_at is not None, order.index(Whose(one.whose))))
    return [goal_face(one) for one in ranked]


def goal_face(goal: Goal) -> GoalFace:
    """One goal with its line over time."""
    said = said_of(goal)
    return GoalFace(
        key=goal.pk,
        words=goal.words,
        whose=_(WHOSE_NAMES[Whose(goal.whose)]),
        is_theirs=goal.whose == Whose.YOUNG_PERSON,
        talk_first=goal.talk_first,
        noted=_("%(day)s, written down by %(name)s") % {"day": plain_date(goal.noted_at), "name": goal.noted_by.name},
        ended=ended_words(goal),
        change=[f"{name}: {change_words(rows)}" for name, rows in said.items()],
        chart=chart_of_goal(goal, said),
        end_form=EndGoal(auto_id=f"end_{goal.pk}_%s"),
    )


def said_of(goal: Goal) -> dict[str, list[Said]]:
    """The numbers, by who said them: they are never mixed."""
    rows: dict[str, list[Said]] = {}
    by = list(goal.scores.all())
    for who in Whose:
        mine = [Said(one.scored_on, one.value) for one in by if one.said_by == who]
        if mine:
            rows[_(SAID_NAMES[who])] = mine
    return rows


def chart_of_goal(goal: Goal, said: dict[str, list[Said]]) -> Chart | None:
    """The picture; nothing before somebody has said a number."""
    if not said:
        return None
    return chart_of(str(goal.pk), _("How near, over time"), " ".join(now_words(said)), said, FURTHEST, REACHED)


def now_words(said: dict[str, list[Said]]) -> list[str]:
    return [
        _("%(name)s: %(value)s of 10 on %(day)s.") % {
            "name": name, "value": rows[-1].value, "day": plain_date(rows[-1].on)
        }
        for name, rows in said.items()
    ]  # fmt: skip


def change_words(rows: Sequence[Said]) -> str:
    """First and last number, and whether they differ by more than chance."""
    first, last = int(rows[0].value), int(rows[-1].value)
    if len(rows) == 1:
        return _("%(first)d, said once") % {"first": first}
    found = goal_change(instruments(), first, last)
    why = found.reason if isinstance(found, NotComparable) else _(CHANGES[found])
    return _("from %(first)d to %(last)d: %(why)s") % {"first": first, "last": last, "why": why}


def ended_words(goal: Goal) -> str:
    """When it ended and why."""
    if goal.ended_at is None:
        return ""
    words = _(GOAL_END_NAMES[GoalEnd(goal.end_reason)])
    more = f". {goal.end_words}" if goal.end_words else ""
    return f"{plain_date(day_of(goal.ended_at))}: {words}{more}"
