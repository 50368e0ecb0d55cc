"""Words that complete 'sign-ins …', 'guesses …' and 'links …'."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models

from rightdoor.ground.signin.lifecycle import GUESSES_KEPT, LINKS_KEPT, SIGN_INS_KEPT, WINDOW, Outcome

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account
    from rightdoor.ground.signin.models import Guess, Invitation, PasswordLink, SignIn  # noqa: F401  named in strings


class SignInQueries(models.QuerySet["SignIn"]):
    def going_on(self) -> SignInQueries:
        return self.filter(ended_at__isnull=True)

    def to_forget(self, at: datetime) -> SignInQueries:
        return self.filter(seen_at__lt=at - SIGN_INS_KEPT)

    def of(self, account: Account) -> SignInQueries:
        return self.filter(account=account)


class GuessQueries(models.QuerySet["Guess"]):
    def lately(self, at: datetime) -> GuessQueries:
        return self.filter(tried_at__gt=at - WINDOW)

    def wrong(self) -> GuessQueries:
        return self.filter(outcome__in=(Outcome.TRYING, Outcome.WRONG))

    def right(self) -> GuessQueries:
        return self.filter(outcome=Outcome.RIGHT)

    def to_forget(self, at: datetime) -> GuessQueries:
        return self.filter(tried_at__lt=at - GUESSES_KEPT)


class InvitationQueries(models.QuerySet["Invitation"]):
    def open(self, at: datetime) -> InvitationQueries:
        return self.filter(accepted_at__isnull=True, withdrawn_at__isnull=True, ends_at__gt=at)

    def untold(self) -> InvitationQueries:
        return self.filter(told_at__isnull=True)


class PasswordLinkQueries(models.QuerySet["PasswordLink"]):
    def open(self, at: datetime) -> PasswordLinkQueries:
        return self.filter(used_at__isnull=True, ends_at__gt=at, account__is_active=True)

    def untold(self) -> PasswordLinkQueries:
        return self.filter(told_at__isnull=True)

    def to_forget(self, at: datetime) -> PasswordLinkQueries:
        return self.filter(ends_at__lt=at - LINKS_KEPT)
