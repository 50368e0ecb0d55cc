"""What a reader may do next, for a whole page at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rightdoor.ground.access.lifecycle import Role, Tie
from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.ground.access.rulings import allowed_among, rule_on
from rightdoor.ground.access.whom import PERSON
from rightdoor.work.caseload.presenters.episode import ACTS
from rightdoor.work.support.models import Episode
from tests.people_here import MONDAY, staff

pytestmark = pytest.mark.django_db


def one_by_one(account: Account, episode: Episode) -> dict[str, bool]:
    return {act: rule_on(account, act, episode, at=MONDAY).allowed for act in ACTS}


def test_the_acts_of_a_page_are_as_each_by_itself_and_what_bars_is_asked_once(
    going: Episode, worker: Account, manager: Account, partnership: Partnership
) -> None:
    clerk = staff(partnership, "Lettice Thornbury", Role.ADMINISTRATOR)
    for account in (worker, manager, clerk):
        with CaptureQueriesContext(connection) as each:
            expected = one_by_one(account, going)
        with CaptureQueriesContext(connection) as together:
            found = allowed_among(account, ACTS, going, at=MONDAY)
        assert found == expected
        assert len(each) - len(together) >= len(ACTS) - 1
    assert any(one_by_one(worker, going).values())
    assert not any(one_by_one(clerk, going).values())


def test_whom_a_conflict_bars_no_act_of_a_page_is_offered(going: Episode, worker: Account) -> None:
    Relation.objects.create(
        partnership=going.partnership, account=worker, kind=Tie.BLOCK, about_kind=PERSON, about_id=going.person_id,
        starts_at=MONDAY, source="their own word",
    )  # fmt: skip
    assert not any(allowed_among(worker, ACTS, going, at=MONDAY).values())
