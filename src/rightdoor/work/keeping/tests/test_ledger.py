"""What ended stays ended: the ledger outlives the database, and a restored backup lets it go again."""

from pathlib import Path
from typing import Any

import pytest

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.records.people.models import Person
from rightdoor.work.keeping.actions import carrying_out
from rightdoor.work.keeping.copies import NotReached, forget_outbox
from rightdoor.work.keeping.ledger import LedgerAway, lines_of, mark_of, marks_in
from rightdoor.work.keeping.lifecycle import KeepReason, Kind, Stage
from rightdoor.work.keeping.models import Ended, Ending
from rightdoor.work.keeping.reach import reach
from rightdoor.work.keeping.rows import DRAFTS, PEOPLE, REQUESTS
from rightdoor.work.keeping.tests.records_here import ENDINGS, a_record, erased
from rightdoor.work.referrals.models import Draft, Referral
from rightdoor.work.safeguarding.models import BodyContact
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY, staff


@pytest.fixture
def second(partnership: Partnership) -> Account:
    return staff(partnership, "Second Keeper", Role.SAFEGUARDING_LEAD)


@pytest.fixture
def book(tmp_path: Path, settings: Any) -> Path:
    settings.LEDGER = [str(tmp_path / "elsewhere" / "ledger.jsonl")]
    return tmp_path / "elsewhere" / "ledger.jsonl"


def test_the_ledger_holds_a_keyed_mark_and_neither_a_number_nor_a_word(
    partnership: Partnership, lead: Account, second: Account, book: Path, settings: Any
) -> None:
    person = a_record(partnership, lead).person_id

    erased(PEOPLE, person, first=lead, second=second)

    assert lines_of(book) == [(mark_of(person), "all")]
    assert str(person) not in book.read_text()
    assert Ended.objects.get().mark == mark_of(person)
    settings.LEDGER_KEY = "another key"
    assert mark_of(person) != Ended.objects.get().mark


def test_nothing_ends_while_the_ledger_cannot_be_written(
    partnership: Partnership, lead: Account, second: Account, tmp_path: Path, settings: Any
) -> None:
    (tmp_path / "file").write_text("")
    settings.LEDGER = [str(tmp_path / "file" / "ledger.jsonl")]
    person = a_record(partnership, lead).person_id

    ending = erased(PEOPLE, person, first=lead, second=second)

    assert ending.stage == Stage.SIGNED
    assert Person.objects.filter(pk=person).exists()
    settings.LEDGER = []
    assert carrying_out.carry_out_signed(by=ENDINGS, at=MONDAY) == 1


def test_nothing_ends_while_a_file_of_the_outbox_cannot_go(
    partnership: Partnership, lead: Account, second: Account, tmp_path: Path, settings: Any
) -> None:
    settings.OUTBOX = str(tmp_path)
    request = a_record(partnership, lead)
    message = next(iter(reach(PEOPLE, request.person_id)["rd_messages.message"]))
    (tmp_path / f"{message}.txt").mkdir()

    ending = erased(PEOPLE, request.person_id, first=lead, second=second)

    assert ending.stage == Stage.SIGNED
    assert Person.objects.exists()
    with pytest.raises(NotReached):
        forget_outbox({"rd_messages.message": {message}})
    settings.OUTBOX = ""
    assert forget_outbox({"rd_messages.message": {message}}) == 0


def test_what_a_backup_brought_back_goes_again_and_nothing_else_does(
    partnership: Partnership, lead: Account, second: Account, book: Path
) -> None:
    gone, stays = a_record(partnership, lead), a_record(partnership, lead)
    group = request_of(partnership, "group", "essex")
    draft = Draft.objects.create(
        partnership=partnership, asker="me", form_version="1", started_at=MONDAY, saved_at=MONDAY
    )
    book.parent.mkdir()
    marks = [mark_of(key) for key in (gone.person_id, group.pk, draft.pk)]
    book.write_text("".join(f'{{"mark": "{mark}", "parts": "all"}}\n' for mark in marks))
    open_ending = Ending.objects.create(
        partnership=partnership, kind=Kind.DISPOSAL, record_kind=PEOPLE, record_id=gone.person_id, due_on=MONDAY.date(),
        listed_at=MONDAY,
    )  # fmt: skip

    assert carrying_out.reapply(marks=marks_in([book]), by=ENDINGS, at=MONDAY) == 3

    assert list(Person.objects.values_list("pk", flat=True)) == [stays.person_id]
    assert list(Referral.objects.values_list("pk", flat=True)) == [stays.pk]
    assert not Draft.objects.filter(pk=draft.pk).exists()
    assert not Ending.objects.filter(pk=open_ending.pk).exists()
    assert carrying_out.reapply(marks=marks_in([book]), by=ENDINGS, at=MONDAY) == 0
    assert {PEOPLE, REQUESTS, DRAFTS} == set(Ending.objects.values_list("record_kind", flat=True))


def test_what_was_kept_for_safety_is_kept_again(
    partnership: Partnership, lead: Account, second: Account, book: Path
) -> None:
    person = a_record(partnership, lead).person_id
    book.parent.mkdir()
    book.write_text(f'{{"mark": "{mark_of(person)}", "parts": "kept"}}\n\n')

    carrying_out.reapply(marks=marks_in([book]), by=ENDINGS, at=MONDAY)

    assert Person.objects.get().preferred_name == ""
    assert BodyContact.objects.count() == 1


def test_a_record_that_went_in_two_steps_is_known_as_gone_whole(
    partnership: Partnership, lead: Account, second: Account, book: Path
) -> None:
    person = a_record(partnership, lead).person_id
    erased(PEOPLE, person, first=lead, second=second, kept={"safety": KeepReason.SAFETY})
    erased(PEOPLE, person, first=lead, second=second)

    assert marks_in([book]) == {mark_of(person): "all"}
    assert [parts for _mark, parts in lines_of(book)] == ["kept", "all"]


@pytest.mark.parametrize("line", ["{", "[]", '{"mark": "a"}', "null"])
def test_a_ledger_that_is_not_whole_stops_everything(tmp_path: Path, line: str, db: None) -> None:
    (tmp_path / "book").write_text('{"mark": "a", "parts": "all"}\n' + line)

    with pytest.raises(LedgerAway, match="Line 2"):
        marks_in([tmp_path / "book"])
    with pytest.raises(LedgerAway, match="cannot be read"):
        marks_in([tmp_path / "none"])
