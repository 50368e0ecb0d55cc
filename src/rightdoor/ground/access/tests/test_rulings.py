from datetime import UTC, date, datetime

import pytest

from rightdoor.ground.access.actors import VISITOR, System
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied, Rule, contribute, require, rule_on, table
from rightdoor.ground.audit.models import Event

APRIL = datetime(2026, 4, 2, 12, tzinfo=UTC)
KNOCK = "tests.knock_on_the_door"
contribute(
    [
        Rule(KNOCK, "tests knock", roles=frozenset({Role.PRACTITIONER}), visitors=True, system=True),
        Rule("tests.own", "one's own", when=lambda account, thing, _at: thing == account),
        Rule("tests.nobody", "a row that names nobody"),
    ]
)
pytestmark = pytest.mark.django_db


class Place:
    """A thing in an area of a partnership."""

    pk = None

    def __init__(self, partnership: Partnership, area: str = "") -> None:
        self.partnership_id, self.area = partnership.pk, area


def test_a_role_that_is_held_today_allows_and_says_why(practitioner: Account) -> None:
    ruling = rule_on(practitioner, KNOCK, None, at=APRIL)

    assert ruling.allowed
    assert ruling.because == "tests knock"


def test_a_role_that_ended_yesterday_no_longer_counts(practitioner: Account) -> None:
    practitioner.roles.update(ends_on=date(2026, 4, 1))

    assert not rule_on(practitioner, KNOCK, None, at=APRIL).allowed


def test_a_role_lasts_until_midnight_in_london_not_in_greenwich(practitioner: Account) -> None:
    practitioner.roles.update(ends_on=date(2026, 4, 2))

    assert rule_on(practitioner, KNOCK, None, at=datetime(2026, 4, 2, 22, 59, tzinfo=UTC)).allowed
    assert not rule_on(practitioner, KNOCK, None, at=datetime(2026, 4, 2, 23, 1, tzinfo=UTC)).allowed


def test_a_role_in_one_area_does_not_reach_another(practitioner: Account, partnership: Partnership) -> None:
    practitioner.roles.update(area="kent")

    assert rule_on(practitioner, KNOCK, Place(partnership, "kent"), at=APRIL).allowed
    assert not rule_on(practitioner, KNOCK, Place(partnership, "essex"), at=APRIL).allowed


def test_what_has_no_area_yet_is_for_the_staff_of_every_area(practitioner: Account, partnership: Partnership) -> None:
    practitioner.roles.update(area="kent")

    assert rule_on(practitioner, KNOCK, Place(partnership), at=APRIL).allowed
    assert rule_on(practitioner, KNOCK, None, at=APRIL).allowed


def test_the_areas_of_a_role_are_named_or_everywhere(practitioner: Account) -> None:
    assert practitioner.areas_of(Role.PRACTITIONER, on=APRIL.date()) is None
    practitioner.roles.update(area="kent")
    assert practitioner.areas_of(Role.PRACTITIONER, on=APRIL.date()) == {"kent"}
    assert practitioner.areas_of(Role.MANAGER, on=APRIL.date()) == frozenset()


def test_another_partnerships_record_does_not_exist_here(practitioner: Account) -> None:
    elsewhere = Partnership.objects.create(slug="elsewhere", name="Elsewhere")

    assert not rule_on(practitioner, KNOCK, Place(elsewhere), at=APRIL).allowed


def test_an_account_that_was_switched_off_may_do_nothing(practitioner: Account) -> None:
    practitioner.is_active = False

    assert not rule_on(practitioner, KNOCK, None, at=APRIL).allowed


def test_a_condition_decides_about_the_thing_itself(practitioner: Account, administrator: Account) -> None:
    assert rule_on(practitioner, "tests.own", practitioner, at=APRIL).allowed
    assert not rule_on(practitioner, "tests.own", administrator, at=APRIL).allowed


def test_visitors_and_the_system_need_a_row_that_names_them(practitioner: Account) -> None:
    assert rule_on(VISITOR, KNOCK, None, at=APRIL).allowed
    assert rule_on(System("clock"), KNOCK, None, at=APRIL).allowed
    assert not rule_on(VISITOR, "tests.own", practitioner, at=APRIL).allowed
    assert not rule_on(practitioner, "tests.nobody", None, at=APRIL).allowed


def test_an_act_that_nobody_wrote_down_is_denied_and_the_denial_is_on_record(practitioner: Account) -> None:
    with pytest.raises(Denied):
        require(rule_on(practitioner, "tests.unheard_of", None, at=APRIL))

    assert Event.objects.filter(act="tests.unheard_of", decision="denied", actor_id=practitioner.id).exists()


def test_contributing_the_same_row_twice_changes_nothing() -> None:
    before = len(table()[KNOCK])
    contribute([Rule(KNOCK, "tests knock", roles=frozenset({Role.PRACTITIONER}), visitors=True, system=True)])

    assert len(table()[KNOCK]) == before
