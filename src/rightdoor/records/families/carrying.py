"""What is told of one child's family, said of a brother or sister too: for each their own row, all of them or none.

What somebody is to the child, and why they must not know, is asked of each; parental responsibility is told of each
alone.  What was said in free words of one child stays with that child.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NoReturn
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Denied, Ruling, require, rule_on
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.pure.rules.days import day_of
from rightdoor.records.families import policy
from rightdoor.records.families.actions import as_told, tell_must_not_know, tell_responsibility, write_down
from rightdoor.records.families.checks import NotSo, check_older
from rightdoor.records.families.lifecycle import Kind, Secret
from rightdoor.records.families.models import (
    Bond,
    Household,
    MustNotKnow,
    Professional,
    Relative,
    Residence,
    Told,
)
from rightdoor.records.families.siblings import is_the_child, siblings_of, the_same
from rightdoor.records.people.models import Person

NOT_A_SIBLING = "they are not linked as a brother or sister"


@dataclass(frozen=True, slots=True)
class Also:
    """A sibling of whom it is said too, by the key that was sent, and what is asked of each of them alone."""

    key: str
    kind: Kind = Kind.NOT_KNOWN
    reason: Secret | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """What was told, of which siblings it was written down too, and of which it stood there before."""

    fact: Told
    so: list[UUID]
    there: list[UUID]


@dataclass(frozen=True, slots=True)
class Heard:
    """For which sibling something is written down: how we know it of them, by whom and when."""

    child: Person
    why: str
    by: Account
    at: datetime

    def write(self, fact: Told, like: Told | None = None) -> bool:
        """Keep a fact of this child, with the days of the one it is *like*; False where the same stood before."""
        starts_on, ends_on = (like.starts_on, like.ends_on) if like else (None, None)
        if as_told(fact, self.child).filter(ends_on=ends_on).exists():
            return False
        write_down(fact, self.child, starts_on, ends_on, self.why, by=self.by, at=self.at)
        return True


@transaction.atomic
def tell_with_siblings(
    *, tell: Callable[..., Told], person: Person, also: Sequence[Also], why: str, by: Account, at: datetime, **told: Any
) -> Carried:
    """Do one telling of a child's family, and write the same down for each sibling that is named: all, or nothing.

    Whoever is named and is no linked sibling, or whose record this account does not write, is refused like anybody.
    """
    act = policy.TELL_SECRET if tell is tell_must_not_know else policy.TELL
    if also and tell is tell_responsibility:
        refuse(act, person_with(also[0].key) or person, by, at)
    children = {one: sibling_named(one.key, person, act, by, at) for one in also}
    if also and not why.strip():
        raise NotSo("Say how you know that it is so for them too. Everything else you typed is kept.")
    one_at_a_time(person, *children.values())
    fact = tell(person=person, by=by, at=at, **told)
    done: dict[bool, list[UUID]] = {True: [], False: []}
    for one, child in children.items():
        require(rule_on(by, act, child, at=at))
        done[carried(fact, one, Heard(child, why, by, at))].append(child.pk)
    return Carried(fact, so=done[True], there=done[False])


def one_at_a_time(*people: Person) -> None:
    """Two tellings of the same children wait for each other, so that what is sent twice is kept once."""
    list(
        Person.objects.select_for_update(no_key=True)
        .filter(pk__in=[one.pk for one in people])
        .order_by("pk")
        .values("pk")
    )


def sibling_named(key: str, person: Person, act: str, by: Account, at: datetime) -> Person:
    """The linked sibling with this key, whose record this account writes; anybody else is refused, and on record."""
    linked = {str(one.person.pk): one.person for one in siblings_of(person, day_of(at))}
    child = linked.get(key)
    if child is None:
        refuse(act, person_with(key) or person, by, at)
    require(rule_on(by, act, child, at=at))
    return child


def person_with(key: str) -> Person | None:
    """Whoever was meant, for the record alone; whether there is one is not asked."""
    try:
        return Person(pk=UUID(key))
    except ValueError:
        return None


def refuse(act: str, whom: Person, by: Account, at: datetime) -> NoReturn:
    """Refuse as everything is refused: on record, and as if nobody were there."""
    require(Ruling(allowed=False, because=NOT_A_SIBLING, act=act, by=by, thing=whom, at=at))
    raise Denied(NOT_A_SIBLING)


def carried(fact: Told, asked: Also, heard: Heard) -> bool:
    """Write it down for one sibling, where it did not stand before; what cannot be so says of whom."""
    try:
        return CARRIED[type(fact)](fact, asked, heard)
    except NotSo as why:
        raise NotSo(f"For {heard.child.preferred_name or 'the brother or sister'}: {why}") from why


def theirs(one: Relative, heard: Heard) -> tuple[Relative, bool]:
    """The same person in the sibling's family, and whether they were not there before."""
    if is_the_child(one, heard.child):
        raise NotSo("This is about themselves. Write it down on their own page. Nothing was changed.")
    known = the_same(one, heard.child, heard.by, heard.at)
    if known is not None:
        return known, False
    return Relative.objects.create(
        partnership=heard.child.partnership, person=heard.child, name=one.name, born_on=one.born_on, sex=one.sex,
        plan=one.plan, known_as=one.known_as, added_at=heard.at, added_by=heard.by,
    ), True  # fmt: skip


def bind(them: Relative, kind: Kind, heard: Heard, like: Told | None = None) -> bool:
    """What somebody is to the sibling, where it was said; else that it is not known, where nothing is known yet."""
    check_older(kind, them.born_on, heard.child.born_on)
    if kind is not Kind.NOT_KNOWN:
        return heard.write(Bond(relative=them, kind=kind), like)
    if not Bond.objects.filter(relative=them, to=None).exists():
        heard.write(Bond(relative=them, kind=kind))
    return False


def carry_bond(bond: Bond, asked: Also, heard: Heard) -> bool:
    """Somebody of the family, or what they are to another of them."""
    them, new = theirs(bond.relative, heard)
    new = bind(them, asked.kind, heard, bond if bond.to is None else None) or new
    if bond.to is None:
        return new
    to = None if is_the_child(bond.to, heard.child) else theirs(bond.to, heard)[0]
    if to is not None:
        bind(to, Kind.NOT_KNOWN, heard)
    kind = Kind(bond.kind)
    check_older(kind, them.born_on, to.born_on if to else heard.child.born_on)
    return heard.write(Bond(relative=them, kind=kind, to=to), bond) or new


def home_of(name: str, heard: Heard, like: Told | None) -> tuple[Household, bool]:
    """The household of this name in the sibling's family, and whether it was not there before."""
    current = Household.objects.of(heard.child).current(day_of(heard.at)).filter(name__iexact=name)
    if (known := current.order_by("told_at", "id").first()) is not None:
        return known, False
    home = Household(name=name)
    return home, heard.write(home, like)


def carry_home(home: Household, _asked: Also, heard: Heard) -> bool:
    """A household; where the child lives there, the sibling does too."""
    same, new = home_of(home.name, heard, home)
    if Residence.objects.filter(household=home, relative=None, ended_at=None).exists():
        new = heard.write(Residence(household=same), home) or new
    return new


def carry_living(residence: Residence, asked: Also, heard: Heard) -> bool:
    """Who lives there: the sibling too, or the same person."""
    home, _new = home_of(residence.household.name, heard, None)
    one = residence.relative
    them = None if one is None or is_the_child(one, heard.child) else theirs(one, heard)[0]
    if them is not None:
        bind(them, asked.kind, heard)
    return heard.write(Residence(household=home, relative=them, words=residence.words), residence)


def carry_professional(one: Professional, _asked: Also, heard: Heard) -> bool:
    """A professional who is around the sibling too."""
    same = Professional(name=one.name, post=one.post, organisation=one.organisation, reach=one.reach)
    return heard.write(same, one)


def carry_secret(secret: MustNotKnow, asked: Also, heard: Heard) -> bool:
    """Who must not know, with every way by which they were told to be reached: for the sibling's own reason."""
    if asked.reason is None:
        raise NotSo("Choose why they must not know. Everything else you typed is kept.")
    them, _new = theirs(secret.relative, heard)
    bind(them, asked.kind, heard)
    held = MustNotKnow.objects.of(heard.child).filter(relative=them, ended_at=None, ends_on=secret.ends_on)
    kept = {row.plan_id for row in held} | ({them.plan_id} if held else set())
    missing = [plan for plan in ways_of(secret) if plan is None or plan.pk not in kept]
    if held:
        missing = [plan for plan in missing if plan is not None]
    for plan in missing:
        heard.write(MustNotKnow(relative=them, reason=asked.reason, plan=plan), secret)
    return bool(missing)


def ways_of(secret: MustNotKnow) -> Sequence[ContactPlan | None]:
    """Every plan by which somebody was said to be reached; nothing but None where none is known."""
    rows = MustNotKnow.objects.filter(relative=secret.relative, plan__isnull=False).select_related("plan")
    plans = [secret.plan, secret.relative.plan, *(row.plan for row in rows.order_by("told_at", "id"))]
    return list(dict.fromkeys(plan for plan in plans if plan is not None)) or [None]


Carry = Callable[[Any, Also, Heard], bool]
CARRIED: Mapping[type[Told], Carry] = {
    Bond: carry_bond, Household: carry_home, Residence: carry_living, Professional: carry_professional,
    MustNotKnow: carry_secret,
}  # fmt: skip
