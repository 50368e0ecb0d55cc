"""What the contact plan says at the moment of sending: go, wait for a safe time, or hold it for a person."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from rightdoor.ground.messages.models import ContactPlan, Holder, Message, Way
from rightdoor.ground.messages.safe_times import all_windows, next_safe
from rightdoor.ground.messages.stricter import closes, is_stopped, times_of

SILENT = "Nothing more is sent about this child"
STOPPED = "They asked us to stop, or the number was wrong"
NOT_THE_PARENT = "The young person asked that this parent is not contacted"
WAY_CLOSED = "They no longer want to be reached this way"
NO_ADDRESS = "There is nothing to send it to"
BY_A_PERSON = "They want to be reached by a person"
UNREADABLE = "A person must read when it is safe"
AT_ANY_HOUR = (Holder.STAFF, Holder.PROFESSIONAL)


@dataclass(frozen=True, slots=True)
class Answer:
    """Where to send it, or until when to wait, or why it is held."""

    to: str = ""
    wait_until: datetime | None = None
    why_held: str = ""


def ask(plan: ContactPlan, message: Message, at: datetime) -> Answer:
    """Ask the plan as it is now, not as it was when the message was queued."""
    way = Way(message.way)
    why = refusal(plan, way)
    if why:
        return Answer(why_held=why)
    to = address(plan, way)
    if not to:
        return Answer(why_held=NO_ADDRESS)
    said_safe = message.safe_until is not None and at <= message.safe_until
    if plan.holder in AT_ANY_HOUR or way is Way.POST or said_safe:
        return Answer(to=to)
    safe = all_windows(times_of(plan))
    if safe is None:
        return Answer(why_held=UNREADABLE)
    moment = next_safe(safe, at)
    if moment is None:
        return Answer(why_held=UNREADABLE)
    return Answer(to=to) if moment == at else Answer(wait_until=moment)


def refusal(plan: ContactPlan, way: Way) -> str:
    """Why nothing may go out this way; empty where it may."""
    child = plan.child or plan
    if plan.silent_since is not None or child.silent_since is not None:
        return SILENT
    if is_stopped(plan):
        return STOPPED
    if plan.holder == Holder.PARENT and (child.never_contact_parent or plan.never_contact_parent):
        return NOT_THE_PARENT
    if way not in plan.ways or closes(plan, way):
        return WAY_CLOSED
    return BY_A_PERSON if way in (Way.CALL, Way.SCHOOL) else ""


def is_silent(plan: ContactPlan) -> bool:
    """Whether nothing more is sent by this plan, as it is kept now: the copy in hand may be older."""
    now = Q(pk=plan.pk) | Q(pk=plan.child_id)
    return ContactPlan.objects.filter(now, silent_since__isnull=False).exists()


def address(plan: ContactPlan, way: Way) -> str:
    """Where this plan says a way leads."""
    if way is Way.EMAIL:
        return plan.account.email if plan.account else plan.email
    return {Way.TEXT: plan.phone, Way.POST: plan.address}.get(way, "")


def best_way(plan: ContactPlan) -> Way:
    """The first way they chose that leads somewhere; else the first they chose; else only by their code."""
    chosen = [Way(way) for way in plan.ways]
    leading = [way for way in chosen if address(plan, way)]
    return (leading or [way for way in chosen if way is Way.CODE] or chosen or [Way.CODE])[0]
