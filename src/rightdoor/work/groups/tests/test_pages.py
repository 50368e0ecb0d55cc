"""Groups through their pages."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rightdoor.ground.access.models import Account
from rightdoor.pure.keys import new_key
from rightdoor.records.adjustments.actions import note_need
from rightdoor.records.adjustments.lifecycle import Kind as Need
from rightdoor.records.adjustments.lifecycle import Whose
from rightdoor.work.groups.lifecycle import State
from rightdoor.work.groups.models import Cohort, Place
from rightdoor.work.groups.tests.groups_here import AFTER, a_group, first_of, helped, placed
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.support.models import Session
from rightdoor.work.triage.tests.waiting_here import waiting
from tests.people_here import MONDAY, SignedIn

pytestmark = pytest.mark.django_db


def page(client: Client, name: str, *keys: object) -> str:
    answer = client.get(reverse(name, args=keys))
    assert answer.status_code == 200, name
    return answer.content.decode()


def day(name: str, on: str) -> dict[str, str]:
    return dict(zip((f"{name}_day", f"{name}_month", f"{name}_year"), on.split(), strict=True))


def opening(worker: Account, second: Account, **more: Any) -> dict[str, Any]:
    return {
        "form_key": str(new_key()), "gives": "kent.hera:group", "place": "kent", "title": "Tuesdays in Ashford",
        "where_held": "The hall", "room_for": "8", "run": [str(worker.pk), str(second.pk)], "first_at": "16:00",
        **day("first_on", "24 3 2026"), "times": "2", "long": "60", "from_request": "", "how_many_pupils": "", **more,
    }  # fmt: skip


def test_a_manager_opens_a_group_that_meets_at_the_same_hour_before_and_after_the_clocks_change(
    manager: Account, worker: Account, second: Account, signed_in: SignedIn
) -> None:
    client = signed_in(manager)
    assert "Open a group" in page(client, "group-open")
    answer = client.post(reverse("group-open"), opening(worker, second))

    cohort = Cohort.objects.get()
    assert answer.headers["Location"] == reverse("group", args=[cohort.pk])
    assert [one.starts_at.hour for one in cohort.gatherings.order_by("starts_at")] == [16, 15]
    shown = page(client, "group", cohort.pk)
    assert "Aldous Fennimore, Juniper Ashdown" in shown
    assert "Tuesdays in Ashford" in page(signed_in(worker), "groups")


@pytest.mark.parametrize(
    ("otherwise", "status", "told"),
    [
        ({"room_for": "0"}, 422, "Write a whole number from 1 to 500"),
        ({"room_for": "٣"}, 422, "Write a whole number from 1 to 500"),
        ({"first_at": "half past"}, 422, "Write the time like"),
        ({**day("first_on", "29 3 2026"), "first_at": "1:30"}, 422, "that time does not come"),
        ({**day("first_on", "22 3 2026"), "first_at": "1:30"}, 422, "that time does not come"),
        (day("first_on", "2 3 2026"), 409, "cannot lie in the past"),
        ({"times": "20"}, 409, "12 weeks at most"),
        ({"run": []}, 422, "Choose two people or more"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_on_the_page_and_what_was_typed_is_kept(
    manager: Account, worker: Account, second: Account, signed_in: SignedIn, otherwise: Any, status: int, told: str
) -> None:
    answer = signed_in(manager).post(reverse("group-open"), opening(worker, second, **otherwise))

    assert answer.status_code == status
    assert told in answer.content.decode()
    assert "Tuesdays in Ashford" in answer.content.decode()
    assert not Cohort.objects.exists()


def test_one_person_alone_cannot_run_it_by_the_form_either(
    manager: Account, worker: Account, second: Account, signed_in: SignedIn
) -> None:
    sent = {**opening(worker, second), "run": [str(worker.pk)]}
    answer = signed_in(manager).post(reverse("group-open"), sent)

    assert answer.status_code == 409
    assert "two people or more" in answer.content.decode()


def test_a_school_s_request_is_offered_and_becomes_a_group_without_names(
    manager: Account, worker: Account, second: Account, signed_in: SignedIn, settings: Any
) -> None:
    asked = waiting(manager.partnership, asker=Asker.GROUP, group_name="Year 9, Oak", answers={"group_size": 28})
    Referral.objects.filter(pk=asked.pk).update(person=None)
    client = signed_in(manager)
    assert "Year 9, Oak, 28" in page(client, "group-open")
    school = {"gives": "essex.safe_in_essex:workshop", "from_request": str(asked.pk), "how_many_pupils": "28"}
    client.post(reverse("group-open"), opening(worker, second, room_for="30", **school))

    cohort = Cohort.objects.get()
    assert "Year 9, Oak" not in page(client, "group-open")
    assert "Members" not in page(client, "group", cohort.pk)
    gathering = first_of(cohort)
    settings.CLOCK = (gathering.starts_at + timedelta(hours=1)).isoformat()
    there = reverse("group-session", args=[cohort.pk, gathering.pk])
    client = signed_in(worker)
    client.post(there + "count/", {"how_many_came": "26"})
    assert "26 came." in client.get(there).content.decode()


def test_the_register_is_kept_by_whoever_runs_it_and_shows_what_they_need_to_know(
    cohort: Cohort, manager: Account, worker: Account, second: Account, administrator: Account, signed_in: SignedIn,
    settings: Any,
) -> None:  # fmt: skip
    place = placed(cohort, helped(manager, worker), worker)
    assert place.episode.person is not None
    needed = {"whose": Whose.CHILD, "kind": Need.BSL, "source": "her form", "by": administrator, "at": MONDAY}
    note_need(person=place.episode.person, **needed)
    there = reverse("group-session", args=[cohort.pk, first_of(cohort).pk])
    assert "The register opens when it begins" in signed_in(second).get(there).content.decode()
    settings.CLOCK = AFTER.isoformat()
    client = signed_in(second)
    shown = client.get(there).content.decode()
    assert "Was not brought" in shown
    assert "</strong> BSL" in shown
    key = place.pk
    assert client.post(there + "register/", {f"came_{key}": "", f"note_{key}": ""}).status_code == 422
    assert client.post(there + "register/", {f"came_{key}": "came", f"risk_{key}": "on"}).status_code == 422
    assert client.post(there + "register/", {f"came_{key}": "not_there"}).status_code == 302
    assert client.post(there + "register/", {f"came_{key}": "came", f"note_{key}": "She came"}).status_code == 302

    assert Session.objects.get().words == "She came"
    assert "It said: Was not brought. Put right by Aldous Fennimore" in client.get(there).content.decode()
    assert client.get(reverse("episode", args=[place.episode_id])).status_code == 404


def test_a_place_is_given_left_and_taken_again_through_the_page(
    cohort: Cohort, manager: Account, worker: Account, signed_in: SignedIn
) -> None:
    episode = helped(manager, worker)
    client = signed_in(worker)
    there = reverse("group", args=[cohort.pk])
    sent = {"whom": str(episode.pk), "suits_because": "Sits near the door", "agreed_how": ""}
    refused = client.post(there + "give/", sent)
    assert (refused.status_code, "once they agreed" in refused.content.decode()) == (422, True)
    assert client.post(there + "give/", {**sent, "agreed_how": "She did"}).status_code == 302
    place = Place.objects.get()
    assert "Sits near the door" in page(client, "group", cohort.pk)
    gone = {"why_leave": "Exams", "keeps": "yes"}
    assert client.post(reverse("group-leave", args=[cohort.pk, place.pk]), gone).status_code == 302
    client = signed_in(manager)
    assert "The place stays theirs" in page(client, "group", cohort.pk)
    assert client.post(reverse("group-back", args=[cohort.pk, place.pk])).status_code == 302
    place.refresh_from_db()
    assert place.left_at is None


def test_a_session_is_moved_called_off_and_noted_through_the_page(
    cohort: Cohort, manager: Account, worker: Account, signed_in: SignedIn, settings: Any
) -> None:
    first, second = cohort.gatherings.order_by("starts_at")
    client = signed_in(manager)
    for which, name, sent in (
        (first, "group-move", {**day("move_on", "31 3 2026"), "move_at": "16.00"}),
        (second, "group-off", {"off_because": "Snow"}),
    ):
        assert client.post(reverse(name, args=[cohort.pk, which.pk]), sent).status_code == 302
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.starts_at.hour, second.state, second.because) == (15, State.CALLED_OFF, "Snow")
    for name, sent in (
        ("group-more", {**day("meet_on", "7 4 2026"), "meet_at": "16:00", "meet_for": "90"}),
        ("group-change", {"title": "Later", "where_held": "The park", "room_for": "3"}),
    ):
        assert client.post(reverse(name, args=[cohort.pk]), sent).status_code == 302
    assert "The park" in page(client, "group", cohort.pk)
    settings.CLOCK = (first.starts_at + timedelta(hours=1)).isoformat()
    client = signed_in(worker)
    noted = client.post(reverse("group-note", args=[cohort.pk, first.pk]), {"about_session": "We drew maps"})
    assert noted.status_code == 302
    assert "We drew maps" in page(client, "group-session", cohort.pk, first.pk)


def test_the_pages_ask_as_many_questions_of_one_member_as_of_many(
    manager: Account, worker: Account, second: Account, signed_in: SignedIn, settings: Any
) -> None:
    cohort = a_group(manager, worker, second, capacity=30)
    placed(cohort, helped(manager, worker), worker)
    settings.CLOCK = AFTER.isoformat()
    client = signed_in(worker)
    keys = (cohort.pk, first_of(cohort).pk)

    def asked(name: str, *of: object) -> int:
        page(client, name, *of)
        with CaptureQueriesContext(connection) as found:
            page(client, name, *of)
        return len(found)

    of_one = [asked("group", keys[0]), asked("group-session", *keys), asked("groups")]
    for number in range(12):
        placed(cohort, helped(manager, worker, f"Child {number:02}"), worker)
    a_group(manager, worker, second)
    assert [asked("group", keys[0]), asked("group-session", *keys), asked("groups")] == of_one
