"""Who else sees a line: what the child chose, written down by whoever is with them, or taken back by the child."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.records.people.models import Person
from rightdoor.work.safetyplans.actions.writing import SavedMeanwhile
from rightdoor.work.safetyplans.lifecycle import Reader
from rightdoor.work.safetyplans.models import SafetyPlan, Share
from rightdoor.work.safetyplans.policy import HIDE, SHARE
from rightdoor.work.safetyplans.readers import who_may_know

Key = tuple[UUID, str, UUID | None]
"""A line, the kind of reader, and which relative."""


class NotForThem(Exception):
    """Somebody was chosen who must not know, or is nobody of the family; nothing was changed."""


@transaction.atomic
def share_lines(
    *, person_id: UUID, plan_id: UUID, seen: str, chosen: Mapping[UUID, Collection[str]], by: Account, at: datetime
) -> SafetyPlan:
    """Of each line, everybody whom the child lets see it; whoever is not among them sees it no more.

    *chosen* holds for each line "me", "school" or the key of a relative.  *seen* is the mark of what stood when the
    form was drawn: what the child took back meanwhile is not given again.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person_id)
    require(rule_on(by, SHARE, person, at=at))
    plan = SafetyPlan.objects.of(person).newest()
    if plan is None or plan.pk != plan_id or mark_of(plan) != seen:
        raise SavedMeanwhile("Something changed meanwhile. Nothing was overwritten.")
    wished = {key for line in plan.lines.all() for key in keys_of(line.pk, chosen.get(line.pk, ()))}
    if not {key[2] for key in wished if key[2]} <= {one.pk for one in who_may_know(person, at)}:
        raise NotForThem("Somebody is named who must not know. Nothing was changed.")
    there = {key_of(one): one for one in standing_of(plan)}
    gone = [one.pk for key, one in there.items() if key not in wished]
    Share.objects.filter(pk__in=gone).update(ended_at=at, ended_by=by)
    Share.objects.bulk_create(
        Share(line_id=line, reader=reader, relative_id=relative, said_at=at, said_by=by)
        for line, reader, relative in sorted(wished - there.keys(), key=str)
    )  # fmt: skip
    record(SHARE, about=plan, by=by, at=at, given=len(wished - there.keys()), taken_back=len(gone))
    return plan


@transaction.atomic
def take_off_own_page(*, person: Person, by: Actor, at: datetime) -> int:
    """The young person wants it off their page: at once, and for every line; the number of lines."""
    require(rule_on(by, HIDE, person, at=at))
    mine = Share.objects.standing().filter(line__plan__person=person, reader=Reader.ME)
    count = mine.update(ended_at=at)
    if count:
        record(HIDE, about=person, by=by, at=at, lines=count)
    return count


def keys_of(line: UUID, readers: Collection[str]) -> set[Key]:
    """What was chosen for one line."""
    plain = {Reader.ME.value, Reader.SCHOOL.value}
    return {(line, one, None) if one in plain else (line, Reader.RELATIVE.value, UUID(one)) for one in readers}


def key_of(one: Share) -> Key:
    return one.line_id, one.reader, one.relative_id


def standing_of(plan: SafetyPlan) -> QuerySet[Share]:
    return Share.objects.standing().filter(line__plan=plan)


def mark_of(plan: SafetyPlan) -> str:
    """What stands now, so that a form can say what it was drawn from: the newest row, and how many stand."""
    rows = standing_of(plan).order_by("-said_at", "-pk").values_list("pk", flat=True)
    return f"{len(rows)}:{rows[0] if rows else plan.pk}"
