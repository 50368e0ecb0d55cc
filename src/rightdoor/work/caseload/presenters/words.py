"""Small words that the pages of help share."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rightdoor.ground.design.when import plain_date
from rightdoor.pure.rules.days import day_of
from rightdoor.work.support.lifecycle import REASON_NAMES, Reason, Stage
from rightdoor.work.support.models import Episode


def weeks_since(moment: datetime, at: datetime) -> str:
    """For how long: days until two weeks, then whole weeks."""
    days = (day_of(at) - day_of(moment)).days
    if days < 14:
        return ngettext("%d day", "%d days", days) % days
    return ngettext("%d week", "%d weeks", days // 7) % (days // 7)


def stage_words(episode: Episode, at: datetime) -> str:
    """Where it stands, in a line."""
    if episode.stage == Stage.WAITING:
        words = _("Waits since %(day)s, for %(long)s") % {
            "day": plain_date(episode.opened_at), "long": weeks_since(episode.opened_at, at)
        }  # fmt: skip
        if episode.paused_until is None:
            return words
        return f"{words}. {_('They asked to wait until %(day)s') % {'day': plain_date(episode.paused_until)}}"
    if episode.stage == Stage.STARTED and episode.started_at is not None:
        return _("Helped since %(day)s, for %(long)s") % {
            "day": plain_date(episode.started_at), "long": weeks_since(episode.started_at, at)
        }  # fmt: skip
    day = plain_date(episode.ended_at) if episode.ended_at else ""
    return _("Ended on %(day)s: %(why)s") % {"day": day, "why": REASON_NAMES[Reason(episode.reason)]}
