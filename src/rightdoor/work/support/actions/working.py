"""Help begins, sessions are written down, and what is done after nobody came."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.record import record
from rightdoor.pure.programmes import Programme, Thing
from rightdoor.pure.rules.days import age_on, day_of
from rightdoor.records.directory.queries import entry
from rightdoor.work.support.actions.calling import call_somebody
from rightdoor.work.support.actions.holding import held
from rightdoor.work.support.ages import ANOTHER, is_outside
from rightdoor.work.support.lifecycle import ALONE_FROM, CALLED_OFF_OFTEN, MISSED, Came, How, Stage
from rightdoor.work.support.models import Episode, Missed, Readied, Session
from rightdoor.work.support.policy import DISCUSS_MISSED, FOLLOW_MISSED, NOTE_SESSION, READY, START
from rightdoor.work.support.protocol import known_elsewhere, there_elsewhere

STEPS = ("contact", "why", "risk", "seen_by", "told", "other_way")
"""What is done after nobody came, in order; each is words."""


class NotYet(Exception):
    """Something must be there first; the words say what."""


class NotStarted(Exception):
    """Help has not begun, or it is over."""


class NotSo(Exception):
    """What was said cannot be so: a session that is still to come, or one to which they did come."""


def programme_of(episode: Episode, name: str = "") -> Programme | None:
    """The programme that it follows, or the one of that name that its service runs."""
    found = entry(episode.service)
    sought = name or episode.programme
    return next((one for one in found.programmes if one.name == sought), None) if found else None


@transaction.atomic
def say_ready(*, episode_id: UUID, thing: Thing, where: str, by: Account, at: datetime) -> Readied:
    """Say that what must be there first is there, and where.

    Said again, it is where it was said last, and there since it was said first: a clock waits for that day.
    """
    episode = held(episode_id, READY, by=by, at=at)
    said = {"where": where, "said_by": by}
    one, _new = Readied.objects.update_or_create(
        episode=episode, thing=thing.value, defaults=said, create_defaults={**said, "said_at": at}
    )
    record(READY, about=episode, by=by, at=at, thing=thing.value)
    return one


def lacking(episode: Episode, things: tuple[Thing, ...]) -> list[Thing]:
    """Those of the things that are not there: what a room keeps, by that room; of the rest, what nobody has said."""
    said = {Thing(one) for one in episode.readied.values_list("thing", flat=True)}
    there = (said - known_elsewhere()) | (there_elsewhere(episode) if things else set())
    return [thing for thing in things if thing not in there]


@transaction.atomic
def start(*, episode_id: UUID, programme: str, by: Account, at: datetime) -> Episode:
    """Help begins, in one of the programmes that the service runs.

    Raises NotYet where somebody must lead it first, or where the programme asks for something that is not there.
    """
    episode = held(episode_id, START, by=by, at=at)
    found = programme_of(episode, programme)
    if found is None or found.is_sealed:
        raise NotYet("Choose a programme that this service runs here. Nothing was changed.")
    if episode.worker_id is None:
        raise NotYet("Nobody gives this support yet. A manager says who does. Nothing was changed.")
    if is_outside(found, episode, at):
        raise NotYet(ANOTHER)
    if lacking(episode, found.before_start):
        raise NotYet("Something must be there before this programme begins; it is named below. Nothing was changed.")
    episode.programme, episode.started_at, episode.paused_until = found.name, at, None
    episode.move_to(Stage.STARTED, by=by, at=at)
    episode.save(update_fields=["stage", "programme", "started_at", "paused_until"])
    record(START, about=episode, by=by, at=at)
    return episode


@transaction.atomic
def note_session(
    *, episode_id: UUID, starts_at: datetime, minutes: int, how: How, came: Came, words: str, next_step: str,
    is_risk_changed: bool, form_key: UUID, by: Account, at: datetime,
) -> Session:  # fmt: skip
    """Write a session down, once a form.  A changed risk calls a person at once; nobody came: the steps after it begin.

    Raises NotStarted while they wait, and NotSo for a session that is still to come.
    """
    episode = held(episode_id, NOTE_SESSION, by=by, at=at)
    same = Session.objects.filter(form_key=form_key, episode=episode).first()
    if same is not None:
        return same
    if episode.stage != Stage.STARTED:
        raise NotStarted("Help has not begun. Say first that it begins. Your note was not kept.")
    if why := cannot_be(episode, starts_at, came, at):
        raise NotSo(why)
    session = Session.objects.create(
        episode=episode, worker=by, starts_at=starts_at, minutes=minutes, how=how, came=came, words=words,
        next_step=next_step, is_risk_changed=is_risk_changed, noted_at=at, form_key=form_key,
    )  # fmt: skip
    record(NOTE_SESSION, about=episode, by=by, at=at, came=came.value, risk_changed=is_risk_changed)
    if came in MISSED or was_called_off_again(session):
        Missed.objects.create(session=session, changed_at=at, changed_by=by)
    if is_risk_changed:
        call_somebody(episode, words, by=by, at=at)
    return session


def cannot_be(episode: Episode, starts_at: datetime, came: Came, at: datetime) -> str:
    """Why it cannot be so; empty where it can."""
    if starts_at > at:
        return "That session is still to come. Your note was not kept."
    born = episode.person.born_on if episode.person else None
    if came is Came.DID_NOT_COME and born is not None and age_on(born, day_of(starts_at)) < ALONE_FROM:
        return "They were under 16, so they were not brought: adults bring them. Your note was not kept."
    return ""


def was_called_off_again(session: Session) -> bool:
    """Whether the family called off this one and the one before it: that counts as one to which nobody came."""
    rows = session.episode.sessions.filter(starts_at__lte=session.starts_at).order_by("-starts_at", "-pk")
    last = list(rows.values_list("came", flat=True)[:CALLED_OFF_OFTEN])
    return last == [Came.THEY_CALLED_OFF] * CALLED_OFF_OFTEN


@transaction.atomic
def follow_missed(*, episode_id: UUID, session_id: UUID, said: Mapping[str, str], by: Account, at: datetime) -> Missed:
    """Write down what was done after nobody came; what was written before and is left empty now stays."""
    episode = held(episode_id, FOLLOW_MISSED, by=by, at=at)
    missed = missed_of(episode, session_id)
    for name in STEPS:
        if said.get(name, "").strip():
            setattr(missed, name, said[name].strip())
    missed.changed_at, missed.changed_by = at, by
    missed.save()
    record(FOLLOW_MISSED, about=episode, by=by, at=at, session=str(session_id))
    return missed


@transaction.atomic
def discuss_missed(*, episode_id: UUID, session_id: UUID, words: str, by: Account, at: datetime) -> Missed:
    """A manager has talked about it with whoever leads: what was agreed."""
    episode = held(episode_id, DISCUSS_MISSED, by=by, at=at)
    missed = missed_of(episode, session_id)
    missed.discussed_with, missed.discussed_at, missed.discussed = by, at, words
    missed.save(update_fields=["discussed_with", "discussed_at", "discussed"])
    record(DISCUSS_MISSED, about=episode, by=by, at=at, session=str(session_id))
    return missed


def missed_of(episode: Episode, session_id: UUID) -> Missed:
    found = Missed.objects.select_for_update(of=("self",)).filter(session=session_id, session__episode=episode).first()
    if found is None:
        raise NotSo("There is no such session to which nobody came. Nothing was changed.")
    return found
