"""The files of a request, for those who may open them."""

from dataclasses import dataclass
from datetime import datetime

from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.audit.record import kind_of
from rightdoor.ground.design.presenters import Link
from rightdoor.ground.documents.models import Document
from rightdoor.ground.documents.presenters import FileLine, lines_for_staff
from rightdoor.work.referrals.models import Referral
from rightdoor.work.referrals.policy import OPEN_FILES
from rightdoor.work.sealing.presenters import Apart


@dataclass(frozen=True, slots=True)
class FileFace:
    """One file, and whether it is kept apart."""

    line: FileLine
    apart: Link | None


def files_of(referral: Referral, apart: Apart, at: datetime) -> list[FileFace]:
    """Each with its state in words; to anybody else not even that there are any."""
    if not rule_on(apart.account, OPEN_FILES, referral, at=at).allowed:
        return []
    mine = Document.objects.visible_to(apart.account, at).about(kind_of(referral), referral.pk)
    rows = list(mine.without_content().order_by("received_at", "pk"))
    return [FileFace(line, apart.link(row)) for line, row in zip(lines_for_staff(rows), rows, strict=True)]
