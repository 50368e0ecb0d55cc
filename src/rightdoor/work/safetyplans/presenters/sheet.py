"""One reader's sheet of a plan: on paper, or on the young person's own page."""

from dataclasses import dataclass, replace
from datetime import datetime

from rightdoor.ground.design.presenters import HelpLine
from rightdoor.ground.design.when import plain_date
from rightdoor.work.referrals.presenters.lines import help_now
from rightdoor.work.safetyplans.actions.sharing import key_of, standing_of
from rightdoor.work.safetyplans.lifecycle import Heading
from rightdoor.work.safetyplans.models import PlanLine, SafetyPlan
from rightdoor.work.safetyplans.wording import HEADING_NAMES


@dataclass(frozen=True, slots=True)
class Paper:
    """One reader's sheet: their lines and no others, with whom to call as it is known today."""

    parts: list[tuple[str, list[str]]]
    help: list[HelpLine]
    on: str
    reason: str = ""


def lines_for(plan: SafetyPlan, reader: str) -> list[PlanLine]:
    """The lines that one reader may see."""
    keys = {line for line, kind, relative in map(key_of, standing_of(plan)) if str(relative or kind) == reader}
    return list(plan.lines.filter(pk__in=keys).order_by("rank"))


def printed(sheet: Paper) -> Paper:
    """The same for paper, which is read on another day: not whether somebody answers now."""
    return replace(sheet, help=[replace(line, open_words="") for line in sheet.help])


def paper_of(plan: SafetyPlan, rows: list[PlanLine], at: datetime, reason: str = "") -> Paper:
    """No version, no count and no name: what is not here leaves no gap."""
    parts = [
        (str(HEADING_NAMES[heading]), words)
        for heading in Heading if (words := [one.words for one in rows if one.heading == heading])
    ]  # fmt: skip
    return Paper(parts, help_now(plan.area, at), plain_date(at), reason)
