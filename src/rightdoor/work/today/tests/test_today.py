"""The day's list on a page and for a phone, and notes that come later."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.audit.models import Event
from rightdoor.ground.design.clearing import KEEPS_COOKIE
from rightdoor.pure.rules.days import LONDON
from rightdoor.work.meeting.models import Appointment
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.support.models import Episode, Session
from rightdoor.work.support.tests.help_here import accepted, begun, worker_of
from tests.people_here import MONDAY, SignedIn

pytestmark = pytest.mark.django_db


def note(**more: str) -> dict[str, str]:
    return {
        "session_on_day": "9", "session_on_month": "3", "session_on_year": "2026", "form_key": str(uuid4()),
        "session_at": "8:30", "minutes": "30", "how": "one_to_one", "came": "came", "note": "We walked by the river",
        "next_step": "", **more,
    }  # fmt: skip


def meets(one: Episode, account: Account, at: datetime) -> None:
    Appointment.objects.create(
        referral=one.referral, worker=account, starts_at=at, ends_at=at + timedelta(minutes=30), how="call",
        state="agreed", offered_at=MONDAY, form_key=uuid4(),
    )  # fmt: skip


def test_whoever_is_met_today_stands_first_and_nobody_of_tomorrow_counts(
    partnership: Partnership, going: Episode, manager: Account, worker: Account, signed_in: SignedIn
) -> None:
    other = begun(accepted(partnership, manager, name="Robin"), manager, worker)
    meets(other, worker, datetime(2026, 3, 9, 15, tzinfo=LONDON))
    meets(going, worker, datetime(2026, 3, 10, 0, tzinfo=LONDON))

    shown = signed_in(worker).get(reverse("today")).content.decode()

    assert shown.index("Robin") < shown.index("Wren")
    assert shown.count("by phone") == 1
    assert "3 pm" in shown
    assert "Leave no voicemail" in shown or "A voicemail is safe" in shown


def test_the_list_that_goes_to_a_phone_is_on_record_and_for_one_day(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    client = signed_in(worker)

    answer = client.get(reverse("today-take"))

    told = answer.json()
    assert (told["mark"], told["day"]) == (str(worker.pk), "2026-03-09")
    assert MONDAY + timedelta(seconds=told["ends_in"]) == datetime(2026, 3, 10, tzinfo=LONDON)
    assert [(row["key"], row["name"]) for row in told["rows"]] == [(str(going.pk), "Wren")]
    assert answer["Cache-Control"] == "no-store"
    event = Event.objects.filter(act="today.take").get()
    assert UUID(str(event.shown[0])) == going.referral_id


def test_nobody_takes_a_child_along_whom_another_helps(
    partnership: Partnership, going: Episode, manager: Account, signed_in: SignedIn
) -> None:
    other = worker_of(partnership, "Sorrel Vane")

    assert signed_in(other).get(reverse("today-take")).json()["rows"] == []
    assert signed_in(manager).get(reverse("today-take")).status_code == 404
    assert signed_in(other).post(reverse("today-note", args=[going.pk]), note()).status_code == 404


def test_the_page_that_a_phone_keeps_names_nobody_and_its_worker_keeps_files_alone(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    client = signed_in(worker)

    page = client.get(reverse("today-phone")).content.decode()

    assert [word for word in ("Wren", worker.name, str(worker.pk), str(going.pk), "csrf") if word in page] == []
    script = client.get(reverse("today-worker"))
    assert script["Content-Type"].startswith("text/javascript")
    assert reverse("today-take") not in script.content.decode()
    manifest = client.get(reverse("today-manifest")).json()
    assert (manifest["name"], manifest["scope"]) == ("Today", reverse("today"))


def test_a_note_that_comes_twice_is_kept_once_even_where_its_help_ended_meanwhile(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    client, words, where = signed_in(worker), note(), reverse("today-note", args=[going.pk])

    assert client.post(where, words).json() == {"kept": True}
    assert client.post(where, words).json() == {"kept": True}
    Episode.objects.filter(pk=going.pk).update(stage="ended", ended_at=MONDAY, reason="needs_met")
    assert client.post(where, words).json() == {"kept": True}
    assert client.post(where, note(note="Another")).status_code == 404
    assert Session.objects.get().words == "We walked by the river"


def test_a_note_of_the_same_time_comes_back_with_why_until_somebody_keeps_both(
    going: Episode, manager: Account, worker: Account, signed_in: SignedIn
) -> None:
    where = reverse("today-note", args=[going.pk])
    signed_in(manager).post(where, note(note="What the manager saw"))
    client, words = signed_in(worker), note()

    told = client.post(where, words)

    assert (told.status_code, told.json()["may_keep_both"]) == (409, True)
    assert manager.name in told.json()["why"]
    assert Session.objects.count() == 1
    assert client.post(where, {**words, "keep_both": "True"}).json() == {"kept": True}
    kept = Session.objects.values_list("words", flat=True)
    assert sorted(kept) == ["We walked by the river", "What the manager saw"]


def test_a_changed_risk_calls_a_person_even_where_the_same_time_is_written_already(
    going: Episode, manager: Account, worker: Account, signed_in: SignedIn
) -> None:
    where = reverse("today-note", args=[going.pk])
    signed_in(manager).post(where, note())
    before = RedFlag.objects.open().count()

    told = signed_in(worker).post(where, note(note="She is afraid to go home", risk_changed="on"))

    assert told.json() == {"kept": True}
    assert RedFlag.objects.open().count() == before + 1


def test_a_note_that_was_changed_after_it_came_comes_back_or_is_kept_beside_it_where_a_risk_changed(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    client, words, where = signed_in(worker), note(), reverse("today-note", args=[going.pk])
    client.post(where, words)

    assert client.post(where, {**words, "note": "And then it rained"}).status_code == 409
    risk = {**words, "note": "She is afraid to go home", "risk_changed": "on"}
    assert client.post(where, risk).json() == client.post(where, risk).json() == {"kept": True}
    assert Session.objects.count() == 2
    assert RedFlag.objects.open().filter(about_id=going.referral_id).count() == 1


def test_what_cannot_be_so_comes_back_with_its_reason(going: Episode, worker: Account, signed_in: SignedIn) -> None:
    client, where = signed_in(worker), reverse("today-note", args=[going.pk])

    assert client.post(where, note(session_at="23:50")).status_code == 409
    unsaid = client.post(where, note(came=""))
    assert (unsaid.status_code, unsaid.json()["why"]) == (422, "Say whether they came")
    assert not Session.objects.exists()


def test_a_note_without_the_pages_token_is_not_taken(going: Episode, worker: Account) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(worker)

    assert strict.post(reverse("today-note", args=[going.pk]), note()).status_code not in (200, 404, 409, 422)
    assert not Session.objects.exists()


def test_leaving_empties_no_storage_in_which_sealed_notes_wait(
    going: Episode, worker: Account, signed_in: SignedIn
) -> None:
    client = signed_in(worker)
    client.get(reverse("today-take"))

    assert client.get("/leave/")["Clear-Site-Data"] == '"cache"'
    assert client.cookies[KEEPS_COOKIE].value == "1"
    assert client.post("/sign-out/")["Clear-Site-Data"] == '"cache"'


def test_a_longer_list_asks_no_more_of_the_database(
    partnership: Partnership, going: Episode, manager: Account, worker: Account, signed_in: SignedIn
) -> None:
    client = signed_in(worker)

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(reverse("today")).status_code == 200
        return len(captured)

    asked()
    few = asked()
    for name in ("Robin", "Sparrow"):
        begun(accepted(partnership, manager, name=name), manager, worker)
    assert asked() == few
    assert few <= 30
