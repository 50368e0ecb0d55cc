"""Who must not know, in the words of every header that a child has."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from rightdoor.ground.access.whom import person_about
from rightdoor.pure.rules.days import day_of
from rightdoor.records.families.lifecycle import SECRETS, Secret
from rightdoor.records.families.models import MustNotKnow


def secret_words(name: str, reason: str) -> str:
    """Corin must not know, and why; without a reason only who."""
    if not reason:
        return _("Must not know: %(name)s.") % {"name": name}
    return _("Must not know: %(name)s. %(reason)s.") % {"name": name, "reason": _(SECRETS[Secret(reason)])}


def must_not_know(people: Iterable[UUID | None], at: datetime, *, reasons: bool = True) -> dict[UUID, str]:
    """Who must not know that each of these asks for help, in one question; only those of whom something is told.

    The reason may say that somebody harmed the child: it is left out of what goes to whoever may not have it.
    """
    held = MustNotKnow.objects.that_hold(day_of(at)).filter(person__in=people).select_related("relative")
    found: dict[UUID, str] = {}
    for one in held.order_by("told_at", "id"):
        words = secret_words(one.relative.name, one.reason if reasons else "")
        found[one.person_id] = f"{found.get(one.person_id, '')} {words}".strip()
    return found


def must_not_know_of(about_kind: str, about_id: UUID, at: datetime) -> str:
    """The same for whoever a thing is about; empty where it is about nobody, or nothing is told."""
    person = person_about(about_kind, about_id)
    return must_not_know([person], at).get(person, "") if person else ""
