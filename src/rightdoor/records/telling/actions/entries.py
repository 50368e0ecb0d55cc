"""Telling something, changing it, taking it away, putting it in order, and saying where one is on the ladder."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import Thing, kind_of, record
from rightdoor.pure.keys import key_of_saying
from rightdoor.records.telling.lifecycle import ENTRIES_AT_MOST, GOALS_AT_MOST, Audience, Section
from rightdoor.records.telling.models import Entry, Rung, Said
from rightdoor.records.telling.policy import TELL

Keys = Collection[UUID]


class TooMany(Exception):
    """There is no room for another: one must go first."""


class ChangedMeanwhile(Exception):
    """The entry says something else by now; nothing was overwritten."""


class NotTheirs(Exception):
    """This entry was not written behind one of these requests, or is gone."""


@transaction.atomic
def write(
    *, about: Any, behind: Keys, section: Section, words: str, audience: Audience, form_key: UUID, by: Actor,
    at: datetime,
) -> Entry:  # fmt: skip
    """Keep one thing more, at the end of its section.  *behind* are the requests of the same young person.

    The same form sent twice writes once; with other words it writes another.
    """
    require(rule_on(by, TELL, about, at=at))
    key = key_of_saying(form_key, about.pk, section, words.strip(), audience)
    earlier: Entry | None = Entry.objects.filter(about_id=about.pk, form_key=key).first()
    if earlier is not None:
        return earlier
    standing = list(Entry.objects.behind(behind).standing().select_for_update(of=("self",)))
    goals = sum(one.section == Section.GOAL for one in standing)
    if len(standing) >= ENTRIES_AT_MOST or (section is Section.GOAL and goals >= GOALS_AT_MOST):
        raise TooMany("There is no room for another. Take one away first.")
    entry = Entry.objects.create(
        partnership=about.partnership, about_kind=kind_of(about), about_id=about.pk, section=section,
        words=words.strip(), audience=audience, rank=1 + max((one.rank for one in standing), default=0),
        form_key=key, written_at=at, changed_at=at,
    )  # fmt: skip
    keep(entry, about, "telling.written", by=by, at=at)
    return entry


@transaction.atomic
def change(
    *, entry_id: UUID, about: Thing, behind: Keys, words: str, audience: Audience, version: int, by: Actor, at: datetime
) -> Entry:
    """Say it anew, or to others.  What it said before is kept; *version* is the one that was seen."""
    entry = locked(entry_id, about, behind, by=by, at=at)
    if (entry.words, entry.audience) == (words.strip(), audience):
        return entry
    if entry.version != version:
        raise ChangedMeanwhile("This says something else by now. Nothing was changed.")
    entry.words, entry.audience, entry.version, entry.changed_at = words.strip(), audience, version + 1, at
    entry.save(update_fields=["words", "audience", "version", "changed_at"])
    keep(entry, about, "telling.changed", by=by, at=at)
    return entry


@transaction.atomic
def remove(*, entry_id: UUID, about: Thing, behind: Keys, by: Actor, at: datetime) -> Entry:
    """Take it away: nobody sees it any more, by whatever link.  The young person can read it again."""
    entry = locked(entry_id, about, behind, by=by, at=at)
    entry.removed_at, entry.version = at, entry.version + 1
    entry.save(update_fields=["removed_at", "version"])
    keep(entry, about, "telling.removed", by=by, at=at)
    return entry


@transaction.atomic
def move_up(*, entry_id: UUID, about: Thing, behind: Keys, by: Actor, at: datetime) -> Entry:
    """Put it before the one that stands above it in its section; the first stays where it is."""
    entry = locked(entry_id, about, behind, by=by, at=at)
    rows = list(Entry.objects.behind(behind).standing().filter(section=entry.section).select_for_update(of=("self",)))
    where = [one.pk for one in rows].index(entry.pk)
    if where:
        rows.insert(where - 1, rows.pop(where))
        for rank, one in enumerate(rows, start=1):
            one.rank = rank
            one.save(update_fields=["rank"])
        record("telling.ordered", about=about, by=by, at=at)
    return entry


@transaction.atomic
def step(*, entry_id: UUID, about: Thing, behind: Keys, rung: int, form_key: UUID, by: Actor, at: datetime) -> Rung:
    """Say where on the ladder they are now.  The same form sent twice says it once; with another rung it says that."""
    entry = locked(entry_id, about, behind, by=by, at=at)
    if entry.section != Section.GOAL:
        raise NotTheirs("Only a goal has a ladder.")
    key = key_of_saying(form_key, entry.pk, rung)
    said, is_new = Rung.objects.get_or_create(entry=entry, form_key=key, defaults={"rung": rung, "said_at": at})
    if is_new:
        record("telling.stepped", about=about, by=by, at=at)
    return said


def locked(entry_id: UUID, about: Thing, behind: Keys, *, by: Actor, at: datetime) -> Entry:
    """The entry, held until the change is done, where it is theirs and stands."""
    require(rule_on(by, TELL, about, at=at))
    rows = Entry.objects.behind(behind).standing().select_for_update(of=("self",))
    entry: Entry | None = rows.filter(pk=entry_id).first()
    if entry is None:
        raise NotTheirs("This is not there any more.")
    return entry


def keep(entry: Entry, about: Thing, act: str, *, by: Actor, at: datetime) -> None:
    """Keep what it says now, and put the act on record without a word of it."""
    Said.objects.create(
        entry=entry, words=entry.words, audience=entry.audience, removed=entry.removed_at is not None, said_at=at
    )
    record(act, about=about, by=by, at=at, section=entry.section, audience=entry.audience)
