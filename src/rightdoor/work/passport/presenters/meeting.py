"""The times to meet: those that whoever asked can still say yes or no to, and those that help arranged with them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from rightdoor.work.meeting.lifecycle import State
from rightdoor.work.meeting.models import Appointment
from rightdoor.work.meeting.protocol import Arranged, coming_of
from rightdoor.work.meeting.wording import whole
from rightdoor.work.passport.presenters.around import episodes_known
from rightdoor.work.passport.presenters.where import sees_own_words
from rightdoor.work.referrals.models import Referral
from rightdoor.work.writing.protocol import kept_from_asker


@dataclass(frozen=True, slots=True)
class TimeLine:
    """One time, by its place among those to come."""

    number: int
    key: UUID
    words: str
    who: str
    state: str
    agreed: bool


def times_for(referral: Referral, at: datetime) -> list[TimeLine]:
    """Offered or agreed and still to come; none for an asker who may not see an answer."""
    rows = Appointment.objects.of(referral).that_stand().filter(starts_at__gt=at).select_related("worker")
    shown = [] if kept_from_asker(referral, at) else list(rows)
    return [line(number, one) for number, one in enumerate(shown, start=1)]


def line(number: int, one: Appointment) -> TimeLine:
    agreed = one.state == State.AGREED
    return TimeLine(
        number=number,
        key=one.pk,
        words=whole(one),
        who=_("With %(name)s") % {"name": one.worker.name.split()[0]},
        state=_("You said yes. You can still change it") if agreed else _("Say yes or no"),
        agreed=agreed,
    )


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One appointment of help that they know of."""

    words: str
    who: str


def coming_for(referral: Referral, at: datetime) -> list[Arranged]:
    """Appointments of help that are not over, for the young person themselves: nobody else's page says them."""
    return coming_of(episodes_known(referral).order_by().values("pk"), at) if sees_own_words(referral) else []


def arranged_for(referral: Referral, at: datetime) -> list[Arrangement]:
    """The same in words."""
    return [Arrangement(whole(one), _("With %(name)s") % {"name": one.who}) for one in coming_for(referral, at)]
