"""How it ends: a step-down plan that was drafted from the start, nothing left undone, and a way back."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.record import kind_of, record
from rightdoor.ground.tasks.models import Task
from rightdoor.pure.programmes import Thing
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.support.actions.allocating import untie
from rightdoor.work.support.actions.holding import held
from rightdoor.work.support.actions.working import STEPS, lacking, programme_of
from rightdoor.work.support.lifecycle import SIGNED_OFF, STEP_DOWN_NAMES, Reason, Stage
from rightdoor.work.support.models import Episode, Missed, StepDown
from rightdoor.work.support.policy import END, SIGN_OFF, STEP_DOWN
from rightdoor.work.support.protocol import undone_elsewhere

READ_AFTER = timedelta(days=28)
WORDS = tuple(STEP_DOWN_NAMES)


class NotDone(Exception):
    """It cannot end yet: *undone* says what is still to do, each in a sentence."""

    def __init__(self, undone: list[str]) -> None:
        super().__init__("It cannot end yet. Nothing was changed.")
        self.undone = undone


@transaction.atomic
def write_step_down(
    *, episode_id: UUID, said: dict[str, str], follow_up_on: date | None, by: Account, at: datetime
) -> StepDown:
    """Keep the plan as it is now, whole or a draft; the ones before it stay."""
    episode = held(episode_id, STEP_DOWN, by=by, at=at)
    words = {name: said.get(name, "").strip() for name in WORDS}
    plan = StepDown.objects.create(episode=episode, follow_up_on=follow_up_on, written_at=at, written_by=by, **words)
    record(STEP_DOWN, about=episode, by=by, at=at)
    return plan


@transaction.atomic
def end(*, episode_id: UUID, reason: Reason, because: str, by: Account, at: datetime) -> Episode:
    """End it, where nothing is left undone.  What was not the family's wish a manager ends, and nobody else.

    Whoever led it reads it for 28 days, to finish what they write.  Raises NotDone.
    """
    episode = held(episode_id, SIGN_OFF if reason in SIGNED_OFF else END, by=by, at=at)
    undone = left_undone(episode, reason)
    if undone:
        raise NotDone(undone)
    there = Stage.ENDED if episode.stage == Stage.STARTED else Stage.LEFT
    episode.move_to(there, by=by, at=at, because=because)
    episode.ended_at, episode.reason, episode.paused_until = at, reason, None
    episode.save(update_fields=["stage", "ended_at", "reason", "paused_until"])
    episode.allocations.filter(until_at=None).update(until_at=at)
    untie(episode, at + READ_AFTER)
    record(END, about=episode, by=by, at=at, reason=reason.value)
    return episode


def left_undone(episode: Episode, reason: Reason) -> list[str]:
    """What must be done before it can end, each in a sentence."""
    return [
        *after_missed(episode, reason),
        *(["A red flag about this child is open. It is answered first."] if has_open_flag(episode) else []),
        *(["A task about this request is open. It is finished first."] if has_open_task(episode) else []),
        *(unready(episode) if episode.stage == Stage.STARTED else []),
        *without_step_down(episode),
        *undone_elsewhere(episode, reason),
    ]


def after_missed(episode: Episode, reason: Reason) -> list[str]:
    """Sessions to which nobody came: every step after each, and from the second on a manager's look."""
    rows = list(Missed.objects.filter(session__episode=episode).order_by("session__starts_at", "pk"))
    undone = []
    if any(not getattr(one, step) for one in rows for step in STEPS):
        undone.append("Nobody came to a session, and not every step after it is written down.")
    if (len(rows) > 1 or reason is Reason.NOT_REACHED) and rows and rows[-1].discussed_at is None:
        undone.append("A manager has not yet talked about the missed sessions with whoever leads.")
    if reason is Reason.NOT_REACHED and not rows and not episode.check_ins.filter(is_reached=False).exists():
        undone.append("Nobody has written down that we tried to reach them.")
    return undone


def has_open_flag(episode: Episode) -> bool:
    return RedFlag.objects.about(kind_of(episode.referral), episode.referral_id).filter(handled_at=None).exists()


def has_open_task(episode: Episode) -> bool:
    about = [(kind_of(episode), episode.pk), (kind_of(episode.referral), episode.referral_id)]
    return any(Task.objects.open().about(kind, key).exists() for kind, key in about)


def unready(episode: Episode) -> list[str]:
    """What the programme asks for at its end and nobody has said is there; the step-down plan is asked below."""
    programme = programme_of(episode)
    asked = tuple(one for one in programme.before_end if one is not Thing.STEP_DOWN_PLAN) if programme else ()
    return ["What the programme asks for at its end is not all there."] if lacking(episode, asked) else []


def without_step_down(episode: Episode) -> list[str]:
    """A whole step-down plan; of help that never began, the way back alone."""
    plan = episode.step_downs.order_by("written_at", "pk").last()
    asked = WORDS if episode.stage == Stage.STARTED else ("way_back",)
    whole = plan is not None and all(getattr(plan, name) for name in asked)
    if whole and (episode.stage == Stage.WAITING or (plan is not None and plan.follow_up_on is not None)):
        return []
    return ["The step-down plan is not whole." if episode.stage == Stage.STARTED else "Write the way back for them."]
