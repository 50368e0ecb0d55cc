"""What should worry whoever runs the site about how people sign in."""

import os
from collections.abc import Iterator
from datetime import datetime

from django.conf import settings

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import RoleHeld
from rightdoor.pure.rules.days import day_of


def problems(at: datetime) -> Iterator[str]:
    """One sentence a problem, with what to do."""
    if settings.PRODUCTION and not settings.SITE:
        yield (
            "RIGHTDOOR_SITE is not set, so links to invitations and new passwords name no address. "
            "Set it to the site's address as people know it."
        )
    if settings.STOLEN and not os.access(settings.STOLEN, os.R_OK):
        yield "The list of stolen passwords cannot be read, so nobody can choose a password. Look at RIGHTDOOR_STOLEN."
    today = day_of(at)
    held = RoleHeld.objects.current(today).filter(role=Role.SYSTEM_ADMINISTRATOR, account__is_active=True)
    if settings.PRODUCTION and not held.exists():
        yield "Nobody is system administrator, so nobody can invite. Run 'rightdoor invite --email … --name …'."
