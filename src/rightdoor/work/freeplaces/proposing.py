"""Who is next for a place, of those on one list: put together for the pure rule that decides."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from rightdoor.pure.programmes import Programme
from rightdoor.pure.waiting.order import Place, Urgency
from rightdoor.pure.waiting.proposing import Freed, Needs, Proposal, next_for
from rightdoor.records.adjustments.lifecycle import Kind as Need
from rightdoor.records.adjustments.models import CommunicationNeed
from rightdoor.work.support.models import Episode


def proposal(freed: Freed, waiting: Sequence[Episode]) -> Proposal:
    """Who is next of these."""
    languages = spoken_by([one.person_id for one in waiting if one.person_id])
    needs = {
        one.pk: Needs(
            born_on=one.person.born_on if one.person else None,
            language=languages.get(one.person_id) if one.person_id else None,
        )
        for one in waiting
    }
    return next_for(freed, [place_of(one) for one in waiting], needs)


def place_of(one: Episode) -> Place:
    """Their place on the list; why they were moved, if they were."""
    moved = one.counts_from != one.opened_at
    return Place(
        key=one.pk, urgency=Urgency(one.rank), waits_since=one.opened_at,
        counts_from=one.counts_from if moved else None,
        because=(one.counts_because or "a manager moved them") if moved else "",
        paused_until=one.paused_until, paused_because=one.paused_because,
    )  # fmt: skip


def spoken_by(people: Sequence[UUID]) -> dict[UUID, str]:
    """The language of whoever asked for an interpreter."""
    rows = CommunicationNeed.objects.filter(person__in=people, kind=Need.INTERPRETER, ended_at=None)
    return dict(rows.order_by("noted_at").values_list("person_id", "language"))


def freed_of(programme: Programme, starts_on: date, *, language: str) -> Freed:
    """A place of a programme: its ages are those of the catalogue.  How and where is settled when it is offered."""
    return Freed(
        starts_on=starts_on, youngest=programme.youngest, oldest=programme.oldest,
        languages=frozenset({language}) if language else frozenset(),
    )  # fmt: skip
