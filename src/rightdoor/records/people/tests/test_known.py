"""Is this person known?  Found by any of seven keys, ordered by likeness, and never found where they must not be."""

from datetime import date
from typing import Any

import pytest

from rightdoor.ground.access.lifecycle import Role, Tie
from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.ground.access.walled.acting import acting
from rightdoor.pure.linking.weighing import Standing
from rightdoor.records.people.actions import add_person, correct_person
from rightdoor.records.people.linking.known import MOST, Told, candidates, keep_keys, told_of
from rightdoor.records.people.linking.model import shipped, weights
from rightdoor.records.people.models import Person, PersonKey
from tests.people_here import MONDAY, staff

BORN = date(2012, 5, 4)


@pytest.fixture
def known(partnership: Partnership, administrator: Account) -> Person:
    return added(partnership, administrator, preferred_name="Wren Applegarth")


def added(partnership: Partnership, by: Account, **more: Any) -> Person:
    facts = {"born_on": BORN, "postcode": "CT1 2QQ"} | more
    return add_person(partnership=partnership, by=by, at=MONDAY, **facts)


def found(account: Account, **told: Any) -> list[tuple[Any, Standing]]:
    asked = {"names": ("Wren Applegarth",), "born_on": BORN} | told
    with acting(account, MONDAY):
        return [(one.person, one.standing) for one in candidates(Told(account.partnership_id, **asked))]


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"names": ("WREN  APPLEGARTH",)},
        {"names": ("Applegarth, Wren",)},
        {"names": ("Wren Applegarth-Moss",)},
        {"names": ("Wrenn Applegarth",), "postcode": "CT1 2QQ"},
        {"names": ("", "Wren Aplegarth"), "postcode": "CT1 2QQ"},
        {"born_on": date(2012, 4, 5), "postcode": "CT1 2QQ"},
    ],
)
def test_a_child_is_found_however_their_name_was_written(known: Person, administrator: Account, told: Any) -> None:
    assert found(administrator, **told) == [(known.pk, Standing.LIKELY)]


def test_a_twin_is_shown_as_one_and_never_as_the_same(known: Person, administrator: Account) -> None:
    assert found(administrator, names=("Robin Applegarth",), postcode="CT1 2QQ") == [(known.pk, Standing.SIBLING)]


def test_somebody_who_has_little_in_common_is_not_shown(known: Person, administrator: Account) -> None:
    assert found(administrator, names=("Robin Fennimore",), postcode="CT1 2QA") == []
    assert found(administrator, names=(), born_on=None) == []


def test_the_record_that_is_looked_from_is_not_found_again(known: Person, administrator: Account) -> None:
    with acting(administrator, MONDAY):
        assert candidates(told_of(known)) == []


def test_no_more_are_shown_than_somebody_can_compare(partnership: Partnership, administrator: Account) -> None:
    for _ in range(MOST + 3):
        added(partnership, administrator, preferred_name="Wren Applegarth")

    assert len(found(administrator)) == MOST


def test_a_relative_is_not_told_that_the_child_is_known(known: Person, administrator: Account) -> None:
    block(administrator, known)

    assert found(administrator) == []


def test_another_partnership_finds_nobody_of_this_one(known: Person) -> None:
    elsewhere = Partnership.objects.create(slug="zz-elsewhere", name="Elsewhere")

    assert found(staff(elsewhere, "Mabel Crook", Role.PRACTITIONER)) == []


@pytest.mark.parametrize("role", [Role.WORKER, Role.COMMISSIONER, Role.AUDITOR])
def test_roles_that_read_by_ties_or_nothing_find_nobody(known: Person, role: Role) -> None:
    assert found(staff(known.partnership, "Ferdy Latch", role)) == []


def test_somebody_is_found_by_the_names_of_a_record_that_was_joined_to_theirs(
    known: Person, partnership: Partnership, administrator: Account
) -> None:
    other = added(partnership, administrator, preferred_name="Rowena Delamere", postcode="ME7 5QZ")
    Person.objects.filter(pk=other.pk).update(joined_to=known)

    assert found(administrator, names=("Rowena Delamere",)) == [(known.pk, Standing.LIKELY)]

    block(administrator, known)
    assert found(administrator, names=("Rowena Delamere",)) == []


def test_a_corrected_name_is_found_and_the_wrong_one_no_longer(known: Person, administrator: Account) -> None:
    correct_person(person=known, preferred_name="Rowena Delamere", postcode="", by=administrator, at=MONDAY)

    assert found(administrator, names=("Rowena Delamere",)) == [(known.pk, Standing.LIKELY)]
    assert found(administrator) == []


def test_keys_are_kept_once_however_often_they_are_made(known: Person) -> None:
    keys = list(PersonKey.objects.order_by("key").values_list("pk", "key"))
    keep_keys([known])

    assert len(keys) >= 5
    assert list(PersonKey.objects.order_by("key").values_list("pk", "key")) == keys


def test_the_shipped_weights_say_what_they_were_learnt_from() -> None:
    assert shipped()["learnt"]["records"] > 10_000
    assert shipped()["learnt"]["by"] == "splink"
    for levels in weights().bits.values():
        assert levels["same"] > 5
        assert levels["unlike"] < -2


def block(account: Account, person: Person) -> None:
    Relation.objects.create(
        partnership=account.partnership, account=account, kind=Tie.BLOCK, about_kind="people.person",
        about_id=person.pk, starts_at=MONDAY, source="their own word",
    )  # fmt: skip
