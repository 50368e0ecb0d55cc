"""rightdoor erasures reapply: after a backup was restored, what had ended goes again."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rightdoor.ground.access.actions import give_role
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.records.people.models import Person
from rightdoor.work.keeping.ledger import mark_of
from rightdoor.work.keeping.tests.records_here import a_record
from tests.own_database import OwnDatabase
from tests.people_here import FROM

RIGHTDOOR = Path(sys.executable).with_name("rightdoor")


def run(database: OwnDatabase, *words: str) -> subprocess.CompletedProcess[str]:
    before, _, after = os.environ["DATABASE_URL"].partition("?")
    url = before.rsplit("/", 1)[0] + f"/{database.name}?{after}"
    environment = {**os.environ, "DATABASE_URL": url}
    return subprocess.run([RIGHTDOOR, "erasures", *words], env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def person(own_database: OwnDatabase) -> Person:
    """Somebody whose record had ended, and is there again."""
    partnership = Partnership.objects.create(slug="three-counties", name="Three Counties")
    by = Account.objects.create_account(email="a@example.org", name="A", partnership=partnership)
    give_role(account=by, role=Role.SAFEGUARDING_LEAD, area="", starts_on=FROM, source="tests")
    return a_record(partnership, by).person


def test_what_came_back_goes_again(own_database: OwnDatabase, person: Person, tmp_path: Path) -> None:
    book = tmp_path / "ledger.jsonl"
    book.write_text(f'{{"mark": "{mark_of(person.pk)}", "parts": "all"}}\n')

    done = run(own_database, "reapply", "--ledger", str(book))
    again = run(own_database, "reapply", "--ledger", str(book))

    assert (done.returncode, done.stdout) == (0, "1 of 1 ended records had come back, and went again.\n")
    assert again.stdout == "0 of 1 ended records had come back, and went again.\n"
    assert not Person.objects.exists()


def test_a_ledger_that_is_cut_changes_nothing(own_database: OwnDatabase, person: Person, tmp_path: Path) -> None:
    book = tmp_path / "ledger.jsonl"
    book.write_text(f'{{"mark": "{mark_of(person.pk)}", "parts": "all"}}\n{{"mark": "')

    done = run(own_database, "reapply", "--ledger", str(book))

    assert done.returncode == 1
    assert "Line 2 of the ledger ledger.jsonl cannot be read." in done.stderr
    assert "Nothing was changed." in done.stderr
    assert Person.objects.exists()
