"""A time in words, as it stands in the thread of a request."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rightdoor.ground.design.when import day_and_month, hour
from rightdoor.work.meeting.lifecycle import How
from rightdoor.work.meeting.models import Appointment
from rightdoor.work.meeting.protocol import Arranged

Timed = Appointment | Arranged
HOW_NAMES = {
    How.CALL: gettext_lazy("by phone"),
    How.VIDEO: gettext_lazy("by video"),
    How.PLACE: gettext_lazy("face to face"),
}


def when(one: Timed) -> str:
    """Thursday 12 March, 4 pm."""
    return f"{day_and_month(one.starts_at)}, {hour(one.starts_at)}"


def minutes(one: Timed) -> int:
    """How long it is meant to take."""
    return round((one.ends_at - one.starts_at).total_seconds() / 60)


def whole(one: Timed) -> str:
    """Thursday 12 March, 4 pm, 30 minutes, by phone."""
    told = _("%(when)s, %(minutes)s minutes, %(how)s") % {
        "when": when(one), "minutes": minutes(one), "how": HOW_NAMES[How(one.how)],
    }  # fmt: skip
    return f"{told}: {one.location}" if one.location else told


def answered(one: Timed, *, comes: bool, words: str) -> str:
    """What whoever asked says to it, in their language, before their own words."""
    said = _("Yes: %(when)s.") if comes else _("I can’t come: %(when)s.")
    return f"{said % {'when': when(one)}} {words.strip()}".strip()
