"""Who must not know, held against everything that is written or shown to anybody outside."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from rightdoor.ground.access.whom import person_about
from rightdoor.ground.messages.models import ContactPlan, Message
from rightdoor.pure.rules.days import day_of
from rightdoor.pure.telephones import read_number
from rightdoor.records.families.lifecycle import LIMITING, PLACING, Standing
from rightdoor.records.families.models import MustNotKnow, Relative, Responsibility

KEPT = "Not for this person: they must not know that the child asks for help"
NOWHERE = Q(relative__plan=None) & (Q(relative__known_as=None) | Q(relative__known_as__contact_plan=None))
"""Of whom no way to reach them is known, so that nothing tells them apart from somebody else."""


def kept_from_them(message: Message, at: datetime) -> str:
    """Why a message about a child does not go to whom it is for, in words for staff; empty where it does."""
    child = person_about(message.about_kind, message.about_id)
    return KEPT if child is not None and leads_to_one_who_must_not_know(child, message.plan, at) else ""


def leads_to_one_who_must_not_know(child: UUID, plan: ContactPlan | None, at: datetime) -> bool:
    """Whether this way of contact belongs to somebody who must not know, or reaches the same telephone or e-mail."""
    return plan is not None and bool(ways_to_who_must_not_know([(child, plan)], at))


def ways_to_who_must_not_know(ways: Collection[tuple[UUID, ContactPlan]], at: datetime) -> set[tuple[UUID, UUID]]:
    """Of many ways of contact, each with the child it is about, those that do, by their keys: asked at once."""
    held = MustNotKnow.objects.that_hold(day_of(at)).filter(person__in={child for child, _plan in ways})
    rows = MustNotKnow.objects.filter(relative__in=held.values("relative"))  # with those that ended: each names a way
    hidden: dict[UUID, list[ContactPlan]] = defaultdict(list)
    for one in rows.select_related("plan", "relative__plan", "relative__known_as__contact_plan"):
        if one.relative.person_id == one.person_id:
            hidden[one.person_id] += [*plans_of(one.relative), *([one.plan] if one.plan else [])]
    return {(child, plan.pk) for child, plan in ways if any(is_or_was_one_way(plan, other) for other in hidden[child])}


def plans_of(relative: Relative) -> list[ContactPlan]:
    """The ways by which one of a family is reached, as they were told here and on their own record."""
    plans = (relative.plan, relative.known_as.contact_plan if relative.known_as else None)
    return [plan for plan in plans if plan is not None]


def may_be_who_must_not_know(child: UUID, plan: ContactPlan | None, at: datetime) -> bool:
    """The same, and where no way to reach whoever must not know is known, or this one is not: they may be this one."""
    hidden = MustNotKnow.objects.that_hold(day_of(at)).filter(person=child)
    return hidden.filter(NOWHERE | reached_by(child, plan) if plan else Q()).exists()


def standings_of(child: UUID, plan: ContactPlan | None, at: datetime) -> set[str]:
    """Every standing before the law that is on record of whoever this way of contact belongs to.

    What closes holds before its first day; that they have responsibility holds from that day on.
    """
    if plan is None:
        return set()
    told = Responsibility.objects.that_hold(day_of(at)).filter(reached_by(child, plan), person=child)
    found = [(standing_in(one), one.is_current(day_of(at))) for one in told]
    return {standing for standing, begun in found if begun or standing != Standing.HOLDS}


def standing_in(told: Responsibility) -> str:
    """The standing that was told; by an order that can only limit, it is limited whatever else was chosen."""
    limited = told.standing == Standing.HOLDS and told.ground in LIMITING
    return Standing.RESTRICTED if limited else told.standing


def is_placed_with_another(child: UUID, plan: ContactPlan | None, at: datetime) -> bool:
    """Whether a court made somebody else special guardian or parent by adoption: it limits everybody else."""
    told = Responsibility.objects.that_hold(day_of(at)).filter(person=child, standing=Standing.HOLDS)
    placed = told.filter(ground__in=PLACING)
    return (placed.exclude(reached_by(child, plan)) if plan else placed).exists()


def is_held_by_a_body(child: UUID, at: datetime) -> bool:
    """Whether a court has given responsibility for the child to a council."""
    told = Responsibility.objects.that_hold(day_of(at)).filter(person=child, standing=Standing.HOLDS)
    return told.exclude(body="").exists()


def may_be_limited(child: UUID, plan: ContactPlan | None, at: datetime) -> bool:
    """Whether somebody has no responsibility, or an order limits it, who may be whoever this way of contact belongs to.

    It may be, where no way to reach them is known, or where this one is not.
    """
    limits = Responsibility.objects.that_hold(day_of(at)).filter(person=child, relative__isnull=False)
    return limits.exclude(standing=Standing.HOLDS).filter(NOWHERE if plan else Q()).exists()


def reached_by(child: UUID, plan: ContactPlan) -> Q:
    """Relatives of a child to whom this way of contact belongs, or who are reached by the same telephone or e-mail."""
    theirs = list(Relative.objects.filter(person=child).select_related("plan", "known_as__contact_plan"))
    if not theirs:
        return Q(pk__in=[])
    more = MustNotKnow.objects.filter(relative__person=child, plan__isnull=False).select_related("plan", "relative")
    ways = [(one.pk, other) for one in theirs for other in plans_of(one)]
    ways += [(one.relative_id, one.plan) for one in more if one.plan is not None]
    return Q(relative__in={key for key, other in ways if is_one_way(plan, other)})


def is_one_way(one: ContactPlan, other: ContactPlan) -> bool:
    """Whether two plans are one, or lead to the same telephone or mailbox, however either was written."""
    mailbox = one.email.strip().casefold()
    same_mailbox = bool(mailbox) and mailbox == other.email.strip().casefold()
    return one.pk == other.pk or same_mailbox or bool(numbers_of(one) & numbers_of(other))


def is_or_was_one_way(one: ContactPlan, other: ContactPlan) -> bool:
    """The same, also by what either led to before: who must not know stays known by the number they changed."""
    return is_one_way(one, other) or bool(ways_ever(one) & ways_ever(other))


def ways_ever(plan: ContactPlan) -> set[str]:
    """Every telephone and mailbox that a plan names or named."""
    mailboxes = {one.strip().casefold() for one in (plan.email, *plan.reached_before) if "@" in one}
    earlier = {read_number(one) for one in plan.reached_before if "@" not in one}
    return (mailboxes | earlier | numbers_of(plan)) - {""}


def numbers_of(plan: ContactPlan) -> set[str]:
    """Every telephone that a plan names; a second one stands with its times, as "to call: 07700 900123"."""
    second = (part.split(":", 1)[1] for part in plan.safe_times.split(",") if part.strip().startswith("to call:"))
    return {read_number(written) for written in (plan.phone, *second)} - {""}
