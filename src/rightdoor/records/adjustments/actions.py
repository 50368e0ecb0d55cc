"""Noting what somebody needs, asking again, ending it, and saying whether it was there."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor, System
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import Thing, kind_of, record
from rightdoor.ground.tasks.actions import finish, raise_task
from rightdoor.ground.tasks.models import Task
from rightdoor.records.adjustments import policy
from rightdoor.records.adjustments.lifecycle import SAY_MORE, Kind, Met, Whose
from rightdoor.records.adjustments.models import CommunicationNeed, NeedsMet
from rightdoor.records.people.models import Person

NEEDS = System("needs")
ON_THE_FORM = "in the request, in their own words"
ON_THE_PAGES = "the language that they chose on the public pages"
READ_IN = (
    "They read these pages in %(language)s. What they wrote may be in it too. Ask whether they want an interpreter."
)
LOOKED = "Asked again"


class NotNoted(Exception):
    """It was not written down, and a sentence says what is missing."""


@transaction.atomic
def note_need(
    *, person: Person, whose: Whose, kind: Kind, source: str, language: str = "", words: str = "", by: Actor,
    at: datetime,
) -> CommunicationNeed:  # fmt: skip
    """Keep what somebody needs.  Said twice it is kept once, and counts as looked at."""
    require(rule_on(by, policy.NOTE, person, at=at))
    if kind is Kind.INTERPRETER and not language.strip():
        raise NotNoted("Say which language. Nothing was written down.")
    if kind in SAY_MORE and not words.strip():
        raise NotNoted("Say what is needed. Nothing was written down.")
    who = by if isinstance(by, Account) else None
    need, is_new = CommunicationNeed.objects.standing().get_or_create(
        person=person, whose=whose, kind=kind, language=language.strip(), words=words.strip(),
        defaults={
            "partnership": person.partnership, "source": source.strip(), "noted_at": at, "noted_by": who,
            "looked_at": at, "looked_by": who,
        },
    )  # fmt: skip
    if is_new:
        record(policy.NOTE, about=need, by=by, at=at, kind=kind.value, whose=whose.value)
    return need


def carry_over(*, person: Person | None, words: str, whose: Whose, by: Actor, at: datetime) -> CommunicationNeed | None:
    """What a form asked and somebody answered, in their own words, from the moment the request is there."""
    if person is None or not words.strip():
        return None
    return note_need(person=person, whose=whose, kind=Kind.AS_TOLD, words=words, source=ON_THE_FORM, by=by, at=at)


def carry_language(
    *, person: Person | None, language: str, whose: Whose, by: Actor, at: datetime
) -> CommunicationNeed | None:
    """In which language somebody read the pages on which they asked; nobody takes it for a wish for an interpreter."""
    if person is None or not language:
        return None
    return note_need(
        person=person, whose=whose, kind=Kind.AS_TOLD, language=language, words=READ_IN % {"language": language},
        source=ON_THE_PAGES, by=by, at=at,
    )  # fmt: skip


def locked(need_id: UUID, act: str, *, by: Actor, at: datetime) -> CommunicationNeed:
    need: CommunicationNeed = CommunicationNeed.objects.select_for_update(of=("self",)).get(pk=need_id)
    require(rule_on(by, act, need, at=at))
    return need


@transaction.atomic
def look_again(*, need_id: UUID, by: Account, at: datetime) -> CommunicationNeed:
    """It is still so."""
    need = locked(need_id, policy.LOOK, by=by, at=at)
    need.looked_at, need.looked_by = at, by
    need.save(update_fields=["looked_at", "looked_by"])
    record(policy.LOOK, about=need, by=by, at=at)
    settle(need, at)
    return need


@transaction.atomic
def end_need(*, need_id: UUID, because: str, by: Account, at: datetime) -> CommunicationNeed:
    """It is not there any more, or it was written down anew in other words."""
    need = locked(need_id, policy.END, by=by, at=at)
    if need.ended_at is None:
        if not because.strip():
            raise NotNoted("Say why it ends. It still stands.")
        need.ended_at, need.ended_by, need.ended_because = at, by, because.strip()
        need.save(update_fields=["ended_at", "ended_by", "ended_because"])
        record(policy.END, about=need, by=by, at=at)
        settle(need, at)
    return need


def settle(need: CommunicationNeed, at: datetime) -> None:
    """Nothing more is asked about it."""
    for task in Task.objects.open().filter(kind=Task.Kind.ASK_NEEDS).about(kind_of(need), need.pk):
        finish(task_id=task.pk, outcome=LOOKED, by=NEEDS, at=at)


@transaction.atomic
def say_met(*, person: Person, about: Thing, met: Met, words: str = "", by: Account, at: datetime) -> NeedsMet:
    """Say of one contact whether what is needed was there; said twice it is said once."""
    require(rule_on(by, policy.SAY_MET, person, at=at))
    if met is not Met.YES and not words.strip():
        raise NotNoted("Say why what they need was not there. Nothing was written down.")
    said, is_new = NeedsMet.objects.get_or_create(
        about_kind=kind_of(about), about_id=about.pk,
        defaults={
            "partnership": person.partnership, "person": person, "met": met, "words": words.strip(), "said_at": at,
            "said_by": by,
        },
    )  # fmt: skip
    if is_new:
        record(policy.SAY_MET, about=about, by=by, at=at, met=met.value)
    return said


@transaction.atomic
def ask_again(*, need: CommunicationNeed, area: str, acknowledge_by: datetime, by: System, at: datetime) -> int:
    """A need that nobody looked at for a year: somebody asks whether it is still so; the number of new tasks."""
    require(rule_on(by, policy.ASK_AGAIN, need, at=at))
    theirs = CommunicationNeed.objects.of(need.person).values("pk")
    if Task.objects.open().filter(kind=Task.Kind.ASK_NEEDS, about_kind=kind_of(need), about_id__in=theirs).exists():
        return 0
    record(policy.ASK_AGAIN, about=need, by=by, at=at)
    raise_task(
        kind=Task.Kind.ASK_NEEDS, about=need, partnership=need.partnership, area=area, acknowledge_by=acknowledge_by,
        climbs=False, by=by, at=at,
    )  # fmt: skip
    return 1
