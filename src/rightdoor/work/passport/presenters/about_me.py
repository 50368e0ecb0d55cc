"""A young person's own page about themselves: what they wrote, who may see it, who works with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rightdoor.ground.design.when import plain_date
from rightdoor.records.telling.lifecycle import GOALS_AT_MOST, TOP, Audience, Section
from rightdoor.records.telling.models import Entry
from rightdoor.work.outcomes.models import Goal
from rightdoor.work.outcomes.presenters.own import OwnGoal, own_goals
from rightdoor.work.passport.forms.telling import MAY_SEE
from rightdoor.work.passport.presenters.around import Working, around, episodes_known
from rightdoor.work.passport.presenters.page import reach_words
from rightdoor.work.passport.whose import behind
from rightdoor.work.referrals.actions.receipts import own_plan
from rightdoor.work.referrals.models import Referral

TITLES = {
    Section.KNOW: gettext_lazy("What I want you to know"),
    Section.HELPS: gettext_lazy("What helps"),
    Section.HINDERS: gettext_lazy("What does not help"),
    Section.GOAL: gettext_lazy("My goals"),
}
NUMBERS = dict(enumerate(Section, start=1))  # an address says a number and not what it is about
SEEN_BY = {
    **dict(MAY_SEE),
    Audience.GIVEN: gettext_lazy("People I give a link to"),
    Audience.BOTH: gettext_lazy("People who work with me, and people I give a link to"),
}
LEFT, BOTTOM, STEP, HIGH = 30, 150, 14, 10  # of the drawing, in its own units
WIDE = 250


@dataclass(frozen=True, slots=True)
class Ladder:
    """Where they are now on the way to a goal, and where they were: as words, a line, and a table."""

    now: int
    when: str
    words: str
    dots: list[tuple[int, int]]
    table: list[tuple[str, str]]

    @property
    def path(self) -> str:
        return "M" + "L".join(f"{x} {y}" for x, y in self.dots)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was told."""

    key: UUID
    words: str
    seen_by: str
    only_me: bool
    ladder: Ladder | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One section, and whether there is room for more in it."""

    number: int
    title: str
    lines: list[Line]
    room: bool
    is_goals: bool


@dataclass(frozen=True, slots=True)
class AboutMe:
    """The whole page."""

    parts: list[Part]
    around: list[Working]
    reach: list[str]
    aims: list[OwnGoal]


def about_me(referral: Referral, at: datetime) -> AboutMe:
    """As the young person sees it."""
    rows = Entry.objects.behind(behind(referral)).standing().prefetch_related("rungs")
    return AboutMe(parts_of(list(rows)), around(referral, at), reach_words(own_plan(referral)),
                   own_goals(Goal.objects.of(episodes_known(referral))))  # fmt: skip


def parts_of(rows: Sequence[Entry]) -> list[Part]:
    """Section by section, each in its order."""
    found = []
    for number, section in NUMBERS.items():
        mine = [one for one in rows if one.section == section]
        goals = section is Section.GOAL
        found.append(Part(number, str(TITLES[section]), [line_of(one) for one in mine],
                          room=not goals or len(mine) < GOALS_AT_MOST, is_goals=goals))  # fmt: skip
    return found


def line_of(one: Entry) -> Line:
    return Line(one.pk, one.words, str(SEEN_BY[Audience(one.audience)]), one.audience == Audience.ME,
                ladder_of(one) if one.section == Section.GOAL else None)  # fmt: skip


def ladder_of(goal: Entry) -> Ladder | None:
    """The ladder; nothing before they have said where they are."""
    said = sorted(goal.rungs.all(), key=lambda one: (one.said_at, one.pk))
    if not said:
        return None
    gap = (WIDE - LEFT - 2 * HIGH) / max(len(said) - 1, 1)
    dots = [(round(LEFT + HIGH + index * gap), BOTTOM - STEP * one.rung) for index, one in enumerate(said)]
    first, last = said[0], said[-1]
    words = _("%(now)d of %(top)d on %(day)s") % {"now": last.rung, "top": TOP, "day": plain_date(last.said_at)}
    if len(said) > 1:
        words = _("%(words)s. It began at %(first)d") % {"words": words, "first": first.rung}
    return Ladder(last.rung, plain_date(last.said_at), words, dots,
                  [(plain_date(one.said_at), str(one.rung)) for one in said])  # fmt: skip


def earlier(entry: Entry) -> list[tuple[str, str, str]]:
    """What it said before, and who might see it then; the newest first, without what it says now."""
    rows = list(entry.said.order_by("-said_at", "-pk"))
    return [(plain_date(one.said_at), one.words, str(SEEN_BY[Audience(one.audience)])) for one in rows[1:]]


def taken_away(referral: Referral) -> list[tuple[str, str]]:
    """What they took away: the day, and what it said.  Nobody else reads it."""
    gone = Entry.objects.behind(behind(referral)).filter(removed_at__isnull=False).order_by("-removed_at", "-pk")
    return [(plain_date(one.removed_at), one.words) for one in gone if one.removed_at]
