"""How it ends: with a plan, nothing left undone, a way back, and never by itself."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.access.walled.acting import acting
from rightdoor.ground.tasks.actions import raise_task
from rightdoor.ground.tasks.models import Task
from rightdoor.pure.programmes import Thing
from rightdoor.records.directory.queries import services
from rightdoor.records.people.models import Person
from rightdoor.work.safeguarding.actions import raise_flag
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.support.actions.allocating import allocate
from rightdoor.work.support.actions.ending import NotDone, end, write_step_down
from rightdoor.work.support.actions.opening import GoesOn, bring_back, open_episode
from rightdoor.work.support.actions.waiting import check_in
from rightdoor.work.support.actions.working import STEPS, discuss_missed, follow_missed, say_ready, start
from rightdoor.work.support.following import Episodes, episodes_about, person_of_episode
from rightdoor.work.support.lifecycle import Came, Reason, Stage
from rightdoor.work.support.models import Episode, IllegalMove
from rightdoor.work.support.tests.help_here import WHOLE, accepted
from rightdoor.work.support.tests.test_working import noted
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=70)
FOLLOW_UP = date(2026, 6, 15)


def planned(episode: Episode, by: Account, **more: str) -> None:
    write_step_down(episode_id=episode.pk, said={**WHOLE, **more}, follow_up_on=FOLLOW_UP, by=by, at=LATER)


def ended(episode: Episode, by: Account, reason: Reason = Reason.NEEDS_MET) -> Episode:
    return end(episode_id=episode.pk, reason=reason, because="As agreed", by=by, at=LATER)


def undone(episode: Episode, by: Account, reason: Reason = Reason.NEEDS_MET) -> list[str]:
    with pytest.raises(NotDone) as told:
        ended(episode, by, reason)
    assert Episode.objects.get(pk=episode.pk).is_open
    return told.value.undone


def test_it_ends_with_a_whole_plan_and_whoever_led_it_reads_it_for_28_days(going: Episode, worker: Account) -> None:
    assert undone(going, worker) == ["The step-down plan is not whole."]
    planned(going, worker, way_back="")
    assert undone(going, worker) == ["The step-down plan is not whole."]
    planned(going, worker)

    done = ended(going, worker)

    assert (done.stage, done.ended_at, done.reason) == (Stage.ENDED, LATER, Reason.NEEDS_MET)
    assert done.step_downs.count() == 2
    assert done.allocations.get().until_at == LATER
    for days, there in ((27, True), (28, False)):
        assert Episode.objects.visible_to(worker, LATER + timedelta(days=days)).exists() is there
        with acting(worker, LATER + timedelta(days=days)):
            assert Episode.objects.exists() is there
    with pytest.raises(Denied):
        noted(going, worker)


def test_nothing_ends_while_somebody_may_not_be_safe_or_a_task_is_open(going: Episode, worker: Account) -> None:
    planned(going, worker)
    flag = raise_flag(
        partnership=going.partnership, area="kent", about=going.referral, facts=["in_danger_now"],
        source=RedFlag.Source.STAFF, by=worker, at=LATER,
    )  # fmt: skip
    assert undone(going, worker) == ["A red flag about this child is open. It is answered first."]
    RedFlag.objects.filter(pk=flag.pk).update(handled_at=LATER, handled_by=worker)
    raise_task(
        kind=Task.Kind.SAID_MORE, about=going.referral, partnership=going.partnership, area="kent", by=worker, at=LATER
    )
    assert undone(going, worker) == ["A task about this request is open. It is finished first."]


def test_after_a_missed_session_every_step_is_there_first_and_after_a_second_a_managers_look(
    going: Episode, worker: Account, manager: Account
) -> None:
    planned(going, worker)
    first = noted(going, worker, came=Came.NOT_BROUGHT)
    second = noted(going, worker, came=Came.NO_ACCESS, starts_at=MONDAY + timedelta(days=3))
    talk = "A manager has not yet talked about the missed sessions with whoever leads."
    assert undone(going, worker) == ["Nobody came to a session, and not every step after it is written down.", talk]

    for session in (first, second):
        follow_missed(
            episode_id=going.pk, session_id=session.pk, said=dict.fromkeys(STEPS, "Done"), by=worker, at=LATER
        )
    assert undone(going, worker) == [talk]
    discuss_missed(episode_id=going.pk, session_id=second.pk, words="Try the youth club", by=manager, at=LATER)

    assert ended(going, worker).stage == Stage.ENDED


@pytest.mark.parametrize("reason", [Reason.NOT_REACHED, Reason.DECLINED, Reason.AGE])
def test_what_was_not_the_familys_wish_a_manager_ends_and_nobody_else(
    going: Episode, worker: Account, manager: Account, reason: Reason
) -> None:
    planned(going, worker)
    check_in(
        episode_id=going.pk, with_whom="Wren", is_reached=False, is_worse=False, ways_still_safe=None,
        words="No answer", form_key=uuid4(), by=worker, at=LATER,
    )  # fmt: skip

    with pytest.raises(Denied):
        ended(going, worker, reason)
    assert ended(going, manager, reason).reason == reason


def test_nobody_is_let_go_as_not_reached_where_nobody_tried(going: Episode, manager: Account) -> None:
    planned(going, manager)

    assert undone(going, manager, Reason.NOT_REACHED) == ["Nobody has written down that we tried to reach them."]


def test_what_a_programme_asks_for_at_its_end_is_there_first(
    partnership: Partnership, worker: Account, manager: Account
) -> None:
    service, programme = next(
        (entry.code, one)
        for entry in services()
        for one in entry.programmes
        if set(one.before_end) - {Thing.STEP_DOWN_PLAN} and not one.is_sealed
    )
    episode = accepted(partnership, manager, service=service)
    allocate(episode_id=episode.pk, worker_id=worker.pk, why="Room", handed_over="", by=manager, at=MONDAY)
    for thing in programme.before_start:
        say_ready(episode_id=episode.pk, thing=thing, where="In the file", by=worker, at=MONDAY)
    start(episode_id=episode.pk, programme=programme.name, by=worker, at=MONDAY)
    planned(episode, worker)
    left = [one for one in programme.before_end if one not in (*programme.before_start, Thing.STEP_DOWN_PLAN)]

    assert bool(left) is (undone_now(episode, worker) == ["What the programme asks for at its end is not all there."])
    for thing in left:
        say_ready(episode_id=episode.pk, thing=thing, where="In the file", by=worker, at=MONDAY)
    assert ended(episode, worker).stage == Stage.ENDED


def undone_now(episode: Episode, by: Account) -> list[str]:
    from rightdoor.work.support.actions.ending import left_undone  # noqa: PLC0415

    return left_undone(Episode.objects.get(pk=episode.pk), Reason.NEEDS_MET)


def test_help_that_never_began_ends_with_a_way_back(episode: Episode, manager: Account) -> None:
    assert undone(episode, manager, Reason.FAMILY_ENDS) == ["Write the way back for them."]
    write_step_down(episode_id=episode.pk, said={"way_back": "Ring us"}, follow_up_on=None, by=manager, at=LATER)

    assert ended(episode, manager, Reason.FAMILY_ENDS).stage == Stage.LEFT


def test_who_comes_back_waits_again_with_what_is_known_and_fills_in_nothing(
    going: Episode, worker: Account, manager: Account
) -> None:
    with pytest.raises(GoesOn):
        bring_back(episode_id=going.pk, because="They rang", by=manager, at=LATER)
    planned(going, worker)
    ended(going, worker)

    again = bring_back(episode_id=going.pk, because="They rang", by=manager, at=LATER + timedelta(days=9))

    assert (again.stage, again.after, again.referral, again.service) == (
        Stage.WAITING, going, going.referral, going.service
    )  # fmt: skip
    assert again.counts_from == LATER + timedelta(days=9)
    assert bring_back(episode_id=going.pk, because="Twice", by=manager, at=LATER + timedelta(days=9)) == again


def test_a_request_that_is_decided_again_goes_on_with_the_help_that_goes_on(going: Episode, manager: Account) -> None:
    assert open_episode(referral=going.referral, service=going.service, by=manager, at=LATER) == going


def test_a_death_ends_it_at_once_and_a_mistake_sets_it_where_it_stood(
    going: Episode, partnership: Partnership, manager: Account
) -> None:
    assert going.person is not None
    other = accepted(partnership, manager, person=going.person, service="kent.tss")
    follower = Episodes()

    follower.stop(going.person, by=manager, at=LATER)
    assert {one.reason for one in Episode.objects.all()} == {Reason.DIED}
    assert not Episode.objects.open().exists()

    follower.go_on(going.person, by=manager, at=LATER)
    assert Episode.objects.get(pk=going.pk).stage == Stage.STARTED
    assert Episode.objects.get(pk=other.pk).stage == Stage.WAITING
    assert set(follower.belongings(going.person).things) == {going.pk, other.pk}
    assert person_of_episode(going.pk) == going.person_id
    assert set(Episode.objects.filter(pk__in=episodes_about(Person.objects.values("pk")))) == {going, other}


def test_nothing_moves_from_an_end(going: Episode, worker: Account) -> None:
    planned(going, worker)
    done = ended(going, worker)

    with pytest.raises(IllegalMove):
        done.move_to(Stage.WAITING, by=worker, at=LATER)
