"""Nobody learns from us who else attends: not by a child's page, a copy, who looked, a count or an error."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Conflict
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.walled.acting import acting
from rightdoor.ground.audit.looking import who_looked
from rightdoor.work.conflicts.actions.barring import bar
from rightdoor.work.groups.actions.registering import Said, keep_register
from rightdoor.work.groups.lifecycle import Mark
from rightdoor.work.groups.models import Attendance, Cohort, Place
from rightdoor.work.groups.tests.groups_here import AFTER, first_of, helped, placed
from rightdoor.work.keeping.rows import childs
from rightdoor.work.support.models import Session
from tests.people_here import MONDAY, SignedIn

pytestmark = pytest.mark.django_db
OTHER = "Zephyrine"


@pytest.fixture
def wren(cohort: Cohort, manager: Account, worker: Account) -> Place:
    return placed(cohort, helped(manager, worker), worker)


@pytest.fixture
def other(cohort: Cohort, manager: Account, worker: Account) -> Place:
    """Whom nobody may find out about by way of Wren."""
    return placed(cohort, helped(manager, worker, OTHER), worker)


@pytest.fixture
def held(cohort: Cohort, worker: Account, wren: Place, other: Place) -> None:
    said = {wren.pk: Said(Mark.CAME, "She drew"), other.pk: Said(Mark.NOT_THERE, "Her own words")}
    keep_register(cohort_id=cohort.pk, gathering_id=first_of(cohort).pk, said=said, by=worker, at=AFTER)


def test_a_child_s_own_pages_and_copy_say_nothing_of_who_else_attends(
    held: None, wren: Place, other: Place, cohort: Cohort, worker: Account, manager: Account, signed_in: SignedIn,
    settings: object,
) -> None:  # fmt: skip
    settings.CLOCK = AFTER.isoformat()  # type: ignore[attr-defined]
    for account in (worker, manager):
        page = signed_in(account).get(reverse("episode", args=[wren.episode_id])).content.decode()
        assert "She drew" in page
        for words in (OTHER, "Her own words", cohort.name, str(other.pk), str(cohort.pk)):
            assert words not in page
    shown = [row for row in childs() if row.model.startswith("groups.") and row.copy]
    fields = {name for row in shown if row.copy for name in (*row.copy.shows, *row.copy.words)}
    assert {row.model for row in shown} == {
        "groups.place", "groups.attendance", "groups.correction", "groups.groupasked",
    }  # fmt: skip
    assert fields == {"left_at", "is_kept", "suits", "agreed", "left_because", "was", "became"}


def test_the_note_of_each_stands_in_their_own_record_and_in_no_other(held: None, wren: Place, other: Place) -> None:
    assert [one.words for one in Session.objects.filter(episode=wren.episode)] == ["She drew"]
    assert [one.words for one in Session.objects.filter(episode=other.episode)] == ["Her own words"]


def test_who_looked_says_who_and_when_and_of_nobody_else(
    wren: Place, other: Place, cohort: Cohort, second: Account, signed_in: SignedIn
) -> None:
    assert signed_in(second).get(reverse("group", args=[cohort.pk])).status_code == 200

    looked = who_looked("referrals.referral", wren.episode.referral_id, MONDAY + timedelta(days=1))
    assert looked
    assert str(other.episode.referral_id) not in str(looked)
    assert OTHER not in str(looked)


def test_the_database_shows_no_place_and_no_line_of_a_child_of_whom_somebody_may_know_nothing(
    held: None, wren: Place, other: Place, second: Account, manager: Account
) -> None:
    assert other.episode.person is not None
    for account in (second, manager):
        bar([other.episode.person], account, Conflict.RELATIVE, "his aunt", made_by=None, at=MONDAY, starts_at=MONDAY)
        with acting(account, AFTER):
            assert list(Place.objects.all()) == [wren]
            assert [one.member_id for one in Attendance.objects.all()] == [wren.pk]


def test_whoever_leads_nothing_sees_no_group_in_the_database(cohort: Cohort, wren: Place, partnership: object) -> None:
    from rightdoor.work.support.tests.help_here import worker_of  # noqa: PLC0415  a name of its own in this test

    stranger = worker_of(cohort.partnership, "Merle Heath")
    with acting(stranger, AFTER):
        assert not Cohort.objects.exists()
        assert not Place.objects.exists()


def test_the_page_of_a_group_is_the_same_with_and_without_a_member_who_is_hidden(
    cohort: Cohort, wren: Place, manager: Account, worker: Account, second: Account, signed_in: SignedIn
) -> None:
    def shown() -> str:
        page = signed_in(second).get(reverse("group", args=[cohort.pk])).content.decode()
        body = page[page.index("<main") : page.index("</main>")]
        return "".join(line for line in body.splitlines() if "csrfmiddlewaretoken" not in line)

    before = shown()
    hidden = helped(manager, worker, OTHER)
    assert hidden.person is not None
    bar([hidden.person], second, Conflict.RELATIVE, "her aunt", made_by=None, at=MONDAY, starts_at=MONDAY)
    placed(cohort, hidden, worker)

    assert shown() == before


def test_a_key_of_a_place_that_is_hidden_is_answered_as_one_that_is_not_there(
    cohort: Cohort, wren: Place, other: Place, second: Account, signed_in: SignedIn
) -> None:
    assert other.episode.person is not None
    bar([other.episode.person], second, Conflict.RELATIVE, "x", made_by=None, at=MONDAY, starts_at=MONDAY)
    client = signed_in(second)
    told = {"why_leave": "It is over", "keeps": "yes"}

    answers = [client.post(reverse("group-leave", args=[cohort.pk, key]), told) for key in (other.pk, uuid4())]
    assert [one.status_code for one in answers] == [409, 409]
    assert OTHER not in answers[0].content.decode()
    assert abs(len(answers[0].content) - len(answers[1].content)) < 100
