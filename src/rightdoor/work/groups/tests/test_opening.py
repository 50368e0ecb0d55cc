"""Opening a group: who runs it, when it meets, how many it has room for; and a school's group without names."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.pure.keys import new_key
from rightdoor.work.groups.actions.holding import Refused, moment_of
from rightdoor.work.groups.actions.opening import change_cohort, change_who_runs
from rightdoor.work.groups.actions.placing import give_place
from rightdoor.work.groups.actions.registering import count_pupils
from rightdoor.work.groups.actions.scheduling import add_gathering, call_off, move_gathering
from rightdoor.work.groups.lifecycle import State
from rightdoor.work.groups.models import Cohort, GroupAsked
from rightdoor.work.groups.tests.groups_here import AFTER, TOMORROW, WEEK, a_group, first_of, helped, placed
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.support.tests.help_here import worker_of
from rightdoor.work.triage.tests.waiting_here import waiting
from tests.people_here import MONDAY, staff

pytestmark = pytest.mark.django_db


def asked_for_by_a_school(partnership: Partnership) -> Referral:
    return waiting(partnership, person=None, asker=Asker.GROUP, group_name="Year 9", about={})


@pytest.fixture
def asked(partnership: Partnership) -> Referral:
    referral = asked_for_by_a_school(partnership)
    Referral.objects.filter(pk=referral.pk).update(person=None)
    return referral


@pytest.mark.parametrize(
    ("otherwise", "told"),
    [
        ({"capacity": 0}, "room for one or more"),
        ({"programme": "one_to_one"}, "group programme"),
        ({"service": "kent.nothing"}, "group programme"),
        ({"starts": []}, "when it meets"),
        ({"starts": [MONDAY - timedelta(hours=1)]}, "cannot lie in the past"),
        ({"starts": [TOMORROW + WEEK * number for number in range(13)]}, "12 weeks at most"),
        ({"pupils": 20, "capacity": 30}, "Choose the request too"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence_and_nothing_is_opened(
    manager: Account, worker: Account, second: Account, otherwise: dict[str, Any], told: str
) -> None:
    with pytest.raises(Refused, match=told):
        a_group(manager, worker, second, **otherwise)

    assert not Cohort.objects.exists()


def test_nobody_is_alone_with_a_group(manager: Account, worker: Account, second: Account, cohort: Cohort) -> None:
    with pytest.raises(Refused, match="two people or more"):
        a_group(manager, worker)
    with pytest.raises(Refused, match="two people or more"):
        a_group(manager, worker, worker)
    with pytest.raises(Refused, match="two people or more"):
        change_who_runs(cohort_id=cohort.pk, run_by_ids=[worker.pk], by=manager, at=MONDAY)


def test_whoever_gives_no_support_in_the_area_cannot_run_it(
    manager: Account, worker: Account, administrator: Account, partnership: Partnership
) -> None:
    elsewhere = worker_of(partnership, "Merle Heath", area="medway")

    for somebody in (administrator, elsewhere):
        with pytest.raises(Refused, match="does not give support in this area"):
            a_group(manager, worker, somebody)


def test_only_a_manager_of_the_area_opens_one_and_the_form_sent_twice_opens_one(
    manager: Account, worker: Account, second: Account, partnership: Partnership
) -> None:
    key = new_key()
    assert a_group(manager, worker, second, form_key=key).pk == a_group(manager, worker, second, form_key=key).pk
    with pytest.raises(Denied):
        a_group(worker, worker, second)
    with pytest.raises(Denied):
        a_group(staff(partnership, "Sorrel Finch", Role.MANAGER, area="medway"), worker, second)


def test_room_is_never_made_smaller_than_the_places_that_are_taken(
    manager: Account, worker: Account, cohort: Cohort
) -> None:
    placed(cohort, helped(manager, worker), worker)
    placed(cohort, helped(manager, worker, "Robin"), worker)

    for capacity, told in ((1, "would take away"), (0, "one or more")):
        with pytest.raises(Refused, match=told):
            change_cohort(cohort_id=cohort.pk, name="A", venue="B", capacity=capacity, by=manager, at=MONDAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Cohort.objects.filter(pk=cohort.pk).update(capacity=1)
    assert change_cohort(cohort_id=cohort.pk, name="A", venue="B", capacity=3, by=manager, at=MONDAY).capacity == 3


def test_a_session_is_moved_only_to_a_time_that_is_to_come_and_never_onto_another(
    manager: Account, cohort: Cohort
) -> None:
    first = first_of(cohort)

    def to(starts_at: datetime, at: datetime = MONDAY) -> Any:
        return move_gathering(cohort_id=cohort.pk, gathering_id=first.pk, starts_at=starts_at, by=manager, at=at)

    for when, told in ((MONDAY, "That time is over"), (TOMORROW + WEEK, "at that time already"),
                       (TOMORROW + WEEK * 20, "12 weeks at most")):  # fmt: skip
        with pytest.raises(Refused, match=told):
            to(when)
    assert to(TOMORROW + timedelta(hours=1)).starts_at == TOMORROW + timedelta(hours=1)
    call_off(cohort_id=cohort.pk, gathering_id=first.pk, because="Snow", by=manager, at=MONDAY)
    with pytest.raises(Refused, match="called off"):
        to(TOMORROW + timedelta(days=2))


def test_a_session_moved_across_a_change_of_the_clocks_keeps_the_hour_that_people_read() -> None:
    winter, summer = moment_of(date(2026, 3, 24), time(16)), moment_of(date(2026, 3, 31), time(16))

    assert winter.astimezone(UTC).hour == 16
    assert summer.astimezone(UTC).hour == 15
    with pytest.raises(Refused, match="time does not come"):
        moment_of(date(2026, 3, 29), time(1, 30))


def test_one_session_more_is_added_once_and_within_what_the_programme_lasts(manager: Account, cohort: Cohort) -> None:
    def add(starts_at: datetime) -> Any:
        return add_gathering(cohort_id=cohort.pk, starts_at=starts_at, minutes=60, by=manager, at=MONDAY)

    assert add(TOMORROW + 2 * WEEK) == add(TOMORROW + 2 * WEEK)
    assert cohort.gatherings.count() == 3
    with pytest.raises(Refused, match="12 weeks at most"):
        add(TOMORROW + 12 * WEEK)
    with pytest.raises(Refused, match="That time is over"):
        add(MONDAY - WEEK)


def test_a_school_s_request_becomes_a_group_with_a_number_of_pupils_and_no_names(
    manager: Account, worker: Account, second: Account, asked: Referral
) -> None:
    more: dict[str, Any] = {
        "service": "essex.safe_in_essex", "programme": "workshop", "capacity": 30, "request_id": asked.pk,
    }  # fmt: skip
    with pytest.raises(Refused, match="how many pupils"):
        a_group(manager, worker, second, **more)
    with pytest.raises(Refused, match="more pupils than"):
        a_group(manager, worker, second, pupils=31, **more)
    school = a_group(manager, worker, second, pupils=28, **more)

    assert GroupAsked.objects.get(cohort=school).referral == asked
    with pytest.raises(Refused, match="opened for this request already"):
        a_group(manager, worker, second, pupils=28, **more)
    with pytest.raises(Refused, match="Nobody is named in it"):
        placed(school, helped(manager, worker), worker)
    counted = count_pupils(cohort_id=school.pk, gathering_id=first_of(school).pk, how_many=26, by=worker, at=AFTER)
    assert (counted.how_many, counted.state) == (26, State.HELD)


def test_a_request_about_a_child_never_becomes_a_group(manager: Account, worker: Account, second: Account) -> None:
    child = waiting(manager.partnership)

    with pytest.raises(Refused, match="Choose a request for a group or class"):
        a_group(manager, worker, second, request_id=child.pk, pupils=2)


def test_a_place_is_given_only_in_a_group_that_there_is(manager: Account, worker: Account) -> None:
    episode = helped(manager, worker)

    with pytest.raises(Cohort.DoesNotExist):
        give_place(cohort_id=new_key(), episode_id=episode.pk, suits="A", agreed="B", by=manager, at=MONDAY)
