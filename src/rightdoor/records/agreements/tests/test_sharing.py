"""Deciding to share and ending it: on which basis, with whom, until when; what opens, and what closes at once."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.lifecycle import Conflict, Role, Tie
from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.records.agreements.actions.sharing import NotShared, end_sharing, share
from rightdoor.records.agreements.lifecycle import Basis, Recipient, Told
from rightdoor.records.agreements.models import Sharing
from rightdoor.records.agreements.tests.sharings_here import LATER, person_of, said, shared, terms, with_account
from rightdoor.records.people.models import Person
from tests.people_here import MONDAY, staff


@pytest.fixture
def wren(partnership: Partnership) -> Person:
    return person_of(partnership)


def opened(person: Person, account: Account, by: Account, **changed: Any) -> Sharing:
    how = with_account(account, **changed)
    return share(person=person, about_kind="people.person", about_id=person.pk, terms=how, by=by, at=MONDAY)


def test_a_decision_to_share_keeps_every_term_and_is_on_record(wren: Person, practitioner: Account) -> None:
    one = shared(wren, practitioner, told=Told.NO, told_words="He would hear of it")

    assert (one.recipient, one.basis, one.told_words, one.decided_by) == (
        "Riverside Academy", Basis.SERIOUS_HARM, "He would hear of it", practitioner,
    )  # fmt: skip
    assert acts(about=one.pk) == ["agreements.share_without_agreement"]
    assert not Relation.objects.exists()


def test_a_colleague_who_is_named_may_read_until_the_last_day(
    wren: Person, practitioner: Account, partnership: Partnership
) -> None:
    worker = staff(partnership, "Rowan Hale", Role.WORKER)

    one = opened(wren, worker, practitioner)

    tie = Relation.objects.get(kind=Tie.SHARED)
    assert (tie.account, tie.about_id, tie.ends_at) == (worker, wren.pk, one.ends_at)
    assert one.recipient == "Rowan Hale"


def test_ending_it_ends_the_reading_in_the_same_breath(
    wren: Person, practitioner: Account, partnership: Partnership
) -> None:
    one = opened(wren, staff(partnership, "Rowan Hale", Role.WORKER), practitioner)

    end_sharing(sharing_id=one.pk, because="She asked us to", by=practitioner, at=LATER)

    assert not Relation.objects.current(LATER).filter(kind=Tie.SHARED).exists()
    assert acts(about=one.pk)[-1] == "agreements.end_sharing"


def test_ending_it_twice_changes_nothing_and_ending_it_asks_why(wren: Person, practitioner: Account) -> None:
    one = shared(wren, practitioner)
    with pytest.raises(NotShared, match="why it ends"):
        end_sharing(sharing_id=one.pk, because=" ", by=practitioner, at=LATER)
    end_sharing(sharing_id=one.pk, because="Done", by=practitioner, at=LATER)

    again = end_sharing(sharing_id=one.pk, because="Again", by=practitioner, at=LATER + timedelta(hours=1))

    assert (again.ended_because, again.ended_at) == ("Done", LATER)


def test_what_begins_later_can_be_ended_before_it_begins(
    wren: Person, practitioner: Account, partnership: Partnership
) -> None:
    worker = staff(partnership, "Rowan Hale", Role.WORKER)
    one = opened(wren, worker, practitioner, starts_at=MONDAY + timedelta(days=3))

    end_sharing(sharing_id=one.pk, because="Not needed", by=practitioner, at=LATER)

    tie = Relation.objects.get(kind=Tie.SHARED)
    assert tie.starts_at == tie.ends_at


def test_with_a_yes_any_front_door_role_shares_and_a_no_ends_it_whoever_says_it(
    wren: Person, administrator: Account
) -> None:
    yes = said(wren, administrator)
    one = shared(wren, administrator, basis=Basis.AGREEMENT, reason="")
    assert one.agreement == yes

    said(wren, VISITOR, "withdrawn", at=LATER)

    one.refresh_from_db()
    assert (one.ended_at, one.ended_by, one.ended_because) == (LATER, None, "The agreement was taken back")


@pytest.mark.parametrize(("to", "service", "ends"), [("service", "", True), ("service", "kent.tss", False),
                                                     ("contact", "", False), ("parent", "", False)])  # fmt: skip
def test_a_no_to_all_help_ends_it_and_a_no_to_one_service_or_to_contact_does_not(
    wren: Person,
    administrator: Account,
    to: str,
    service: str,
    ends: bool,  # noqa: FBT001
) -> None:
    said(wren, administrator)
    one = shared(wren, administrator, basis=Basis.AGREEMENT, reason="")

    said(wren, administrator, "refused", to=to, service=service, given_by="parent", at=LATER)

    one.refresh_from_db()
    assert (one.ended_at is not None) == ends


def test_a_no_does_not_end_what_is_shared_because_of_serious_harm(wren: Person, practitioner: Account) -> None:
    one = shared(wren, practitioner)

    said(wren, practitioner, "refused", at=LATER)

    one.refresh_from_db()
    assert one.ended_at is None


@pytest.mark.parametrize("state", [None, "refused", "not_asked"])
def test_without_a_yes_there_is_no_sharing_by_agreement(
    wren: Person, administrator: Account, state: str | None
) -> None:
    if state:
        said(wren, administrator, state)

    with pytest.raises(NotShared, match="no yes to sharing"):
        shared(wren, administrator, basis=Basis.AGREEMENT, reason="")


def test_without_agreement_only_a_practitioner_or_a_safeguarding_lead_decides(
    wren: Person, administrator: Account, lead: Account, manager: Account
) -> None:
    for by in (administrator, manager):
        with pytest.raises(Denied):
            shared(wren, by)

    assert shared(wren, lead, basis=Basis.SECTION_47).basis == Basis.SECTION_47


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"purpose": " "}, "what for"),
        ({"what": ""}, "what is shared"),
        ({"reason": ""}, "without agreement"),
        ({"told": Told.NOT_YET}, "why they were not told"),
        ({"ends_at": MONDAY - timedelta(days=1)}, "last day is over"),
        ({"ends_at": MONDAY + timedelta(days=400)}, "A year is the longest"),
        ({"recipient": ""}, "with whom"),
        ({"recipient_kind": Recipient.ACCOUNT}, "Choose the colleague"),
    ],
)
def test_what_a_decision_lacks_is_said_in_a_sentence_and_nothing_is_shared(
    wren: Person, practitioner: Account, changed: dict[str, Any], says: str
) -> None:
    with pytest.raises(NotShared, match=says):
        shared(wren, practitioner, **changed)

    assert not Sharing.objects.exists()


def test_nobody_shares_with_themselves_with_a_role_without_content_or_with_whoever_may_not_know(
    wren: Person, practitioner: Account, system_administrator: Account, partnership: Partnership
) -> None:
    aunt = staff(partnership, "Hazel Aunt", Role.WORKER)
    Relation.objects.create(
        partnership=partnership, account=aunt, kind=Tie.BLOCK, about_kind="people.person", about_id=wren.pk,
        reason=Conflict.RELATIVE, starts_at=MONDAY, source="tests",
    )  # fmt: skip

    for account in (practitioner, system_administrator, aunt):
        with pytest.raises(NotShared, match="cannot be shared with this colleague"):
            opened(wren, account, practitioner)

    assert not Relation.objects.filter(kind=Tie.SHARED).exists()


def test_what_rests_on_a_childs_yes_ends_at_midnight_of_their_eighteenth_birthday(
    partnership: Partnership, administrator: Account
) -> None:
    soon = person_of(partnership, date(2008, 4, 10))  # in summer time: midnight in London is eleven in the evening
    said(soon, administrator)

    one = shared(soon, administrator, basis=Basis.AGREEMENT, reason="", ends_at=MONDAY + timedelta(days=90))

    assert one.ends_at == datetime(2026, 4, 9, 23, tzinfo=UTC)


def test_what_would_begin_after_the_birthday_is_asked_of_the_adult(
    partnership: Partnership, administrator: Account
) -> None:
    soon = person_of(partnership, date(2008, 3, 20))
    said(soon, administrator)

    with pytest.raises(NotShared, match="They are 18 before that begins"):
        shared(soon, administrator, basis=Basis.AGREEMENT, reason="", starts_at=MONDAY + timedelta(days=20))


def test_an_adults_own_yes_lasts_as_long_as_it_says(partnership: Partnership, administrator: Account) -> None:
    adult = person_of(partnership, date(2006, 3, 20))
    said(adult, administrator)

    one = shared(adult, administrator, basis=Basis.AGREEMENT, reason="")

    assert one.ends_at == terms().ends_at
