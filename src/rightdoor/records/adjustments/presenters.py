"""What somebody needs, in words: one line for every contact, and lines to send with a request."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from rightdoor.ground.access.whom import person_about
from rightdoor.records.adjustments.lifecycle import SHORT, WHOSE_NAMES, Kind, Whose
from rightdoor.records.adjustments.models import CommunicationNeed
from rightdoor.records.people.models import Person
from rightdoor.records.people.there import may_have

LONGEST = 200


def needs_line(person: Person | None, *, whose: Collection[Whose] = tuple(Whose)) -> str:
    """Everything that stands, in one line; empty where nothing is known.  *whose*: of these alone."""
    return "; ".join(in_short(one) for one in standing(person) if one.whose in whose)


def needs_about(kind: str, key: UUID) -> str:
    """The same, of whoever a record is about, as far as that is read by who asks."""
    whom = person_about(kind, key)
    return needs_line(Person.objects.filter(pk=whom).first() if whom else None)


def needs_lines(people: Any) -> dict[UUID, str]:
    """The same, of many, by their keys: asked at once."""
    rows = CommunicationNeed.objects.filter(person__in=people, ended_at__isnull=True)
    found: dict[UUID, list[str]] = {}
    for one in rows.order_by("whose", "kind", "id"):
        found.setdefault(one.person_id, []).append(in_short(one))
    return {key: "; ".join(lines) for key, lines in found.items()}


def standing(person: Person | None) -> list[CommunicationNeed]:
    return [] if person is None else [one for one in needs_of(person) if one.ended_at is None]


def needs_of(person: Person) -> list[CommunicationNeed]:
    """Every need, those that ended too: asked once, however many parts of a page show them."""
    if not may_have(person, CommunicationNeed):
        return []
    rows = CommunicationNeed.objects.select_related("noted_by").order_by("whose", "kind", "id")
    prefetch_related_objects([person], Prefetch("communication_needs", rows))
    return list(person.communication_needs.all())


def in_short(need: CommunicationNeed) -> str:
    """One need, and whose it is where it is not the child's own."""
    parts = [str(SHORT[Kind(need.kind)])]
    told = ", ".join(part for part in (need.language, shortened(need.words)) if part)
    if told:
        parts.append(told)
    said = ": ".join(parts)
    return said if need.whose == Whose.CHILD else f"{said} ({str(WHOSE_NAMES[Whose(need.whose)]).lower()})"


def shortened(words: str) -> str:
    """The words, or as many as fit a line."""
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= LONGEST else f"{one_line[:LONGEST].rstrip()}…"


def needs_to_send(person: Person | None, *, own_words: bool) -> list[tuple[str, str]]:
    """What goes with a request, so that the first contact works; their own words only where they agreed to share."""
    lines = []
    for need in standing(person):
        if need.kind == Kind.AS_TOLD and not own_words:
            continue
        words = need.words if own_words else ""
        told = ". ".join(part for part in (str(need.get_kind_display()), need.language, words) if part)
        lines.append((str(WHOSE_NAMES[Whose(need.whose)]), told))
    return lines or [(_("Communication"), _("No needs are on record. Ask."))]
