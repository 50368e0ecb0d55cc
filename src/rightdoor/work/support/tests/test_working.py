"""Help begins when what must be there is there; sessions; and what is done after nobody came."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.pure.programmes import Thing
from rightdoor.records.directory.queries import services
from rightdoor.records.people.models import Person
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.support.actions.allocating import allocate
from rightdoor.work.support.actions.working import (
    STEPS,
    NotSo,
    NotStarted,
    NotYet,
    discuss_missed,
    follow_missed,
    note_session,
    say_ready,
    start,
)
from rightdoor.work.support.lifecycle import Came, How, Stage
from rightdoor.work.support.models import Episode, Missed, Session
from rightdoor.work.support.tests.help_here import accepted, programme_name, worker_of
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=7)


def noted(episode: Episode, by: Account, **more: object) -> Session:
    plain: dict[str, object] = {
        "starts_at": MONDAY + timedelta(hours=1), "minutes": 60, "how": How.ONE_TO_ONE, "came": Came.CAME,
        "words": "We talked about sleep", "next_step": "A walk", "is_risk_changed": False, "form_key": uuid4(),
    }  # fmt: skip
    return note_session(episode_id=episode.pk, by=by, at=LATER, **{**plain, **more})  # type: ignore[arg-type]


def test_help_begins_once_somebody_gives_it(episode: Episode, worker: Account, manager: Account) -> None:
    name = programme_name(episode)
    with pytest.raises(NotYet, match="Nobody gives this support"):
        start(episode_id=episode.pk, programme=name, by=manager, at=MONDAY)

    allocate(episode_id=episode.pk, worker_id=worker.pk, why="Room", handed_over="", by=manager, at=MONDAY)
    started = start(episode_id=episode.pk, programme=name, by=worker, at=MONDAY)

    assert (started.stage, started.started_at, started.programme) == (Stage.STARTED, MONDAY, name)
    assert [(one.was, one.became) for one in started.steps.all()] == [("waiting", "started")]
    with pytest.raises(NotYet, match="Choose a programme"):
        start(episode_id=accepted(episode.partnership, manager).pk, programme="another", by=manager, at=MONDAY)


def first_with_something_first() -> tuple[str, str, tuple[Thing, ...]]:
    """A programme of the documents before which something must be there."""
    return next(
        (entry.code, one.name, one.before_start)
        for entry in services()
        for one in entry.programmes
        if one.before_start and not one.is_sealed
    )


def test_what_a_programme_asks_for_first_must_be_there(
    partnership: Partnership, manager: Account, worker: Account
) -> None:
    service, programme, things = first_with_something_first()
    episode = accepted(partnership, manager, service=service)
    allocate(episode_id=episode.pk, worker_id=worker.pk, why="Room", handed_over="", by=manager, at=MONDAY)
    with pytest.raises(NotYet, match="Something must be there"):
        start(episode_id=episode.pk, programme=programme, by=worker, at=MONDAY)

    for thing in things:
        say_ready(episode_id=episode.pk, thing=thing, where="In her file", by=worker, at=MONDAY)

    assert start(episode_id=episode.pk, programme=programme, by=worker, at=MONDAY).stage == Stage.STARTED


def test_a_session_is_kept_once_a_form(going: Episode, worker: Account) -> None:
    key = uuid4()

    assert noted(going, worker, form_key=key) == noted(going, worker, form_key=key)
    assert Session.objects.get().words == "We talked about sleep"
    assert not Missed.objects.exists()
    assert not RedFlag.objects.exists()


def test_a_changed_risk_calls_a_person_at_once(going: Episode, worker: Account) -> None:
    noted(going, worker, is_risk_changed=True, words="He waits outside her school")

    flag = RedFlag.objects.get()
    assert (flag.about_id, flag.heard) == (going.referral_id, "He waits outside her school")


def test_no_session_is_noted_before_help_began_or_before_it_was(
    episode: Episode, worker: Account, manager: Account, partnership: Partnership
) -> None:
    with pytest.raises(NotStarted):
        noted(episode, manager)
    allocate(episode_id=episode.pk, worker_id=worker.pk, why="Room", handed_over="", by=manager, at=MONDAY)
    start(episode_id=episode.pk, programme=programme_name(episode), by=worker, at=MONDAY)
    with pytest.raises(NotSo, match="still to come"):
        noted(episode, worker, starts_at=LATER + timedelta(hours=1))
    assert not Session.objects.exists()


def test_a_child_under_16_was_not_brought_and_never_did_not_come(going: Episode, worker: Account) -> None:
    Person.objects.filter(pk=going.person_id).update(born_on=date(2012, 5, 4))
    with pytest.raises(NotSo, match="not brought"):
        noted(going, worker, came=Came.DID_NOT_COME)

    Person.objects.filter(pk=going.person_id).update(born_on=date(2009, 5, 4))
    assert noted(going, worker, came=Came.DID_NOT_COME).missed.contact == ""


@pytest.mark.parametrize("came", [Came.NOT_BROUGHT, Came.NO_ACCESS])
def test_after_nobody_came_every_step_is_written_down_and_none_is_lost(
    going: Episode, worker: Account, manager: Account, came: Came
) -> None:
    session = noted(going, worker, came=came)
    follow_missed(episode_id=going.pk, session_id=session.pk, said={"contact": "Rang at 4 pm"}, by=worker, at=LATER)
    follow_missed(
        episode_id=going.pk, session_id=session.pk, said={**dict.fromkeys(STEPS, ""), "why": "No bus"}, by=worker,
        at=LATER,
    )  # fmt: skip
    discuss_missed(episode_id=going.pk, session_id=session.pk, words="Meet at school", by=manager, at=LATER)

    missed = Missed.objects.get()
    assert (missed.contact, missed.why, missed.risk) == ("Rang at 4 pm", "No bus", "")
    assert (missed.discussed_with, missed.discussed) == (manager, "Meet at school")


def test_called_off_twice_in_a_row_counts_as_one_to_which_nobody_came(going: Episode, worker: Account) -> None:
    noted(going, worker, came=Came.THEY_CALLED_OFF)
    assert not Missed.objects.exists()

    second = noted(going, worker, came=Came.THEY_CALLED_OFF, starts_at=MONDAY + timedelta(days=2))

    assert Missed.objects.get().session == second


def test_steps_are_written_of_a_session_to_which_nobody_came_alone(going: Episode, worker: Account) -> None:
    session = noted(going, worker)

    with pytest.raises(NotSo):
        follow_missed(episode_id=going.pk, session_id=session.pk, said={"why": "x"}, by=worker, at=LATER)


def test_nobody_who_does_not_lead_it_writes_of_it(
    going: Episode, partnership: Partnership, practitioner: Account, administrator: Account
) -> None:
    for by in (worker_of(partnership, "Somebody Else"), practitioner, administrator):
        with pytest.raises(Denied):
            noted(going, by)


def test_nobody_begins_what_is_certainly_not_for_their_age_and_a_birthday_on_the_list_drops_nobody(
    partnership: Partnership, manager: Account, worker: Account
) -> None:
    adults, young = "group_over_18", "group_under_18"
    for about, refused in (
        ({"age_said": 14}, adults), ({"age_said": 19}, young), ({"born_on": date(2008, 3, 10)}, adults),
        ({"born_on": date(2007, 3, 9)}, young),
    ):  # fmt: skip
        one = accepted(partnership, manager, service="essex.eypdas", about={"age_said": None, **about})
        allocate(episode_id=one.pk, worker_id=worker.pk, why="Room", handed_over="", by=manager, at=MONDAY)
        with pytest.raises(NotYet, match="not for people of their age"):
            start(episode_id=one.pk, programme=refused, by=manager, at=MONDAY)
    later = MONDAY + timedelta(days=30)
    for about, begun_in in (
        ({"born_on": date(2008, 3, 20)}, young), ({"born_on": date(2008, 3, 20)}, adults), ({}, adults), ({}, young),
        ({"age_said": 17}, adults),
    ):  # fmt: skip
        one = accepted(partnership, manager, service="essex.eypdas", about={"age_said": None, **about})
        allocate(episode_id=one.pk, worker_id=worker.pk, why="Room", handed_over="", by=manager, at=MONDAY)
        assert start(episode_id=one.pk, programme=begun_in, by=manager, at=later).programme == begun_in
