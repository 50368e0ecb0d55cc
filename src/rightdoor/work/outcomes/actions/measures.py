"""An instrument is filled in: its answers are scored, or its scores are entered.  A worrying answer calls a person."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.record import record
from rightdoor.pure.measures.instruments import Instrument, Respondent
from rightdoor.pure.measures.scoring import Answer, Flag, NotScored, Score, alerts, entered, scored
from rightdoor.pure.rules.days import day_of
from rightdoor.work.outcomes.choosing import has_words, in_voice
from rightdoor.work.outcomes.models import Measure, MeasureScore
from rightdoor.work.outcomes.policy import ADD_MEASURE
from rightdoor.work.support.actions.calling import call_somebody
from rightdoor.work.support.actions.holding import held
from rightdoor.work.support.models import Episode


class NotAnswered(Exception):
    """Nothing was answered, or it cannot be so."""


@transaction.atomic
def add_measure(
    *, episode_id: UUID, instrument: Instrument, respondent: Respondent, answered_on: date,
    answers: Mapping[str, int | None], scores: Mapping[str, Decimal], form_key: UUID, by: Account, at: datetime,
) -> Measure:  # fmt: skip
    """Keep what was answered, or the scores of what may not be asked here, once a form.

    A worrying answer calls a person at once, whatever the rest of it is.  Raises NotAnswered where nothing was said,
    and AnswersWrong for what the instrument cannot have.
    """
    episode = held(episode_id, ADD_MEASURE, by=by, at=at)
    same = Measure.objects.filter(form_key=form_key, episode=episode).first()
    if same is not None:
        return same
    if respondent not in instrument.respondents:
        raise NotAnswered("They do not answer this one. Choose who did. Nothing was kept.")
    if answered_on > day_of(at):
        raise NotAnswered("That day is still to come. Nothing was kept.")
    given = [Answer(item, value) for item, value in answers.items()] if has_words(instrument) else []
    found = results_of(instrument, respondent, given, scores)
    measure = Measure.objects.create(
        episode=episode, instrument=instrument.id, respondent=respondent, answered_on=answered_on, noted_at=at,
        noted_by=by, form_key=form_key, answers={one.item: one.value for one in given if one.value is not None},
    )  # fmt: skip
    MeasureScore.objects.bulk_create([row_of(measure, one) for one in found])
    record(ADD_MEASURE, about=episode, by=by, at=at, measure=str(measure.pk))
    call_where_worrying(episode, instrument, respondent, given, by=by, at=at)
    return measure


def results_of(
    instrument: Instrument, respondent: Respondent, given: Sequence[Answer], scores: Mapping[str, Decimal]
) -> Sequence[Score | NotScored]:
    """What came of it, scale by scale."""
    if has_words(instrument):
        if all(one.value is None for one in given):
            raise NotAnswered("Nothing was answered. Nothing was kept.")
        return scored(instrument, given)
    if not scores:
        raise NotAnswered("No score was written down. Nothing was kept.")
    return [entered(instrument, scale, respondent, value) for scale, value in scores.items()]


def row_of(measure: Measure, one: Score | NotScored) -> MeasureScore:
    """One scale as it is kept."""
    if isinstance(one, NotScored):
        return MeasureScore(measure=measure, scale=one.scale, why_not=one.reason)
    return MeasureScore(measure=measure, scale=one.scale, value=one.value, made_up=one.made_up)


def call_where_worrying(
    episode: Episode, instrument: Instrument, respondent: Respondent, given: Sequence[Answer], *, by: Account,
    at: datetime,
) -> None:  # fmt: skip
    """Somebody answered yes to what a person must look at: a person is called with the words, and no figure is made."""
    said = {one.item: one.value for one in given}
    items = {item.id: item for item in instrument.items}
    for alert in alerts(instrument, given):
        if alert.flag is Flag.SAID_YES:
            answer = in_voice(instrument.answers.get(said[alert.item] or 0, {}), respondent)
            asked = in_voice(items[alert.item].words, respondent)
            call_somebody(episode, f"{instrument.name}: {asked}: {answer}", by=by, at=at)
