"""The files of a request, for those who may open them."""

from datetime import datetime

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.audit.record import kind_of
from rightdoor.ground.documents.models import Document
from rightdoor.ground.documents.presenters import FileLine, lines_for_staff
from rightdoor.work.referrals.models import Referral
from rightdoor.work.referrals.policy import OPEN_FILES


def files_of(referral: Referral, account: Account, at: datetime) -> list[FileLine]:
    """Each with its state in words; to anybody else not even that there are any."""
    if not rule_on(account, OPEN_FILES, referral, at=at).allowed:
        return []
    mine = Document.objects.visible_to(account, at).about(kind_of(referral), referral.pk)
    return lines_for_staff(mine.without_content().order_by("received_at", "pk"))
