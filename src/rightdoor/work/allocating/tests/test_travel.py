"""How far it is from where a child lives to where a worker works: in whole miles, and unknown where it is."""

import pytest

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.allocating import Aspect
from rightdoor.records.directory.postcodes import find_place, miles_between
from rightdoor.records.workforce.models import Brings
from rightdoor.work.allocating.suggesting import home_of, suggested_for
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import accepted, worker_of
from tests.people_here import MONDAY


def travel_said(episode: Episode, asker: Account) -> str:
    found = suggested_for(episode, asker, MONDAY)[0].reasons
    return next((one.says for one in found if one.aspect is Aspect.TRAVEL), "")


@pytest.mark.parametrize(
    ("one", "other", "miles"),
    [("Dover", "Dover", 0), ("Dover", "Canterbury", 14), ("Dover", "kent", None), ("Dover", "Nowhere", None)],
)
def test_miles_are_whole_and_unknown_where_only_the_area_or_nothing_is_known(
    one: str, other: str, miles: int | None
) -> None:
    found = miles_between(find_place(one), find_place(other))
    assert found == miles
    assert miles_between(find_place(other), find_place(one)) == found


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("districts", "says"),
    [
        (["Dover"], "Works in Dover."),
        (["Maidstone", "Canterbury"], "Does not usually work in Dover: about 14 miles from where they do."),
        (["The marsh"], "Does not usually work in Dover: how far that is from where they do is not known."),
        ([], "Where they work is not written down: ask."),
    ],
)
def test_the_nearest_place_where_they_work_is_the_reason(
    partnership: Partnership, manager: Account, districts: list[str], says: str
) -> None:
    episode = accepted(partnership, manager, about={"district": "Dover", "postcode": "CT16 1AA"})
    worker = worker_of(partnership)
    Brings.objects.create(
        partnership=partnership, account=worker, districts=districts, changed_at=MONDAY, changed_by=manager
    )
    assert travel_said(episode, manager) == says


@pytest.mark.django_db
def test_of_a_postcode_only_the_first_half_is_used(partnership: Partnership, manager: Account) -> None:
    near = accepted(partnership, manager, about={"district": "The marsh", "postcode": "CT16 1AA"})
    other = accepted(partnership, manager, about={"district": "The marsh", "postcode": "CT16 9ZZ"})
    assert home_of(near) == home_of(other) == find_place("CT16")
    assert home_of(accepted(partnership, manager)) is None
