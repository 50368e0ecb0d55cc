"""What this room tells the rooms beneath: whom a complaint is about, who reads it, and what was said in it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.reach import where_holding
from rightdoor.ground.access.walled.acting import acting
from rightdoor.pure.rules.days import day_of
from rightdoor.work.listening.answered import HEARING
from rightdoor.work.listening.models import Complaint, Feedback
from rightdoor.work.listening.policy import STAND_IN
from rightdoor.work.listening.queries import ComplaintQueries
from rightdoor.work.listening.readers import left_alone, readers_of
from rightdoor.work.referrals.models import Referral
from rightdoor.work.safeguarding.protocol import Said


def listed(account: Account, at: datetime) -> ComplaintQueries:
    """The complaints that this account reads: of its areas as a reader; and where nobody of a line before it may."""
    mine = Complaint.objects.visible_to(account, at)
    found = where_holding(account, Role.COMPLAINTS_READER, at=at)
    if account.holds(*STAND_IN, on=day_of(at)):
        with acting(HEARING, at):
            alone = [one.pk for one in left_alone(mine, account, at) if account in readers_of(one, at)]
        found = found and found | Q(pk__in=alone)  # nothing is narrower than everywhere
    return mine.filter(found)


def complaints_read(account: Account, at: datetime) -> Any:
    return listed(account, at).values("pk")


def person_of_complaint(key: UUID) -> UUID | None:
    """Whom the request is about from whose page it came; nobody where it came without one."""
    found: UUID | None = Complaint.objects.filter(pk=key).values_list("referral__person_id", flat=True).first()
    return found


def complaints_about(people: Any) -> Any:
    return Complaint.objects.filter(referral__in=Referral.objects.about(people).values("pk")).values("pk")


def person_of_feedback(key: UUID) -> UUID | None:
    found: UUID | None = Feedback.objects.filter(pk=key).values_list("referral__person_id", flat=True).first()
    return found


def feedback_about(people: Any) -> Any:
    return Feedback.objects.filter(referral__in=Referral.objects.about(people).values("pk")).values("pk")


def page_of_complaint(key: UUID) -> str:
    return reverse("complaint", args=[key])


def read_complaint(key: UUID) -> Said | None:
    """The words, for whoever must act because somebody may not be safe."""
    one = Complaint.objects.select_related("referral__contact_plan").filter(pk=key).first()
    if one is None:
        return None
    lines = (("How to reach them", one.reach),) if one.reach else ()
    return Said(name=one.name, asker=one.get_who_display(), story=f"{one.about}\n\n{one.wants}".strip(), lines=lines,
                plan=one.referral.contact_plan if one.referral else None)  # fmt: skip


def read_feedback(key: UUID) -> Said | None:
    one = Feedback.objects.select_related("referral__contact_plan").filter(pk=key).first()
    return Said(story=f"{one.words}\n\n{one.thanks}".strip(), plan=one.referral.contact_plan) if one else None
