"""A role is asked for by one person, agreed by a second, and taken away at once."""

from datetime import date, timedelta
from typing import Any

import pytest

from rightdoor.ground.access.actions import NotGiven, agree_role, ask_role, refuse_role, take_role
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership, RoleAsked
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.access.two_people import SamePerson
from rightdoor.ground.access.walled.acting import acting
from rightdoor.ground.audit.record import acts
from rightdoor.records.people.models import Person
from tests.people_here import MONDAY, staff

pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()


@pytest.fixture
def newcomer(partnership: Partnership) -> Account:
    return staff(partnership, "Wynn Barrowclough")


def asked_for(newcomer: Account, by: Account, **more: Any) -> RoleAsked:
    given: dict[str, Any] = {
        "role": Role.PRACTITIONER, "area": "kent", "starts_on": TODAY, "ends_on": None, "source": "the manager", **more,
    }  # fmt: skip
    return ask_role(account_id=newcomer.pk, **given, by=by, at=MONDAY)


def test_a_role_counts_once_a_second_person_agrees_and_both_are_on_record(
    newcomer: Account, system_administrator: Account, manager: Account
) -> None:
    asked = asked_for(newcomer, system_administrator)
    assert not newcomer.holds(Role.PRACTITIONER, area="kent", on=TODAY)

    held = agree_role(asked_id=asked.pk, by=manager, at=MONDAY)

    assert newcomer.holds(Role.PRACTITIONER, area="kent", on=TODAY)
    assert (held.agreed_by, held.source) == (manager, "the manager")
    assert acts(about=asked.pk) == ["access.ask_role", "access.agree_role"]


def test_agreeing_twice_gives_one_role_and_a_third_person_is_told(
    newcomer: Account, system_administrator: Account, manager: Account, lead: Account
) -> None:
    asked = asked_for(newcomer, system_administrator)

    first = agree_role(asked_id=asked.pk, by=manager, at=MONDAY)

    assert agree_role(asked_id=asked.pk, by=manager, at=MONDAY) == first
    for act in (agree_role, refuse_role):
        with pytest.raises(NotGiven):
            act(asked_id=asked.pk, by=lead, at=MONDAY)
    assert newcomer.roles.count() == 1


def test_whoever_asks_is_not_the_second_person_nor_is_whoever_gets_it(
    partnership: Partnership, manager: Account, lead: Account
) -> None:
    asked = asked_for(lead, manager, role=Role.DATA_OFFICER)
    other_self = staff(partnership, "Osric  Penhallow", Role.MANAGER)

    for nobody in (manager, lead, other_self):
        with pytest.raises(SamePerson):
            agree_role(asked_id=asked.pk, by=nobody, at=MONDAY)
    assert not lead.roles.filter(role=Role.DATA_OFFICER).exists()


def test_what_is_not_agreed_is_not_held_and_can_be_asked_again(
    newcomer: Account, system_administrator: Account, manager: Account
) -> None:
    asked = asked_for(newcomer, system_administrator)
    assert asked_for(newcomer, system_administrator) == asked  # the same, while it waits

    refused = refuse_role(asked_id=asked.pk, by=manager, at=MONDAY)

    assert refuse_role(asked_id=asked.pk, by=manager, at=MONDAY) == refused
    assert not newcomer.roles.exists()
    assert acts(about=asked.pk) == ["access.ask_role", "access.role_refused"]
    assert asked_for(newcomer, system_administrator) != asked


@pytest.mark.parametrize(
    ("more", "words"),
    [({"ends_on": date(2026, 1, 1)}, "It ends before it starts"), ({"source": "  "}, "Say who decided")],
)
def test_what_makes_no_sense_is_said_and_nothing_waits(
    newcomer: Account, manager: Account, more: dict[str, Any], words: str
) -> None:
    with pytest.raises(NotGiven, match=words):
        asked_for(newcomer, manager, **more)

    assert not RoleAsked.objects.exists()


def test_nobody_asks_for_a_role_of_their_own(manager: Account) -> None:
    with pytest.raises(NotGiven, match="of their own"):
        asked_for(manager, manager)


def test_a_manager_of_one_area_speaks_of_that_area_alone(partnership: Partnership, newcomer: Account) -> None:
    of_kent = staff(partnership, "Nell Ashby", Role.MANAGER, area="kent")

    assert asked_for(newcomer, of_kent).area == "kent"
    for area in ("medway", ""):
        with pytest.raises(Denied):
            asked_for(newcomer, of_kent, area=area)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.MANAGER, Role.SAFEGUARDING_LEAD}))
def test_only_managers_and_leads_are_second_persons(
    partnership: Partnership, newcomer: Account, manager: Account, role: Role
) -> None:
    asked = asked_for(newcomer, manager)

    with pytest.raises(Denied):
        agree_role(asked_id=asked.pk, by=staff(partnership, "Lark Underhill", role), at=MONDAY)


def test_another_partnership_gives_and_takes_nothing_here(newcomer: Account, manager: Account, lead: Account) -> None:
    stranger = staff(Partnership.objects.create(slug="zz", name="Elsewhere"), "Mabel Crook", Role.MANAGER)
    asked = asked_for(newcomer, manager)
    held = agree_role(asked_id=asked.pk, by=lead, at=MONDAY)

    with pytest.raises(Denied):
        asked_for(newcomer, stranger)
    with pytest.raises(Denied):
        take_role(held_id=held.pk, because="No reason", by=stranger, at=MONDAY)


def test_a_role_that_is_taken_away_counts_no_more_for_policy_nor_database(
    newcomer: Account, manager: Account, lead: Account
) -> None:
    held = agree_role(asked_id=asked_for(newcomer, manager).pk, by=lead, at=MONDAY)
    Person.objects.create(partnership=newcomer.partnership, preferred_name="Wren Applegarth", added_at=MONDAY)
    with acting(newcomer, MONDAY):
        assert Person.objects.exists()

    taken = take_role(held_id=held.pk, because="Moved to another team", by=manager, at=MONDAY)

    assert not newcomer.holds(Role.PRACTITIONER, on=TODAY)
    with acting(newcomer, MONDAY + timedelta(seconds=1)):
        assert not Person.objects.exists()
    assert taken.source == "the manager; taken away: Moved to another team"
    assert acts(about=held.pk) == ["access.take_role"]
    again = take_role(held_id=held.pk, because="Twice", by=lead, at=MONDAY + timedelta(hours=1))
    assert again.taken_at == MONDAY


def test_taking_a_role_away_needs_a_reason_and_somebody_else(newcomer: Account, manager: Account) -> None:
    own = manager.roles.get()
    newcomers = staff(newcomer.partnership, "Nell Ashby", Role.MANAGER).roles.get()

    with pytest.raises(NotGiven, match="of their own"):
        take_role(held_id=own.pk, because="I leave", by=manager, at=MONDAY)
    with pytest.raises(NotGiven, match="Say why"):
        take_role(held_id=newcomers.pk, because=" ", by=manager, at=MONDAY)
    assert manager.holds(Role.MANAGER, on=TODAY)
