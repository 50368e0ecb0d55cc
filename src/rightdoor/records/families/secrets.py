"""Who must not know, held against everything that is written or shown to anybody outside."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from rightdoor.ground.access.whom import person_about
from rightdoor.ground.messages.models import ContactPlan, Message
from rightdoor.pure.rules.days import day_of
from rightdoor.records.families.lifecycle import LIMITING, Standing
from rightdoor.records.families.models import MustNotKnow, Responsibility

KEPT = "Not for this person: they must not know that the child asks for help"


def kept_from_them(message: Message, at: datetime) -> str:
    """Why a message about a child does not go to whom it is for, in words for staff; empty where it does."""
    child = person_about(message.about_kind, message.about_id)
    return KEPT if child is not None and leads_to_one_who_must_not_know(child, message.plan, at) else ""


def leads_to_one_who_must_not_know(child: UUID, plan: ContactPlan | None, at: datetime) -> bool:
    """Whether this way of contact belongs to somebody who must not know, or reaches the same telephone or e-mail."""
    hidden = MustNotKnow.objects.that_hold(day_of(at)).filter(person=child)
    return plan is not None and hidden.filter(reached_by(plan)).exists()


def may_be_who_must_not_know(child: UUID, plan: ContactPlan | None, at: datetime) -> bool:
    """The same, and where no way to reach whoever must not know is known, or this one is not: they may be this one."""
    hidden = MustNotKnow.objects.that_hold(day_of(at)).filter(person=child)
    nowhere = Q(relative__plan=None) & (Q(relative__known_as=None) | Q(relative__known_as__contact_plan=None))
    return hidden.filter(nowhere | reached_by(plan) if plan else Q()).exists()


def standings_of(child: UUID, plan: ContactPlan | None, at: datetime) -> set[str]:
    """Every standing before the law that is on record of whoever this way of contact belongs to.

    What closes holds before its first day; that they have responsibility holds from that day on.
    """
    if plan is None:
        return set()
    told = Responsibility.objects.that_hold(day_of(at)).filter(reached_by(plan), person=child)
    found = [(standing_in(one), one.is_current(day_of(at))) for one in told]
    return {standing for standing, begun in found if begun or standing != Standing.HOLDS}


def standing_in(told: Responsibility) -> str:
    """The standing that was told; by an order that can only limit, it is limited whatever else was chosen."""
    limited = told.standing == Standing.HOLDS and told.ground in LIMITING
    return Standing.RESTRICTED if limited else told.standing


def is_held_by_a_body(child: UUID, at: datetime) -> bool:
    """Whether a court has given responsibility for the child to a council."""
    told = Responsibility.objects.that_hold(day_of(at)).filter(person=child, standing=Standing.HOLDS)
    return told.exclude(body="").exists()


def may_be_limited(child: UUID, plan: ContactPlan | None, at: datetime) -> bool:
    """Whether somebody has no responsibility, or an order limits it, who may be whoever this way of contact belongs to.

    It may be, where no way to reach them is known, or where this one is not.
    """
    limits = Responsibility.objects.that_hold(day_of(at)).filter(person=child, relative__isnull=False)
    nowhere = Q(relative__plan=None) & (Q(relative__known_as=None) | Q(relative__known_as__contact_plan=None))
    return limits.exclude(standing=Standing.HOLDS).filter(nowhere if plan else Q()).exists()


def reached_by(plan: ContactPlan) -> Q:
    """Relatives to whom this way of contact belongs, or who are reached by the same telephone or e-mail."""
    same = Q(pk=plan.pk)
    if plan.phone:
        same |= Q(phone=plan.phone)
    if plan.email:
        same |= Q(email__iexact=plan.email)
    ways = ContactPlan.objects.filter(same).values("pk")
    return Q(relative__plan__in=ways) | Q(relative__known_as__contact_plan__in=ways)
