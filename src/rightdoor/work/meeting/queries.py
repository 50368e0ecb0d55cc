"""Words that complete 'appointments …'."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models

from rightdoor.work.meeting.lifecycle import STANDS
from rightdoor.work.referrals.queries import on_requests_of

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account
    from rightdoor.work.meeting.models import Appointment  # noqa: F401  named in the string below
    from rightdoor.work.referrals.models import Referral


class AppointmentQueries(models.QuerySet["Appointment"]):
    def visible_to(self, account: Account, at: datetime) -> AppointmentQueries:
        """On requests that they may know of."""
        return on_requests_of(self, account, at)

    def of(self, referral: Referral) -> AppointmentQueries:
        """On this request, the first to come first."""
        return self.filter(referral=referral).order_by("starts_at", "id")

    def that_stand(self) -> AppointmentQueries:
        """Offered or agreed."""
        return self.filter(state__in=STANDS)

    def to_come(self, at: datetime) -> AppointmentQueries:
        """Not over yet."""
        return self.filter(ends_at__gt=at)
