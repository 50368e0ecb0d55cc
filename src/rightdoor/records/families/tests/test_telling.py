"""What is told of a family is kept with its days and its source; what cannot be so is said; nothing is removed."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from rightdoor.ground.access.lifecycle import Role, Tie
from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.records.families import actions, policy
from rightdoor.records.families.checks import NotSo
from rightdoor.records.families.lifecycle import Ground, Kind, Post, Secret, Sex, Standing
from rightdoor.records.families.models import (
    Bond,
    Household,
    MustNotKnow,
    Professional,
    Relative,
    Residence,
    Responsibility,
)
from rightdoor.records.families.tests.families_here import BEFORE, HEARD, TODAY, relative, told
from rightdoor.records.people.models import Person
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY, staff

pytestmark = pytest.mark.django_db


def test_somebody_of_the_family_is_kept_with_what_they_are_and_who_said_so(
    wren: Person, administrator: Account
) -> None:
    bond = actions.add_relative(
        person=wren,
        name="Marigold",
        kind=Kind.PARENT,
        born_on=date(1984, 2, 3),
        starts_on=BEFORE,
        **told(administrator),
    )

    assert (bond.relative.name, bond.kind, bond.to, bond.source, bond.told_to) == (
        "Marigold", "parent", None, HEARD, administrator,
    )  # fmt: skip
    assert policy.TELL in acts(about=wren.pk)


def test_somebody_who_is_told_twice_is_one(wren: Person, administrator: Account) -> None:
    first, second = (relative(wren, "Marigold", administrator) for _time in range(2))

    assert first == second
    assert Relative.objects.count() == Bond.objects.count() == 1


def test_what_was_not_known_of_somebody_is_filled_in_and_what_differs_is_refused(
    wren: Person, administrator: Account, partnership: Partnership
) -> None:
    first = relative(wren, "Marigold", administrator)
    own = Person.objects.create(partnership=partnership, preferred_name="Marigold", added_at=MONDAY)

    same = relative(wren, "Marigold", administrator, sex=Sex.WOMAN, known_as=own)

    assert same == first
    first.refresh_from_db()
    assert (first.sex, first.known_as) == (Sex.WOMAN, own)
    with pytest.raises(NotSo, match="other details"):
        relative(wren, "Marigold", administrator, sex=Sex.MAN)


def test_somebody_whose_bond_has_ended_is_told_anew(wren: Person, administrator: Account) -> None:
    bond = actions.add_relative(person=wren, name="Bo", kind=Kind.FOSTER_CARER, **told(administrator))
    actions.end_told(fact=bond, ends_on=BEFORE, source=HEARD, by=administrator, at=MONDAY)

    relative(wren, "Bo", administrator, Kind.FOSTER_CARER)

    assert Bond.objects.count() == 2


@pytest.mark.parametrize(
    "name", ["Anne-Marie O’Neill", "Ó Súilleabháin", "Cher", "🐦 Birdie", "X" * 160, "محمد", "D'Angelo"]
)
def test_any_name_is_a_name(name: str, wren: Person, administrator: Account) -> None:
    assert relative(wren, name, administrator).name == name


@pytest.mark.parametrize(
    ("kind", "born_on"),
    [(Kind.PARENT, date(2012, 1, 1)), (Kind.PARENT, date(2011, 3, 3)), (Kind.GRANDPARENT, date(2015, 1, 1)),
     (Kind.CHILD, date(2001, 1, 1))],
)  # fmt: skip
def test_a_parent_who_is_younger_than_the_child_is_asked_about(
    kind: Kind, born_on: date, wren: Person, administrator: Account
) -> None:
    Person.objects.filter(pk=wren.pk).update(born_on=date(2011, 3, 3))
    wren.refresh_from_db()

    with pytest.raises(NotSo, match="both days of birth"):
        relative(wren, "Marigold", administrator, kind, born_on=born_on)

    assert Relative.objects.count() == 0


def test_of_a_child_who_is_not_born_yet_every_parent_is_older(wren: Person, administrator: Account) -> None:
    Person.objects.filter(pk=wren.pk).update(born_on=None)
    wren.refresh_from_db()

    assert relative(wren, "Marigold", administrator, born_on=date(2005, 1, 1)).born_on == date(2005, 1, 1)


def test_nobody_is_their_own_relative(wren: Person, administrator: Account) -> None:
    with pytest.raises(NotSo, match="own record"):
        relative(wren, "Wren", administrator, known_as=wren)
    with pytest.raises(IntegrityError, match="nobody_is_their_own_relative"), transaction.atomic():
        Relative.objects.filter(pk=relative(wren, "Fen", administrator, Kind.SIBLING).pk).update(known_as=wren)


def test_a_bond_between_two_of_the_family(wren: Person, administrator: Account) -> None:
    mother, father = relative(wren, "Marigold", administrator), relative(wren, "Corin", administrator)

    bond = actions.tell_bond(
        person=wren, relative=mother, kind=Kind.PARTNER, to=father, starts_on=BEFORE, ends_on=TODAY,
        **told(administrator),
    )  # fmt: skip

    assert (bond.relative, bond.to, bond.ends_on) == (mother, father, TODAY)
    again = actions.tell_bond(person=wren, relative=mother, kind=Kind.PARTNER, to=father, **told(administrator))
    assert again == bond


def test_a_bond_with_oneself_a_stranger_or_somebody_younger_is_refused(
    wren: Person, administrator: Account, partnership: Partnership
) -> None:
    mother = relative(wren, "Marigold", administrator, born_on=date(1984, 1, 1))
    gran = relative(wren, "Gran", administrator, Kind.GRANDPARENT, born_on=date(1990, 1, 1))
    other = request_of(partnership).person
    assert other is not None
    stranger = relative(other, "Stranger", administrator)

    for one, to, words in ((mother, mother, "themselves"), (stranger, mother, "not of this family"),
                           (gran, mother, "older than the child")):  # fmt: skip
        with pytest.raises(NotSo, match=words):
            actions.tell_bond(person=wren, relative=one, kind=Kind.PARENT, to=to, **told(administrator))
    with pytest.raises(IntegrityError, match="a_bond_has_two_ends"), transaction.atomic():
        Bond.objects.filter(relative=mother).update(to=mother)


def test_an_end_before_the_beginning_and_a_word_without_a_source_are_refused(
    wren: Person, administrator: Account
) -> None:
    with pytest.raises(NotSo, match="end lies before"):
        relative(wren, "Marigold", administrator, starts_on=TODAY, ends_on=BEFORE)
    with pytest.raises(NotSo, match="who said so"):
        relative(wren, "Marigold", administrator, source=" ")
    mother = relative(wren, "Marigold", administrator)
    with pytest.raises(IntegrityError, match="bond_ends_after_it_begins"), transaction.atomic():
        Bond.objects.filter(relative=mother).update(starts_on=TODAY, ends_on=BEFORE)


def test_parental_responsibility_has_a_holder_a_ground_and_a_source(wren: Person, administrator: Account) -> None:
    mother = relative(wren, "Marigold", administrator)
    holds = {"standing": Standing.HOLDS, "ground": Ground.MOTHER}

    fact = actions.tell_responsibility(person=wren, relative=mother, body="", **holds, **told(administrator))
    council = actions.tell_responsibility(
        person=wren, relative=None, body="Kent County Council", standing=Standing.HOLDS, ground=Ground.CARE_ORDER,
        **told(administrator),
    )  # fmt: skip

    assert {one.pk for one in Responsibility.objects.of(wren)} == {fact.pk, council.pk}
    for somebody, body in ((None, ""), (mother, "Kent County Council")):
        with pytest.raises(NotSo, match="One of the two"):
            actions.tell_responsibility(person=wren, relative=somebody, body=body, **holds, **told(administrator))


def test_only_an_order_limits_parental_responsibility(wren: Person, administrator: Account) -> None:
    father = relative(wren, "Corin", administrator)
    limits = {"person": wren, "relative": father, "body": "", "standing": Standing.RESTRICTED}

    with pytest.raises(NotSo, match="Only an order"):
        actions.tell_responsibility(**limits, ground=Ground.REGISTERED, **told(administrator))

    fact = actions.tell_responsibility(**limits, ground=Ground.PROHIBITED_STEPS, **told(administrator))
    assert fact.standing == Standing.RESTRICTED


def test_a_child_lives_in_two_homes_with_others(wren: Person, administrator: Account) -> None:
    gran = relative(wren, "Gran", administrator, Kind.GRANDPARENT)
    first = actions.tell_household(person=wren, name="With Mum", with_child=True, **told(administrator))
    second = actions.tell_household(person=wren, name="With Dad", with_child=False, **told(administrator))

    for somebody, words in ((gran, ""), (None, "At weekends")):
        actions.tell_residence(person=wren, household=second, relative=somebody, words=words, **told(administrator))

    assert Household.objects.of(wren).count() == 2
    homes = Residence.objects.filter(relative=None).order_by("told_at", "id")
    assert {one.household for one in homes} == {first, second}


def test_a_professional_around_the_child(wren: Person, administrator: Account) -> None:
    fact = actions.tell_professional(
        person=wren, name="Bo Reed", post=Post.SOCIAL_WORKER, organisation="The council", reach="01632 960 000",
        **told(administrator),
    )  # fmt: skip

    assert Professional.objects.of(wren).get() == fact


def test_what_has_ended_stays_with_who_said_so_and_ends_once(wren: Person, administrator: Account) -> None:
    bond = actions.add_relative(person=wren, name="Bo", kind=Kind.FOSTER_CARER, starts_on=BEFORE, **told(administrator))

    for source in ("Bo himself", "Somebody else"):
        actions.end_told(fact=bond, ends_on=TODAY, source=source, by=administrator, at=MONDAY)

    bond.refresh_from_db()
    assert (bond.ends_on, bond.source, bond.end_source, bond.ended_by) == (TODAY, HEARD, "Bo himself", administrator)
    assert acts(about=wren.pk).count(policy.END) == 1
    with pytest.raises(IntegrityError, match="bond_ended_with_a_source"), transaction.atomic():
        Bond.objects.filter(pk=bond.pk).update(end_source="")


@pytest.mark.parametrize(
    ("ends_on", "source", "words"),
    [(BEFORE - timedelta(days=1), "Bo", "end lies before"), (TODAY + timedelta(days=1), "Bo", "still to come"),
     (TODAY, " ", "who said so")],
)  # fmt: skip
def test_an_end_that_cannot_be_so_is_refused(
    ends_on: date, source: str, words: str, wren: Person, administrator: Account
) -> None:
    bond = actions.add_relative(person=wren, name="Bo", kind=Kind.FOSTER_CARER, starts_on=BEFORE, **told(administrator))

    with pytest.raises(NotSo, match=words):
        actions.end_told(fact=bond, ends_on=ends_on, source=source, by=administrator, at=MONDAY)

    bond.refresh_from_db()
    assert bond.ended_at is None


def test_who_must_not_know_is_said_by_anybody_and_ended_by_those_who_decide(
    wren: Person, administrator: Account, practitioner: Account
) -> None:
    father = relative(wren, "Corin", administrator)
    fact = actions.tell_must_not_know(person=wren, relative=father, reason=Secret.HARMER, **told(administrator))
    assert policy.TELL_SECRET in acts(about=wren.pk)

    with pytest.raises(Denied):
        actions.end_told(fact=fact, ends_on=TODAY, source="Her", by=administrator, at=MONDAY)
    actions.end_told(fact=fact, ends_on=TODAY, source="Her", by=practitioner, at=MONDAY)

    assert MustNotKnow.objects.get().ended_by == practitioner
    assert policy.END_SECRET in acts(about=wren.pk)


def test_nobody_writes_about_a_child_of_another_area_nor_what_was_only_opened_to_them(
    wren: Person, partnership: Partnership
) -> None:
    stranger = staff(partnership, "Mabel Medway", Role.PRACTITIONER, area="medway")

    with pytest.raises(Denied):
        relative(wren, "Marigold", stranger)
    Relation.objects.create(partnership=partnership, account=stranger, kind=Tie.GLASS, about_kind="people.person",
                            about_id=wren.pk, starts_at=MONDAY, source="tests")  # fmt: skip
    wren = Person.objects.get(pk=wren.pk)
    for write in (
        lambda: relative(wren, "Marigold", stranger),
        lambda: actions.tell_household(person=wren, name="Home", with_child=True, **told(stranger)),
        lambda: actions.tell_professional(person=wren, name="Bo", post=Post.COACH, **told(stranger)),
    ):
        with pytest.raises(Denied):
            write()
    assert Relative.objects.count() == Household.objects.count() == Professional.objects.count() == 0


def test_every_one_of_them_says_what_it_is_without_telling(wren: Person, administrator: Account) -> None:
    father = relative(wren, "Corin", administrator)
    home = actions.tell_household(person=wren, name="Home", with_child=True, **told(administrator))
    facts = [
        father, Bond.objects.get(), home, Residence.objects.get(),
        actions.tell_professional(person=wren, name="Bo", post=Post.COACH, **told(administrator)),
        actions.tell_must_not_know(person=wren, relative=father, reason=Secret.WISH, **told(administrator)),
        actions.tell_responsibility(person=wren, relative=father, body="", standing=Standing.NONE,
                                    ground=Ground.NOT_SEEN, **told(administrator)),
    ]  # fmt: skip

    assert not any(name in str(one) for one in facts for name in ("Corin", "Home", "Bo"))
