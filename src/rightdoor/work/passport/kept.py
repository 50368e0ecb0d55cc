"""What goes to a young person's own phone, and whether something newer stands by now."""

import json
from datetime import datetime
from uuid import UUID

from django.core import signing
from django.utils.translation import gettext as _

from rightdoor.records.people.settled import is_settled
from rightdoor.work.passport.presenters.notes import whose_notes
from rightdoor.work.referrals.models import Referral
from rightdoor.work.safetyplans.actions.sharing import mark_of
from rightdoor.work.safetyplans.models import SafetyPlan
from rightdoor.work.safetyplans.presenters.sheet import Paper, printed

SALT = "notes kept on a phone"


def names() -> list[str]:
    """What it may be called there; none says what it is."""
    return [_("Page"), _("List"), _("Weekend"), _("Colours")]


def for_phone(referral: Referral, sheet: Paper, at: datetime) -> str:
    """The sheet as it is kept: for any day, so not whether somebody answers now; and a mark of what stood."""
    calls = [{"words": one.words, "href": one.href} for one in printed(sheet).help]
    return json.dumps({"parts": sheet.parts, "calls": calls, "on": sheet.on, "mark": mark_for(referral, at)})


def mark_for(referral: Referral, at: datetime) -> str:
    """Signed by the site, so that it needs no row of its own to know it again."""
    person = whose_notes(referral, at)
    plan = SafetyPlan.objects.of(person).newest() if person else None
    return signing.dumps([str(plan.pk), mark_of(plan)], salt=SALT) if plan else ""


def is_newer(mark: str) -> bool:
    """Whether what stands now is another than what was kept; no where the mark is not ours or nothing stands."""
    try:
        key, stood = signing.loads(mark, salt=SALT)
    except signing.BadSignature:
        return False
    kept = SafetyPlan.objects.filter(pk=UUID(key)).select_related("person").first()
    if kept is None or not is_settled(kept.person):
        return False
    now = SafetyPlan.objects.of(kept.person).newest()
    return now is not None and (now.pk != kept.pk or mark_of(now) != stood)
