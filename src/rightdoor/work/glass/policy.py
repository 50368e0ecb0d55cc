"""This room's rows of the table."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Rule, contribute
from rightdoor.pure.rules.days import day_of
from rightdoor.records.workforce.models import Supervision

BREAK = "glass.break"
CLOSE = "glass.close"
REVIEW = "glass.review"

MAY_BREAK = frozenset({Role.ADMINISTRATOR, Role.PRACTITIONER, Role.SAFEGUARDING_LEAD, Role.MANAGER})
MAY_REVIEW = frozenset({Role.SAFEGUARDING_LEAD, Role.MANAGER})


def of_another_line(account: Account, glass: Any, at: datetime) -> bool:
    """Whether they are neither the one who broke it nor in that person's line, above or below."""
    if glass is None:
        return True
    if glass.account_id == account.pk:
        return False
    day = day_of(at)
    line = Supervision.objects.filter(account__in=(account, glass.account), supervisor__in=(account, glass.account))
    return not line.filter(starts_on__lte=day).exclude(ends_on__lt=day).exists()


def their_own(account: Account, glass: Any, _at: datetime) -> bool:
    """Whether it is theirs to close."""
    return glass is None or glass.account_id == account.pk


contribute(
    [
        Rule(BREAK, "staff who read about children may read one person's record for an hour, with a reason and a "
             "second step; never over a seal or a conflict", roles=MAY_BREAK, anywhere=True),
        Rule(CLOSE, "whoever broke the glass may close it before the hour is over", roles=MAY_BREAK, when=their_own,
             anywhere=True),
        Rule(REVIEW, "a safeguarding lead or manager of another line looks at every broken glass", roles=MAY_REVIEW,
             when=of_another_line, anywhere=True),
    ]
)  # fmt: skip
