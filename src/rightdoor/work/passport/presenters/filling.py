"""What waits on somebody's own page to be filled in: theirs alone, and only while it opens."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from rightdoor.ground.design.when import plain_date
from rightdoor.pure.measures.instruments import Respondent
from rightdoor.work.outcomes.models import FormLink
from rightdoor.work.outcomes.opening import still_opens
from rightdoor.work.outcomes.queries import FormLinkQueries
from rightdoor.work.passport.presenters.around import episodes_known
from rightdoor.work.passport.presenters.where import sees_own_words
from rightdoor.work.passport.whose import helping_them
from rightdoor.work.referrals.actions.receipts import own_plan
from rightdoor.work.referrals.models import Referral


@dataclass(frozen=True, slots=True)
class FormLine:
    """One form, by its place among those that wait."""

    number: int
    key: UUID
    until: str


def to_fill_in(referral: Referral, at: datetime) -> list[FormLine]:
    """A young person's own; a parent's where this plan is theirs and they may still know."""
    rows = own_links(referral).unused(at).order_by("made_at", "pk")
    found = [one for one in rows if still_opens(one, at)]
    return [
        FormLine(number, one.pk, _("Until %(day)s") % {"day": plain_date(one.ends_at)})
        for number, one in enumerate(found, start=1)
    ]


def own_links(referral: Referral) -> FormLinkQueries:
    """Every link of help that goes on that was made for whoever holds this request, whether it still opens or not."""
    return ever_theirs(referral).filter(episode__in=episodes_known(referral).order_by())


def ever_theirs(referral: Referral) -> FormLinkQueries:
    """The same, also of help that has ended: what is answered to it late is heard, and no more."""
    rows = FormLink.objects.whole().filter(episode__referral__in=helping_them(referral))
    if sees_own_words(referral):
        return rows.filter(respondent=Respondent.SELF)
    plan = own_plan(referral)
    return rows.filter(respondent=Respondent.PARENT, relative__plan=plan) if plan else rows.none()


def meant_by(rows: FormLinkQueries, key: str) -> FormLink | None:
    """The one of these that a form names."""
    try:
        return rows.filter(pk=UUID(key)).first()
    except ValueError:
        return None
