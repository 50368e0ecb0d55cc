"""What the pages of the broken glass show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.pure.rules.days import LONDON
from rightdoor.work.glass.lifecycle import REASONS, Reason
from rightdoor.work.glass.models import Glass
from rightdoor.work.glass.policy import REVIEW
from rightdoor.work.triage.queries import visible


@dataclass(frozen=True, slots=True)
class Opened:
    """A record that is open now."""

    key: UUID
    until: str
    requests: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class ToReview:
    """What the second person reads: who, when and why, never the record itself."""

    who: str
    when: str
    why: str
    words: str
    by: str


def opened(glasses: Iterable[Glass], account: Account, at: datetime) -> list[Opened]:
    """Each with the way to the person's requests."""
    return [
        Opened(
            key=glass.pk,
            until=f"{(glass.relation.ends_at or at).astimezone(LONDON):%H:%M}",
            requests=tuple(
                visible(account, at).filter(person=glass.person_id).order_by("-id").values_list("pk", flat=True)
            ),
        )
        for glass in glasses
    ]


def page_of(glass: Glass, account: Account, at: datetime) -> ToReview:
    """The page of one review, for whoever may make it."""
    require(rule_on(account, REVIEW, glass, at=at))
    return ToReview(
        who=glass.account.name,
        when=f"{glass.broken_at.astimezone(LONDON):%A %-d %B, %H:%M}",
        why=REASONS[Reason(glass.reason)],
        words=glass.words,
        by=f"{glass.review_by.astimezone(LONDON):%A %-d %B, %H:%M}",
    )
