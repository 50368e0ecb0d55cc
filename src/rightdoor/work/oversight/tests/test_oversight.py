"""Once a week what stood out is kept for the auditor, who alone reads it and says what they found."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from rightdoor.config.jobs import SCHEDULE
from rightdoor.ground.access.actors import System
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.models import Message
from rightdoor.pure.unusual import Finding, Kind
from rightdoor.work.oversight.actions import listing
from rightdoor.work.oversight.actions.settling import read_weeks, settle_week
from rightdoor.work.oversight.models import Week
from rightdoor.work.oversight.presenters import measured
from tests.people_here import MONDAY, SignedIn, staff

pytestmark = pytest.mark.django_db
CLOCK = System("oversight")
HERE = datetime(2026, 3, 9, tzinfo=UTC)


@pytest.fixture
def auditor(partnership: Partnership) -> Account:
    return staff(partnership, "Ottilie Sedge", Role.AUDITOR)


@pytest.fixture
def something(administrator: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    """The audit holds one thing to ask about, and one of each other kind."""
    key = "01a20000-0000-7000-8000-000000000001"
    found = [Finding(kind, str(administrator.pk), (key,), f"Why {kind}") for kind in Kind]
    monkeypatch.setattr(listing, "findings", lambda *, until: found if until == HERE else [])


def listed(at: datetime = MONDAY) -> int:
    return listing.list_week(by=CLOCK, at=at)


def test_a_week_is_listed_once_and_the_auditor_is_told_neutrally(
    something: None, auditor: Account, partnership: Partnership
) -> None:
    staff(partnership, "Was Once", Role.AUDITOR).roles.update(ends_on=MONDAY.date() - timedelta(days=1))

    assert [listed(), listed(), listed(MONDAY + timedelta(days=6))] == [1, 0, 0]

    week = Week.objects.get()
    assert (week.until, week.found.count()) == (HERE, 4)
    message = Message.objects.get()
    assert message.plan.account == auditor
    assert "record" not in message.outside
    assert acts(about=week.pk) == ["oversight.list"]


def test_an_ordinary_week_is_kept_and_calls_nobody(partnership: Partnership, auditor: Account) -> None:
    assert listed() == 1

    assert Week.objects.get().found.count() == 0
    assert not Message.objects.exists()


def test_each_partnership_has_its_own(something: None, partnership: Partnership) -> None:
    other = Partnership.objects.create(slug="zz-elsewhere", name="Elsewhere")

    assert listed() == 2

    assert Week.objects.get(partnership=other).found.count() == 0


def test_two_workers_list_it_once(something: None, partnership: Partnership) -> None:
    first = listing.keep(partnership, HERE, [], by=CLOCK, at=MONDAY)
    second = listing.keep(partnership, HERE, [], by=CLOCK, at=MONDAY)

    assert (first, second) == (True, False)


@pytest.mark.parametrize(
    ("at", "until"),
    [
        (datetime(2026, 3, 9, 0, 0, tzinfo=UTC), HERE),
        (datetime(2026, 3, 8, 23, 59, tzinfo=UTC), datetime(2026, 3, 2, tzinfo=UTC)),
        (datetime(2026, 3, 30, 12, tzinfo=UTC), datetime(2026, 3, 29, 23, tzinfo=UTC)),  # the clocks went forward
        (datetime(2026, 10, 26, 12, tzinfo=UTC), datetime(2026, 10, 26, tzinfo=UTC)),
    ],
)
def test_a_week_ends_as_monday_begins_in_london(at: datetime, until: datetime) -> None:
    assert listing.last_monday(at) == until


def test_the_work_that_runs_by_itself_does_it(something: None, auditor: Account) -> None:
    job = next(one for one in SCHEDULE if one.name == "unusual")

    assert (job.run(MONDAY), job.run(MONDAY)) == (1, 0)


def test_the_auditor_reads_it_with_how_often_it_is_wrong_and_says_what_they_found(
    something: None, auditor: Account, signed_in: SignedIn, settings: Any
) -> None:
    settings.CLOCK = MONDAY.isoformat()
    browser = signed_in(auditor)
    assert "No week is listed yet" in browser.get(reverse("unusual")).content.decode()
    listed()

    page = browser.get(reverse("unusual")).content.decode()
    assert "Bea Nettleship" in page
    assert page.index("Why many") < page.index("Why same_surname") < page.index("Why no_relation")
    assert "0.09 false alarms a week, in 0.2 % of readers’ weeks" in page
    assert browser.get("/work/").status_code == 200
    week = Week.objects.get()
    settle = reverse("unusual-settle", args=[week.pk])
    assert "Say in a few words" in browser.post(settle, {"words": ""}).content.decode()

    assert browser.post(settle, {"words": "Asked: it was her turn."}).status_code == 302

    assert "Asked: it was her turn." in browser.get(reverse("unusual")).content.decode()
    assert settle_week(week_id=week.pk, words="Again", by=auditor, at=MONDAY).words == "Asked: it was her turn."


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.AUDITOR])
def test_nobody_else_reads_or_settles_it(something: None, partnership: Partnership, role: Role) -> None:
    listed()
    other = staff(partnership, "Somebody Else", role)

    with pytest.raises(Denied):
        read_weeks(by=other, at=MONDAY)
    with pytest.raises(Denied):
        settle_week(week_id=Week.objects.get().pk, words="x", by=other, at=MONDAY)


def test_an_auditor_elsewhere_sees_their_own_alone(something: None, partnership: Partnership) -> None:
    listed()
    other = Partnership.objects.create(slug="zz-elsewhere", name="Elsewhere")
    theirs = staff(other, "Over There", Role.AUDITOR)

    assert read_weeks(by=theirs, at=MONDAY) == []
    with pytest.raises(Denied):
        settle_week(week_id=Week.objects.get().pk, words="x", by=theirs, at=MONDAY)


def test_a_week_is_not_settled_without_words(partnership: Partnership, auditor: Account) -> None:
    listed()

    with pytest.raises(IntegrityError), transaction.atomic():
        Week.objects.update(settled_at=MONDAY, settled_by=auditor)


def test_the_numbers_are_those_that_were_measured() -> None:
    told = (Path(__file__).parents[5] / "docs" / "audit.md").read_text()
    rows = re.findall(
        r"^\| (many|same surname|no relation|out of hours)[^|]*\| ([\d.]+) \| ([\d.]+ %) \|", told, re.MULTILINE
    )
    held = {kind.replace("_", " "): (f"{one['a_week']:.4g}", one["of_weeks"]) for kind, one in measured().items()}

    assert {kind: (f"{float(a_week):.4g}", share) for kind, a_week, share in rows} == held
