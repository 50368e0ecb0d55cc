"""Writing down what is told of a family, and that something of it is no longer so.  Nothing is changed or removed."""

from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import QuerySet

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import kind_of, record
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.pure.rules.days import day_of
from rightdoor.records.families import policy
from rightdoor.records.families.checks import (
    NotSo,
    check_alone,
    check_days,
    check_older,
    check_order,
    check_source,
    check_theirs,
)
from rightdoor.records.families.lifecycle import Ground, Kind, Post, Secret, Sex, Standing
from rightdoor.records.families.models import (
    Bond,
    Household,
    MustNotKnow,
    Professional,
    Relative,
    Residence,
    Responsibility,
    Told,
)
from rightdoor.records.people.models import Person

Fact = TypeVar("Fact", bound=Told)
SHARED = Told._meta.concrete_fields  # what every fact has, whatever it says


@transaction.atomic
def add_relative(
    *, person: Person, name: str, kind: Kind, born_on: date | None = None, sex: Sex = Sex.UNKNOWN,
    plan: ContactPlan | None = None, known_as: Person | None = None, starts_on: date | None = None,
    ends_on: date | None = None, source: str, by: Account, at: datetime,
) -> Bond:  # fmt: skip
    """Somebody of the family, and what they are to the child.  Told twice in the same words they are one.

    What was not known of them before is kept; what differs from what stands is refused, and nothing is changed.
    """
    require(rule_on(by, policy.TELL, person, at=at))
    check_older(kind, born_on, person.born_on)
    if known_as is not None and known_as.pk == person.pk:
        raise NotSo("This is the child's own record. Choose another, or leave it empty.")
    if (known := told_before(person, name, born_on, kind, ends_on, at)) is not None:
        fill_in(known.relative, sex=sex, plan=plan, known_as=known_as, by=by, at=at)
        if known.kind == kind:
            return known
        relative = known.relative
    else:
        relative = Relative.objects.create(
            partnership=person.partnership, person=person, name=name, born_on=born_on, sex=sex, plan=plan,
            known_as=known_as, added_at=at, added_by=by,
        )  # fmt: skip
    bond = Bond(relative=relative, kind=kind)
    return write_down(bond, person, starts_on, ends_on, source, by=by, at=at)


def told_before(
    person: Person, name: str, born_on: date | None, kind: Kind, ends_on: date | None, at: datetime
) -> Bond | None:
    """Somebody of this name and day of birth who is this to the child, or of whom it is not known what they are."""
    found = Bond.objects.filter(person=person, to=None, relative__name=name, relative__born_on=born_on, ended_at=None)
    rows = found.filter(kind__in=(kind, Kind.NOT_KNOWN)).select_related("relative").order_by("told_at", "id")
    so = [one for one in rows if one.is_current(day_of(at)) or (one.kind == kind and one.ends_on == ends_on)]
    return next((one for one in so if one.kind == kind), so[0] if so else None)


def fill_in(
    relative: Relative, *, sex: Sex, plan: ContactPlan | None, known_as: Person | None, by: Account, at: datetime
) -> None:
    """What was not known of somebody who was told of before."""
    told = {"sex": sex if sex != Sex.UNKNOWN else None, "plan": plan, "known_as": known_as}
    empty = (None, "", Sex.UNKNOWN)
    new = {name: word for name, word in told.items() if word is not None and getattr(relative, name) != word}
    if any(getattr(relative, name) not in empty for name in new):
        raise NotSo(
            "Somebody of this name stands here already, with other details. Nothing was changed. If it is another "
            "person, add what tells them apart to the name; if they asked twice and must not know, say so there."
        )
    for name, word in new.items():
        setattr(relative, name, word)
    if new:
        relative.save(update_fields=[*new])
        record(policy.TELL, about=relative.person, by=by, at=at, kind=kind_of(relative), fact=str(relative.pk))


@transaction.atomic
def tell_bond(
    *, person: Person, relative: Relative, kind: Kind, to: Relative | None, starts_on: date | None = None,
    ends_on: date | None = None, source: str, by: Account, at: datetime,
) -> Bond:  # fmt: skip
    """What one of the family is to another, or to the child."""
    require(rule_on(by, policy.TELL, person, at=at))
    check_theirs(person, relative, to)
    if relative == to:
        raise NotSo("Nobody is bound to themselves. Choose two different people.")
    check_older(kind, relative.born_on, to.born_on if to else person.born_on)
    same = Bond.objects.filter(person=person, relative=relative, kind=kind, to=to).current(day_of(at)).first()
    return same or write_down(
        Bond(relative=relative, kind=kind, to=to), person, starts_on, ends_on, source, by=by, at=at
    )


@transaction.atomic
def tell_responsibility(
    *, person: Person, relative: Relative | None, body: str, standing: Standing, ground: Ground, words: str = "",
    starts_on: date | None = None, ends_on: date | None = None, source: str, by: Account, at: datetime,
) -> Responsibility:  # fmt: skip
    """Who has parental responsibility, by what, and since when; or which order limits it."""
    require(rule_on(by, policy.TELL, person, at=at))
    check_theirs(person, relative)
    check_alone(relative, body)
    check_order(standing, ground)
    fact = Responsibility(relative=relative, body=body, standing=standing, ground=ground, words=words)
    return write_down(fact, person, starts_on, ends_on, source, by=by, at=at)


@transaction.atomic
def tell_household(
    *, person: Person, name: str, with_child: bool, starts_on: date | None = None, ends_on: date | None = None,
    source: str, by: Account, at: datetime,
) -> Household:  # fmt: skip
    """A home, under the name that the family uses; and whether the child lives there."""
    require(rule_on(by, policy.TELL, person, at=at))
    home = write_down(Household(name=name), person, starts_on, ends_on, source, by=by, at=at)
    if with_child:
        write_down(Residence(household=home), person, starts_on, ends_on, source, by=by, at=at)
    return home


@transaction.atomic
def tell_residence(
    *, person: Person, household: Household, relative: Relative | None, words: str = "",
    starts_on: date | None = None, ends_on: date | None = None, source: str, by: Account, at: datetime,
) -> Residence:  # fmt: skip
    """Who lives in a home; nobody named: the child."""
    require(rule_on(by, policy.TELL, person, at=at))
    check_theirs(person, relative, household)
    fact = Residence(household=household, relative=relative, words=words)
    return write_down(fact, person, starts_on, ends_on, source, by=by, at=at)


@transaction.atomic
def tell_professional(
    *, person: Person, name: str, post: Post, organisation: str = "", reach: str = "", starts_on: date | None = None,
    ends_on: date | None = None, source: str, by: Account, at: datetime,
) -> Professional:  # fmt: skip
    """A professional around the child."""
    require(rule_on(by, policy.TELL, person, at=at))
    fact = Professional(name=name, post=post, organisation=organisation, reach=reach)
    return write_down(fact, person, starts_on, ends_on, source, by=by, at=at)


@transaction.atomic
def tell_must_not_know(
    *, person: Person, relative: Relative, reason: Secret, words: str = "", plan: ContactPlan | None = None,
    starts_on: date | None = None, ends_on: date | None = None, source: str, by: Account, at: datetime,
) -> MustNotKnow:  # fmt: skip
    """Somebody may never learn that the child asks for help.  It holds from this moment, in all that leaves.

    *plan* is how they are written to, where they asked for the child themselves.  Another one, told later, comes to the
    first: both are theirs.
    """
    require(rule_on(by, policy.TELL_SECRET, person, at=at))
    check_theirs(person, relative)
    if plan is not None and relative.plan is None:
        relative.plan = plan
        relative.save(update_fields=["plan"])
    fact = MustNotKnow(relative=relative, reason=reason, words=words, plan=plan)
    return write_down(fact, person, starts_on, ends_on, source, by=by, at=at)


@transaction.atomic
def end_told(*, fact: Told, ends_on: date, source: str, by: Account, at: datetime) -> Told:
    """It is no longer so since that day: who said that stays beside who told it first."""
    fact = type(fact).objects.select_for_update(of=("self",)).select_related("person").get(pk=fact.pk)
    act = policy.END_SECRET if isinstance(fact, MustNotKnow) else policy.END
    require(rule_on(by, act, fact.person, at=at))
    check_source(source)
    check_days(fact.starts_on, ends_on)
    if ends_on > day_of(at):
        raise NotSo("That day is still to come. Write it down when it is so.")
    if fact.ended_at is not None:
        return fact
    fact.ends_on, fact.end_source, fact.ended_at, fact.ended_by = ends_on, source, at, by
    fact.save(update_fields=["ends_on", "end_source", "ended_at", "ended_by"])
    record(act, about=fact.person, by=by, at=at, kind=kind_of(fact), fact=str(fact.pk))
    return fact


def write_down(
    fact: Fact, person: Person, starts_on: date | None, ends_on: date | None, source: str, *, by: Account, at: datetime
) -> Fact:
    """Keep a fact with its days and who said it.  Sent twice, it is one."""
    check_source(source)
    check_days(starts_on, ends_on)
    days = {"starts_on": starts_on, "ends_on": ends_on}
    if (earlier := as_told(fact, person).filter(source=source, told_to=by, **days).first()) is not None:
        return earlier
    fact.partnership, fact.person, fact.starts_on, fact.ends_on = person.partnership, person, starts_on, ends_on
    fact.source, fact.told_at, fact.told_to = source, at, by
    fact.save(force_insert=True)
    act = policy.TELL_SECRET if isinstance(fact, MustNotKnow) else policy.TELL
    record(act, about=person, by=by, at=at, kind=kind_of(fact), fact=str(fact.pk))
    return fact


def as_told(fact: Fact, person: Person) -> QuerySet[Fact]:
    """What was told of this child's family in the same words as this, and has not been ended since."""
    own = {field.attname for field in fact._meta.concrete_fields} - {field.attname for field in SHARED}
    rows: Any = type(fact)._default_manager.filter(person=person, ended_at=None)
    told: QuerySet[Fact] = rows.filter(**{name: getattr(fact, name) for name in own})
    return told
