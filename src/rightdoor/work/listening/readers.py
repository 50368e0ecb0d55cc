"""Who reads a complaint: the complaints readers of its area, and never whoever it is about."""

from datetime import datetime

from django.db.models import Q

from rightdoor.ground.access.bars import has_conflict
from rightdoor.ground.access.lifecycle import Role, Tie
from rightdoor.ground.access.models import Account, Relation, RoleHeld
from rightdoor.ground.access.walled.acting import acting
from rightdoor.ground.access.whom import PERSON
from rightdoor.pure.rules.days import day_of
from rightdoor.work.listening.answered import HEARING
from rightdoor.work.listening.models import Complaint
from rightdoor.work.listening.queries import COMPLAINT, ComplaintQueries

LINES = ((Role.COMPLAINTS_READER, True), (Role.MANAGER, True), (Role.COMPLAINTS_READER, False), (Role.MANAGER, False))
"""Who stands in for whom: a role, and whether it is held where the complaint belongs."""


def holders(complaint: Complaint, role: Role, at: datetime, *, near: bool = True) -> list[Account]:
    """Who holds this role, where the complaint belongs or anywhere, and may know of it."""
    held = RoleHeld.objects.current(day_of(at)).filter(role=role)
    if complaint.area and near:
        held = held.filter(Q(area="") | Q(area=complaint.area))
    people = Account.objects.filter(
        partnership_id=complaint.partnership_id, is_active=True, pk__in=held.values("account")
    )
    return [one for one in people.order_by("pk") if not has_conflict(one, complaint, at)]


def readers_of(complaint: Complaint, at: datetime) -> list[Account]:
    """The complaints readers of the area; where none of them may read it the next line stands in.

    Those who read it may not know the child it came from, so the product itself looks who may know nothing of them.
    """
    with acting(HEARING, at):
        found = (holders(complaint, role, at, near=near) for role, near in LINES)
        return next((people for people in found if people), [])


def left_alone(rows: ComplaintQueries, account: Account, at: datetime) -> ComplaintQueries:
    """Those of which somebody may know nothing, or whose area has no complaints reader: others may stand in there."""
    current = Relation.objects.current(at)
    out = Q(pk__in=current.filter(kind=Tie.EXCLUDED, about_kind=COMPLAINT).values("about_id"))
    blocked = current.filter(kind=Tie.BLOCK, about_kind=PERSON).values("about_id")
    held = RoleHeld.objects.current(day_of(at)).filter(role=Role.COMPLAINTS_READER, account__is_active=True)
    held = held.filter(account__partnership=account.partnership_id)
    areas = set(held.values_list("area", flat=True))
    unread = Q(pk__in=()) if "" in areas else ~Q(area__in=areas | {""} if areas else areas)
    return rows.filter(out | Q(referral__person_id__in=blocked) | unread)
