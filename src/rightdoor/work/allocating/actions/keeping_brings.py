"""What a worker brings is kept, by them or a manager; days away, with who covers."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.pure.rules.days import day_of
from rightdoor.records.workforce.models import Away, Brings
from rightdoor.work.allocating.policy import KEEP_BRINGS, WRITE_AWAY
from rightdoor.work.support.actions.allocating import NotTheirs, cover
from rightdoor.work.support.models import Episode


class NotAway(Exception):
    """The days were not written down, and a sentence says why."""


@transaction.atomic
def keep_brings(
    *, account_id: UUID, languages: Sequence[str], skills: Sequence[str], districts: Sequence[str], gender: str,
    can_carry: int | None, by: Account, at: datetime,
) -> Brings:  # fmt: skip
    """Write it down anew.  What is left empty is not known."""
    account = Account.objects.select_for_update(of=("self",)).get(pk=account_id, partnership=by.partnership_id)
    require(rule_on(by, KEEP_BRINGS, account, at=at))
    said = {
        "languages": list(languages), "skills": list(skills), "districts": list(districts), "gender": gender,
        "can_carry": can_carry, "changed_at": at, "changed_by": by,
    }  # fmt: skip
    brings, _new = Brings.objects.update_or_create(
        account=account, defaults=said, create_defaults={**said, "partnership": account.partnership}
    )
    record(KEEP_BRINGS, about=brings, by=by, at=at, worker=str(account.pk))
    return brings


@transaction.atomic
def write_away(
    *, account_id: UUID, starts_on: date, ends_on: date, stands_in_id: UUID, by: Account, at: datetime
) -> Away:
    """They are away on these days, and somebody covers for each child whom they support.  Raises NotAway.

    A child whom the other may know nothing of is covered by nobody until a manager says who: their page says so.
    """
    here = Account.objects.filter(partnership=by.partnership_id, is_active=True)
    account = here.select_for_update(of=("self",)).get(pk=account_id)
    require(rule_on(by, WRITE_AWAY, account, at=at))
    other = here.filter(pk=stands_in_id).exclude(pk=account.pk).first()
    if other is None:
        raise NotAway("Choose somebody else who covers. Nothing was changed.")
    if ends_on < max(starts_on, day_of(at)):
        raise NotAway("Those days are over, or end before they start. Nothing was changed.")
    away: Away = Away.objects.create(
        partnership=account.partnership, account=account, starts_on=starts_on, ends_on=ends_on, stands_in=other,
        noted_at=at, noted_by=by,
    )  # fmt: skip
    for episode in Episode.objects.visible_to(by, at).open().filter(worker=account).order_by("pk"):
        try:
            cover(episode_id=episode.pk, worker_id=other.pk, since=starts_on, until=ends_on, by=by, at=at)
        except NotTheirs:
            continue
    record(WRITE_AWAY, about=away, by=by, at=at, worker=str(account.pk))
    return away
