"""The day's list is read, or taken along; a note that comes later is kept once, and never over another's."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.work.caseload.actions import note_session_with_goals
from rightdoor.work.support.actions.holding import held
from rightdoor.work.support.models import Episode, Session
from rightdoor.work.support.policy import NOTE_SESSION
from rightdoor.work.support.queries import led_by
from rightdoor.work.today.policy import TAKE

MOST = 200
NOTED = ("starts_at", "minutes", "how", "came", "words", "next_step", "is_risk_changed")

CAME_BEFORE = (
    "This note came before, with other words. These were not sent: keep both, or copy them and put this one away."
)


class WrittenElsewhere(Exception):
    """Another note of the same time, or an earlier one of the same key, stands already; a person looks at both."""


def helped_by(account: Account, at: datetime) -> list[Episode]:
    """Those whom they help now, with all that a line of the list says."""
    rows = Episode.objects.visible_to(account, at).filter(pk__in=led_by(account, at)).open()
    with_whom = (
        "person", "referral__contact_plan__also", "referral__contact_plan__child__also",
        "referral__referrer_plan__also", "referral__referrer_plan__child__also",
    )  # fmt: skip
    return list(rows.select_related(*with_whom).order_by("counts_from", "pk")[:MOST])


@transaction.atomic
def take_list(rows: Sequence[Episode], *, by: Account, at: datetime) -> Sequence[Episode]:
    """The list as it goes to a phone; everybody on it can learn that it was taken along."""
    require(rule_on(by, TAKE, None, at=at))
    record(TAKE, about=None, by=by, at=at, shown=[one.referral_id for one in rows], children=len(rows))
    return rows


def came_before(episode_id: UUID, *, form_key: UUID, by: Account, **said: Any) -> bool:
    """Whether this note of theirs came before just as it is now, whatever became of the help since."""
    session = Session.objects.filter(episode=episode_id, form_key=form_key, worker=by).first()
    return session is not None and says(session, **said)


def says(session: Session, **said: Any) -> bool:
    """Whether what stands there is what was said."""
    return all(getattr(session, name) == said[name] for name in NOTED)


@transaction.atomic
def note_from_phone(
    *, episode_id: UUID, form_key: UUID, starts_at: datetime, is_risk_changed: bool, keep_both: bool, by: Account,
    at: datetime, **session: Any,
) -> Session:  # fmt: skip
    """Keep a note that was written off-line, once.

    Raises WrittenElsewhere where a session of the same time stands already and nobody said to keep both.  A note that
    says that a risk changed is kept at once, so that a person is called: two notes are better than a call too late.
    """
    episode = held(episode_id, NOTE_SESSION, by=by, at=at)
    said = {**session, "starts_at": starts_at, "is_risk_changed": is_risk_changed}
    before = episode.sessions.filter(form_key=form_key).first()
    if before is not None and not says(before, **said):  # it was changed after it came, and the phone did not know
        if before.is_risk_changed or not is_risk_changed:
            raise WrittenElsewhere(CAME_BEFORE)
        form_key = uuid5(form_key, "a risk changed")
    others = episode.sessions.filter(starts_at=starts_at).exclude(form_key=form_key).select_related("worker")
    other = None if keep_both or is_risk_changed else others.first()
    if other is not None:
        raise WrittenElsewhere(
            f"{other.worker.name} wrote a session of the same time down already. Yours was not sent: "
            "read the other one, then keep both, or copy your words and put yours away."
        )
    return note_session_with_goals(
        episode_id=episode_id, form_key=form_key, starts_at=starts_at, is_risk_changed=is_risk_changed, by=by, at=at,
        **session,
    )  # fmt: skip
