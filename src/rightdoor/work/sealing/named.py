"""Who may be named on a sealed part of a request, and who is."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from rightdoor.ground.access.lifecycle import Role, Tie
from rightdoor.ground.access.models import Account, Relation, RoleHeld, Sealable
from rightdoor.ground.access.whom import PERSON
from rightdoor.ground.audit.record import kind_of
from rightdoor.pure.rules.days import day_of
from rightdoor.work.referrals.models import Referral
from rightdoor.work.sealing.lifecycle import FEWEST, MAY_BE_NAMED
from rightdoor.work.sealing.parts import REFERRAL


def nameable(referral: Referral, at: datetime) -> QuerySet[Account]:
    """The practitioners and safeguarding leads of the request's area who may know of the child."""
    knows_nothing = Q(kind=Tie.BLOCK, about_kind=PERSON, about_id=referral.person_id)
    knows_nothing |= Q(kind=Tie.EXCLUDED, about_kind=REFERRAL, about_id=referral.pk)
    barred = Relation.objects.current(at).filter(knows_nothing).values("account")
    here = roles_here(referral, at).filter(role__in=MAY_BE_NAMED).values("account")
    staff = Account.objects.filter(partnership_id=referral.partnership_id, is_active=True, pk__in=here)
    return staff.exclude(pk__in=barred).order_by("name", "pk")


def leads_among(referral: Referral, at: datetime) -> set[UUID]:
    """The keys of those who lead on safeguarding in the request's area that day."""
    leading = roles_here(referral, at).filter(role=Role.SAFEGUARDING_LEAD)
    return set(leading.values_list("account", flat=True))


def roles_here(referral: Referral, at: datetime) -> QuerySet[RoleHeld]:
    """The roles that are held that day in the request's area; where it is not known, in any."""
    held = RoleHeld.objects.current(day_of(at))
    return held.filter(Q(area="") | Q(area=referral.area)) if referral.area else held


def names_on(part: Sealable, at: datetime) -> Any:
    """The relations of those who are named on this part now."""
    named = Relation.objects.filter(kind=Tie.NAMED, section=part.section).current(at).to(kind_of(part), part.pk)
    return named.select_related("account").order_by("starts_at", "pk")


def enough(people: set[UUID], referral: Referral, at: datetime) -> bool:
    """Whether these can keep a part: so many that it never hangs on one person, one of them a safeguarding lead."""
    able = people & set(nameable(referral, at).values_list("pk", flat=True))
    return len(able) >= FEWEST and bool(able & leads_among(referral, at))
