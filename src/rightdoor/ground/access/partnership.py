"""Which partnership this site serves."""

from django.conf import settings

from rightdoor.ground.access.models import Partnership


class NoPartnership(Exception):
    """The site has no partnership yet: 'rightdoor people' or the demo makes one."""


def this_partnership() -> Partnership:
    """The partnership whose front door this site is: the one that is named in the settings, else the only one."""
    rows = Partnership.objects.order_by("slug")
    named = rows.filter(slug=settings.PARTNERSHIP) if settings.PARTNERSHIP else rows
    found = named.first()
    if found is None:
        raise NoPartnership("This site has no partnership yet. Make one with 'rightdoor demo fill' or docs/running.md.")
    return found
