"""Writing a plan: always a new version, begun from the one that was seen, so that nothing anybody wrote is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import kind_of, record
from rightdoor.ground.tasks.actions import finish
from rightdoor.ground.tasks.models import Task
from rightdoor.pure.keys import key_of_saying
from rightdoor.records.people.models import Person
from rightdoor.work.safetyplans.actions.reading import area_of
from rightdoor.work.safetyplans.lifecycle import Heading, Likely, Whose
from rightdoor.work.safetyplans.models import PlanLine, SafetyPlan, Share
from rightdoor.work.safetyplans.numbers import names_a_line
from rightdoor.work.safetyplans.policy import WRITE

PLANS = System("safetyplans")
LOOKED = "A new version was written with them"
Lines = Mapping[Heading, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the lines: with whom it was made, a reason to go on, and what may come of it."""

    made_with: str
    whose: Whose
    reason_to_go_on: str
    who_has_copy: str
    family_part: str
    likely: Likely
    in_the_way: str
    review_on: date


class SavedMeanwhile(Exception):
    """Another version was kept since this one was begun; nothing was overwritten."""


class NothingYet(Exception):
    """A plan without a line is none."""


class WouldGrowOld(Exception):
    """A line names the number of a help line, which stands beside every plan and is always the current one."""

    def __init__(self, heading: Heading) -> None:
        super().__init__(
            "This number stands beside the plan by itself, and is always the current one. Write who it is."
        )
        self.heading = heading


@transaction.atomic
def write_plan(
    *, person_id: UUID, begun_from: UUID | None, lines: Lines, around: Around, form_key: UUID, by: Account, at: datetime
) -> SafetyPlan:
    """Keep a new version.  *begun_from* is the one that stood when the form was drawn; None where there was none.

    The same form sent twice writes one.  What the child shared stays shared of every line that stays as it was.
    """
    person = Person.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=person_id)
    require(rule_on(by, WRITE, person, at=at))
    said = {heading: kept for heading in Heading if (kept := in_order(lines.get(heading, ())))}
    if not said:
        raise NothingYet("Write at least one line. Nothing was kept yet.")
    area = area_of(person)
    refuse_old_numbers(said, area, at)
    key = key_of_saying(form_key, person.pk, *sorted(said.items()), *asdict(around).values())
    twice: SafetyPlan | None = SafetyPlan.objects.filter(form_key=key).first()
    if twice is not None:
        return twice
    before = SafetyPlan.objects.of(person).newest()
    if (before.pk if before else None) != begun_from:
        raise SavedMeanwhile("Somebody kept another version meanwhile. Nothing was overwritten.")
    plan = SafetyPlan.objects.create(
        partnership=person.partnership, area=area, person=person, begun_from=before,
        number=before.number + 1 if before else 1, written_at=at, written_by=by, form_key=key, **asdict(around),
    )  # fmt: skip
    write_lines(plan, said)
    carry_shares(plan, before)
    record(WRITE, about=plan, by=by, at=at, version=plan.number)
    settle(person, at)
    return plan


def refuse_old_numbers(said: Lines, area: str, at: datetime) -> None:
    for heading, kept in said.items():
        if any(names_a_line(words, area, at) for words in kept):
            raise WouldGrowOld(heading)


def in_order(lines: Sequence[str]) -> list[str]:
    """Each line once, in the order in which they came."""
    return list(dict.fromkeys(line.strip() for line in lines if line.strip()))


def write_lines(plan: SafetyPlan, said: Lines) -> None:
    PlanLine.objects.bulk_create(
        PlanLine(plan=plan, heading=heading, rank=rank, words=words)
        for heading, kept in said.items() for rank, words in enumerate(kept, start=1)
    )  # fmt: skip


def carry_shares(plan: SafetyPlan, before: SafetyPlan | None) -> None:
    """A line that says the same under the same heading is seen by the same people; a new one by nobody else yet."""
    if before is None:
        return
    new = {(one.heading, one.words): one for one in plan.lines.all()}
    standing = Share.objects.standing().filter(line__plan=before).select_related("line")
    Share.objects.bulk_create(
        Share(line=line, reader=one.reader, relative_id=one.relative_id, said_at=one.said_at, said_by_id=one.said_by_id)
        for one in standing if (line := new.get((one.line.heading, one.line.words))) is not None
    )  # fmt: skip


def settle(person: Person, at: datetime) -> None:
    """Nobody need look at the earlier versions any more."""
    theirs = SafetyPlan.objects.of(person).values("pk")
    kind = kind_of(SafetyPlan())
    for task in Task.objects.open().filter(kind=Task.Kind.REVIEW_PLAN, about_kind=kind, about_id__in=theirs):
        finish(task_id=task.pk, outcome=LOOKED, by=PLANS, at=at)
