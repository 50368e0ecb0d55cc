"""Two records become one by two people's word, everything follows, and it can be undone."""

from datetime import date
from typing import Any

import pytest

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.access.two_people import SamePerson
from rightdoor.ground.access.walled.acting import acting
from rightdoor.ground.audit.models import Event
from rightdoor.ground.tasks.models import Task
from rightdoor.records.people.actions import correct_person
from rightdoor.records.people.dying import record_death
from rightdoor.records.people.linking.known import candidates, told_of
from rightdoor.records.people.models import Person, PersonKey
from rightdoor.work.joining.actions.joining import (
    BUSY,
    DEAD,
    OVER,
    SHORT,
    STEP,
    NotJoined,
)  # fmt: skip
from rightdoor.work.joining.lifecycle import Stage
from rightdoor.work.joining.models import Joining, Moved
from rightdoor.work.joining.tests.pairs_here import WHY, Pair, agree, ask, part, person
from rightdoor.work.triage.tests.waiting_here import waiting
from tests.people_here import MONDAY, staff


def test_asking_joins_nothing_and_tells_the_others(two: Pair, administrator: Account, second: Account) -> None:
    joining = ask(two, administrator)

    assert (joining.stage, joining.reason) == (Stage.ASKED, WHY)
    assert not Person.objects.filter(joined_to__isnull=False).exists()
    task = Task.objects.get(kind=Task.Kind.SECOND_AGREES)
    assert {notice.to for notice in task.notices.all()} == {second}
    assert Event.objects.filter(act="joining.ask", about_id=joining.pk).exists()


def test_asking_twice_is_asking_once(two: Pair, administrator: Account) -> None:
    assert ask(two, administrator) == ask(two, administrator)


def test_everything_of_the_other_record_goes_on_in_the_one(two: Pair, joined: Joining) -> None:
    older, newer = two
    newer.refresh_from_db()

    assert joined.stage == Stage.JOINED
    assert newer.person_id == older.person_id
    assert Person.objects.get(pk=joined.other_id).joined_to_id == joined.kept_id
    assert Event.objects.filter(act="joining.move", about_id=joined.pk, actor_kind="system:joining").exists()
    assert not Task.objects.open().filter(kind=Task.Kind.SECOND_AGREES).exists()
    assert Task.objects.open().filter(kind=Task.Kind.SECOND_LOOK, about_id=joined.pk).exists()


def test_facts_that_were_missing_are_taken_over_and_given_back(
    two: Pair, administrator: Account, second: Account
) -> None:
    kept, other = person(two[1]), person(two[0])
    joining = agree(ask(two, administrator, kept=kept, other=other), second)
    kept.refresh_from_db()
    assert kept.postcode == "CT1 2QQ"

    part(joining, administrator, second)
    kept.refresh_from_db()
    assert kept.postcode == ""


def test_a_fact_that_was_corrected_since_stays_when_they_are_parted(
    two: Pair, administrator: Account, second: Account
) -> None:
    kept, other = person(two[1]), person(two[0])
    joining = agree(ask(two, administrator, kept=kept, other=other), second)
    kept.refresh_from_db()
    correct_person(person=kept, postcode="ME7 5QZ", by=administrator, at=MONDAY)

    part(joining, administrator, second)

    kept.refresh_from_db()
    assert kept.postcode == "ME7 5QZ"


def test_a_child_who_is_due_takes_over_no_birthday(two: Pair, administrator: Account, second: Account) -> None:
    kept, other = person(two[1]), person(two[0])
    Person.objects.filter(pk=kept.pk).update(born_on=None, due_on=date(2026, 9, 1))

    agree(ask(two, administrator, kept=kept, other=other), second)

    kept.refresh_from_db()
    assert (kept.born_on, kept.due_on) == (None, date(2026, 9, 1))


def test_whoever_asked_cannot_agree_nor_by_another_account(two: Pair, administrator: Account) -> None:
    twin = Account.objects.create_account(
        email="bea.nettleship+2@example.org", name="Bea  NETTLESHIP", partnership=administrator.partnership
    )
    joining = ask(two, administrator)

    for one in (administrator, twin):
        with pytest.raises((SamePerson, Denied)):
            agree(joining, one)
    joining.refresh_from_db()
    assert joining.stage == Stage.ASKED


def test_a_second_person_who_does_not_agree_changes_nothing(two: Pair, administrator: Account, second: Account) -> None:
    joining = agree(ask(two, administrator), second, agrees=False)

    assert joining.stage == Stage.REFUSED
    assert not Moved.objects.exists()
    with pytest.raises(NotJoined, match=OVER[:20]):
        agree(joining, second)


@pytest.mark.parametrize(("more", "told"), [({"reason": "same"}, SHORT), ({"stepped_up": False}, STEP)])
def test_without_a_reason_or_a_second_step_nothing_is_asked(
    two: Pair, administrator: Account, more: dict[str, Any], told: str
) -> None:
    with pytest.raises(NotJoined, match=told[:20]):
        ask(two, administrator, **more)
    assert not Joining.objects.exists()


def test_who_has_died_is_joined_with_nobody(two: Pair, administrator: Account, lead: Account) -> None:
    record_death(person=person(two[0]), died_on=None, told_by="the hospital", area="kent", by=lead, at=MONDAY)

    with pytest.raises(NotJoined, match=DEAD[:20]):
        ask(two, administrator)


def test_a_record_is_joined_with_one_alone_at_a_time(
    two: Pair, joined: Joining, partnership: Partnership, administrator: Account, second: Account
) -> None:
    third = waiting(partnership, "Wren Applegarth")
    with pytest.raises(NotJoined, match=BUSY[:20]):
        ask((third, two[1]), administrator, other=joined.other)
    with pytest.raises(NotJoined, match=BUSY[:20]):
        ask(two, administrator, other=joined.kept)
    assert ask((third, two[0]), administrator).stage == Stage.ASKED


def test_a_worker_and_a_manager_join_nothing(two: Pair, manager: Account) -> None:
    for one in (manager, staff(manager.partnership, "Ferdy Latch", Role.WORKER)):
        with pytest.raises(Denied):
            ask(two, one)


def test_the_same_child_is_not_suggested_any_more_and_found_by_both_names(
    two: Pair, joined: Joining, administrator: Account
) -> None:
    with acting(administrator, MONDAY):
        assert candidates(told_of(Person.objects.get(pk=joined.kept_id))) == []
    assert PersonKey.objects.filter(person=joined.other).exists()
