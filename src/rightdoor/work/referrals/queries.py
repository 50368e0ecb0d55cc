"""Words that complete 'referrals …' and 'drafts …'."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from rightdoor.ground.access.bars import blocked_people, sealed_from
from rightdoor.ground.access.lifecycle import Label
from rightdoor.ground.access.reach import unbarred
from rightdoor.work.referrals.lifecycle import OPEN

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account
    from rightdoor.work.referrals.models import (  # noqa: F401  named in the strings below
        Addition,
        ContactEntry,
        Draft,
        Referral,
    )

Parts = TypeVar("Parts", bound=models.QuerySet[Any])


class ReferralQueries(models.QuerySet["Referral"]):
    def waiting(self) -> ReferralQueries:
        """Not yet decided."""
        return self.filter(stage__in=OPEN)

    def overdue(self, at: datetime) -> ReferralQueries:
        return self.waiting().filter(decide_by__lt=at)

    def visible_to(self, account: Account, at: datetime) -> ReferralQueries:
        """Of their partnership, but for the people of whom they may know nothing."""
        return unbarred(self, account, at, hidden=Q(person_id__in=blocked_people(account, at)))

    def about(self, people: Any) -> ReferralQueries:
        """About any of these people; a query of their keys is enough."""
        return self.filter(person_id__in=people)

    def by_parents(self) -> ReferralQueries:
        """With which a parent or carer asked for their child."""
        return self.filter(asker="child")

    def are_of_one_adult(self) -> bool:
        """Whether whoever asked with these is reached in one way: no more than one adult, as far as can be told."""
        return self.order_by().values("referrer_plan__phone", "referrer_plan__email").distinct().count() <= 1


class DraftQueries(models.QuerySet["Draft"]):
    def unsent(self) -> DraftQueries:
        return self.filter(sent_as__isnull=True)

    def heard_as(self, key: UUID | None) -> DraftQueries:
        """Kept under this key because somebody said danger; no browser has gone on with it."""
        return self.unsent().filter(pk=key, browser_key="") if key else self.none()

    def taken_by(self, account: Account) -> DraftQueries:
        """What this member of staff is writing down for somebody; nobody else's."""
        return self.filter(taken_by=account, partnership_id=account.partnership_id)

    def to_purge(self, at: datetime) -> DraftQueries:
        """Thirty days without a word, and nothing in them that worried anyone."""
        return self.unsent().filter(keep=False, saved_at__lt=at - timedelta(days=30))


def on_requests_of(rows: Parts, account: Account, at: datetime) -> Parts:
    """What belongs to the requests of their partnership, but for the people of whom they may know nothing."""
    hidden = Q(referral__person_id__in=blocked_people(account, at))
    return unbarred(rows, account, at, hidden=hidden, home="referral__partnership_id")


def read_on(rows: Parts, requests: Iterable[Referral], account: Account, at: datetime) -> Parts:
    """What belongs to requests that this account reads: whom they are about was looked at already."""
    mine = rows.filter(referral__in=[one.pk for one in requests])
    return unbarred(mine, account, at, hidden=Q(pk__in=()), home="referral__partnership_id")


class EntryQueries(models.QuerySet["ContactEntry"]):
    def visible_to(self, account: Account, at: datetime) -> EntryQueries:
        """On requests that they may know of, but for what is sealed and they are not named on."""
        return on_requests_of(self, account, at).exclude(sealed_from(account, at, "referrals.contactentry"))

    def on(self, requests: Iterable[Referral], account: Account, at: datetime) -> EntryQueries:
        """On these requests, which they read, but for what is sealed and they are not named on."""
        return read_on(self, requests, account, at).exclude(sealed_from(account, at, "referrals.contactentry"))


class AdditionQueries(models.QuerySet["Addition"]):
    def visible_to(self, account: Account, at: datetime) -> AdditionQueries:
        """On requests that they may know of, but for what is sealed and they are not named on."""
        return on_requests_of(self, account, at).exclude(sealed_from(account, at, "referrals.addition"))

    def on(self, requests: Iterable[Referral], account: Account, at: datetime) -> AdditionQueries:
        """On these requests, which they read, but for what is sealed and they are not named on."""
        return read_on(self, requests, account, at).exclude(sealed_from(account, at, "referrals.addition"))

    def unsealed(self) -> AdditionQueries:
        """For those who have no account: whoever opened the request by its code."""
        return self.exclude(label=Label.SEALED)
