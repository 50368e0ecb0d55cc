"""Something is filled in by the link that was made for it: once.  Danger is heard whatever became of the link."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.pure.measures.instruments import Respondent
from rightdoor.pure.measures.scoring import Answer, Flag, alerts
from rightdoor.pure.rules.days import day_of
from rightdoor.work.outcomes.actions.measures import call_where_worrying, keep_measure
from rightdoor.work.outcomes.licensed import instrument_for
from rightdoor.work.outcomes.models import FormLink
from rightdoor.work.outcomes.opening import still_opens
from rightdoor.work.outcomes.policy import FILL_IN


@dataclass(frozen=True, slots=True)
class Filled:
    """Whether it was kept, and whether something in it needs help at once."""

    kept: bool
    danger: bool


@transaction.atomic
def fill_in(
    *, link_id: UUID, answers: Mapping[str, int | None], by: Actor, at: datetime, to_keep: bool = True
) -> Filled:
    """Keep the answers as a measure and use the link up.  Sent twice, it was sent the first time.

    Where the link was ended meanwhile, or nothing is *to_keep* since the form was not taken, a worrying answer calls a
    person all the same.
    """
    FormLink.objects.select_for_update(of=("self",)).get(pk=link_id)
    link = FormLink.objects.whole().get(pk=link_id)
    require(rule_on(by, FILL_IN, link.episode, at=at))
    instrument = instrument_for(link.episode, link.instrument, link.made_at)
    if instrument is None:
        return Filled(kept=False, danger=False)
    who, given = Respondent(link.respondent), [Answer(item, value) for item, value in answers.items()]
    danger = any(one.flag is Flag.SAID_YES for one in alerts(instrument, given))
    if link.measure is not None and link.measure.answers == {
        item: value for item, value in answers.items() if value is not None
    }:
        return Filled(kept=True, danger=danger)
    if not to_keep or not still_opens(link, at):
        call_where_worrying(link.episode, instrument, who, given, by=by, at=at)
        return Filled(kept=False, danger=danger)
    link.measure = keep_measure(
        link.episode, instrument=instrument, respondent=who, answered_on=day_of(at), answers=answers, scores={},
        form_key=link.form_key, act=FILL_IN, by=by, at=at,
    )  # fmt: skip
    link.save(update_fields=["measure"])
    return Filled(kept=True, danger=danger)
