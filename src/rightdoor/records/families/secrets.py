"""Who must not know, held against everything that is written or shown to anybody outside."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from rightdoor.ground.access.whom import person_about
from rightdoor.ground.messages.models import ContactPlan, Message
from rightdoor.pure.rules.days import day_of
from rightdoor.records.families.models import MustNotKnow

KEPT = "Not for this person: they must not know that the child asks for help"


def kept_from_them(message: Message, at: datetime) -> str:
    """Why a message about a child does not go to whom it is for, in words for staff; empty where it does."""
    child = person_about(message.about_kind, message.about_id)
    return KEPT if child is not None and leads_to_one_who_must_not_know(child, message.plan, at) else ""


def leads_to_one_who_must_not_know(child: UUID, plan: ContactPlan | None, at: datetime) -> bool:
    """Whether this way of contact belongs to somebody who must not know, or reaches the same telephone or e-mail."""
    if plan is None:
        return False
    same = Q(pk=plan.pk)
    if plan.phone:
        same |= Q(phone=plan.phone)
    if plan.email:
        same |= Q(email__iexact=plan.email)
    ways = ContactPlan.objects.filter(same).values("pk")
    hidden = MustNotKnow.objects.that_hold(day_of(at)).filter(person=child)
    theirs = Q(relative__plan__in=ways) | Q(relative__known_as__contact_plan__in=ways)
    return hidden.filter(theirs).exists()
