"""Finding the record that somebody speaks of, by a request's code; nobody reads anything on the way."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.work.keeping import policy
from rightdoor.work.keeping.queries import barred
from rightdoor.work.keeping.reach import whole_record
from rightdoor.work.keeping.rows import DRAFTS, PEOPLE, REQUESTS, row_for
from rightdoor.work.keeping.standing import unread
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
    with unread(at):
        found = next((one for one in records_of(normalise_code(code), partnership)), None)
    if found is None or found[1] in barred(by, at):
        raise NoRecord
    return found


def records_of(code: str, partnership: Partnership) -> Iterator[tuple[str, UUID]]:
    """The whole record of the request, or of the draft, that has this code."""
    for kind, model in ((REQUESTS, Referral), (DRAFTS, Draft)):
        for key in model.objects.filter(partnership=partnership, code=code).values_list("pk", flat=True):
            yield whole_record(kind, key)


def partnership_thing(partnership: Partnership) -> object:
    """A partnership as something about which the policy may be asked."""
    return Everything(partnership)


class Everything:
    """Whatever a partnership keeps."""

    area = ""

    def __init__(self, partnership: Partnership) -> None:
        self.partnership_id, self.pk = partnership.pk, partnership.pk


def partnership_of(kind: str, key: UUID, *, by: Account, at: datetime) -> Partnership:
    """Whose record it is; no record where there is none, where it is part of another, or where they may not know."""
    known = kind in (PEOPLE, REQUESTS, DRAFTS)
    with unread(at):
        rows = row_for(kind).table._default_manager.filter(pk=key) if known else None
        partnership = rows.values_list("partnership", flat=True).first() if rows is not None else None
        whole = partnership is not None and whole_record(kind, key) == (kind, key)
    if partnership is None or not whole or key in barred(by, at):
        raise NoRecord
    return Partnership.objects.get(pk=partnership)
