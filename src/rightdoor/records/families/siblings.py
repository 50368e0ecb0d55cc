"""The brothers and sisters of a child who have a record here, and which of two families' people are one."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import rule_on
from rightdoor.records.families import policy
from rightdoor.records.families.lifecycle import SIBLINGS
from rightdoor.records.families.models import Bond, Relative
from rightdoor.records.people.models import Person


@dataclass(frozen=True, slots=True)
class Sibling:
    """A brother or sister with a record of their own, by the name that the family uses."""

    person: Person
    name: str


def siblings_of(person: Person, on: date) -> list[Sibling]:
    """Whose record is linked to this child's, in either of the two, as a brother's or sister's.

    Nothing is said here of who may know of them: that is asked of the policy, one by one.
    """
    linked = Q(person=person, relative__known_as__isnull=False) | Q(relative__known_as=person)
    rows = Bond.objects.current(on).filter(linked, to=None, kind__in=SIBLINGS)
    found: dict[Person, str] = {}
    for bond in rows.select_related("relative__known_as", "person").order_by("told_at", "id"):
        if bond.person_id == person.pk and bond.relative.known_as is not None:
            found[bond.relative.known_as] = bond.relative.name
        else:
            found.setdefault(bond.person, bond.person.preferred_name)
    return [Sibling(one, name) for one, name in found.items() if one.partnership_id == person.partnership_id]


def is_the_child(one: Relative, child: Person) -> bool:
    """Whether somebody of another's family is this child themselves."""
    named = one.name.casefold() == child.preferred_name.casefold() and one.born_on == child.born_on
    return one.known_as_id == child.pk or (named and one.born_on is not None)


def the_same(one: Relative, child: Person, by: Account, at: datetime) -> Relative | None:
    """Who of this child's family somebody of another's is: by their record, or by name and day of birth.

    Two records tell two apart, and one tells that they are the same, for those alone who write of that record too: what
    others may not know changes nothing.  Where several fit, none is chosen.
    """
    family = list(Relative.objects.filter(person=child).select_related("known_as").order_by("added_at", "id"))
    record = seen_record(one, by, at)
    records = {each.pk: seen_record(each, by, at) for each in family}
    linked = [each for each in family if record is not None and records[each.pk] == record]
    named = [
        each for each in family
        if (each.name.casefold(), each.born_on) == (one.name.casefold(), one.born_on)
        and (record is None or records[each.pk] is None)
    ]  # fmt: skip
    found = linked[:1] or named
    return found[0] if len(found) == 1 else None


def seen_record(one: Relative, by: Account, at: datetime) -> Person | None:
    """Their own record, where this account writes of it."""
    record = one.known_as
    return record if record is not None and rule_on(by, policy.TELL, record, at=at).allowed else None
