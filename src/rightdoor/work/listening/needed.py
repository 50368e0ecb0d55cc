"""What whoever complained needs so that they can take part, for those who answer them and may not read the record."""

from datetime import datetime

from rightdoor.ground.access.walled.acting import acting
from rightdoor.records.adjustments.lifecycle import Whose
from rightdoor.records.adjustments.presenters import needs_line
from rightdoor.work.listening.answered import HEARING
from rightdoor.work.listening.lifecycle import Who
from rightdoor.work.listening.models import Complaint
from rightdoor.work.referrals.models import Referral

NEEDED_BY = {
    Who.YOUNG: {Whose.CHILD, Whose.FAMILY},
    Who.PARENT: {Whose.PARENT, Whose.FAMILY},
    Who.FOR_CHILD: {Whose.CHILD, Whose.FAMILY, Whose.REFERRER},
    Who.OTHER: {Whose.REFERRER},
}
"""Who is spoken with about a complaint, by who complains: what others need is not told here."""


def needed(one: Complaint, at: datetime) -> str:
    """In one line; empty where nothing is known, as of every complaint that came without a request.

    Those who read complaints may not read the request itself, so the product looks there.
    """
    if one.referral_id is None:
        return ""
    with acting(HEARING, at):
        person = Referral.objects.select_related("person").get(pk=one.referral_id).person
        return needs_line(person, whose=NEEDED_BY[Who(one.who)])
