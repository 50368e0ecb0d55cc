"""A place is offered to whoever is next, with time to answer; whatever they say, nobody loses their place."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.record import record
from rightdoor.pure.rules.days import day_of
from rightdoor.work.capacity.queries import capacity_on
from rightdoor.work.freeplaces.lifecycle import LEAST_DAYS, Said
from rightdoor.work.freeplaces.models import PlaceOffered
from rightdoor.work.freeplaces.policy import ANSWER, OFFER
from rightdoor.work.support.actions.ending import has_open_flag
from rightdoor.work.support.actions.holding import held
from rightdoor.work.support.lifecycle import Stage


class NotOffered(Exception):
    """It was not offered, and a sentence says why.  What was typed is kept on the page."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What whoever offers looked at first, each in words."""

    safety: str
    contact: str
    fit: str


@transaction.atomic
def offer_place(
    *, episode_id: UUID, starts_on: date, what: str, looked: Looked, answer_by: date, form_key: UUID, by: Account,
    at: datetime,
) -> PlaceOffered:  # fmt: skip
    """Offer it.  The same form twice is one offer.  Raises NotOffered."""
    episode = held(episode_id, OFFER, by=by, at=at)
    same: PlaceOffered | None = PlaceOffered.objects.filter(form_key=form_key, episode=episode).first()
    if same is not None:
        return same
    if episode.stage != Stage.WAITING:
        raise NotOffered("They do not wait any more. Nothing was offered.")
    if has_open_flag(episode):
        raise NotOffered("A red flag about this child is open. It is answered first. Nothing was offered.")
    if capacity_on(episode.partnership_id, episode.service, episode.area, starts_on) == 0:
        raise NotOffered("Nobody new begins here on that day: two managers agreed to it. Nothing was offered.")
    if answer_by - day_of(at) < timedelta(days=LEAST_DAYS):
        raise NotOffered("Give them two days or more to answer. Nothing was offered.")
    if starts_on < answer_by:
        raise NotOffered("It would start before they have to answer. Choose another day. Nothing was offered.")
    if episode.places_offered.filter(said="").exists():
        raise NotOffered("They were offered a place, and have not answered yet. Nothing was offered.")
    one: PlaceOffered = PlaceOffered.objects.create(
        episode=episode, starts_on=starts_on, what=what, safety=looked.safety, contact=looked.contact, fit=looked.fit,
        answer_by=answer_by, offered_at=at, offered_by=by, form_key=form_key,
    )  # fmt: skip
    record(OFFER, about=episode, by=by, at=at)
    return one


@transaction.atomic
def write_answer(
    *, episode_id: UUID, offered_id: UUID, said: Said, words: str, by: Account, at: datetime
) -> PlaceOffered:
    """Keep what they said.  Their place on the list stays as it is, whatever it was.  Raises NotOffered."""
    episode = held(episode_id, ANSWER, by=by, at=at)
    one = PlaceOffered.objects.select_for_update(of=("self",)).filter(pk=offered_id, episode=episode, said="").first()
    if one is None:
        raise NotOffered("Somebody wrote their answer down already. Look again. Nothing was changed.")
    if said is Said.NOT_REACHED and day_of(at) <= one.answer_by:
        raise NotOffered("They still have time to answer. Nothing was changed.")
    one.said, one.words, one.answered_at, one.written_by = said, words.strip(), at, by
    one.save(update_fields=["said", "words", "answered_at", "written_by"])
    record(ANSWER, about=episode, by=by, at=at, said=said.value)
    return one
