"""Requests that somebody may see; for everybody else they do not exist."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from rightdoor.ground.access.request import StaffRequest
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.queries import visible


def visible_request(request: StaffRequest, referral_id: UUID) -> Referral:
    """The request, where they may see it; else the same 'not found' as for one that does not exist."""
    rows = visible(request.account, request.at).select_related(
        "person", "contact_plan", "referrer_plan", "taken_by", "looking"
    )
    return get_object_or_404(rows, pk=referral_id)
