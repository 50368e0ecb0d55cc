"""At 18: a task on the day, at midnight in London; what rested on a child's yes is held; a parent sees nothing more."""

from datetime import UTC, datetime, timedelta

import pytest

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.tasks.models import Task
from rightdoor.ground.tasks.protocol import is_settled_there, place_of
from rightdoor.pure.keys import new_key
from rightdoor.records.agreements.actions.sharing import share
from rightdoor.records.agreements.lifecycle import Basis
from rightdoor.records.agreements.models import ComingOfAge
from rightdoor.records.agreements.tests.sharings_here import said, terms
from rightdoor.records.people.dying import record_death
from rightdoor.records.people.models import Agreement, Person
from rightdoor.work.agreeing.actions.birthdays import GROWN_UP, come_of_age, watch_birthdays
from rightdoor.work.agreeing.actions.writing import write_answer
from rightdoor.work.passport.actions.agreeing import agreed_now
from rightdoor.work.referrals.models import Referral
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.lifecycle import Journey
from rightdoor.work.triage.models import Decision, Recommendation
from rightdoor.work.triage.parents import view_of_parent
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY

CLOCK = System("birthdays")


def seventeen(partnership: Partnership, born_on: str, asker: str = "me", at: datetime = MONDAY) -> Referral:
    return request_of(partnership, asker, at=at, preferred_name="Rush Alder", born_on=born_on)


def asked_on(referral: Referral) -> list[str]:
    return [str(one.turned_on) for one in ComingOfAge.objects.filter(person=referral.person_id)]


@pytest.mark.parametrize(
    ("born_on", "before", "midnight", "day"),
    [
        ("2008-04-15", datetime(2026, 4, 14, 22, 59, tzinfo=UTC), datetime(2026, 4, 14, 23, tzinfo=UTC), "2026-04-15"),
        ("2008-03-20", datetime(2026, 3, 19, 23, 59, tzinfo=UTC), datetime(2026, 3, 20, tzinfo=UTC), "2026-03-20"),
    ],
)
def test_the_task_comes_at_midnight_in_london_and_once(
    partnership: Partnership, lead: Account, born_on: str, before: datetime, midnight: datetime, day: str
) -> None:
    referral = seventeen(partnership, born_on)
    assert watch_birthdays(by=CLOCK, at=before) == 0

    assert (watch_birthdays(by=CLOCK, at=midnight), watch_birthdays(by=CLOCK, at=midnight)) == (1, 0)

    assert asked_on(referral) == [day]
    task = Task.objects.open().get(kind=Task.Kind.ASK_AS_ADULT)
    assert place_of(task.about_kind, task.about_id).endswith(f"{referral.person_id}/agreement/")
    assert place_of(task.about_kind, new_key()) == ""
    assert is_settled_there(task.about_kind)


def test_a_birthday_that_another_worker_noticed_is_one_task(partnership: Partnership, lead: Account) -> None:
    referral = seventeen(partnership, "2008-03-20")
    then = MONDAY + timedelta(days=12)
    watch_birthdays(by=CLOCK, at=then)
    assert referral.person is not None

    assert come_of_age(referral.person, by=CLOCK, at=then) == 0


def test_who_was_born_on_29_february_is_asked_on_1_march(partnership: Partnership, lead: Account) -> None:
    early = MONDAY - timedelta(days=40)
    referral = seventeen(partnership, "2008-02-29", at=early)

    assert watch_birthdays(by=CLOCK, at=datetime(2026, 2, 28, 23, 59, tzinfo=UTC)) == 0
    watch_birthdays(by=CLOCK, at=datetime(2026, 3, 1, tzinfo=UTC))

    assert asked_on(referral) == ["2026-03-01"]


def test_who_came_as_an_adult_and_whose_request_nobody_reads_any_more_are_not_asked(
    partnership: Partnership, lead: Account
) -> None:
    seventeen(partnership, "2007-05-01")
    closed = seventeen(partnership, "2008-03-20")
    Referral.objects.filter(pk=closed.pk).update(stage="withdrawn", closed_at=MONDAY)

    assert watch_birthdays(by=CLOCK, at=MONDAY + timedelta(days=60)) == 0


def test_who_is_helped_inside_is_asked_however_long_ago_the_request_was_closed(
    partnership: Partnership, lead: Account
) -> None:
    referral = seventeen(partnership, "2008-03-20")
    Referral.objects.filter(pk=referral.pk).update(stage="decided", closed_at=MONDAY - timedelta(days=60))
    Episode.objects.create(
        partnership=partnership, person=referral.person, referral=referral, service="kent.hera", area="kent",
        opened_at=MONDAY - timedelta(days=60), counts_from=MONDAY - timedelta(days=60),
    )  # fmt: skip

    assert watch_birthdays(by=CLOCK, at=MONDAY + timedelta(days=12)) == 1

    assert Task.objects.open().get(kind=Task.Kind.ASK_AS_ADULT).area == "kent"


def test_what_was_shared_on_a_childs_yes_ends_though_the_day_of_birth_was_learnt_later(
    partnership: Partnership, practitioner: Account
) -> None:
    referral = request_of(partnership, preferred_name="Rush Alder")
    assert referral.person is not None
    Person.objects.filter(pk=referral.person_id).update(born_on=None, age_said=None)
    person = Person.objects.get(pk=referral.person_id)
    said(person, practitioner)
    by_yes, by_need = (
        share(person=person, about_kind="people.person", about_id=person.pk, by=practitioner, at=MONDAY, terms=asked)
        for asked in (terms(basis=Basis.AGREEMENT, reason=""), terms())
    )
    Person.objects.filter(pk=person.pk).update(born_on="2008-03-20")

    watch_birthdays(by=CLOCK, at=MONDAY + timedelta(days=12))

    by_yes.refresh_from_db()
    by_need.refresh_from_db()
    assert (by_yes.ended_because, by_need.ended_at) == (GROWN_UP, None)


def test_nobody_asks_a_child_who_has_died(partnership: Partnership, lead: Account) -> None:
    referral = seventeen(partnership, "2008-03-20")
    assert referral.person is not None
    record_death(person=referral.person, died_on=None, told_by="The hospital", area="kent", by=lead, at=MONDAY)

    assert watch_birthdays(by=CLOCK, at=MONDAY + timedelta(days=12)) == 0


def test_what_waits_to_be_handed_over_is_held_until_the_adult_agrees(
    partnership: Partnership, practitioner: Account
) -> None:
    referral = seventeen(partnership, "2008-03-20")
    yes = {"given_by": "young_person", "state": "given", "said_by": "Rush", "how": "By phone"}
    for to in ("service", "sharing"):
        write_answer(person_id=referral.person_id, to=to, by=practitioner, at=MONDAY, **yes)
    decision = Decision.objects.create(
        partnership=partnership, referral=referral, outcome="recommended", formulation="Fits", letter="Dear …",
        catalogue_version="1", decided_by=practitioner, decided_at=MONDAY,
    )  # fmt: skip
    going = Recommendation.objects.create(decision=decision, service="kent.spa", journey=Journey.TO_HAND_OVER)

    watch_birthdays(by=CLOCK, at=MONDAY + timedelta(days=12))

    going.refresh_from_db()
    assert going.journey == Journey.HELD
    assert set(going.holds) == {"consent_young_person", "sharing"}
    assert agreed_now(referral.person, MONDAY + timedelta(days=12))["sharing"] is False
    for to in ("service", "sharing"):
        write_answer(person_id=referral.person_id, to=to, by=practitioner, at=MONDAY + timedelta(days=13), **yes)
    assert not Task.objects.open().filter(kind=Task.Kind.ASK_AS_ADULT).exists()
    assert ComingOfAge.objects.get().asked_at is not None


def test_a_parent_sees_nothing_more_from_the_first_moment_of_the_birthday(partnership: Partnership) -> None:
    referral = seventeen(partnership, "2008-03-20", "child")
    Agreement.objects.create(
        partnership=partnership, person=referral.person, given_by="young_person", to="parent", state="given",
        wording="1", said_at=MONDAY, recorded_by=None,
    )  # fmt: skip

    view = view_of_parent(referral, datetime(2026, 3, 20, tzinfo=UTC))

    assert (view.parts, view.reason) == (False, "grown_up")
    assert view.hears_nothing_more
    assert view_of_parent(referral, datetime(2026, 3, 19, 23, 59, tzinfo=UTC)).reason == "sixteen"


def test_the_clock_alone_looks_for_birthdays(partnership: Partnership, lead: Account) -> None:
    with pytest.raises(Denied):
        watch_birthdays(by=lead, at=MONDAY)  # type: ignore[arg-type]
