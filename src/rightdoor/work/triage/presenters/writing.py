"""The thread of a request, for the people who work on it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.design.presenters import ClockFace, Link
from rightdoor.ground.design.when import machine, short_moment
from rightdoor.work.referrals.models import Referral
from rightdoor.work.sealing.presenters import Apart
from rightdoor.work.triage.presenters.clocks import running
from rightdoor.work.writing.models import Line
from rightdoor.work.writing.policy import ANSWER, READ
from rightdoor.work.writing.protocol import kept_from_asker


@dataclass(frozen=True, slots=True)
class LineFace:
    """One message: who wrote it and when, what it says where the reader may read it, and what became of it."""

    who: str
    when: str
    machine_when: str
    words: str
    theirs: bool
    state: str
    apart: Link | None


@dataclass(frozen=True, slots=True)
class ThreadFace:
    """The thread of one request."""

    lines: list[LineFace]
    waits: int
    clock: ClockFace | None
    reads: bool
    may_answer: bool
    why_not: str


def thread_of(referral: Referral, apart: Apart, at: datetime) -> ThreadFace:
    """Every message that this reader may know of; whoever only keeps the desk sees that there are some, and by when."""
    account = apart.account
    rows = list(Line.objects.on([referral], account, at).select_related("written_by", "settled_by").in_order())
    reads = rule_on(account, READ, referral, at=at).allowed
    waiting = [one for one in rows if one.is_theirs and one.settled_at is None]
    due = min((one for one in waiting if one.answer_by), key=lambda one: str(one.answer_by), default=None)
    return ThreadFace(
        lines=[face(one, apart, reads=reads) for one in rows],
        waits=len(waiting),
        clock=running(due.answer_by, due.clock, at) if due and due.answer_by else None,
        reads=reads,
        may_answer=rule_on(account, ANSWER, referral, at=at).allowed,
        why_not=kept_from_asker(referral, at),
    )


def face(line: Line, apart: Apart, *, reads: bool) -> LineFace:
    return LineFace(
        who=_("They wrote") if line.written_by is None else line.written_by.name,
        when=short_moment(line.said_at),
        machine_when=machine(line.said_at),
        words=line.words if reads else "",
        theirs=line.is_theirs,
        state=state_of(line, reads=reads),
        apart=apart.link(line),
    )


def state_of(line: Line, *, reads: bool) -> str:
    """What became of it; an answer stands below by itself."""
    if not line.is_theirs or line.answer_id is not None:
        return ""
    if line.settled_at is None:
        return _("Waits for an answer")
    told = _("No answer needed, says %(name)s") % {"name": line.settled_by}
    return f"{told}: {line.why_no_answer}" if reads else told
