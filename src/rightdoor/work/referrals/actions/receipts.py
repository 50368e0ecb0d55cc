"""The receipt: kept to be read by code, and sent outside only in neutral words and where that is safe."""

from datetime import datetime

from django.utils.translation import gettext as _

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.design.languages import as_text, here
from rightdoor.ground.design.two_languages import short_in
from rightdoor.ground.design.when import deadline
from rightdoor.ground.messages.actions import queue_message
from rightdoor.ground.messages.models import ContactPlan, Message, Way
from rightdoor.ground.messages.safe_times import all_windows
from rightdoor.ground.messages.stricter import times_of
from rightdoor.work.referrals.models import Asker, Referral

KIND = "receipt"


def queue_receipts(referral: Referral, *, by: Actor, at: datetime) -> list[Message]:
    """A receipt for whoever asked: themselves, the parent, or the professional; nobody else hears of it."""
    plan = referral.referrer_plan or referral.contact_plan
    if plan is None:
        return []
    return [
        queue_message(
            plan=plan, about=referral, kind=KIND, body=as_text(body(referral)),
            outside=short_in(here(), lambda: outside(referral)),
            by=by, at=at, way=way_for(plan),
        )
    ]  # fmt: skip


def own_plan(referral: Referral) -> ContactPlan | None:
    """The plan of whoever asked: the young person's own, or the parent's or professional's beside the child's."""
    return referral.contact_plan if referral.asker == Asker.ME else referral.referrer_plan


def way_for(plan: ContactPlan) -> Way:
    """By text or e-mail where they chose that and it can be timed safely; else it waits to be read by code."""
    if all_windows(times_of(plan)) is None:
        return Way.CODE
    if Way.TEXT in plan.ways and plan.phone:
        return Way.TEXT
    return Way.EMAIL if Way.EMAIL in plan.ways and plan.email else Way.CODE


def when_words(referral: Referral) -> str:
    """Thursday 9 April, 2 pm, or the end of a day; empty where no day can be promised."""
    due = referral.decide_by
    return deadline(due) if due else ""


def body(referral: Referral) -> str:
    """What is kept for reading by code."""
    when = when_words(referral)
    if when:
        return _("We have your request. A person answers by %(when)s.") % {"when": when}
    return _("We have your request. We cannot promise a day. A person reads it.")


def outside(referral: Referral) -> str:
    """What a text or e-mail says to somebody who told us that it may name us."""
    when = when_words(referral)
    if when:
        return _("Rightdoor: we have what you sent. You will hear from us by %(when)s.") % {"when": when}
    return _("Rightdoor: we have what you sent. A person reads it.")
