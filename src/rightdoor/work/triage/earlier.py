"""What a child who has an open request asked before, in short: when, what was decided, and which services help now."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from rightdoor.ground.access.lifecycle import FRONT_DOOR
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.reach import where_holding
from rightdoor.work.referrals.lifecycle import OPEN
from rightdoor.work.referrals.models import Referral
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.lifecycle import Outcome
from rightdoor.work.triage.queries import is_read

MOST = 10


@dataclass(frozen=True, slots=True)
class Earlier:
    """One earlier request: enough to know that it was, and nothing of what was said."""

    key: UUID
    asked_at: datetime
    stage: str
    outcome: Outcome | None
    decided_at: datetime | None
    services: tuple[str, ...]  # that have opened an episode, and are not hidden
    is_read: bool  # the whole of it can still be read


def earlier_requests(referral: Referral, account: Account, at: datetime) -> list[Earlier]:
    """The earlier requests of the same child, in the reader's areas, the newest first; nothing once it is answered."""
    person = referral.person
    if person is None or referral.stage not in OPEN:
        return []
    same = Q(person=person)
    names = [name for name in (person.preferred_name.strip(), person.legal_name.strip()) if " " in name]
    for name in names if person.born_on else ():  # a whole name and a day of birth; a first name alone is not enough
        named = Q(person__preferred_name__iexact=name) | Q(person__legal_name__iexact=name)
        same |= named & Q(person__born_on=person.born_on)
    mine = Referral.objects.visible_to(account, at).filter(where_holding(account, *FRONT_DOOR, at=at)).filter(same)
    rows = mine.filter(received_at__lt=referral.received_at).exclude(pk=referral.pk).order_by("-received_at", "-pk")
    read = set(rows.filter(is_read(at)).values_list("pk", flat=True))
    return [short(one, is_read=one.pk in read) for one in rows[:MOST]]


def short(one: Referral, *, is_read: bool) -> Earlier:
    """One of them."""
    decision = one.decisions.order_by("number").last()
    return Earlier(
        key=one.pk,
        asked_at=one.received_at,
        stage=one.stage,
        outcome=Outcome(decision.outcome) if decision else None,
        decided_at=decision.decided_at if decision else None,
        services=tuple(episode.service for episode in one.episodes.order_by("opened_at") if not is_hidden(episode)),
        is_read=is_read,
    )


def is_hidden(episode: Episode) -> bool:
    """Whether even that this service helps is secret."""
    return bool(getattr(episode, "existence_hidden", False))
