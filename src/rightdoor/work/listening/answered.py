"""Whether whoever complained from the page of a request may read an answer there now."""

from datetime import datetime

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.walled.acting import acting
from rightdoor.work.listening.models import Complaint
from rightdoor.work.referrals.models import Referral
from rightdoor.work.writing.protocol import kept_from_asker

HEARING = System("complaints")


def is_kept_from_them(one: Complaint, at: datetime) -> bool:
    """What holds for a letter or a message to a parent holds for the answer to their complaint.

    Those who read complaints may not read the request itself, so the product looks there, and tells yes or no.
    """
    if one.referral_id is None:
        return False
    with acting(HEARING, at):
        referral = Referral.objects.select_related("person", "contact_plan", "referrer_plan").get(pk=one.referral_id)
        return bool(kept_from_asker(referral, at))
