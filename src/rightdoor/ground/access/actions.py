"""Signing in and out, on record."""

from datetime import date, datetime

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, RoleHeld, Team
from rightdoor.ground.audit.record import record, record_denial


def account_with(*, email: str, password: str, at: datetime) -> Account | None:
    """The active account with this password; None otherwise, after as much work, and on record either way."""
    account = Account.objects.filter(email=email.lower(), is_active=True).first()
    known = account.password if account else make_password(None)
    if account is None or not account.has_usable_password():
        make_password(password)  # the same work as for an account that exists
        record_denial("access.sign_in", about=None, by=VISITOR, at=at, reason="no such account")
        return None
    if not check_password(password, known):
        record_denial("access.sign_in", about=account, by=VISITOR, at=at, reason="wrong password")
        return None
    record("access.sign_in", about=account, by=account, at=at)
    return account


@transaction.atomic
def give_role(
    *, account: Account, role: Role, area: str = "", team: Team | None = None, starts_on: date,
    ends_on: date | None = None, source: str,
) -> RoleHeld:  # fmt: skip
    """Give an account a role for a time.  Who may do so is settled with the issue that builds invitations."""
    return RoleHeld.objects.create(
        account=account, role=role, area=area, team=team, starts_on=starts_on, ends_on=ends_on, source=source
    )
