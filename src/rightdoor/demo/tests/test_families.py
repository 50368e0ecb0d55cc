"""The invented families: what is told of one child is so for a sibling too, by the sentence of whoever said it."""

from datetime import timedelta

import pytest

from rightdoor.demo.families import add_families
from rightdoor.demo.journeys import Front
from rightdoor.demo.staff import make_staff
from rightdoor.ground.access.models import Account
from rightdoor.records.families.models import Bond, Residence
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db


def test_a_sibling_for_whom_a_parent_asked_lives_with_the_same_grandmother() -> None:
    home = make_staff(at=MONDAY)
    for number, voice in enumerate(("me", "me", "me", "child")):
        request_of(home, voice, at=MONDAY - timedelta(hours=number), preferred_name=f"Wren {number}")

    add_families(Front(partnership=home, accounts={one.email: one for one in Account.objects.all()}))

    linked = Bond.objects.get(relative__known_as__isnull=False)
    theirs = Residence.objects.get(person=linked.relative.known_as)
    assert theirs.household.name == "With Gran"
    assert theirs.source == "Their mother said it of both"
    assert Residence.objects.filter(person=linked.person, relative=None).count() == 1
