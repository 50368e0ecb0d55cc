"""Words that complete 'decisions to share …', 'doubts …' and 'birthdays …'."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models

from rightdoor.records.agreements.lifecycle import Basis

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account
    from rightdoor.records.agreements.models import CapacityDoubt, ComingOfAge, Sharing  # noqa: F401  named below
    from rightdoor.records.people.models import Person


class SharingQueries(models.QuerySet["Sharing"]):
    def of(self, person: Person) -> SharingQueries:
        return self.filter(person=person)

    def not_ended(self, at: datetime) -> SharingQueries:
        """Running, or still to begin."""
        return self.filter(ends_at__gt=at, ended_at__isnull=True)

    def running(self, at: datetime) -> SharingQueries:
        return self.not_ended(at).filter(starts_at__lte=at)

    def with_account(self, account: Account) -> SharingQueries:
        return self.filter(account=account, partnership_id=account.partnership_id)

    def by_agreement(self) -> SharingQueries:
        """Those that stand only as long as the agreement does."""
        return self.filter(basis=Basis.AGREEMENT)


class DoubtQueries(models.QuerySet["CapacityDoubt"]):
    def of(self, person: Person) -> DoubtQueries:
        return self.filter(person=person).order_by("-doubted_at", "-id")

    def open(self) -> DoubtQueries:
        return self.filter(settled_at__isnull=True)


class ComingOfAgeQueries(models.QuerySet["ComingOfAge"]):
    def to_ask(self) -> ComingOfAgeQueries:
        """Who has not been asked anew yet."""
        return self.filter(asked_at__isnull=True)
