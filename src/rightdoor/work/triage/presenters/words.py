"""Small words that several pages of this room share."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.design.presenters import Cell
from rightdoor.pure.rules.days import LONDON
from rightdoor.records.directory.queries import entry
from rightdoor.work.referrals.actions.working import LOOKING_LASTS
from rightdoor.work.referrals.models import Referral
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.safeguarding.presenters import facts_in_words

MOST = 3


def name_of(service: str) -> str:
    """A service's name as people say it."""
    found = entry(service)
    return found.name if found else service


def needs_in_words(needs: Sequence[str], most: int = MOST) -> str:
    """The first few needs, and that there are more."""
    said = ", ".join(need.replace("_", " ") for need in needs[:most])
    more = _(" and %(n)s more") % {"n": len(needs) - most} if len(needs) > most else ""
    return f"{said[:1].upper()}{said[1:]}{more}" if said else _("Not said")


def spoken(code: str) -> str:
    """A code as it is said aloud."""
    return code.replace("-", " ")


def looking_cell(looking_id: UUID | None, name: str, since: datetime | None, account: Account, at: datetime) -> Cell:
    """Who is looking now, and since when; after ten minutes nobody is."""
    if looking_id is None or since is None or at - since > LOOKING_LASTS:
        return Cell(_("Nobody"))
    words = _("You") if looking_id == account.pk else name
    return Cell(words, _("since %(when)s") % {"when": f"{since.astimezone(LONDON):%H:%M}"})


def flag_words(referral: Referral) -> str:
    """What the open flags of a request say; empty where none is open."""
    found = RedFlag.objects.open().about("referrals.referral", referral.pk)
    return "; ".join(facts_in_words(flag) for flag in found)
