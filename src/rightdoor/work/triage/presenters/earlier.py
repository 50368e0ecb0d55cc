"""The front sheet of what was asked before."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from rightdoor.ground.design.when import plain_date
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.triage.earlier import Earlier
from rightdoor.work.triage.presenters.story import OUTCOMES
from rightdoor.work.triage.presenters.words import name_of

STAGES = {Stage.WITHDRAWN: "Withdrawn", Stage.DUPLICATE: "The same as another request", Stage.ENDED: "Ended"}


@dataclass(frozen=True, slots=True)
class EarlierLine:
    """One earlier request in a line."""

    when: str
    became: str
    services: str
    key: UUID | None  # where the whole of it can still be read


def earlier_lines(found: Iterable[Earlier]) -> list[EarlierLine]:
    """Each in words."""
    return [
        EarlierLine(
            when=plain_date(one.asked_at),
            became=became(one),
            services=", ".join(name_of(service) for service in one.services),
            key=one.key if one.is_read else None,
        )
        for one in found
    ]


def became(one: Earlier) -> str:
    """What came of it."""
    if one.outcome is not None and one.decided_at is not None:
        return f"{_(OUTCOMES[one.outcome])}, {plain_date(one.decided_at)}"
    return _(STAGES.get(Stage(one.stage), "Not decided yet"))
