"""Who has a place in a group, how it is left, and that it is never given twice."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from rightdoor.ground.access.lifecycle import Conflict, Tie
from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.ground.access.rulings import Denied
from rightdoor.work.conflicts.actions.barring import bar
from rightdoor.work.groups.actions.holding import Refused
from rightdoor.work.groups.actions.opening import change_who_runs
from rightdoor.work.groups.actions.placing import come_back, give_place, leave
from rightdoor.work.groups.actions.registering import members
from rightdoor.work.groups.models import Cohort, Place
from rightdoor.work.groups.queries import PLACE
from rightdoor.work.groups.tests.groups_here import AFTER, helped, placed
from rightdoor.work.support.models import Episode
from rightdoor.work.support.tests.help_here import accepted, worker_of
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db


def readers(place: Place, at: Any = AFTER) -> set[Account]:
    ties = Relation.objects.current(at).filter(kind=Tie.LEAD).to(PLACE, place.pk)
    return {one.account for one in ties.select_related("account")}


@pytest.mark.parametrize(
    ("suits", "agreed", "told"),
    [("", "She did", "why the group suits them"), ("  ", "She did", "why the group suits them"),
     ("Likes company", "", "once they agreed to the group"), ("Likes company", " ", "once they agreed to the group")],
)  # fmt: skip
def test_nobody_has_a_place_before_it_suits_them_and_they_agreed_to_the_group(
    manager: Account, worker: Account, cohort: Cohort, suits: str, agreed: str, told: str
) -> None:
    episode = helped(manager, worker)

    with pytest.raises(Refused, match=told):
        give_place(
            cohort_id=cohort.pk, episode_id=episode.pk, suits=suits, agreed=agreed, by=worker, at=MONDAY
        )  # fmt: skip
    assert not Place.objects.exists()


def test_only_a_child_whom_the_same_service_helps_now_has_a_place(
    partnership: Partnership, manager: Account, worker: Account, cohort: Cohort
) -> None:
    with pytest.raises(Refused, match="has not begun"):
        placed(cohort, accepted(partnership, manager), manager)
    with pytest.raises(Refused, match="whom this service helps"):
        placed(cohort, accepted(partnership, manager, service="kent.tss"), manager)


def test_whoever_runs_a_group_puts_in_only_a_child_whose_help_they_read(
    manager: Account, worker: Account, second: Account, cohort: Cohort, partnership: Partnership
) -> None:
    episode = helped(manager, worker)

    with pytest.raises(Refused, match="whom this service helps"):
        placed(cohort, episode, second)
    with pytest.raises(Denied):
        placed(cohort, episode, worker_of(partnership, "Merle Heath"))
    assert placed(cohort, episode, worker) == placed(cohort, episode, manager)
    cohort.refresh_from_db()
    assert cohort.taken == 1


def test_a_group_is_never_overfull_and_the_database_holds_to_it(
    manager: Account, worker: Account, cohort: Cohort
) -> None:
    for name in ("Wren", "Robin"):
        placed(cohort, helped(manager, worker, name), worker)
    third = helped(manager, worker, "Linnet")

    with pytest.raises(Refused, match="No place can be given"):
        placed(cohort, third, manager)
    with pytest.raises(IntegrityError), transaction.atomic():
        Cohort.objects.filter(pk=cohort.pk).update(taken=3)
    assert Place.objects.count() == 2


def test_who_leaves_keeps_the_place_until_they_do_not_want_it_any_more(
    manager: Account, worker: Account, cohort: Cohort
) -> None:
    first = placed(cohort, helped(manager, worker), worker)
    placed(cohort, helped(manager, worker, "Robin"), worker)
    third = helped(manager, worker, "Linnet")

    with pytest.raises(Refused, match="Say why they leave"):
        leave(cohort_id=cohort.pk, place_id=first.pk, because=" ", is_kept=True, by=worker, at=AFTER)
    leave(cohort_id=cohort.pk, place_id=first.pk, because="Exams", is_kept=True, by=worker, at=AFTER)
    with pytest.raises(Refused, match="No place can be given"):
        placed(cohort, third, manager, AFTER)
    assert readers(first) == set()
    assert come_back(cohort_id=cohort.pk, place_id=first.pk, by=manager, at=AFTER).left_at is None
    leave(cohort_id=cohort.pk, place_id=first.pk, because="Moves", is_kept=False, by=manager, at=AFTER)
    leave(cohort_id=cohort.pk, place_id=first.pk, because="Moves", is_kept=False, by=manager, at=AFTER)
    placed(cohort, third, manager, AFTER)
    cohort.refresh_from_db()
    assert cohort.taken == 2
    with pytest.raises(Refused, match="No place can be given"):
        come_back(cohort_id=cohort.pk, place_id=first.pk, by=manager, at=AFTER)


def test_who_runs_the_group_reads_a_member_s_place_and_not_the_help_itself(
    manager: Account, worker: Account, second: Account, cohort: Cohort
) -> None:
    place = placed(cohort, helped(manager, worker), worker)

    assert readers(place) == {worker, second}
    assert members(cohort, second, AFTER) == [place]
    assert not Episode.objects.visible_to(second, AFTER).exists()


def test_who_runs_it_no_more_reads_nothing_of_it_and_whoever_does_now_reads_every_place(
    partnership: Partnership, manager: Account, worker: Account, second: Account, cohort: Cohort
) -> None:
    place = placed(cohort, helped(manager, worker), worker)
    third = worker_of(partnership, "Merle Heath")

    change_who_runs(cohort_id=cohort.pk, run_by_ids=[worker.pk, third.pk], by=manager, at=AFTER)
    assert readers(place) == {worker, third}
    assert not Cohort.objects.visible_to(second, AFTER).exists()
    assert members(cohort, second, AFTER) == []


def test_whoever_may_know_nothing_of_a_child_runs_the_group_without_them(
    manager: Account, worker: Account, second: Account, cohort: Cohort
) -> None:
    hidden = helped(manager, worker)
    assert hidden.person is not None
    bar([hidden.person], second, Conflict.RELATIVE, "her aunt", made_by=None, at=MONDAY, starts_at=MONDAY)
    place = placed(cohort, hidden, worker)
    seen = placed(cohort, helped(manager, worker, "Robin"), worker)

    assert readers(place) == {worker}
    assert members(cohort, second, AFTER) == [seen]
    assert members(cohort, worker, AFTER) == [seen, place]
    with pytest.raises(Refused, match="no such place"):
        leave(cohort_id=cohort.pk, place_id=place.pk, because="Moves", is_kept=False, by=second, at=AFTER)
