"""The times to meet of one request, for the people who work on it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import rule_on
from rightdoor.work.meeting.lifecycle import STANDS, State
from rightdoor.work.meeting.models import Appointment
from rightdoor.work.meeting.policy import OFFER
from rightdoor.work.meeting.wording import whole
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.forms.meeting import CallOff
from rightdoor.work.triage.presenters.writing import ThreadFace

STATES = {
    State.OFFERED: gettext_lazy("They have not answered yet"),
    State.AGREED: gettext_lazy("They said yes"),
    State.DECLINED: gettext_lazy("They can’t then"),
    State.CALLED_OFF: gettext_lazy("Called off"),
}


@dataclass(frozen=True, slots=True)
class TimeFace:
    """One time: when and how, with whom, and what became of it."""

    key: UUID
    words: str
    who: str
    state: str
    form: CallOff | None  # where it can be called off


@dataclass(frozen=True, slots=True)
class TimesFace:
    """All of them, the next first; and whether this reader may offer one."""

    lines: list[TimeFace]
    may_offer: bool
    unseen: bool


def times_of(referral: Referral, thread: ThreadFace, account: Account, at: datetime) -> TimesFace:
    """What was offered and agreed; those that are over come last."""
    rows = list(Appointment.objects.of(referral).select_related("worker"))
    may = rule_on(account, OFFER, referral, at=at).allowed
    coming = [one for one in rows if one.ends_at > at]
    over = [one for one in rows if one.ends_at <= at]
    return TimesFace(
        lines=[face(one, at, may=may) for one in (*coming, *reversed(over))],
        may_offer=may and not thread.why_not,
        unseen=bool(thread.why_not) and any(one.state in STANDS for one in coming),
    )


def field_ids(key: UUID) -> str:
    """Of the fields by which this one is called off."""
    return f"call_off_{key}_%s"


def face(one: Appointment, at: datetime, *, may: bool) -> TimeFace:
    return TimeFace(
        key=one.pk,
        words=whole(one),
        who=_("with %(name)s") % {"name": one.worker.name},
        state=str(STATES[State(one.state)]),
        form=CallOff(auto_id=field_ids(one.pk)) if may and one.state in STANDS and one.starts_at > at else None,
    )
