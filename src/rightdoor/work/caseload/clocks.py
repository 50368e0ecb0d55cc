"""What the two clocks of a wait need, from what is recorded: of one help, and counted over a list.

A first measure is an instrument that was filled in or a number on a goal.  An assessment is said to be there.  A plan
is a care plan or what they want to reach, said to be there, or a goal that was set.  An intervention is a session to
which they came.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q

from rightdoor.pure.programmes import Thing
from rightdoor.pure.rules.days import day_of
from rightdoor.pure.waiting.clocks import Spell
from rightdoor.work.outcomes.models import Goal, GoalScore, Measure
from rightdoor.work.support.lifecycle import SEEN
from rightdoor.work.support.models import Episode, Readied, Session
from rightdoor.work.support.queries import EpisodeQueries

ASSESSED = frozenset({Thing.ASSESSMENT, Thing.EVERY_SECTION})
PLANNED = frozenset({Thing.CARE_PLAN, Thing.OBJECTIVES})
CAME = [one.value for one in SEEN]


def spell_of(
    episode: Episode, sessions: Iterable[Session], goals: Sequence[Goal], measures: Iterable[Measure]
) -> Spell:
    """The days of one help, as far as they are recorded."""
    asked_on = day_of(episode.referral.received_at)
    said = [(Thing(thing), day_of(at)) for thing, at in episode.readied.values_list("thing", "said_at")]
    targets = [one for one in goals if not one.talk_first]
    scored = [score.scored_on for goal in targets for score in goal.scores.all()]

    def first(days: Iterable[date]) -> date | None:
        """Of this help: what was recorded before the request is of another."""
        return min((day for day in days if day >= asked_on), default=None)

    return Spell(
        asked_on=asked_on,
        accepted_on=day_of(episode.opened_at),
        started_on=day_of(episode.started_at) if episode.started_at else None,
        over_on=day_of(episode.ended_at) if episode.ended_at else None,
        baseline=first([*(one.answered_on for one in measures), *scored]),
        assessment=first(day for thing, day in said if thing in ASSESSED),
        plan=first([*(day for thing, day in said if thing in PLANNED), *(day_of(one.noted_at) for one in targets)]),
        intervention=first(day_of(one.starts_at) for one in sessions if one.came in CAME),
    )


def counted(rows: EpisodeQueries, at: datetime) -> tuple[int, int]:
    """Of these, for how many the national clock runs, and for how many it has stopped, in two questions."""
    today = day_of(at)
    asked = OuterRef("referral__received_at")
    days = {"noted_at__gte": asked, "noted_at__lte": at}
    on = {"{}__gte": OuterRef("referral__received_at__date"), "{}__lte": today}

    def within(field: str) -> dict[str, object]:
        return {name.format(field): day for name, day in on.items()}

    said = Readied.objects.filter(episode=OuterRef("pk"), said_at__gte=asked, said_at__lte=at)
    targets = Goal.objects.filter(episode=OuterRef("pk"), talk_first="")
    scores = GoalScore.objects.filter(goal__episode=OuterRef("pk"), goal__talk_first="", **within("scored_on"))
    measured = Measure.objects.filter(episode=OuterRef("pk"), **within("answered_on"))
    came = Session.objects.filter(episode=OuterRef("pk"), came__in=CAME, starts_at__gte=asked, starts_at__lte=at)
    marked = rows.order_by().annotate(
        is_measured=Exists(measured) | Exists(scores), is_assessed=Exists(said.filter(thing__in=ASSESSED)),
        is_planned=Exists(said.filter(thing__in=PLANNED)) | Exists(targets.filter(**days)), is_helped=Exists(came),
    )  # fmt: skip
    every = Q(is_measured=True, is_assessed=True, is_planned=True, is_helped=True)
    many, stopped = rows.count(), marked.filter(every).count()
    return many - stopped, stopped
