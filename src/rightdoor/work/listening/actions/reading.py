"""Reading complaints, and hearing how it was: each look is on record."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from rightdoor.ground.access.bars import blocked_people
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.reach import unbarred, where_holding
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.work.listening import policy
from rightdoor.work.listening.models import Complaint, Feedback
from rightdoor.work.listening.telling import listed

MOST = 200


@transaction.atomic
def list_complaints(*, by: Account, at: datetime) -> list[Complaint]:
    """The complaints that they read, what is due first."""
    require(rule_on(by, policy.LIST, None, at=at))
    rows = list(listed(by, at).soonest_first()[:MOST])
    record("listening.listed", about=None, by=by, at=at, shown=[one.pk for one in rows])
    return rows


@transaction.atomic
def read_complaint(*, complaint_id: UUID, by: Account, at: datetime) -> Complaint:
    """One complaint, and what it names."""
    complaint: Complaint = Complaint.objects.get(pk=complaint_id)
    require(rule_on(by, policy.READ, complaint, at=at))
    record(policy.READ, about=complaint, by=by, at=at)
    return complaint


@transaction.atomic
def hear_voices(*, by: Account, at: datetime) -> list[Feedback]:
    """The newest of what people said, of the areas that they manage."""
    require(rule_on(by, policy.HEAR, None, at=at))
    hidden = Q(referral__person_id__in=blocked_people(by, at))
    mine = unbarred(Feedback.objects.all(), by, at, hidden=hidden).filter(where_holding(by, Role.MANAGER, at=at))
    rows = list(mine.order_by("-said_at", "-id")[:MOST])
    record("listening.listed", about=None, by=by, at=at, shown=[one.pk for one in rows])
    return rows
