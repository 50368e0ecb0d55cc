"""A manager decides who gives a help; what was suggested is kept with it, and a change is handed over whole."""

from dataclasses import dataclass, fields
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.record import record
from rightdoor.pure.allocating import Aspect, Suggested
from rightdoor.pure.rules.truth import Truth
from rightdoor.work.allocating.models import Suggestion
from rightdoor.work.allocating.suggesting import suggested_for
from rightdoor.work.support.actions.allocating import NoHandover, allocate
from rightdoor.work.support.actions.holding import held
from rightdoor.work.support.models import Allocation
from rightdoor.work.support.policy import ALLOCATE

CHOSEN_BY = "The manager chose them"


@dataclass(frozen=True, slots=True)
class Handover:
    """What the next worker must know, by whoever goes: each part is there, or it is not handed over."""

    done: str = ""
    promised: str = ""
    risk: str = ""
    next_step: str = ""

    def words(self) -> str:
        """In words, once every part is there; of none, nothing.  Raises NoHandover."""
        said = [(title, getattr(self, one.name).strip()) for one, title in zip(fields(self), PARTS, strict=True)]
        if not any(words for _title, words in said):
            return ""
        missing = [title.lower() for title, words in said if not words]
        if missing:
            raise NoHandover(f"Still to be handed over: {', '.join(missing)}. Nothing was changed.")
        return "; ".join(f"{title}: {words}" for title, words in said)


PARTS = ("What was done", "What is promised", "Safety", "What comes next")


@transaction.atomic
def give(*, episode_id: UUID, worker_id: UUID, why: str, handover: Handover, by: Account, at: datetime) -> Allocation:
    """Give it to somebody, and keep what was suggested.  Nobody has to say why it is not the first."""
    episode = held(episode_id, ALLOCATE, by=by, at=at)
    found = suggested_for(episode, by, at)
    nth, one = next(((n, one) for n, one in enumerate(found, 1) if one.worker.key == worker_id), (0, None))
    because = why.strip() or " ".join(said_of(one, Truth.YES) if one else ())[:300] or CHOSEN_BY
    given = allocate(
        episode_id=episode_id, worker_id=worker_id, why=because, handed_over=handover.words(), by=by, at=at
    )
    if one is not None and not Suggestion.objects.filter(allocation=given).exists():
        kept = Suggestion.objects.create(
            allocation=given, nth=nth, of_many=len(found), stood_first_id=found[0].worker.key, made_at=at,
            speaks_for="\n".join(said_of(one, Truth.YES)), speaks_against="\n".join(said_of(one, Truth.NO)),
            not_known="\n".join(said_of(one, Truth.UNKNOWN)),
        )  # fmt: skip
        record("allocating.suggested", about=episode, by=by, at=at, nth=kept.nth, of=kept.of_many)
    return given


def said_of(one: Suggested, truth: Truth) -> tuple[str, ...]:
    """The reasons that are kept: never who helped a brother or sister, which is of another's record."""
    return tuple(
        reason.says for reason in one.reasons
        if reason.truth is truth and reason.aspect is not Aspect.SIBLING
    )  # fmt: skip
