"""Reading help that is given, each look on record; and a session with what was said of the goals, in one save."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.work.outcomes.actions.goals import score_goals
from rightdoor.work.outcomes.lifecycle import Whose
from rightdoor.work.support import policy
from rightdoor.work.support.actions.working import note_session
from rightdoor.work.support.models import Episode, Session


@transaction.atomic
def read_episode(*, episode_id: UUID, by: Account, at: datetime) -> Episode:
    """One episode with whom it is about; whoever asks who looked is told."""
    rows = Episode.objects.select_related(
        "person", "worker", "asks", "referral__person", "referral__contact_plan", "referral__referrer_plan"
    )
    episode = rows.get(pk=episode_id)
    require(rule_on(by, policy.SEE, episode, at=at))
    record(policy.SEE, about=episode, by=by, at=at, shown=[episode.referral_id])
    return episode


@transaction.atomic
def list_episodes(rows: Sequence[Episode], *, act: str, by: Account, at: datetime) -> Sequence[Episode]:
    """A list as it is shown; everybody on it can learn that somebody saw them in it."""
    require(rule_on(by, act, None, at=at))
    record(act, about=None, by=by, at=at, shown=[one.referral_id for one in rows])
    return rows


@transaction.atomic
def note_session_with_goals(
    *, episode_id: UUID, form_key: UUID, numbers: Mapping[UUID, int], said_by: Whose, by: Account, at: datetime,
    **session: Any,
) -> Session:  # fmt: skip
    """Keep the note and how near each goal is, both or neither, once a form."""
    noted = note_session(episode_id=episode_id, form_key=form_key, by=by, at=at, **session)
    score_goals(session=noted, values=numbers, said_by=said_by, form_key=form_key, by=by, at=at)
    return noted
