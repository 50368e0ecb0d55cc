"""What no role opens: a closed account, another partnership, a conflict of interest, a seal.

They are asked before anything else, and nothing that comes later, not even breaking the glass, goes over them.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from rightdoor.ground.access.lifecycle import Label, Tie
from rightdoor.ground.access.models import Account, Relation
from rightdoor.ground.access.whom import PERSON, about_people, person_of
from rightdoor.ground.audit.record import kind_of

CLOSED = "the account is closed"
ELSEWHERE = "it belongs to another partnership"
CONFLICT = "a conflict of interest"
SEALED = "not named on a sealed part"
OPENINGS = {Tie.SHARED: "it was shared with them", Tie.GLASS: "they broke the glass"}


def bar_on(account: Account, thing: Any, at: datetime) -> str:
    """Why nothing may be done, in a few words for the record; empty where nothing bars."""
    if not account.is_active:
        return CLOSED
    if thing is None:
        return ""
    theirs = getattr(thing, "partnership_id", None)
    if theirs is not None and theirs != account.partnership_id:
        return ELSEWHERE
    if has_conflict(account, thing, at):
        return CONFLICT
    if getattr(thing, "label", "") == Label.SEALED and not is_named(account, thing, at):
        return SEALED
    return ""


def has_conflict(account: Account, thing: Any, at: datetime) -> bool:
    """Whether they may know nothing of the person this is about, or of this very thing."""
    if not isinstance(thing.pk, UUID):
        return False
    person = person_of(thing)
    barred = Q(kind=Tie.EXCLUDED, about_kind=kind_of(thing), about_id=thing.pk)
    if getattr(thing, "about_id", None) is not None:  # nor of what is about it, such as its tasks
        barred |= Q(kind=Tie.EXCLUDED, about_kind=thing.about_kind, about_id=thing.about_id)
    if person is not None:
        barred |= Q(kind=Tie.BLOCK, about_kind=PERSON, about_id=person)
    return Relation.objects.of(account, Tie.BLOCK, Tie.EXCLUDED).current(at).filter(barred).exists()


def is_named(account: Account, thing: Any, at: datetime) -> bool:
    """Whether they are named on this sealed part."""
    named = Relation.objects.of(account, Tie.NAMED).current(at).to(kind_of(thing), thing.pk)
    return named.filter(section=thing.section).exists()


def sealed_from(account: Account, at: datetime, kind: str) -> Q:
    """What of a list of this kind is sealed and they are not named on: to be left out, and no gap is seen."""
    named = Relation.objects.of(account, Tie.NAMED).current(at).filter(about_kind=kind)
    return Q(~Exists(named.filter(about_id=OuterRef("pk"), section=OuterRef("section"))), label=Label.SEALED)


def blocked_people(account: Account, at: datetime) -> list[UUID]:
    """The keys of the people of whom they may know nothing, for leaving them out of a list.

    They are looked up at once: hardly anybody has such, and a list then need not be searched for them.
    """
    blocks = Relation.objects.of(account, Tie.BLOCK).current(at).filter(about_kind=PERSON)
    return sorted(blocks.values_list("about_id", flat=True))


def opening_of(account: Account, thing: Any, at: datetime) -> str:
    """What lets them read this although their role does not: a decision to share, or the glass they broke.

    Asked of no thing, it says whether anything at all is open to them now: the page then asks about the thing itself.
    """
    if thing is None:
        anything = Relation.objects.of(account, Tie.SHARED, Tie.GLASS).current(at)
        tie = anything.order_by("kind").values_list("kind", flat=True).last()
        return OPENINGS[Tie(tie)] if tie else ""
    person = person_of(thing)
    ways = Q(kind=Tie.SHARED, about_kind=kind_of(thing), about_id=thing.pk)
    if person is not None:
        ways |= Q(kind__in=(Tie.SHARED, Tie.GLASS), about_kind=PERSON, about_id=person)
    ties = Relation.objects.of(account, Tie.SHARED, Tie.GLASS).current(at).filter(ways)
    found = ties.order_by("kind").values_list("kind", flat=True).last()
    return OPENINGS[Tie(found)] if found else ""


def opened_people(account: Account, at: datetime) -> Any:
    """The keys of the people whose records were shared with them, or for whom they broke the glass."""
    ties = Relation.objects.of(account, Tie.SHARED, Tie.GLASS).current(at).filter(about_kind=PERSON)
    return ties.values("about_id")


def opened_things(account: Account, kind: str, at: datetime) -> Any:
    """The keys of the records of this kind that were themselves shared with them."""
    ties = Relation.objects.of(account, Tie.SHARED).current(at).filter(about_kind=kind)
    return ties.values("about_id")


def hidden_from(account: Account, at: datetime) -> Q:
    """What of a list is about people of whom they may know nothing."""
    people = blocked_people(account, at)
    return about_people(people) if people else Q(pk__in=())
