"""Whom a child lets see a line: what may be chosen, and what one reader's paper holds."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from rightdoor.records.people.models import Person
from rightdoor.work.safetyplans.actions.sharing import key_of, standing_of
from rightdoor.work.safetyplans.lifecycle import Heading, Reader
from rightdoor.work.safetyplans.models import SafetyPlan
from rightdoor.work.safetyplans.presenters.sheet import Paper, lines_for, paper_of, printed
from rightdoor.work.safetyplans.readers import who_may_know
from rightdoor.work.safetyplans.wording import HEADING_NAMES

Choices = list[tuple[str, str]]
WHOLE = "own"  # the child's own copy: all of it is theirs


def reader_choices(person: Person, at: datetime) -> Choices:
    """Their own page, each of the family who may know, school."""
    family = [(str(one.pk), _("%(name)s, on paper") % {"name": one.name}) for one in who_may_know(person, at)]
    return [
        (Reader.ME.value, _("On their own page")),
        *family,
        (Reader.SCHOOL.value, _("School, on paper")),
    ]


def lines_asked(plan: SafetyPlan) -> list[tuple[UUID, str]]:
    """Every line of a plan in the order in which it is read, after the name of its heading."""
    rows = list(plan.lines.order_by("rank"))
    return [
        (one.pk, f"{HEADING_NAMES[heading]}: {one.words}")
        for heading in Heading for one in rows if one.heading == heading
    ]  # fmt: skip


def chosen_now(plan: SafetyPlan) -> dict[UUID, list[str]]:
    """Who sees each line now, as the form names them."""
    found: dict[UUID, list[str]] = {}
    for line, reader, relative in map(key_of, standing_of(plan)):
        found.setdefault(line, []).append(str(relative or reader))
    return found


def papers_of(person: Person, plan: SafetyPlan, at: datetime) -> Choices:
    """Whose sheets can be printed: the child's own, and of each other reader for whom a line was chosen."""
    shared = {str(relative or reader) for _line, reader, relative in map(key_of, standing_of(plan))}
    others = [(key, words) for key, words in reader_choices(person, at) if key in shared and key != Reader.ME]
    return [(WHOLE, _("The child’s own copy")), *others]


def paper_for(person: Person, plan: SafetyPlan, reader: str, at: datetime) -> Paper | None:
    """The sheet; None where nothing is for them, or they may not know, which look alike."""
    if reader == WHOLE:
        return printed(paper_of(plan, list(plan.lines.order_by("rank")), at, reason=plan.reason_to_go_on))
    if reader == Reader.ME or reader not in {key for key, _words in reader_choices(person, at)}:
        return None
    mine = lines_for(plan, reader)
    return printed(paper_of(plan, mine, at)) if mine else None
