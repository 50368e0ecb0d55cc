"""A file of a request held something harmful: nobody sees it, and somebody asks for what was in it."""

from datetime import datetime
from uuid import UUID

from rightdoor.ground.access.actors import System
from rightdoor.ground.audit.record import kind_of
from rightdoor.ground.documents.lifecycle import FileState
from rightdoor.ground.documents.models import Document
from rightdoor.ground.tasks.actions import end_of_second_day, raise_task
from rightdoor.ground.tasks.models import Task
from rightdoor.work.referrals.lifecycle import OPEN
from rightdoor.work.referrals.models import Referral

REFERRAL = "referrals.referral"


def hear_refused(about_kind: str, about_id: UUID, at: datetime) -> None:
    """Ask the front door of the request's area; while it is still being written, its own page tells whoever writes."""
    if about_kind == REFERRAL:
        for referral in Referral.objects.filter(pk=about_id, stage__in=OPEN).select_related("partnership"):
            ask_for_words(referral, at)


def look_at_carried(referral: Referral, at: datetime) -> None:
    """The same for a file that was refused before the request was sent."""
    carried = Document.objects.about(kind_of(referral), referral.pk)
    if carried.filter(state=FileState.REFUSED).exists():
        ask_for_words(referral, at)


def ask_for_words(referral: Referral, at: datetime) -> Task:
    """One task for all files of a request."""
    return raise_task(
        kind=Task.Kind.UNSAFE_FILE, about=referral, partnership=referral.partnership, area=referral.area,
        acknowledge_by=end_of_second_day(referral.area, at), by=System("scan"), at=at,
    )  # fmt: skip
