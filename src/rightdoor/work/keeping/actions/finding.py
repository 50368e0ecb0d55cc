"""Finding the record that somebody speaks of, by a request's code; nobody reads anything on the way."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.work.keeping import policy
from rightdoor.work.keeping.reach import whole_record
from rightdoor.work.keeping.rows import DRAFTS, PEOPLE, REQUESTS, row_for
from rightdoor.work.referrals.codes import normalise_code
from rightdoor.work.referrals.models import Draft, Referral


class NoRecord(Exception):
    """There is no such record here."""

    def __init__(self) -> None:
        super().__init__("No record here has this code.")


@transaction.atomic
def find_record(*, code: str, partnership: Partnership, by: Account, at: datetime) -> tuple[str, UUID]:
    """The kind and key of the record to which a code leads."""
    require(rule_on(by, policy.FIND, partnership_thing(partnership), at=at))
    record(policy.FIND, about=None, by=by, at=at, search_length=len(code))
    plain = normalise_code(code)
    for kind, model in ((REQUESTS, Referral), (DRAFTS, Draft)):
        key = model.objects.filter(partnership=partnership, code=plain).values_list("pk", flat=True).first()
        if key is not None:
            return whole_record(kind, key)
    raise NoRecord


def partnership_thing(partnership: Partnership) -> object:
    """A partnership as something about which the policy may be asked."""
    return Everything(partnership)


class Everything:
    """Whatever a partnership keeps."""

    area = ""

    def __init__(self, partnership: Partnership) -> None:
        self.partnership_id, self.pk = partnership.pk, partnership.pk


def partnership_of(kind: str, key: UUID) -> Partnership:
    """Whose record it is; no record where there is none, or where it is only part of a whole one."""
    known = kind in (PEOPLE, REQUESTS, DRAFTS)
    one = row_for(kind).table._default_manager.filter(pk=key).select_related("partnership").first() if known else None
    if one is None or whole_record(kind, key) != (kind, key):
        raise NoRecord
    partnership: Partnership = one.partnership  # type: ignore[attr-defined]
    return partnership
