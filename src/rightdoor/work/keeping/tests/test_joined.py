"""What is written about keeping a record, when it becomes one with another and when the two are parted again."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.records.people.models import Person
from rightdoor.work.joining.models import Joining
from rightdoor.work.joining.tests.pairs_here import Pair, agree, ask, pair_of, part, person
from rightdoor.work.keeping.actions import carrying_out, copying, disposing, erasing, holding
from rightdoor.work.keeping.actions.disposing import NotDue, Overtaken
from rightdoor.work.keeping.lifecycle import Asker, Copy, HoldReason, Identity, Stage
from rightdoor.work.keeping.models import AccessRequest, Bundle, Ending, Hold
from rightdoor.work.keeping.rows import PEOPLE, REQUESTS
from rightdoor.work.keeping.tests.records_here import ENDINGS
from rightdoor.work.referrals.models import Referral
from tests.people_here import MONDAY, SignedIn, staff

EARLIER = MONDAY - timedelta(days=1)


@pytest.fixture
def two(partnership: Partnership) -> Pair:
    return pair_of(partnership)


@pytest.fixture
def pair(partnership: Partnership, administrator: Account) -> tuple[Account, Account]:
    """Two of the front door, who join and part."""
    return administrator, staff(partnership, "Rowan Tansy", Role.ADMINISTRATOR)


@pytest.fixture
def keeper(partnership: Partnership) -> Account:
    return staff(partnership, "First Keeper", Role.DATA_OFFICER)


def joined(two: Pair, pair: tuple[Account, Account]) -> Joining:
    return agree(ask(two, pair[0]), pair[1])


def test_a_hold_on_one_record_holds_what_it_became_and_is_its_own_again(
    two: Pair, pair: tuple[Account, Account], lead: Account
) -> None:
    holding.place_hold(
        partnership=lead.partnership, form_key=two[0].form_key, reason=HoldReason.COURT, words="A claim",
        starts_on=MONDAY.date(), by=lead, at=EARLIER, record_kind=PEOPLE, record_id=two[1].person_id,
    )  # fmt: skip

    joining = joined(two, pair)
    assert holding.is_held(joining.kept_id, lead.partnership, MONDAY)

    part(joining, *pair)
    assert Hold.objects.get().record_id == joining.other_id
    assert not holding.is_held(joining.kept_id, lead.partnership, MONDAY)


def hold_on(key: UUID, lead: Account, *, kind: str = PEOPLE, at: datetime = MONDAY) -> Hold:
    return holding.place_hold(
        partnership=lead.partnership, form_key=uuid4(), reason=HoldReason.COURT, words="A claim",
        starts_on=MONDAY.date(), by=lead, at=at, record_kind=kind, record_id=key,
    )  # fmt: skip


def is_held(key: UUID, lead: Account) -> bool:
    return holding.is_held(key, lead.partnership, MONDAY + timedelta(days=2))


def test_a_hold_on_a_record_that_was_joined_away_holds_the_record_that_goes_on_and_is_its_own_once_they_are_two(
    two: Pair, pair: tuple[Account, Account], keeper: Account, lead: Account, signed_in: SignedIn, settings: Any
) -> None:
    settings.CLOCK = MONDAY.isoformat()
    Referral.objects.update(stage="decided", flagged=False)
    joining = joined(two, pair)
    page = reverse("records-of", args=["person", joining.kept_id])
    assert 'id="holds"' not in signed_in(keeper).get(page).content.decode()

    one = hold_on(joining.other_id, lead)

    assert is_held(joining.kept_id, lead)
    assert reverse("records-hold", args=[one.pk]) in signed_in(keeper).get(page).content.decode()
    with pytest.raises(holding.OnHold):
        signed(joining.kept, keeper, lead, at=MONDAY + timedelta(hours=1))

    part(joining, *pair)
    assert is_held(joining.other_id, lead)
    assert not is_held(joining.kept_id, lead)


def test_a_hold_along_a_line_of_records_that_were_joined_holds_the_last(
    two: Pair, pair: tuple[Account, Account], lead: Account
) -> None:
    first = joined(two, pair)
    third = Person.objects.create(partnership=lead.partnership, preferred_name="Wren", added_at=MONDAY)
    Person.objects.filter(pk=first.kept_id).update(joined_to=third)

    hold_on(first.other_id, lead)

    assert is_held(third.pk, lead)


def test_a_hold_that_was_placed_while_two_were_one_holds_both_once_they_are_two_and_an_earlier_one_does_not(
    two: Pair, pair: tuple[Account, Account], lead: Account
) -> None:
    early = hold_on(person(two[0]).pk, lead, at=EARLIER)
    joining = joined(two, pair)
    assert early.record_id == joining.kept_id
    part(joining, *pair)
    Joining.objects.update(answered_at=MONDAY, parted_at=MONDAY + timedelta(days=1))
    assert not is_held(joining.other_id, lead)

    hold_on(joining.kept_id, lead, at=MONDAY + timedelta(hours=1))

    assert is_held(joining.other_id, lead)
    assert is_held(joining.kept_id, lead)


def test_a_hold_on_a_record_after_the_two_were_parted_is_on_that_one_alone(
    two: Pair, pair: tuple[Account, Account], lead: Account
) -> None:
    joining = joined(two, pair)
    part(joining, *pair)

    hold_on(joining.kept_id, lead, at=MONDAY + timedelta(days=1))

    assert is_held(joining.kept_id, lead)
    assert not is_held(joining.other_id, lead)


def test_a_hold_on_a_request_holds_the_record_that_it_is_part_of(two: Pair, lead: Account) -> None:
    hold_on(two[0].pk, lead, kind=REQUESTS)

    assert is_held(person(two[0]).pk, lead)
    assert not is_held(person(two[1]).pk, lead)


def copy_of(one: Person, keeper: Account, lead: Account) -> AccessRequest:
    """Asked for, made and released the day before."""
    asked = copying.receive_request(
        record_kind=PEOPLE, record_id=one.pk, form_key=one.pk, asked_by=Asker.THEMSELVES, identity=Identity.KNOWN,
        received_on=EARLIER.date(), by=keeper, at=EARLIER,
    )  # fmt: skip
    copying.make_copy(request_id=asked.pk, by=keeper, at=EARLIER)
    return copying.release_copy(request_id=asked.pk, by=lead, at=EARLIER)


@pytest.mark.parametrize("side", [0, 1], ids=["the record that goes on", "the other"])
def test_a_copy_that_was_made_before_is_of_the_child_and_is_made_anew(
    side: int, two: Pair, pair: tuple[Account, Account], keeper: Account, lead: Account
) -> None:
    asked = copy_of(person(two[side]), keeper, lead)

    joining = joined(two, pair)

    with pytest.raises(Overtaken):
        copying.take_copy(request_id=asked.pk, by=lead, at=MONDAY)
    assert copying.read_copy(request_id=asked.pk, by=lead, at=MONDAY).entries == []
    assert copying.forget_old_copies(by=ENDINGS, at=MONDAY) == 1
    asked.refresh_from_db()
    assert (asked.record_id, asked.stage) == (joining.kept_id, Copy.RECEIVED)


def test_a_copy_that_was_made_of_both_is_handed_to_neither_once_they_are_two(
    two: Pair, pair: tuple[Account, Account], keeper: Account, lead: Account
) -> None:
    joining = joined(two, pair)
    Joining.objects.filter(pk=joining.pk).update(answered_at=EARLIER - timedelta(days=1))
    Referral.objects.filter(pk=two[1].pk).update(story="Only the other child told this")
    asked = copy_of(joining.kept, keeper, lead)
    assert "Only the other child" in str(Bundle.objects.get().entries)

    part(joining, *pair)

    with pytest.raises(Overtaken):
        copying.take_copy(request_id=asked.pk, by=lead, at=MONDAY)
    assert copying.forget_old_copies(by=ENDINGS, at=MONDAY) == 1
    copying.make_copy(request_id=asked.pk, by=keeper, at=MONDAY + timedelta(hours=1))
    assert "Only the other child" not in str(Bundle.objects.get().entries)


def signed(one: Person, keeper: Account, lead: Account, at: datetime = EARLIER) -> Ending:
    """An erasure that two people agreed to the day before, unless *at* says when."""
    ending = erasing.ask_for_erasure(
        record_kind=PEOPLE, record_id=one.pk, form_key=one.pk, asked_by=Asker.THEMSELVES, identity=Identity.KNOWN,
        asked_on=at.date(), by=keeper, at=at,
    )  # fmt: skip
    erasing.propose_erasure(ending_id=ending.pk, kept={}, by=keeper, at=at)
    disposing.sign(ending_ids=[ending.pk], by=lead, at=at)
    return ending


@pytest.mark.parametrize("side", [0, 1], ids=["the record that goes on", "the other"])
def test_what_two_people_signed_ends_nothing_of_a_record_that_became_another_since(
    side: int, two: Pair, pair: tuple[Account, Account], keeper: Account, lead: Account
) -> None:
    Referral.objects.update(stage="decided", flagged=False)
    ending = signed(person(two[side]), keeper, lead)
    joining = joined(two, pair)

    assert carrying_out.carry_out_signed(by=ENDINGS, at=MONDAY) == 0

    ending.refresh_from_db()
    assert (ending.stage, ending.record_id) == (Stage.LISTED, joining.kept_id)
    assert Person.objects.filter(pk__in=[joining.kept_id, joining.other_id]).count() == 2


def test_where_both_were_asked_for_the_record_that_came_is_not_ended_alone(
    two: Pair, pair: tuple[Account, Account], keeper: Account, lead: Account
) -> None:
    Referral.objects.update(stage="decided", flagged=False)
    for one in two:
        signed(person(one), keeper, lead)
    joining = joined(two, pair)
    carrying_out.carry_out_signed(by=ENDINGS, at=MONDAY)

    left = Ending.objects.get(record_id=joining.other_id)
    with pytest.raises(NotDue):
        disposing.propose(ending_ids=[left.pk], by=keeper, at=MONDAY)
