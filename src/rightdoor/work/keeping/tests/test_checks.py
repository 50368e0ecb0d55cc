"""What 'rightdoor check' says about records."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.pure.keys import new_key
from rightdoor.work.keeping.checks import problems
from rightdoor.work.keeping.models import AccessRequest, Ending
from rightdoor.work.keeping.rows import PEOPLE
from tests.people_here import MONDAY


@pytest.fixture
def waiting(partnership: Partnership, lead: Account, manager: Account) -> None:
    """A copy and an erasure that are owed since yesterday, and a record that was signed off two days ago."""
    named = {"partnership": partnership, "record_kind": PEOPLE}
    AccessRequest.objects.create(
        **named, record_id=new_key(), form_key=new_key(), asked_by="themselves", identity="known",
        received_on=date(2026, 2, 8), answer_by=date(2026, 3, 8), received_by=lead, received_at=MONDAY,
    )  # fmt: skip
    Ending.objects.create(**named, record_id=new_key(), kind="erasure", due_on=date(2026, 3, 8), listed_at=MONDAY)
    Ending.objects.create(
        **named, record_id=new_key(), kind="disposal", stage="signed", due_on=date(2026, 3, 1), listed_at=MONDAY,
        proposed_by=lead, signed_by=manager, signed_at=MONDAY - timedelta(days=2),
    )  # fmt: skip


def test_nothing_is_said_where_nothing_waits(partnership: Partnership) -> None:
    assert list(problems(MONDAY)) == []


def test_answers_that_are_late_and_endings_that_are_stuck_are_told(waiting: None) -> None:
    told = list(problems(MONDAY))

    assert told[0].startswith("1 records were signed off more than a day ago")
    assert told[1].startswith("2 people have waited longer than a month")


def test_a_slip_in_the_countys_schedule_is_told(partnership: Partnership, tmp_path: Path, settings: Any) -> None:
    settings.RETENTION = str(tmp_path / "none.toml")

    assert "Nothing is listed as due until that is mended." in next(problems(MONDAY))


def test_production_without_a_ledger_is_told(partnership: Partnership, settings: Any) -> None:
    settings.PRODUCTION, settings.LEDGER = True, []

    assert "A restored backup would bring back what was erased." in next(problems(MONDAY))
