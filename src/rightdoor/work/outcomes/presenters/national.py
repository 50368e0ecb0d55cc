"""The national figure for outcomes, of one episode: which two scores are a pair, and what became of them."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from rightdoor.ground.design.when import plain_date
from rightdoor.pure.measures.changes import Reading
from rightdoor.pure.measures.instruments import Respondent
from rightdoor.pure.measures.national import Closed, Pair, pairs
from rightdoor.pure.measures.registry import instruments, rcads_norms
from rightdoor.pure.rules.days import day_of
from rightdoor.work.outcomes.choosing import GOALS, RESPONDENT_NAMES
from rightdoor.work.outcomes.lifecycle import RESPONDENTS, Whose
from rightdoor.work.outcomes.models import Goal, Measure
from rightdoor.work.outcomes.presenters.charts import plain
from rightdoor.work.outcomes.presenters.measures import CHANGE_NAMES, person_of, readings_of, value_of
from rightdoor.work.support.lifecycle import SEEN
from rightdoor.work.support.models import Episode, Session


def paired(
    episode: Episode, sessions: Sequence[Session], goals: Sequence[Goal], measures: Sequence[Measure]
) -> list[tuple[str, str]]:
    """Each pair as the figure counts it; what has no second score yet says so."""
    referral = Closed(
        person=person_of(episode, measures),
        received=day_of(episode.referral.received_at),
        discharged=None,
        contacts=tuple(day_of(one.starts_at) for one in sessions if one.came in SEEN),
        readings=(*goal_readings(goals), *readings_of(measures)),
    )
    return [pair_words(one) for one in pairs(referral, instruments(), rcads_norms())]


def goal_readings(goals: Sequence[Goal]) -> list[Reading]:
    """The numbers of the young person's own goals: the first three that were set, each in a place of its own."""
    own = [one for one in goals if one.whose == Whose.YOUNG_PERSON and not one.talk_first]
    places = zip(own, instruments()[GOALS].scales, strict=False)
    return [
        Reading(GOALS, scale.id, RESPONDENTS[Whose(one.said_by)], one.scored_on, scale.lowest + one.value,
                str(one.noted_at))
        for goal, scale in places
        for one in goal.scores.all()
    ]  # fmt: skip


def pair_words(pair: Pair) -> tuple[str, str]:
    """What it is, and its first and last score."""
    first, last = pair.first, pair.last
    instrument = instruments()[first.instrument]
    who = _(RESPONDENT_NAMES[Respondent(first.respondent)])
    title = f"{instrument.name.split(' (')[0]}, {_(instrument.scale(first.scale).name)}, {who}"
    began = _("%(value)s on %(day)s") % {"value": plain(value_of(first)), "day": plain_date(first.on)}
    if last is None or pair.change is None:
        return title, _("%(first)s; no later score yet") % {"first": began}
    now = _("%(value)s on %(day)s") % {"value": plain(value_of(last)), "day": plain_date(last.on)}
    return title, f"{began}; {now}: {_(CHANGE_NAMES[pair.change])}"
