"""Requests that may be about one person: exact keys, and only what one may see."""

from datetime import date
from typing import Any

import pytest

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.duplicates import suspected
from rightdoor.work.triage.tests.waiting_here import waiting
from tests.people_here import MONDAY, staff

BORN = date(2011, 11, 3)


def twins(one: Referral, account: Account) -> list[Referral]:
    return suspected([one], account=account, at=MONDAY).get(one.pk, [])


@pytest.mark.parametrize(
    ("name", "about", "is_one"),
    [
        ("Wren Thistledown", {"born_on": BORN}, True),
        ("wren  thistledown", {"born_on": BORN}, True),
        ("Wren", {"born_on": BORN}, True),
        ("Wren Thistledown", {"born_on": date(2011, 11, 4)}, False),
        ("Wren Thistledown", {"born_on": None, "age_said": 14}, False),
        ("Ash", {"born_on": BORN}, False),
        ("Ash", {"born_on": BORN, "postcode": "ct12ab"}, True),
        ("Ash", {"born_on": BORN, "legal_name": "Wren Thistledown"}, True),
    ],
)
def test_the_same_birthday_and_the_same_name_or_postcode(
    partnership: Partnership, administrator: Account, name: str, about: dict[str, Any], *, is_one: bool
) -> None:
    one = waiting(partnership, "Wren Thistledown", about={"born_on": BORN, "postcode": "CT1 2AB"})
    other = waiting(partnership, name, about=about)

    assert twins(one, administrator) == ([other] if is_one else [])


def test_a_group_and_somebody_without_a_birthday_have_no_twin(partnership: Partnership, administrator: Account) -> None:
    group = waiting(partnership, about={"born_on": BORN})
    Referral.objects.filter(pk=group.pk).update(person=None)
    group.refresh_from_db()

    assert suspected([group], account=administrator, at=MONDAY) == {}


def test_a_request_of_an_area_that_i_do_not_see_is_no_twin(partnership: Partnership) -> None:
    kent = staff(partnership, "Kent Only", Role.ADMINISTRATOR, area="kent")
    one = waiting(partnership, about={"born_on": BORN})
    waiting(partnership, about={"born_on": BORN}, area="essex")

    assert twins(one, kent) == []


def test_what_was_marked_as_a_duplicate_is_not_suspected_again(
    partnership: Partnership, administrator: Account
) -> None:
    one = waiting(partnership, about={"born_on": BORN})
    copy = waiting(partnership, about={"born_on": BORN}, duplicate_of=one)

    assert twins(one, administrator) == []
    assert twins(copy, administrator) == []
