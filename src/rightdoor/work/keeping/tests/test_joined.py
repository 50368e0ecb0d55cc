"""What is written about keeping a record, when it becomes one with another and when the two are parted again."""

from datetime import timedelta

import pytest

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.records.people.models import Person
from rightdoor.work.joining.models import Joining
from rightdoor.work.joining.tests.pairs_here import Pair, agree, ask, pair_of, part, person
from rightdoor.work.keeping.actions import carrying_out, copying, disposing, erasing, holding
from rightdoor.work.keeping.actions.disposing import NotDue, Overtaken
from rightdoor.work.keeping.lifecycle import Asker, Copy, HoldReason, Identity, Stage
from rightdoor.work.keeping.models import AccessRequest, Bundle, Ending, Hold
from rightdoor.work.keeping.rows import PEOPLE
from rightdoor.work.keeping.tests.records_here import ENDINGS
from rightdoor.work.referrals.models import Referral
from tests.people_here import MONDAY, staff

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


def signed(one: Person, keeper: Account, lead: Account) -> Ending:
    """An erasure that two people agreed to the day before."""
    ending = erasing.ask_for_erasure(
        record_kind=PEOPLE, record_id=one.pk, form_key=one.pk, asked_by=Asker.THEMSELVES, identity=Identity.KNOWN,
        asked_on=EARLIER.date(), by=keeper, at=EARLIER,
    )  # fmt: skip
    erasing.propose_erasure(ending_id=ending.pk, kept={}, by=keeper, at=EARLIER)
    disposing.sign(ending_ids=[ending.pk], by=lead, at=EARLIER)
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
