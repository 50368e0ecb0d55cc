"""The requests that a reader may open, for lists beside numbers."""

from datetime import datetime

from django.db.models import Q

from rightdoor.ground.access.lifecycle import FRONT_DOOR
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.reach import where_holding
from rightdoor.pure.reading import read_since
from rightdoor.work.referrals.models import Referral

LOOKED_AT = 300


def readable_by(account: Account, at: datetime) -> list[Referral]:
    """The newest of the requests that they may open; none where their roles open none.

    The table's own rule for one request, as a question about many: front-door staff, in their areas, while it is read.
    """
    rows = Referral.objects.visible_to(account, at).filter(where_holding(account, *FRONT_DOOR, at=at))
    still_read = Q(closed_at=None) | Q(closed_at__gte=read_since(at))
    return list(rows.filter(still_read).order_by("-received_at", "-pk")[:LOOKED_AT])
