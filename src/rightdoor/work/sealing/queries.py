"""Words that complete 'asks to unseal …'."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q

from rightdoor.ground.access.bars import blocked_people
from rightdoor.ground.access.lifecycle import Tie
from rightdoor.ground.access.models import Relation
from rightdoor.ground.access.reach import unbarred
from rightdoor.work.sealing.lifecycle import Ask
from rightdoor.work.sealing.parts import KINDS, parts_about

if TYPE_CHECKING:
    from rightdoor.ground.access.models import Account, Sealable
    from rightdoor.work.sealing.models import Unsealing  # noqa: F401  named in the string below


class UnsealingQueries(models.QuerySet["Unsealing"]):
    def open(self) -> UnsealingQueries:
        """Not yet agreed, refused or lapsed."""
        return self.filter(stage=Ask.OPEN)

    def about(self, part: Sealable) -> UnsealingQueries:
        return self.filter(about_kind=part._meta.label_lower, about_id=part.pk)

    def overdue(self, at: datetime) -> UnsealingQueries:
        """Nobody agreed in time."""
        return self.open().filter(agree_by__lte=at)

    def visible_to(self, account: Account, at: datetime) -> UnsealingQueries:
        """On the parts on which they are named, and those that they themselves answered."""
        named = Relation.objects.of(account, Tie.NAMED).current(at).filter(
            about_kind=OuterRef("about_kind"), about_id=OuterRef("about_id"), section=OuterRef("section")
        )  # fmt: skip
        blocked, hidden = blocked_people(account, at), Q(pk__in=())
        for kind in KINDS:
            hidden |= Q(about_kind=kind, about_id__in=parts_about(kind, blocked))
        mine = self.filter(Exists(named) | Q(answered_by=account))
        return unbarred(mine, account, at, hidden=hidden)
