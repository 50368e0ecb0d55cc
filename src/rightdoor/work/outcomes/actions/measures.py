"""An instrument is filled in: its answers are scored, or its scores are entered.  A worrying answer calls a person."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor, System
from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.record import kind_of, record
from rightdoor.ground.tasks.actions import finish, raise_task
from rightdoor.ground.tasks.models import Task
from rightdoor.pure.measures.instruments import Instrument, Respondent
from rightdoor.pure.measures.scoring import Answer, Flag, NotScored, Score, alerts, entered, scored
from rightdoor.pure.rules.days import day_of
from rightdoor.work.outcomes.choosing import has_words, in_voice
from rightdoor.work.outcomes.models import Measure, MeasureScore
from rightdoor.work.outcomes.policy import ADD_MEASURE
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.support.actions.calling import call_somebody
from rightdoor.work.support.actions.holding import held
from rightdoor.work.support.models import Episode


class NotAnswered(Exception):
    """Nothing was answered, or it cannot be so."""


@transaction.atomic
def add_measure(
    *, episode_id: UUID, instrument: Instrument, respondent: Respondent, answered_on: date,
    answers: Mapping[str, int | None], scores: Mapping[str, Decimal], form_key: UUID, by: Account, at: datetime,
    norm_sex: str = "",
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
    return keep_measure(
        episode, instrument=instrument, respondent=respondent, answered_on=answered_on, answers=answers, scores=scores,
        form_key=form_key, norm_sex=norm_sex, act=ADD_MEASURE, by=by, at=at,
    )  # fmt: skip


def keep_measure(
    episode: Episode, *, instrument: Instrument, respondent: Respondent, answered_on: date,
    answers: Mapping[str, int | None], scores: Mapping[str, Decimal], form_key: UUID, act: str, by: Actor, at: datetime,
    norm_sex: str = "",
) -> Measure:  # fmt: skip
    """What was filled in, whoever sent it, with its scores; whatever a person must look at reaches one at once."""
    given = [Answer(item, value) for item, value in answers.items()] if has_words(instrument) else []
    found = results_of(instrument, respondent, given, scores)
    measure = Measure.objects.create(
        episode=episode, instrument=instrument.id, respondent=respondent, answered_on=answered_on, noted_at=at,
        noted_by=by if isinstance(by, Account) else None, form_key=form_key, norm_sex=norm_sex,
        answers={one.item: one.value for one in given if one.value is not None},
    )  # fmt: skip
    MeasureScore.objects.bulk_create([row_of(measure, one) for one in found])
    record(act, about=episode, by=by, at=at, measure=str(measure.pk))
    call_where_worrying(episode, instrument, respondent, given, by=by, at=at)
    ask_where_unanswered(episode, instrument, given, by=by, at=at)
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
    episode: Episode, instrument: Instrument, respondent: Respondent, given: Sequence[Answer], *, by: Actor,
    at: datetime,
) -> bool:  # fmt: skip
    """Somebody answered yes to what a person must look at: a person is called with the words, and no figure is made.

    Whether somebody did.
    """
    said = {one.item: one.value for one in given}
    items = {item.id: item for item in instrument.items}
    source = RedFlag.Source.STAFF if isinstance(by, Account) else RedFlag.Source.ANSWER
    yes = [one for one in alerts(instrument, given) if one.flag is Flag.SAID_YES]
    for alert in yes:
        answer = in_voice(instrument.answers.get(said[alert.item] or 0, {}), respondent)
        asked = in_voice(items[alert.item].words, respondent)
        call_somebody(episode, f"{instrument.name}: {asked}: {answer}", source=source, by=by, at=at)
    return bool(yes)


def ask_where_unanswered(
    episode: Episode, instrument: Instrument, given: Sequence[Answer], *, by: Actor, at: datetime
) -> None:
    """A question about safety was left: that is no 'no', so whoever leads the help asks it; else the front door does.

    Where it is answered later, the task is over.
    """
    if not has_words(instrument) or not any(one.alert_from is not None for one in instrument.items):
        return
    if any(one.flag is Flag.NOT_ANSWERED for one in alerts(instrument, given)):
        raise_task(
            kind=Task.Kind.ASK_SAFETY, about=episode, partnership=episode.partnership, area=episode.area,
            to=[episode.worker] if episode.worker else (), by=by, at=at,
        )  # fmt: skip
        return
    asked = Task.objects.open().filter(kind=Task.Kind.ASK_SAFETY).about(kind_of(episode), episode.pk)
    for task in asked:
        finish(task_id=task.pk, outcome="It was asked again and answered.", by=System("outcomes"), at=at)
