"""Two records that are two children after all; and what holds while nobody has looked."""

import pytest
from django.apps import apps

from rightdoor.ground.access.lifecycle import Role, Tie
from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.access.walled.acting import acting
from rightdoor.ground.audit.models import Event
from rightdoor.ground.tasks.models import Task
from rightdoor.records.agreements.actions.sharing import share
from rightdoor.records.agreements.models import Sharing
from rightdoor.records.agreements.tests.sharings_here import terms, with_account
from rightdoor.records.people.actions import record_agreement
from rightdoor.records.people.models import Agreement, Person
from rightdoor.work.joining.actions.joining import (
    BUSY,
    OVER,
    SHORT,
    NoSuchPair,
    NotJoined,
    ask_to_part,
)  # fmt: skip
from rightdoor.work.joining.actions.looking_up import known_as, say_apart
from rightdoor.work.joining.actions.reviewing import review
from rightdoor.work.joining.lifecycle import Stage, may_move
from rightdoor.work.joining.models import IllegalMove, Joining, Moved
from rightdoor.work.joining.moving import NEVER_CHANGED, STAYS, pointers
from rightdoor.work.joining.tests.pairs_here import WHY, Pair, agree, ask, part, person
from rightdoor.work.referrals.models import Referral
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.tests.waiting_here import waiting
from tests.people_here import MONDAY, staff


def test_parting_gives_each_record_again_what_it_had(
    two: Pair, joined: Joining, administrator: Account, second: Account
) -> None:
    parted = part(joined, administrator, second)

    two[1].refresh_from_db()
    assert parted.stage == Stage.PARTED
    assert two[1].person_id == joined.other_id
    assert Person.objects.get(pk=joined.other_id).joined_to_id is None
    assert not Moved.objects.exists()


def test_what_was_added_to_a_request_goes_back_with_it(
    two: Pair, joined: Joining, administrator: Account, second: Account
) -> None:
    two[1].refresh_from_db()
    episode = Episode.objects.create(
        partnership=joined.partnership,
        person=two[1].person,
        referral=two[1],
        service="kent.hera",
        opened_at=MONDAY,
        counts_from=MONDAY,
    )
    other = Episode.objects.create(
        partnership=joined.partnership,
        person=two[0].person,
        referral=two[0],
        service="kent.hera",
        opened_at=MONDAY,
        counts_from=MONDAY,
    )

    part(joined, administrator, second)

    episode.refresh_from_db()
    other.refresh_from_db()
    assert (episode.person_id, other.person_id) == (joined.other_id, joined.kept_id)


def test_parting_that_the_second_person_refuses_leaves_them_joined(
    joined: Joining, administrator: Account, second: Account
) -> None:
    ask_to_part(joining_id=joined.pk, reason=WHY, stepped_up=True, by=administrator, at=MONDAY)
    again = ask_to_part(joining_id=joined.pk, reason=WHY, stepped_up=True, by=administrator, at=MONDAY)

    assert agree(again, second, agrees=False).stage == Stage.JOINED
    assert Person.objects.get(pk=joined.other_id).joined_to_id == joined.kept_id


def test_parting_wants_a_reason_and_records_that_are_joined(
    two: Pair, joined: Joining, administrator: Account, second: Account
) -> None:
    with pytest.raises(NotJoined, match=SHORT[:20]):
        ask_to_part(joining_id=joined.pk, reason="no", stepped_up=True, by=administrator, at=MONDAY)
    part(joined, administrator, second)
    with pytest.raises(NotJoined, match=OVER[:20]):
        ask_to_part(joining_id=joined.pk, reason=WHY, stepped_up=True, by=administrator, at=MONDAY)


def test_what_was_joined_last_is_parted_first(
    two: Pair, joined: Joining, partnership: Partnership, administrator: Account, second: Account
) -> None:
    third = waiting(partnership, "Wren Applegarth")
    agree(ask((third, two[0]), administrator), second)

    with pytest.raises(NotJoined, match=BUSY[:20]):
        ask_to_part(joining_id=joined.pk, reason=WHY, stepped_up=True, by=administrator, at=MONDAY)


def test_whoever_may_know_nothing_of_one_knows_nothing_of_both_and_of_the_pair(
    two: Pair, administrator: Account, second: Account, practitioner: Account
) -> None:
    Relation.objects.create(
        partnership=practitioner.partnership, account=practitioner, kind=Tie.BLOCK, about_kind="people.person",
        about_id=two[1].person_id, starts_at=MONDAY, source="their own word",
    )  # fmt: skip
    joining = agree(ask(two, administrator), second)

    with acting(practitioner, MONDAY):
        assert not Person.objects.exists()
        assert not Joining.objects.exists()
        with pytest.raises(NoSuchPair):
            agree(joining, practitioner)

    part(joining, administrator, second)
    with acting(practitioner, MONDAY):
        assert not Person.objects.exists()


@pytest.mark.parametrize("side", [0, 1], ids=["the record that goes on", "the other"])
def test_what_was_opened_of_one_record_is_not_opened_wider_and_says_that_it_ended(
    side: int, two: Pair, administrator: Account, second: Account, practitioner: Account
) -> None:
    friend, whose = staff(administrator.partnership, "Ferdy Latch", Role.WORKER), person(two[side])
    told = {"person": whose, "about_kind": "people.person", "about_id": whose.pk, "by": practitioner, "at": MONDAY}
    opened = share(terms=with_account(friend), **told)
    outside = share(terms=terms(), **told)

    agree(ask(two, administrator), second)

    with acting(friend, MONDAY):
        assert not Referral.objects.exists()
    opened.refresh_from_db()
    assert "became one" in opened.ended_because
    assert set(Sharing.objects.not_ended(MONDAY)) == {outside}


def test_a_reviewer_may_let_the_stricter_hold_and_looks_once(joined: Joining, practitioner: Account) -> None:
    done = review(joining_id=joined.pk, each_as_said=False, by=practitioner, at=MONDAY)

    assert (done.reviewed_by, done.reviewed_at) == (practitioner, MONDAY)
    assert not Task.objects.open().filter(kind=Task.Kind.SECOND_LOOK).exists()
    with pytest.raises(NotJoined, match=OVER[:20]):
        review(joining_id=joined.pk, each_as_said=True, by=practitioner, at=MONDAY)


def test_an_administrator_does_not_review(joined: Joining, administrator: Account) -> None:
    with pytest.raises(Denied):
        review(joining_id=joined.pk, each_as_said=True, by=administrator, at=MONDAY)


def test_a_yes_that_one_record_alone_has_is_asked_again(two: Pair, administrator: Account, second: Account) -> None:
    for request, state in ((two[0], Agreement.State.REFUSED), (two[1], Agreement.State.GIVEN)):
        record_agreement(
            person=person(request), given_by="young_person", to=Agreement.To.PARENT, state=state, by=administrator,
            at=MONDAY,
        )  # fmt: skip

    joining = agree(ask(two, administrator), second)

    newest = Agreement.objects.filter(person=joining.kept, to=Agreement.To.PARENT).order_by("said_at", "id").last()
    assert newest is not None
    assert newest.state == Agreement.State.NOT_ASKED
    assert not Agreement.objects.filter(to=Agreement.To.SHARING, state=Agreement.State.NOT_ASKED).exists()


def test_two_children_are_not_suggested_for_one_another_again(two: Pair, administrator: Account) -> None:
    older, newer = person(two[0]), person(two[1])
    with acting(administrator, MONDAY):
        assert [one.person for one in known_as(person=newer, by=administrator, at=MONDAY)] == [older.pk]
        say_apart(one=newer, other=older, by=administrator, at=MONDAY)
        say_apart(one=older, other=newer, by=administrator, at=MONDAY)
        assert known_as(person=newer, by=administrator, at=MONDAY) == []
    assert Event.objects.filter(act="joining.apart").count() == 1


def test_looking_is_on_record_with_whom_it_showed(two: Pair, administrator: Account) -> None:
    with acting(administrator, MONDAY):
        known_as(person=person(two[1]), by=administrator, at=MONDAY)

    shown = [key for event in Event.objects.filter(act="joining.look_up") for key in event.shown]
    assert str(two[0].person_id) in shown


def test_every_pointer_at_a_person_is_moved_or_says_why_it_stays() -> None:
    moved = {model._meta.label_lower for model, _field in pointers()}
    for model in apps.get_models():
        points = any(field.related_model is Person for field in model._meta.concrete_fields if field.is_relation)
        if points and model.__module__.startswith("rightdoor.") and model is not Person:
            assert model._meta.label_lower in moved | STAYS | NEVER_CHANGED
    assert ("people.person", "joined_to") in {(model._meta.label_lower, field) for model, field in pointers()}


def test_no_step_is_taken_that_the_table_does_not_know() -> None:
    joining = Joining(stage=Stage.PARTED)
    with pytest.raises(IllegalMove):
        joining.move_to(Stage.JOINED)
    assert may_move(Stage.PARTING, Stage.JOINED)
