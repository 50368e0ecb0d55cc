"""Groups made with the room's own actions, for its tests."""

from datetime import datetime, timedelta
from typing import Any

from rightdoor.ground.access.models import Account
from rightdoor.pure.keys import new_key
from rightdoor.work.groups.actions.opening import open_cohort
from rightdoor.work.groups.actions.placing import give_place
from rightdoor.work.groups.models import Cohort, Gathering, Place
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import accepted, begun
from tests.people_here import MONDAY

TOMORROW = MONDAY + timedelta(days=1, hours=7)  # Tuesday, 4 pm in London
AFTER = TOMORROW + timedelta(hours=2)
WEEK = timedelta(weeks=1)


def a_group(by: Account, *who: Account, at: datetime = MONDAY, **more: Any) -> Cohort:
    """A group; *more* says anything otherwise."""
    plain: dict[str, Any] = {
        "service": "kent.hera", "programme": "group", "area": "kent", "name": "Tuesdays", "venue": "The hall",
        "capacity": 2, "run_by_ids": [one.pk for one in who], "starts": [TOMORROW, TOMORROW + WEEK], "minutes": 60,
        "request_id": None, "pupils": None, "form_key": new_key(),
    }  # fmt: skip
    return open_cohort(**{**plain, **more}, by=by, at=at)


def helped(by: Account, worker: Account, name: str = "Wren", **more: Any) -> Episode:
    """A child whom HERA helps."""
    return begun(accepted(by.partnership, by, name=name, **more), by, worker)


def placed(cohort: Cohort, episode: Episode, by: Account, at: datetime = MONDAY) -> Place:
    return give_place(
        cohort_id=cohort.pk, episode_id=episode.pk, suits="Sits near the door", agreed="She did, today, by phone",
        by=by, at=at,
    )  # fmt: skip


def first_of(cohort: Cohort) -> Gathering:
    return cohort.gatherings.order_by("starts_at")[0]
