"""What is due is listed, looked at by one person, signed by another, and goes; or it stays, and somebody said why."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.access.two_people import SamePerson
from rightdoor.ground.audit.record import acts
from rightdoor.pure.keys import new_key
from rightdoor.records.people.models import Death, Person
from rightdoor.work.keeping.actions import carrying_out, disposing, holding
from rightdoor.work.keeping.actions.listing import list_due
from rightdoor.work.keeping.lifecycle import HoldReason, KeepReason, Stage
from rightdoor.work.keeping.models import Ended, Ending, IllegalMove
from rightdoor.work.keeping.rows import DRAFTS, PEOPLE, REQUESTS
from rightdoor.work.keeping.tests.help_left_here import without_help
from rightdoor.work.keeping.tests.records_here import ENDINGS, a_record
from rightdoor.work.referrals.models import ContactEntry, Draft, Referral
from rightdoor.work.safeguarding.models import RedFlag
from tests.people_here import MONDAY, staff

LATER = datetime(2040, 3, 1, 9, tzinfo=UTC)
RECORDS = System("records")


@pytest.fixture
def keepers(partnership: Partnership) -> tuple[Account, Account]:
    first = staff(partnership, "First Keeper", Role.DATA_OFFICER)
    second = staff(partnership, "Second Keeper", Role.SAFEGUARDING_LEAD)
    for one in (first, second):
        one.roles.update(ends_on=None)
    return first, second


@pytest.fixture
def due(partnership: Partnership, lead: Account) -> Ending:
    """A child of fourteen was heard in 2026 without help from a service; in 2040 the record is due."""
    request = a_record(partnership, lead, born_on="2011-06-14")
    without_help(request)
    list_due(by=RECORDS, at=LATER)
    return Ending.objects.get()


def test_a_record_is_listed_on_the_day_after_its_time_and_once(partnership: Partnership, lead: Account) -> None:
    request = a_record(partnership, lead, born_on="2011-06-14")
    without_help(request)
    birthday = datetime(2036, 6, 14, 22, 30, tzinfo=UTC)  # 23:30 in London

    assert list_due(by=RECORDS, at=birthday) == 0
    assert list_due(by=RECORDS, at=birthday + timedelta(hours=1)) == 1
    assert list_due(by=RECORDS, at=birthday + timedelta(hours=2)) == 0
    ending = Ending.objects.get()
    assert (ending.record_kind, ending.record_id, ending.period) == (PEOPLE, request.person_id, "child")
    assert ending.due_on == date(2036, 6, 14)


def test_help_from_a_service_keeps_it_twenty_years_from_the_last_contact(
    partnership: Partnership, lead: Account
) -> None:
    a_record(partnership, lead, born_on="2011-06-14")

    assert list_due(by=RECORDS, at=datetime(2046, 3, 9, 20, tzinfo=UTC)) == 0
    assert list_due(by=RECORDS, at=datetime(2046, 3, 10, 20, tzinfo=UTC)) == 1
    assert Ending.objects.get().period == "child_wellbeing"


def test_after_a_death_it_is_kept_ten_years_where_that_is_longer(partnership: Partnership, lead: Account) -> None:
    request = a_record(partnership, lead, born_on="2011-06-14")
    Person.objects.update(added_at=MONDAY)
    without_help(request)
    Death.objects.update(undone_at=None, undone_by=None, died_on=None, recorded_at=datetime(2030, 5, 1, 9, tzinfo=UTC))

    assert list_due(by=RECORDS, at=datetime(2040, 5, 1, 9, tzinfo=UTC)) == 0
    assert list_due(by=RECORDS, at=datetime(2040, 5, 2, 9, tzinfo=UTC)) == 1
    assert Ending.objects.get().period == "child_died"


def test_what_is_still_open_is_never_due(partnership: Partnership, lead: Account) -> None:
    request = a_record(partnership, lead)
    Referral.objects.filter(pk=request.pk).update(stage="received")

    assert list_due(by=RECORDS, at=datetime(2090, 1, 1, tzinfo=UTC)) == 0


def test_a_group_and_a_draft_that_worried_somebody_come_to_their_end_too(
    partnership: Partnership, lead: Account
) -> None:
    request = a_record(partnership, lead)
    Referral.objects.filter(pk=request.pk).update(person=None)
    Person.objects.update(added_at=LATER)
    draft = Draft.objects.get()
    Draft.objects.create(
        partnership=partnership, asker="me", form_version="1", started_at=MONDAY, saved_at=MONDAY, keep=True
    )
    Draft.objects.exclude(pk=draft.pk).filter(asker="me")

    list_due(by=RECORDS, at=datetime(2060, 1, 1, tzinfo=UTC))

    assert set(Ending.objects.values_list("record_kind", flat=True)) == {REQUESTS, DRAFTS}


def test_two_people_end_a_record_and_only_the_ledger_remembers(due: Ending, keepers: tuple[Account, Account]) -> None:
    first, second = keepers
    disposing.propose(ending_ids=[due.pk], by=first, at=LATER)
    disposing.sign(ending_ids=[due.pk], by=second, at=LATER)

    assert carrying_out.carry_out_signed(by=ENDINGS, at=LATER) == 1
    assert carrying_out.carry_out_signed(by=ENDINGS, at=LATER) == 0
    due.refresh_from_db()
    assert (due.stage, due.record_id, due.signed_by, len(due.list_mark)) == (Stage.DONE, None, second, 64)
    assert due.rows > 20
    assert not Person.objects.exists()
    assert Ended.objects.count() == 1
    assert acts(about=due.pk) == ["keeping.list", "keeping.propose", "keeping.sign", "keeping.end"]


def test_one_person_cannot_do_both_steps_not_even_with_two_accounts(
    due: Ending, keepers: tuple[Account, Account], partnership: Partnership
) -> None:
    first, _second = keepers
    twin = staff(partnership, "Other Name", Role.SAFEGUARDING_LEAD)
    twin.roles.update(ends_on=None)
    Account.objects.filter(pk=twin.pk).update(name=" first  KEEPER ")
    tagged = staff(partnership, "Third Name", Role.SAFEGUARDING_LEAD)
    tagged.roles.update(ends_on=None)
    Account.objects.filter(pk=tagged.pk).update(email="First.Keeper+2@example.org")
    disposing.propose(ending_ids=[due.pk], by=first, at=LATER)

    for account in (first, twin, tagged):
        account.refresh_from_db()
        with pytest.raises(SamePerson):
            disposing.sign(ending_ids=[due.pk], by=account, at=LATER)
    assert Person.objects.exists()


def test_the_database_itself_refuses_one_person_for_both(due: Ending, keepers: tuple[Account, Account]) -> None:
    first, _second = keepers

    with pytest.raises(IntegrityError, match="a_record_ends_by_two_people"), transaction.atomic():
        Ending.objects.filter(pk=due.pk).update(stage="signed", proposed_by=first, signed_by=first)


def test_who_keeps_no_records_proposes_and_signs_nothing(
    due: Ending, keepers: tuple[Account, Account], manager: Account
) -> None:
    manager.roles.update(ends_on=None)

    with pytest.raises(Denied):
        disposing.propose(ending_ids=[due.pk], by=manager, at=LATER)
    disposing.propose(ending_ids=[due.pk], by=keepers[0], at=LATER)
    with pytest.raises(Denied):
        disposing.sign(ending_ids=[due.pk], by=manager, at=LATER)


def test_proposing_or_signing_twice_is_told_and_changes_nothing(due: Ending, keepers: tuple[Account, Account]) -> None:
    first, second = keepers
    disposing.propose(ending_ids=[due.pk], by=first, at=LATER)

    with pytest.raises(disposing.Overtaken):
        disposing.propose(ending_ids=[due.pk], by=first, at=LATER)
    disposing.sign(ending_ids=[due.pk], by=second, at=LATER)
    with pytest.raises(disposing.Overtaken):
        disposing.sign(ending_ids=[due.pk], by=second, at=LATER)
    with pytest.raises(disposing.NothingChosen):
        disposing.sign(ending_ids=[], by=second, at=LATER)


def test_what_was_written_in_since_keeps_the_record(
    due: Ending, keepers: tuple[Account, Account], lead: Account
) -> None:
    ContactEntry.objects.create(
        referral=Referral.objects.get(), happened_at=LATER, way="call", with_whom="Them", outcome="spoke",
        written_by=lead, written_at=LATER,
    )  # fmt: skip
    Person.objects.update(born_on=date(2023, 1, 1))

    with pytest.raises(disposing.NotDue):
        disposing.propose(ending_ids=[due.pk], by=keepers[0], at=LATER)


def test_a_flag_that_nobody_answered_keeps_the_record(due: Ending, keepers: tuple[Account, Account]) -> None:
    RedFlag.objects.update(handled_at=None)

    with pytest.raises(disposing.StillOpen):
        disposing.propose(ending_ids=[due.pk], by=keepers[0], at=LATER)


def test_a_hold_placed_after_signing_still_stops_it(
    due: Ending, keepers: tuple[Account, Account], partnership: Partnership
) -> None:
    first, second = keepers
    disposing.propose(ending_ids=[due.pk], by=first, at=LATER)
    disposing.sign(ending_ids=[due.pk], by=second, at=LATER)
    holding.place_hold(
        partnership=partnership, form_key=new_key(), reason=HoldReason.INQUIRY, words="Everything is kept",
        starts_on=LATER.date(), by=first, at=LATER,
    )  # fmt: skip

    assert carrying_out.carry_out_signed(by=ENDINGS, at=LATER) == 0
    due.refresh_from_db()
    assert (due.stage, due.proposed_by, due.signed_by) == (Stage.LISTED, None, None)
    assert "keeping.stays" in acts(about=due.pk)
    with pytest.raises(holding.OnHold):
        disposing.propose(ending_ids=[due.pk], by=first, at=LATER)


def test_it_is_sent_back_or_kept_longer_and_listed_again_after_a_year(
    due: Ending, keepers: tuple[Account, Account]
) -> None:
    first, second = keepers
    disposing.propose(ending_ids=[due.pk], by=first, at=LATER)
    disposing.send_back(ending_ids=[due.pk], by=second, at=LATER)
    disposing.keep_longer(ending_ids=[due.pk], why=KeepReason.CLAIM, by=second, at=LATER)

    assert list_due(by=RECORDS, at=LATER + timedelta(days=364)) == 0
    assert list_due(by=RECORDS, at=LATER + timedelta(days=366)) == 1
    due.refresh_from_db()
    assert (due.stage, due.why_kept) == (Stage.KEPT, "claim")


def test_a_stage_is_never_skipped(due: Ending) -> None:
    with pytest.raises(IllegalMove):
        due.move_to(Stage.DONE)


def test_only_the_product_itself_lists_and_carries_out(
    due: Ending, keepers: tuple[Account, Account], partnership: Partnership, lead: Account
) -> None:
    first, second = keepers
    disposing.propose(ending_ids=[due.pk], by=first, at=LATER)
    disposing.sign(ending_ids=[due.pk], by=second, at=LATER)

    with pytest.raises(Denied):
        carrying_out.carry_out_signed(by=second, at=LATER)
    Ending.objects.all().delete()
    with pytest.raises(Denied):
        list_due(by=second, at=LATER)


def test_a_listed_ending_without_its_record_is_told(due: Ending, keepers: tuple[Account, Account]) -> None:
    Ending.objects.filter(pk=due.pk).update(record_id=None)

    with pytest.raises(disposing.Overtaken):
        disposing.propose(ending_ids=[due.pk], by=keepers[0], at=LATER)


def test_a_signed_ending_without_its_record_does_nothing(due: Ending) -> None:
    assert carrying_out.carry_out(ending_id=due.pk, by=ENDINGS, at=LATER) == 0
