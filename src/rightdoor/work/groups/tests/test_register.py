"""The register: kept in each child's own help, once, put right later; and the note that names nobody."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Denied
from rightdoor.work.groups.actions.holding import Refused
from rightdoor.work.groups.actions.placing import leave
from rightdoor.work.groups.actions.registering import Said, count_pupils, keep_register, write_group_note
from rightdoor.work.groups.actions.scheduling import call_off
from rightdoor.work.groups.lifecycle import Mark, State
from rightdoor.work.groups.models import Attendance, Cohort, Correction, Gathering, GroupNote, Place
from rightdoor.work.groups.tests.groups_here import AFTER, TOMORROW, WEEK, first_of, helped, placed
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.support.actions.working import follow_missed
from rightdoor.work.support.lifecycle import Came, How
from rightdoor.work.support.models import Missed, Session
from tests.people_here import MONDAY, SignedIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def wren(manager: Account, worker: Account, cohort: Cohort) -> Place:
    """Fourteen."""
    return placed(cohort, helped(manager, worker), worker)


@pytest.fixture
def robin(manager: Account, worker: Account, cohort: Cohort) -> Place:
    """Seventeen."""
    return placed(cohort, helped(manager, worker, "Robin", about={"born_on": date(2009, 1, 4)}), worker)


def keep(cohort: Cohort, by: Account, said: dict[Place, Said], gathering: Gathering | None = None) -> Gathering:
    which = gathering or first_of(cohort)
    return keep_register(
        cohort_id=cohort.pk, gathering_id=which.pk, said={one.pk: words for one, words in said.items()}, by=by,
        at=which.starts_at + timedelta(hours=2),
    )  # fmt: skip


def came_to(place: Place) -> list[str]:
    return list(place.episode.sessions.order_by("starts_at").values_list("came", flat=True))


def test_the_register_writes_a_session_into_the_help_of_each_member(
    cohort: Cohort, second: Account, wren: Place, robin: Place
) -> None:
    held = keep(cohort, second, {wren: Said(Mark.NOT_THERE), robin: Said(Mark.CAME, "He laughed")})

    assert held.state == State.HELD
    assert came_to(wren) == [Came.NOT_BROUGHT]
    session = Session.objects.get(episode=robin.episode)
    assert (session.came, session.how, session.words, session.starts_at, session.worker) == (
        Came.CAME, How.GROUP, "He laughed", TOMORROW, second,
    )  # fmt: skip
    assert Missed.objects.get().session.episode == wren.episode


def test_who_is_16_did_not_come_and_who_may_be_younger_was_not_brought(
    cohort: Cohort, manager: Account, worker: Account, robin: Place
) -> None:
    unknown = placed(cohort, helped(manager, worker, "Linnet", about={"age_said": None}), worker)

    keep(cohort, worker, {robin: Said(Mark.NOT_THERE), unknown: Said(Mark.NOT_THERE)})
    assert came_to(robin) == [Came.DID_NOT_COME]
    assert came_to(unknown) == [Came.NOT_BROUGHT]


def test_sent_twice_it_changes_nothing(cohort: Cohort, worker: Account, wren: Place) -> None:
    said = {wren: Said(Mark.NOT_THERE, "Her aunt was away")}
    keep(cohort, worker, said)
    keep(cohort, worker, said)

    assert Session.objects.get().words == "Her aunt was away"
    assert Missed.objects.count() == 1
    assert Attendance.objects.count() == 1
    assert not Correction.objects.exists()


def test_put_right_later_it_keeps_what_stood_there_and_what_was_written_because_of_it(
    cohort: Cohort, worker: Account, second: Account, wren: Place
) -> None:
    keep(cohort, worker, {wren: Said(Mark.NOT_THERE)})
    session = Session.objects.get()
    follow_missed(
        episode_id=wren.episode_id, session_id=session.pk, said={"contact": "Rang her aunt"}, by=worker, at=AFTER
    )

    keep(cohort, second, {wren: Said(Mark.CAME, "She came late")})
    session.refresh_from_db()
    corrected = Correction.objects.get()
    assert (session.came, session.words) == (Came.CAME, "She came late")
    assert (corrected.was, corrected.became, corrected.before) == (Came.NOT_BROUGHT, Came.CAME, "Rang her aunt")
    assert corrected.corrected_by == second
    assert not Missed.objects.exists()
    keep(cohort, second, {wren: Said(Mark.NOT_THERE)})
    assert Correction.objects.count() == 2
    assert Missed.objects.get().contact == ""


def test_sent_word_twice_in_a_row_counts_as_missed_as_everywhere(cohort: Cohort, worker: Account, wren: Place) -> None:
    first, second = cohort.gatherings.order_by("starts_at")
    keep(cohort, worker, {wren: Said(Mark.SENT_WORD)}, first)
    assert not Missed.objects.exists()
    keep(cohort, worker, {wren: Said(Mark.SENT_WORD)}, second)

    assert Missed.objects.get().session.starts_at == TOMORROW + WEEK


def test_a_changed_risk_calls_a_person_at_once_and_once(cohort: Cohort, second: Account, wren: Place) -> None:
    said = {wren: Said(Mark.CAME, "She said she is not safe at home", is_risk_changed=True)}
    keep(cohort, second, said)
    keep(cohort, second, said)

    flag = RedFlag.objects.get()
    assert flag.about_id == wren.episode.referral_id
    assert "not safe at home" in flag.heard


def test_nothing_is_registered_of_a_session_that_is_to_come_or_was_called_off(
    cohort: Cohort, worker: Account, manager: Account, wren: Place
) -> None:
    first, second = cohort.gatherings.order_by("starts_at")
    with pytest.raises(Refused, match="still to come"):
        keep_register(cohort_id=cohort.pk, gathering_id=first.pk, said={}, by=worker, at=MONDAY)
    call_off(cohort_id=cohort.pk, gathering_id=second.pk, because="Snow", by=manager, at=MONDAY)
    with pytest.raises(Refused, match="called off"):
        keep(cohort, worker, {wren: Said(Mark.CAME)}, second)
    with pytest.raises(Refused, match="one by one"):
        count_pupils(cohort_id=cohort.pk, gathering_id=first.pk, how_many=3, by=worker, at=AFTER)
    assert not Session.objects.exists()


def test_who_left_meanwhile_is_not_registered_and_a_held_session_is_not_called_off(
    cohort: Cohort, worker: Account, manager: Account, wren: Place, robin: Place
) -> None:
    leave(cohort_id=cohort.pk, place_id=wren.pk, because="Exams", is_kept=True, by=worker, at=MONDAY)
    with pytest.raises(Refused, match="Read it again"):
        keep(cohort, worker, {wren: Said(Mark.CAME), robin: Said(Mark.CAME)})
    assert not Session.objects.exists()
    held = keep(cohort, worker, {robin: Said(Mark.CAME)})
    with pytest.raises(Refused, match="register is kept"):
        call_off(cohort_id=cohort.pk, gathering_id=held.pk, because="Snow", by=manager, at=AFTER)


def test_the_note_of_a_session_and_that_of_another_child_name_no_member(
    cohort: Cohort, worker: Account, wren: Place, robin: Place
) -> None:
    first = first_of(cohort)

    def write(words: str) -> GroupNote:
        return write_group_note(cohort_id=cohort.pk, gathering_id=first.pk, words=words, by=worker, at=AFTER)

    with pytest.raises(Refused, match="name somebody"):
        write("We drew maps. Wren drew hers twice")
    with pytest.raises(Refused, match="name somebody"):
        keep(cohort, worker, {wren: Said(Mark.CAME), robin: Said(Mark.CAME, "Sat beside Wren")})
    assert not Session.objects.exists()
    keep(cohort, worker, {wren: Said(Mark.CAME, "Wren drew"), robin: Said(Mark.CAME)})
    assert write("We drew maps of a safe place") == write("We drew maps of a safe place")
    write("We drew maps, and talked about sleep")
    assert first.notes.count() == 2


def test_a_surname_is_neither_shown_nor_needed_for_a_note_to_name_somebody(
    cohort: Cohort, manager: Account, worker: Account, second: Account, signed_in: SignedIn
) -> None:
    placed(cohort, helped(manager, worker, "Juniper Marchwick"), worker)

    shown = signed_in(second).get(reverse("group", args=[cohort.pk])).content.decode()
    assert "<h3>Juniper</h3>" in shown
    assert "Marchwick" not in shown
    first = first_of(cohort)
    with pytest.raises(Refused, match="name somebody"):
        write_group_note(cohort_id=cohort.pk, gathering_id=first.pk, words="Ask Juniper", by=worker, at=AFTER)


def test_two_of_one_first_name_are_told_apart(
    cohort: Cohort, manager: Account, worker: Account, second: Account, signed_in: SignedIn
) -> None:
    for name in ("Wren Marchwick", "Wren Ashby"):
        placed(cohort, helped(manager, worker, name), worker)

    shown = signed_in(second).get(reverse("group", args=[cohort.pk])).content.decode()
    assert "Wren Marchwick" in shown
    assert "Wren Ashby" in shown


def test_only_whoever_runs_it_and_a_manager_keep_it(cohort: Cohort, administrator: Account, wren: Place) -> None:
    with pytest.raises(Denied):
        keep(cohort, administrator, {wren: Said(Mark.CAME)})
