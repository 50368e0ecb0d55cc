"""Is this person known?  The look-up suggests; a person decides, and nothing is joined by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from uuid import UUID

from django.db import connection

from rightdoor.ground.access.walled.building import IN_A_FUNCTION, clauses
from rightdoor.pure.linking.keys import keys_of
from rightdoor.pure.linking.traits import Traits, all_traits
from rightdoor.pure.linking.weighing import Likeness, Standing, most_alike, standing_of
from rightdoor.records.people.linking.model import weights
from rightdoor.records.people.models import Person, PersonKey

MOST = 8


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of the person who is looked for."""

    partnership: UUID
    names: tuple[str, ...] = ()
    born_on: date | None = None
    postcode: str = ""
    nhs_number: str = ""
    person: UUID | None = None  # their own record, which is not found again

    def traits(self) -> list[Traits]:
        """The same, written alike, once for each name."""
        return all_traits(self.names, born_on=self.born_on, postcode=self.postcode, nhs_number=self.nhs_number)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be the same person: the record that goes on, how alike they are, and what that may mean."""

    person: UUID
    likeness: Likeness
    standing: Standing


def told_of(person: Person) -> Told:
    """What a record tells."""
    return Told(
        person.partnership_id, (person.preferred_name, person.legal_name), person.born_on, person.postcode,
        person.nhs_number, person.pk,
    )  # fmt: skip


def candidates(told: Told) -> list[Candidate]:
    """Who may be the same, the likeliest first, as far as they exist for whoever acts.

    One question to the database: the keys find them, the weights order them.
    """
    asked = told.traits()
    best: dict[UUID, Candidate] = {}
    for row in sharing(keys_of(asked, within=str(told.partnership))):
        key, goes_on_as, preferred, legal, born_on, postcode, number = row
        if told.person in (key, goes_on_as):
            continue
        other = all_traits((preferred, legal), born_on=born_on, postcode=postcode, nhs_number=number)
        likeness = most_alike(asked, other, weights())
        found = Candidate(goes_on_as, likeness, standing_of(likeness, weights()))
        if goes_on_as not in best or best[goes_on_as].likeness.bits < likeness.bits:
            best[goes_on_as] = found
    shown = [one for one in best.values() if one.standing != Standing.OTHER]
    return sorted(shown, key=lambda one: -one.likeness.bits)[:MOST]


def are_alike(one: list[Traits], other: list[Traits]) -> bool:
    """Whether two people are alike enough that a person should look."""
    return standing_of(most_alike(one, other, weights()), weights()) != Standing.OTHER


Row = tuple[UUID, UUID, str, str, date | None, str, str]


def sharing(keys: list[int]) -> list[Row]:
    """The records that share one of these keys."""
    if not keys:
        return []
    with connection.cursor() as cursor:
        cursor.execute("select * from sec.known(%s)", [keys])
        return list(cursor.fetchall())


def keep_keys(people: Iterable[Person]) -> None:
    """Keep the keys of these people as their records are now."""
    made = []
    for person in people:
        told = told_of(person)
        wanted = set(keys_of(told.traits(), within=str(told.partnership)))
        held = set(PersonKey.objects.filter(person=person).values_list("key", flat=True))
        PersonKey.objects.filter(person=person, key__in=held - wanted).delete()
        made += [PersonKey(person=person, key=key) for key in sorted(wanted - held)]
    PersonKey.objects.bulk_create(made, batch_size=1000)


def known_in_sql() -> str:
    """The function that finds who shares a key, held to the same conditions as the wall round people."""
    made = files("rightdoor.records.people.linking").joinpath("known.sql").read_text(encoding="utf-8")
    return made.replace(":conditions", " and ".join(clauses(Person, "whole", IN_A_FUNCTION)))
