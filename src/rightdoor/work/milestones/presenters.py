"""What falls due, as a list with what to say of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from rightdoor.ground.design.sentences import inside
from rightdoor.ground.design.when import plain_date
from rightdoor.ground.messages.presenters import safe_contact
from rightdoor.pure.rules.days import day_of
from rightdoor.work.milestones.lifecycle import ASKS_HOW, KIND_NAMES, OUTCOME_NAMES, Kind, Outcome
from rightdoor.work.milestones.models import Milestone
from rightdoor.work.triage.fact_words import fact_words
from rightdoor.work.triage.presenters.people import called


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """One that falls due, or did."""

    key: UUID
    name: str
    help: str  # the address of the help that it belongs to, or empty
    title: str
    says: str
    asks: str
    due: str
    is_late: bool
    safe: str  # how to reach them, where somebody is asked how it went
    settled: str


def milestone_rows(found: Sequence[Milestone], at: datetime) -> list[MilestoneRow]:
    """The rows, as they were read."""
    return [
        MilestoneRow(
            key=one.pk,
            name=called(one.person),
            help=reverse("episode", args=[one.episode_id]) if one.episode_id else "",
            title=_(KIND_NAMES[Kind(one.kind)]),
            says=one.says,
            asks=", ".join(inside(fact_words(name)) for name in one.asks),
            due=_("due %(day)s") % {"day": plain_date(one.due_on)},
            is_late=one.done_at is None and one.call_by < at,
            safe=safe_contact(one.referral.contact_plan) if Kind(one.kind) in ASKS_HOW and not one.done_at else "",
            settled=settled_words(one),
        )
        for one in found
    ]


def settled_words(one: Milestone) -> str:
    """What came of it, who said so and when."""
    if one.done_at is None or one.done_by is None:
        return ""
    words = f"{_(OUTCOME_NAMES[Outcome(one.outcome)])}. {one.words}"
    return f"{words} ({one.done_by.name}, {plain_date(day_of(one.done_at))})"


def place_of_milestone(key: UUID) -> str:
    """Where a task about it leads."""
    return f"{reverse('milestones')}#m{key}"
