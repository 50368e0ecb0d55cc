"""An episode of support is opened once, by whoever may, and on record."""

import pytest

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.work.support.actions.opening import open_episode
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.tests.waiting_here import waiting
from tests.people_here import MONDAY, staff


def test_an_episode_is_opened_once_for_a_service_and_leaves_a_trail(
    partnership: Partnership, practitioner: Account
) -> None:
    referral = waiting(partnership)

    first = open_episode(referral=referral, service="kent.hera", by=practitioner, at=MONDAY)
    again = open_episode(referral=referral, service="kent.hera", by=practitioner, at=MONDAY)

    assert first == again
    assert (first.person, first.area, first.opened_at) == (referral.person, "kent", MONDAY)
    assert acts(about=first.pk) == ["support.open_episode"]
    assert str(first) == "an episode of support"


def test_another_service_is_another_episode(partnership: Partnership, practitioner: Account) -> None:
    referral = waiting(partnership)

    for service in ("kent.hera", "kent.tss"):
        open_episode(referral=referral, service=service, by=practitioner, at=MONDAY)

    assert Episode.objects.count() == 2


def test_nobody_else_opens_one(partnership: Partnership, system_administrator: Account) -> None:
    referral = waiting(partnership)
    essex = staff(partnership, "Essex Only", Role.PRACTITIONER, area="essex")

    for by in (VISITOR, system_administrator, essex):
        with pytest.raises(Denied):
            open_episode(referral=referral, service="kent.hera", by=by, at=MONDAY)

    assert not Episode.objects.exists()
