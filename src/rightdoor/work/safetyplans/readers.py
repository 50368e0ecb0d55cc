"""Who of a child's family may be shown a line: nobody who must not know, or may be one who must not."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from rightdoor.ground.messages.models import ContactPlan
from rightdoor.pure.rules.days import day_of
from rightdoor.records.families.lifecycle import LIMITING, Kind, Standing
from rightdoor.records.families.models import Bond, MustNotKnow, Relative, Responsibility
from rightdoor.records.families.secrets import is_or_was_one_way, plans_of
from rightdoor.records.people.models import Person
from rightdoor.work.referrals.models import Referral

PARENTS = frozenset({Kind.PARENT, Kind.STEP_PARENT, Kind.ADOPTIVE_PARENT, Kind.PARTNER})


def who_may_know(person: Person, at: datetime) -> list[Relative]:
    """Those of the family as it was told, without whoever is kept away, however often they were written down.

    It is asked anew each time something is shown: who must not know from today on sees nothing from today on.
    """
    rows = Relative.objects.filter(person=person).select_related("plan", "known_as__contact_plan")
    family = list(rows.order_by("added_at", "id"))
    if not family:
        return []
    kept_away = hidden_ways(person, family, at)
    allowed = [one for one in family if not any(same(one, other, ways) for other, ways in kept_away)]
    return not_kept_away_by_the_child(person, allowed, family)


def not_kept_away_by_the_child(person: Person, allowed: list[Relative], family: list[Relative]) -> list[Relative]:
    """Without those of whom the child said, when they told how to reach them, that they must not know.

    Where they said it in words in which nobody of the family is named it may be any of them.  Where no parent may be
    contacted, that is everybody of whom it is not known that they are something else.
    """
    plans = plans_of_child(person)
    said = " ".join(plan.who_must_not_know for plan in plans).casefold()
    named = {one.pk for one in family if is_named(one, said)}
    if said.strip() and not named:
        return []
    if any(plan.never_contact_parent for plan in plans):
        told = Bond.objects.filter(person=person, to__isnull=True).values_list("relative", "kind")
        parents = {key for key, kind in told if kind in PARENTS}
        named |= parents | ({one.pk for one in family} - {key for key, kind in told if kind != Kind.NOT_KNOWN})
    return [one for one in allowed if one.pk not in named]


def plans_of_child(person: Person) -> list[ContactPlan]:
    """Every way in which the child said how to reach them, and who must not know."""
    asked = Referral.objects.filter(person=person).values("contact_plan")
    return list(ContactPlan.objects.filter(Q(pk__in=asked) | Q(pk=person.contact_plan_id)))


def is_named(one: Relative, said: str) -> bool:
    """Whether any part of their name stands in what was said."""
    return any(len(part) > 1 and part in said for part in one.name.casefold().split())


def hidden_ways(
    person: Person, family: Iterable[Relative], at: datetime
) -> list[tuple[Relative, list[ContactPlan]]]:  # fmt: skip
    """Whoever must not know, or is limited by a court, with every way by which they are reached."""
    today = day_of(at)
    secrets = list(MustNotKnow.objects.that_hold(today).filter(person=person).select_related("plan"))
    told = Responsibility.objects.that_hold(today).filter(person=person, relative__isnull=False)
    limited = {
        one.relative_id for one in told if one.standing == Standing.RESTRICTED or one.ground in LIMITING
    } | {one.relative_id for one in secrets}  # fmt: skip
    more = [(one.relative_id, one.plan) for one in secrets if one.plan is not None]
    return [
        (one, [*plans_of(one), *(plan for key, plan in more if key == one.pk)]) for one in family if one.pk in limited
    ]


def same(one: Relative, other: Relative, ways: list[ContactPlan]) -> bool:
    """Whether they are or may be the same: one entry, one record, one name, or one telephone or mailbox."""
    return (
        one.pk == other.pk
        or (one.known_as_id is not None and one.known_as_id == other.known_as_id)
        or one.name.strip().casefold() == other.name.strip().casefold()
        or any(is_or_was_one_way(mine, theirs) for mine in plans_of(one) for theirs in ways)
    )
