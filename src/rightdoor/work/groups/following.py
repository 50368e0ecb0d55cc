"""Whom a place in a group is about."""

from typing import Any
from uuid import UUID

from rightdoor.work.groups.models import Place
from rightdoor.work.support.following import episodes_about


def person_of_place(key: UUID) -> UUID | None:
    """Whose place it is."""
    found: UUID | None = Place.objects.filter(pk=key).values_list("episode__person_id", flat=True).first()
    return found


def places_about(people: Any) -> Any:
    """The keys of the places that some people have or had."""
    return Place.objects.filter(episode__in=episodes_about(people)).values("pk")
