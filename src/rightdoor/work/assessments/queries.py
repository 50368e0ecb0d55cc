"""Words that complete 'assessments …'."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from rightdoor.ground.access.bars import blocked_people
from rightdoor.ground.access.lifecycle import Tie
from rightdoor.ground.access.models import Relation
from rightdoor.ground.access.reach import unbarred

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account
    from rightdoor.work.assessments.models import Assessment  # noqa: F401  it is named below

ASSESSMENT = "assessments.assessment"


class AssessmentQueries(models.QuerySet["Assessment"]):
    def visible_to(self, account: Account, at: datetime, people: Any) -> AssessmentQueries:
        """Those that they write a part of, and those about *people*, of whom they read a request now."""
        mine = unbarred(self, account, at, hidden=Q(person__in=blocked_people(account, at)))
        return mine.filter(Q(pk__in=written_by(account, at)) | Q(person__in=people))

    def to_do(self) -> AssessmentQueries:
        """Not whole yet."""
        return self.filter(completed_at=None)


def written_by(account: Account, at: datetime) -> Any:
    """The keys of those of which they write a part, now."""
    ties = Relation.objects.of(account, Tie.LEAD).current(at).filter(about_kind=ASSESSMENT)
    return ties.values("about_id")
