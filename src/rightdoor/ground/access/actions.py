"""Giving roles."""

from datetime import date

from django.db import transaction

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, RoleHeld, Team


@transaction.atomic
def give_role(
    *, account: Account, role: Role, area: str = "", team: Team | None = None, starts_on: date,
    ends_on: date | None = None, source: str,
) -> RoleHeld:  # fmt: skip
    """Give an account a role for a time; whoever calls has asked whether that may be (signin.invite)."""
    return RoleHeld.objects.create(
        account=account, role=role, area=area, team=team, starts_on=starts_on, ends_on=ends_on, source=source
    )
