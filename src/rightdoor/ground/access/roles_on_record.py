"""Which role somebody held on a day, in words, for the audit's answer to "who looked at my record?"."""

from collections.abc import Collection, Mapping

from rightdoor.ground.access.lifecycle import ROLE_NAMES, Role
from rightdoor.ground.access.models import RoleHeld
from rightdoor.ground.audit.looking import Holder


def roles_on(holders: Collection[Holder]) -> Mapping[Holder, str]:
    """The role of each on their day, the first in the order of roles where they held several."""
    order = list(Role)
    held = RoleHeld.objects.filter(account__in={account for account, _day in holders})
    found: dict[Holder, Role] = {}
    for one in held:
        role = Role(one.role)
        for account, day in holders:
            current = one.account_id == account and one.starts_on <= day and (one.ends_on is None or day <= one.ends_on)
            known = found.get((account, day))
            if current and (known is None or order.index(role) < order.index(known)):
                found[account, day] = role
    return {holder: ROLE_NAMES[role] for holder, role in found.items()}
