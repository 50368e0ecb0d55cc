"""A session that was written down wrongly is put right: whether they came, and what follows from it."""

from datetime import datetime

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.record import record
from rightdoor.work.support.actions.calling import call_somebody
from rightdoor.work.support.actions.holding import held
from rightdoor.work.support.actions.working import STEPS, NotSo, cannot_be, was_called_off_again
from rightdoor.work.support.lifecycle import MISSED, Came
from rightdoor.work.support.models import Missed, Session
from rightdoor.work.support.policy import NOTE_SESSION


@transaction.atomic
def correct_came(*, session: Session, came: Came, by: Account, at: datetime) -> str:
    """Say anew whether they came.  The steps after nobody came begin, or are taken back where it was not so.

    Answers what had been written in steps that are taken back, for whoever keeps what stood there before.
    """
    episode = held(session.episode_id, NOTE_SESSION, by=by, at=at)
    if why := cannot_be(episode, session.starts_at, came, at):
        raise NotSo(why)
    was, session.came = session.came, came
    session.save(update_fields=["came"])
    record(NOTE_SESSION, about=episode, by=by, at=at, was=was, came=came.value)
    missed = Missed.objects.filter(session=session).select_related("discussed_with").first()
    if came in MISSED or was_called_off_again(session):
        if missed is None:
            Missed.objects.create(session=session, changed_at=at, changed_by=by)
        return ""
    return taken_back(missed) if missed else ""


def taken_back(missed: Missed) -> str:
    """The steps stand no more; what was written in them."""
    words = [getattr(missed, step) for step in (*STEPS, "discussed")]
    missed.delete()
    return "\n".join(one for one in words if one)


@transaction.atomic
def add_to_note(*, session: Session, words: str, is_risk_changed: bool, by: Account, at: datetime) -> Session:
    """Write more about a session; what stands there stays.  A changed risk calls a person at once, and once."""
    episode = held(session.episode_id, NOTE_SESSION, by=by, at=at)
    new = words.strip()
    if new and new not in session.words:
        session.words = f"{session.words}\n\n{new}".strip()
    if is_risk_changed and not session.is_risk_changed:
        session.is_risk_changed = True
        call_somebody(episode, new or session.words, by=by, at=at)
    session.save(update_fields=["words", "is_risk_changed"])
    record(NOTE_SESSION, about=episode, by=by, at=at, more=True, risk_changed=is_risk_changed)
    return session
