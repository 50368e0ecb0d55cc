"""Two clocks of one wait, side by side, in words: the service's own, and the national one."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rightdoor.ground.design.when import plain_date
from rightdoor.pure.waiting.clocks import Clock, Mark, Spell, recorded, side_by_side

MARK_NAMES = {
    Mark.BASELINE: "A first measure or number on a goal", Mark.ASSESSMENT: "An assessment",
    Mark.PLAN: "A care plan, or a goal that was set", Mark.INTERVENTION: "A session to which they came",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClocksFace:
    """Both clocks, and since when each of the four is recorded."""

    own: str
    national: str
    marks: list[tuple[str, str]]


def clocks_face(spell: Spell, today: date) -> ClocksFace:
    """As they stand today."""
    own, national = side_by_side(spell, today)
    days = [(mark, recorded(spell, mark, today)) for mark in Mark]
    marks = [(MARK_NAMES[mark], plain_date(day) if day else _("not recorded yet")) for mark, day in days]
    return ClocksFace(own_words(own), national_words(national), marks)


def own_words(clock: Clock) -> str:
    """From accepted to begun."""
    if clock.since is None or clock.days is None:
        return _("It has not begun: no service has accepted them.")
    told = {"long": long(clock.days), "since": plain_date(clock.since)}
    if clock.until is not None:
        return _("%(long)s, from accepted on %(since)s to help begun on %(until)s.") % {
            **told, "until": plain_date(clock.until)
        }  # fmt: skip
    if clock.over_without:
        return _("%(long)s from accepted on %(since)s; it ended, and help never began.") % told
    return _("Runs: %(long)s, since it accepted on %(since)s.") % told


def national_words(clock: Clock) -> str:
    """From the request to the last of the four."""
    told = {"long": long(clock.days or 0), "since": plain_date(clock.since) if clock.since else ""}
    if clock.until is not None:
        return _("%(long)s, from the request on %(since)s; stopped on %(until)s, with the last of four.") % {
            **told, "until": plain_date(clock.until)
        }  # fmt: skip
    missing = ", ".join(MARK_NAMES[mark].lower() for mark in clock.missing)
    if clock.over_without:
        return _("%(long)s from the request on %(since)s; it ended before the clock stopped. Missing: %(missing)s.") % {
            **told, "missing": missing
        }  # fmt: skip
    return _("Runs: %(long)s, since the request on %(since)s. Missing before it stops: %(missing)s.") % {
        **told, "missing": missing
    }  # fmt: skip


def long(days: int) -> str:
    return ngettext("%d day", "%d days", days) % days
