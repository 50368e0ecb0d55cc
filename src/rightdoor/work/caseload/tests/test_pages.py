"""Who waits, whom somebody supports, and one child's help, through the pages."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Conflict
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.audit.looking import Way, who_looked
from rightdoor.ground.tasks.models import Notice
from rightdoor.records.adjustments.actions import note_need
from rightdoor.records.adjustments.lifecycle import Kind as Need
from rightdoor.records.adjustments.lifecycle import Whose
from rightdoor.work.caseload.presenters.lists import MOST
from rightdoor.work.conflicts.actions.barring import bar
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.support.lifecycle import Stage
from rightdoor.work.support.models import CheckIn, Episode, Missed, Session, StepDown
from rightdoor.work.support.tests.help_here import WHOLE, accepted, begun, worker_of
from tests.people_here import MONDAY, SignedIn

pytestmark = pytest.mark.django_db
DAY = {"session_on_day": "9", "session_on_month": "3", "session_on_year": "2026"}


def page(client: Client, name: str, *keys: object) -> str:
    answer = client.get(reverse(name, args=keys))
    assert answer.status_code == 200, name
    return answer.content.decode()


def note(**more: str) -> dict[str, str]:
    return {
        **DAY, "form_key": str(uuid4()), "session_at": "8:30", "minutes": "30", "how": "one_to_one", "came": "came",
        "note": "We talked about sleep", "next_step": "", **more,
    }  # fmt: skip


def test_a_manager_sees_each_list_and_on_it_who_waits_in_order(
    partnership: Partnership, episode: Episode, manager: Account, signed_in: SignedIn
) -> None:
    later = accepted(partnership, manager, at=MONDAY - timedelta(days=20), name="Robin")
    client = signed_in(manager)

    lists = page(client, "waiting-lists")
    assert "2 wait" in lists
    assert "The longest: 2 weeks" in lists
    shown = page(client, "waiting-list", "kent.hera", "kent")
    assert shown.index("Robin") < shown.index("Wren")
    assert who_looked("referrals.referral", later.referral_id, MONDAY)[0].way is Way.LISTED
    assert client.get(reverse("waiting-list", args=["kent.nothing", "kent"])).status_code == 404


def test_whoever_is_barred_from_a_child_sees_no_row_and_no_count_of_them(
    episode: Episode, manager: Account, signed_in: SignedIn
) -> None:
    assert episode.person is not None
    bar([episode.person], manager, Conflict.RELATIVE, "her aunt", made_by=None, at=MONDAY, starts_at=MONDAY)
    client = signed_in(manager)

    assert "Nobody waits in your areas." in page(client, "waiting-lists")
    assert client.get(reverse("episode", args=[episode.pk])).status_code == 404


def test_a_long_list_is_read_in_stretches_with_as_many_questions_as_a_short_one(
    partnership: Partnership, manager: Account, signed_in: SignedIn
) -> None:
    client = signed_in(manager)
    accepted(partnership, manager)
    page(client, "waiting-list", "kent.hera", "kent")
    with CaptureQueriesContext(
        connection,
    ) as of_one:
        page(client, "waiting-list", "kent.hera", "kent")
    for number in range(MOST + 3):
        accepted(partnership, manager, at=MONDAY + timedelta(minutes=number), name=f"Child {number:02}")
    with CaptureQueriesContext(connection) as of_many:
        first = page(client, "waiting-list", "kent.hera", "kent")

    assert len(of_many) == len(of_one)
    assert first.count("<li>") - first.count("rd-nav") >= MOST
    last = Episode.objects.waiting().in_order()[MOST - 1]
    rest = client.get(reverse("waiting-list", args=["kent.hera", "kent"]), {"after": last.pk}).content.decode()
    assert [f"Child {number:02}" in rest for number in (MOST - 2, MOST - 1, MOST + 2)] == [False, True, True]


def test_a_caseload_asks_as_many_questions_of_one_child_as_of_many(
    partnership: Partnership, going: Episode, worker: Account, manager: Account, signed_in: SignedIn
) -> None:
    client = signed_in(worker)
    page(client, "caseload")
    with CaptureQueriesContext(connection) as of_one:
        page(client, "caseload")
    for number in range(12):
        begun(accepted(partnership, manager, name=f"Child {number}"), manager, worker)
    with CaptureQueriesContext(connection) as of_many:
        assert "Child 11" in page(client, "caseload")

    assert len(of_many) == len(of_one)


def test_what_a_child_needs_to_take_part_stands_beside_their_name(
    going: Episode, worker: Account, manager: Account, practitioner: Account, signed_in: SignedIn
) -> None:
    assert going.person is not None
    note_need(
        person=going.person, whose=Whose.CHILD, kind=Need.QUIET, words="no bright lights", source="Wren",
        by=practitioner, at=MONDAY,
    )  # fmt: skip

    assert "no bright lights" in page(signed_in(worker), "caseload")
    assert "no bright lights" in page(signed_in(worker), "episode", going.pk)


def test_whoever_was_not_asked_for_a_month_is_marked_on_the_list(
    partnership: Partnership, manager: Account, signed_in: SignedIn
) -> None:
    accepted(partnership, manager, at=MONDAY - timedelta(days=27))
    client = signed_in(manager)
    assert "ask how they are" not in page(client, "waiting-list", "kent.hera", "kent")

    accepted(partnership, manager, at=MONDAY - timedelta(days=28))
    assert page(client, "waiting-list", "kent.hera", "kent").count("ask how they are") == 1


def test_a_manager_says_who_covers_and_the_page_says_until_when(
    partnership: Partnership, going: Episode, manager: Account, signed_in: SignedIn
) -> None:
    other = worker_of(partnership, "Sorrel Finch")
    until = {"cover_until_day": "12", "cover_until_month": "3", "cover_until_year": "2026"}

    answer = signed_in(manager).post(reverse("episode-cover", args=[going.pk]), {"cover_by": other.pk, **until})

    assert answer.status_code == 302
    assert "Sorrel Finch, to the end of 12 March 2026" in page(signed_in(other), "episode", going.pk)


def test_a_worker_sees_whom_they_support_and_nobody_else(
    partnership: Partnership, going: Episode, worker: Account, manager: Account, signed_in: SignedIn
) -> None:
    other = accepted(partnership, manager, name="Robin")
    client = signed_in(worker)

    mine = page(client, "caseload")
    assert "Wren" in mine
    assert "Robin" not in mine
    assert "Begin the step-down plan" in mine
    assert client.get(reverse("episode", args=[other.pk])).status_code == 404
    assert "Nobody yet" in page(signed_in(worker_of(partnership, "New Here")), "caseload")


def test_the_page_shows_how_to_reach_them_what_was_asked_and_who_looked_is_told(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    shown = page(signed_in(worker), "episode", going.pk)

    for words in ("Wren", "07700 900123", "I do not sleep", "Juniper Ashdown"):
        assert words in shown
    look = who_looked("referrals.referral", going.referral_id, MONDAY)[0]
    assert (look.way, look.who) == (Way.READ, "Team member")
    assert "Say who gives it" not in shown


def test_a_session_is_written_in_one_form_and_a_double_click_keeps_one(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    client, sent = signed_in(worker), note()

    for _time in range(2):
        answer = client.post(reverse("episode-session", args=[going.pk]), sent)
        assert answer.status_code == 302

    assert Session.objects.get().words == "We talked about sleep"
    assert "We talked about sleep" in page(client, "episode", going.pk)


def test_what_was_typed_comes_back_with_what_is_missing(going: Episode, worker: Account, signed_in: SignedIn) -> None:
    answer = signed_in(worker).post(
        reverse("episode-session", args=[going.pk]), note(came="", note="A long afternoon by the river")
    )

    assert answer.status_code == 422
    assert "A long afternoon by the river" in answer.content.decode()
    assert "Say whether they came" in answer.content.decode()
    assert not Session.objects.exists()


def test_a_changed_risk_calls_a_person_and_is_not_kept_without_words(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    client, where = signed_in(worker), reverse("episode-session", args=[going.pk])

    assert client.post(where, note(risk_changed="on", note="", came="they_called_off")).status_code == 422
    assert not RedFlag.objects.exists()
    assert client.post(where, note(risk_changed="on", note="He waits at the gate")).status_code == 302
    assert RedFlag.objects.get().heard == "He waits at the gate"


def test_the_steps_after_nobody_came_are_filled_in_bit_by_bit(
    going: Episode, worker: Account, manager: Account, signed_in: SignedIn
) -> None:
    client = signed_in(worker)
    client.post(reverse("episode-session", args=[going.pk]), note(came="not_brought", note=""))
    session = Session.objects.get()
    keys = [going.pk, session.pk]
    assert "What was done after nobody came" in page(client, "episode", going.pk)

    client.post(reverse("episode-missed", args=keys), {"why": "No bus"})
    assert client.post(reverse("episode-talked", args=keys), {"talked": "x"}).status_code == 404
    signed_in(manager).post(reverse("episode-talked", args=keys), {"talked": "Meet at school"})

    missed = Missed.objects.get()
    assert (missed.why, missed.discussed) == ("No bus", "Meet at school")
    assert "Nobody came: finish the steps" in page(signed_in(worker), "caseload")


def test_from_the_wait_to_the_way_back_through_the_pages(
    episode: Episode, worker: Account, manager: Account, signed_in: SignedIn
) -> None:
    def post(by: Account, name: str, status: int = 302, **sent: object) -> None:
        answer = signed_in(by).post(reverse(f"episode-{name}", args=[episode.pk]), sent)
        assert answer.status_code == status, (name, answer.content.decode()[-3000:])

    since = {"counts_on_day": "1", "counts_on_month": "3", "counts_on_year": "2026"}
    post(manager, "order", urgency="urgent", **since, because="Out of school")
    post(manager, "pause", pause_until_day="1", pause_until_month="4", pause_until_year="2026", pause_because="Exams")
    post(manager, "pause")
    post(manager, "check-in", form_key=uuid4(), with_whom="Wren", reached="yes", safe="yes", how_words="All right")
    post(manager, "start", status=409, programme="one_to_one")
    post(manager, "give", worker=worker.pk, give_why="Room")
    post(worker, "start", programme="one_to_one")
    post(worker, "session", **note())
    post(worker, "end", status=409, reason="needs_met", end_because="We are there")
    post(worker, "end", status=422, reason="not_reached", end_because="She does not answer")
    post(worker, "step-down", **WHOLE, follow_up_on_day="1", follow_up_on_month="6", follow_up_on_year="2026")
    post(worker, "end", reason="needs_met", end_because="We are there")

    episode.refresh_from_db()
    assert (episode.stage, episode.counts_because) == (Stage.ENDED, "Out of school")
    assert (CheckIn.objects.count(), StepDown.objects.count()) == (1, 1)
    post(worker, "session", status=404, **note())
    post(manager, "back", back_because="They rang")
    again = Episode.objects.get(after=episode)
    assert again.stage == Stage.WAITING
    assert "since 9 March 2026" in page(signed_in(manager), "waiting-list", "kent.hera", "kent")


def test_help_that_lasts_as_long_as_it_usually_does_is_looked_at_and_goes_on(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    Episode.objects.filter(pk=going.pk).update(started_at=MONDAY - timedelta(weeks=12))

    shown = page(signed_in(worker), "episode", going.pk)

    assert "It has lasted as long as it usually does" in shown
    assert Episode.objects.get().stage == Stage.STARTED


def test_nobody_is_offered_as_worker_who_may_know_nothing_of_the_child(
    partnership: Partnership, episode: Episode, worker: Account, manager: Account, signed_in: SignedIn
) -> None:
    assert episode.person is not None
    worker_of(partnership, "Sorrel Finch")
    bar([episode.person], worker, Conflict.RELATIVE, "her aunt", made_by=None, at=MONDAY, starts_at=MONDAY)

    shown = page(signed_in(manager), "episode", episode.pk)

    assert "Sorrel Finch" in shown
    assert "Carries 0; how much they can is not written down." in shown
    assert "Juniper Ashdown" not in shown


@pytest.mark.parametrize("name", ["check-in", "session"])
def test_what_a_worker_hears_calls_those_who_answer_and_nothing_of_it_is_lost(
    name: str, going: Episode, worker: Account, lead: Account, practitioner: Account, signed_in: SignedIn
) -> None:
    client = signed_in(worker)
    worse = {"form_key": str(uuid4()), "with_whom": "Wren", "reached": "yes", "worse": "on", "safe": "yes",
             "how_words": "He hits me again"}  # fmt: skip
    changed = note(risk_changed="on", note="He hits me again")

    answer = client.post(reverse(f"episode-{name}", args=[going.pk]), worse if name == "check-in" else changed)

    assert answer.status_code == 302
    flag = RedFlag.objects.get()
    assert "He hits me again" in str(vars(flag))
    assert Notice.objects.filter(to=lead).exists()
