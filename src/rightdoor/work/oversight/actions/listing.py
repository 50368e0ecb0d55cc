"""Once a week: what stood out in the looks of the week that has ended, kept for the auditor, who is told."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership, RoleHeld
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.messages.actions import queue_message, staff_plan
from rightdoor.ground.messages.models import Way
from rightdoor.pure.rules.days import LONDON, day_of
from rightdoor.pure.unusual import Finding
from rightdoor.work.oversight.models import Unusual, Week
from rightdoor.work.oversight.policy import LIST
from rightdoor.work.oversight.week import findings

OUTSIDE = "There is something for you to read. Sign in to see it."


def list_week(*, by: Actor, at: datetime) -> int:
    """List the week that ended last, for each partnership that has not had it; the number of lists."""
    until = last_monday(at)
    late = Partnership.objects.exclude(pk__in=Week.objects.filter(until=until).values("partnership"))
    waiting = list(late.order_by("slug"))
    found = findings(until=until) if waiting else []
    return sum(keep(partnership, until, found, by=by, at=at) for partnership in waiting)


def last_monday(at: datetime) -> datetime:
    """Midnight in London, as the newest Monday began."""
    day = day_of(at)
    return datetime.combine(day - timedelta(days=day.weekday()), time.min, LONDON)


@transaction.atomic
def keep(partnership: Partnership, until: datetime, found: Iterable[Finding], *, by: Actor, at: datetime) -> bool:
    """Keep one partnership's list, and tell its auditors where there is something in it; whether it was new."""
    require(rule_on(by, LIST, None, at=at))
    week, is_new = Week.objects.get_or_create(partnership=partnership, until=until, defaults={"listed_at": at})
    if not is_new:  # another worker, a moment ago
        return False
    ours = set(Account.objects.filter(partnership=partnership).values_list("pk", flat=True))
    theirs = [one for one in found if UUID(one.reader) in ours]
    Unusual.objects.bulk_create(
        Unusual(week=week, reader_id=UUID(one.reader), kind=one.kind.value, why=one.why[:300],
                records=[UUID(key) for key in one.records])
        for one in theirs
    )  # fmt: skip
    record(LIST, about=week, by=by, at=at, count=len(theirs))
    for auditor in auditors(partnership, at) if theirs else ():
        queue_message(
            plan=staff_plan(account=auditor, at=at), about=week, kind="notice", body=OUTSIDE, outside=OUTSIDE, by=by,
            at=at, way=Way.EMAIL,
        )  # fmt: skip
    return True


def auditors(partnership: Partnership, at: datetime) -> list[Account]:
    """Everybody who is an auditor that day."""
    held = RoleHeld.objects.current(day_of(at)).filter(role=Role.AUDITOR).values("account")
    return list(Account.objects.filter(partnership=partnership, is_active=True, pk__in=held).order_by("id"))
