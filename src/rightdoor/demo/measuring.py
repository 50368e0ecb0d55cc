"""What became of invented goals: one in the young person's words, with numbers beside sessions, and one of an adult."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from uuid import NAMESPACE_OID, UUID, uuid5

from rightdoor.ground.access.models import Account
from rightdoor.pure.measures.instruments import Respondent
from rightdoor.pure.rules.days import day_of
from rightdoor.work.outcomes.actions.goals import score_goals, set_goal
from rightdoor.work.outcomes.actions.measures import add_measure
from rightdoor.work.outcomes.choosing import chosen
from rightdoor.work.outcomes.lifecycle import Whose
from rightdoor.work.support.lifecycle import SEEN
from rightdoor.work.support.models import Episode

ANXIOUS = (2, 2, 3, 2, 1, 2, 1)
CALMER = (1, 0, 1, 1, 1, 1, 0)


def add_outcomes(episode: Episode, worker: Account, held: Sequence[datetime]) -> None:
    """A goal that comes nearer, an adult's beside it, and two measures at the beginning and at the end."""
    if not held:
        return
    own = set_goal(
        episode_id=episode.pk, words="Stay in my own bed all night", whose=Whose.YOUNG_PERSON, talk_first="", value=2,
        form_key=key_of(episode, "own"), by=worker, at=held[0],
    )  # fmt: skip
    set_goal(
        episode_id=episode.pk, words="Is at school each morning", whose=Whose.WORKER, talk_first="", value=None,
        form_key=key_of(episode, "adult"), by=worker, at=held[0],
    )  # fmt: skip
    seen = list(episode.sessions.filter(came__in=SEEN).order_by("starts_at"))
    for number, session in enumerate(seen):
        score_goals(
            session=session, values={own.pk: min(2 + number, 9)}, said_by=Whose.YOUNG_PERSON,
            form_key=key_of(episode, f"near {number}"), by=worker, at=session.noted_at,
        )  # fmt: skip
    measured(episode, worker, held[0], ANXIOUS, 7)
    if len(held) > 1:
        measured(episode, worker, held[-1], CALMER, 4)


def measured(episode: Episode, worker: Account, at: datetime, answers: Sequence[int], emotional: int) -> None:
    """One whose questions are here, and one of which scores alone are written down."""
    for name in ("gad7", "sdq_self"):
        instrument = chosen(name)
        if instrument is not None:
            add_measure(
                episode_id=episode.pk, instrument=instrument, respondent=Respondent.SELF, answered_on=day_of(at),
                answers={str(number): value for number, value in enumerate(answers, start=1)},
                scores={"emotional": Decimal(emotional)}, form_key=key_of(episode, f"{name} {at}"), by=worker, at=at,
            )  # fmt: skip


def key_of(episode: Episode, words: str) -> UUID:
    return uuid5(NAMESPACE_OID, f"{words} {episode.pk}")
