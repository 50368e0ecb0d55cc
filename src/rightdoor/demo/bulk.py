"""A county's year: copies of the small demo's requests, loaded in bulk, each a whole number of weeks earlier.

Every row of a request is copied with fresh keys, another name and code, and all its dates moved by the same days: so
ages, intervals and answers stay what the actions made them, and only promises are counted anew, since holidays differ.
A sample is held against the actions' own functions at the end.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models, transaction

from rightdoor.demo.names import FIRST_HALF, GIVEN, SECOND_HALF
from rightdoor.ground.audit.models import Event
from rightdoor.ground.messages.models import ContactPlan, Message
from rightdoor.pure.keys import new_key
from rightdoor.records.people.linking.known import keep_keys
from rightdoor.records.people.models import Agreement, Person
from rightdoor.work.referrals.actions.matching import report_on
from rightdoor.work.referrals.actions.promise import recounted
from rightdoor.work.referrals.code_words import words
from rightdoor.work.referrals.lifecycle import OPEN
from rightdoor.work.referrals.models import ContactEntry, FactQuestion, Match, Referral, StageChange
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.models import Decision, Offer, Recommendation

SIZE = 15_000
SAMPLE = 60
BATCH = 250
# Parents before children, since keys are checked as rows arrive.
COPIED: tuple[type[models.Model], ...] = (
    ContactPlan, Person, Agreement, Referral, Match, StageChange, ContactEntry, FactQuestion, Offer, Episode, Decision,
    Recommendation, Message, Event,
)  # fmt: skip
ISO = re.compile(r"^\d{4}-\d{2}-\d{2}(T.*)?$")
Row = dict[str, Any]


class SampleDiffers(Exception):
    """A copied request is not what the actions would have made; the load was undone."""


@dataclass(frozen=True, slots=True)
class Template:
    """Every row of one request of the small demo, by model."""

    rows: dict[type[models.Model], list[Row]]
    name: str
    ended: bool


@transaction.atomic
def fill_county(*, at: datetime) -> int:  # noqa: ARG001  every command takes the time; copies move from their templates'
    """Load copies until the county has its year of requests; return how many there are."""
    dice = Random(SIZE)
    templates = [template_of(referral) for referral in Referral.objects.select_related("person")]
    wanted = SIZE - len(templates)
    made: list[UUID] = []
    while len(made) < wanted:
        copies = [copy(dice, templates) for _ in range(min(BATCH, wanted - len(made)))]
        for model in COPIED:
            load(model, (row for rows in copies for row in rows[model]))
        keep_keys(Person.objects.filter(pk__in=[row["id"] for rows in copies for row in rows[Person]]))
        made += [rows[Referral][0]["id"] for rows in copies]
    check(dice.sample(made, SAMPLE))
    return Referral.objects.count()


def template_of(referral: Referral) -> Template:
    """Gather what belongs to one request."""
    plans = {key for key in (referral.contact_plan_id, referral.referrer_plan_id) if key}
    plans |= set(ContactPlan.objects.filter(child_id__in=plans).values_list("id", flat=True))
    decisions = list(referral.decisions.values_list("id", flat=True))
    about = {"about_kind": "referrals.referral", "about_id": referral.pk}
    of_request: dict[str, Any] = {"referral": referral}
    wanted: dict[type[models.Model], models.QuerySet[Any]] = {
        ContactPlan: ContactPlan.objects.filter(pk__in=plans),
        Person: Person.objects.filter(referrals=referral),
        Agreement: Agreement.objects.filter(person=referral.person_id),
        Referral: Referral.objects.filter(pk=referral.pk),
        **{model: model._default_manager.filter(**of_request)
           for model in (Match, StageChange, ContactEntry, FactQuestion, Offer, Episode, Decision)},
        Recommendation: Recommendation.objects.filter(decision__in=decisions),
        Message: Message.objects.filter(**about),
        Event: Event.objects.filter(**about),
    }  # fmt: skip
    name = referral.person.preferred_name if referral.person else ""
    rows = {model: list(found.values()) for model, found in wanted.items()}
    return Template(rows=rows, name=name, ended=referral.stage not in OPEN and not referral.flagged)


def copy(dice: Random, templates: list[Template]) -> dict[type[models.Model], list[Row]]:
    """One request moved some weeks back; what came long ago has ended."""
    weeks = dice.randrange(1, 52)
    template = dice.choice([one for one in templates if one.ended] if weeks > 3 else templates)
    moved = timedelta(weeks=weeks)
    keys = {row["id"]: new_key() for rows in template.rows.values() for row in rows}
    name = f"{dice.choice(GIVEN)} {dice.choice(FIRST_HALF)}{dice.choice(SECOND_HALF)}"
    renamed = {template.name: name, template.name.partition(" ")[0]: name.partition(" ")[0]} if template.name else {}
    copies = {
        model: [{column: anew(value, keys, moved, renamed) for column, value in row.items()} for row in rows]
        for model, rows in template.rows.items()
    }
    request = copies[Referral][0]
    request |= {"code": "-".join(dice.sample(words(), 4)), "form_key": new_key(), "looking_id": None}
    if request["decide_by"] is not None:
        promise = recounted(request["clock"])
        request |= {"decide_by": promise.decide_by, "clock": {**request["clock"], **promise.clock}}
    return copies


def anew(value: Any, keys: dict[Any, UUID], moved: timedelta, renamed: dict[str, str]) -> Any:
    """One value of a copy: its key exchanged, its date moved, its name changed."""
    if isinstance(value, UUID):
        return keys.get(value, value)
    if isinstance(value, datetime | date):
        return value - moved
    if isinstance(value, str):
        return move_text(value, moved) if ISO.match(value) else rename(value, renamed)
    if isinstance(value, dict):
        return {name: anew(inner, keys, moved, renamed) for name, inner in value.items()}
    if isinstance(value, list):
        return [anew(inner, keys, moved, renamed) for inner in value]
    return value


def move_text(value: str, moved: timedelta) -> str:
    """A date or a moment that is kept as text."""
    if len(value) == len("2026-01-01"):
        return (date.fromisoformat(value) - moved).isoformat()
    return (datetime.fromisoformat(value) - moved).isoformat()


def rename(value: str, renamed: dict[str, str]) -> str:
    """Exchange the invented name wherever it stands."""
    for was, now in renamed.items():
        value = value.replace(was, now)
    return value


def load(model: type[models.Model], rows: Iterator[Row]) -> None:
    """Stream rows into a table, by way of one of this connection's own: no row passes the second wall unseen."""
    fields = list(model._meta.concrete_fields)
    quoted = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"create temporary table landing (like {table} including defaults) on commit drop")
        with cursor.copy(f"copy landing ({quoted}) from stdin") as stream:
            for row in rows:
                stream.write_row([for_copy(field, row[field.attname]) for field in fields])
        cursor.execute(f"insert into {table} ({quoted}) select {quoted} from landing")  # noqa: S608  our own names
        cursor.execute("drop table landing")


def for_copy(field: Any, value: Any) -> Any:
    """A value as COPY takes it."""
    if isinstance(field, models.JSONField):
        return json.dumps(value)
    if isinstance(field, ArrayField):
        return list(value or [])
    return value


def check(sample: list[UUID]) -> None:
    """Hold copies against what the actions' own functions say today."""
    for referral in Referral.objects.filter(pk__in=sample).select_related("person"):
        if (
            "hours" in referral.clock
            and referral.decide_by
            and recounted(referral.clock).decide_by != referral.decide_by
        ):
            raise SampleDiffers("A copied promise does not count to its own moment. Nothing was loaded.")
        newest = referral.matches.latest("matched_at").matched_at
        stored = dict(referral.matches.filter(matched_at=newest).values_list("service", "answer"))
        said = {result.service: result.answer for result in report_on(referral, at=newest).results}
        if stored != said:
            raise SampleDiffers("A copied request does not match as the rules say. Nothing was loaded.")
