"""A request about somebody whom a member of staff must know nothing of: they are barred before anybody reads it."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from rightdoor.ground.access.lifecycle import Conflict, Tie
from rightdoor.ground.access.models import Account, Relation
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.access.walled.acting import acting
from rightdoor.ground.access.whom import PERSON
from rightdoor.ground.audit.record import record
from rightdoor.records.people.models import Person
from rightdoor.work.conflicts.actions.barring import CONFLICT, bar
from rightdoor.work.conflicts.actions.people_alike import people_alike, whole_names
from rightdoor.work.conflicts.lifecycle import SAME_NAME
from rightdoor.work.conflicts.models import Declaration
from rightdoor.work.conflicts.policy import KEEP_OFF

CALL_LASTS = timedelta(hours=1)


@transaction.atomic
def keep_off(person: Person, taken_by: UUID | None, at: datetime) -> None:
    """Bar whoever is barred from another record of the same name and day of birth, or told us that they know them.

    Who is writing a call down heard it all; they are barred once the call is over.
    """
    with acting(CONFLICT, at):
        require(rule_on(CONFLICT, KEEP_OFF, person, at=at))
        for account, reason in known_to(person, at):
            starts_at = at + CALL_LASTS if account.pk == taken_by else at
            bar([person], account, reason, SAME_NAME, made_by=None, at=at, starts_at=starts_at)
            record(KEEP_OFF, about=person, by=CONFLICT, at=at, whom=str(account.pk))


def known_to(person: Person, at: datetime) -> list[tuple[Account, Conflict]]:
    """Who must know nothing of them, each with the reason that was given first."""
    alike = list(people_alike(person).exclude(pk=person.pk).values_list("pk", flat=True))
    ties = Relation.objects.current(at).filter(kind=Tie.BLOCK, about_kind=PERSON, about_id__in=alike)
    told = Declaration.objects.none()
    if person.born_on is not None:
        names = Q()
        for name in whole_names(person):
            names |= Q(name__iexact=name)
        same = Declaration.objects.filter(partnership_id=person.partnership_id, born_on=person.born_on)
        told = same.filter(names) if names else told
    found: dict[Account, Conflict] = {}
    for one in [*ties.select_related("account").order_by("starts_at"), *told.select_related("account")]:
        found.setdefault(one.account, Conflict(one.reason or Conflict.KNOWN))
    return list(found.items())
