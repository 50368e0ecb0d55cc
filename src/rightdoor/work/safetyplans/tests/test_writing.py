"""A plan is written in versions, with a child, and nothing that anybody wrote is lost."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Denied
from rightdoor.records.people.models import Person
from rightdoor.work.safetyplans.actions.writing import NothingYet, SavedMeanwhile, WouldGrowOld, in_order
from rightdoor.work.safetyplans.lifecycle import Heading, Reader
from rightdoor.work.safetyplans.models import SafetyPlan, Share
from rightdoor.work.safetyplans.numbers import names_a_line
from rightdoor.work.safetyplans.tests.plans_here import LINES, planned, words_of
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=20)


def test_a_new_version_stands_beside_the_one_before_it_which_stays_as_it_was(child: Person, worker: Account) -> None:
    first = planned(child, worker)
    second = planned(child, worker, before=first, lines={**LINES, Heading.ALONE: ["A walk"]}, at=LATER)

    assert (first.number, second.number, second.begun_from) == (1, 2, first)
    assert words_of(first, Heading.ALONE) == ["Cold water on my wrists", "The playlist that Jo made"]
    assert words_of(second, Heading.ALONE) == ["A walk"]
    assert SafetyPlan.objects.of(child).newest() == second
    assert list(SafetyPlan.objects.that_count()) == [second]


def test_whoever_began_from_an_older_version_is_told_and_overwrites_nothing(child: Person, worker: Account) -> None:
    first = planned(child, worker)
    second = planned(child, worker, before=first, at=LATER)

    for before in (first, None):
        with pytest.raises(SavedMeanwhile, match="Nothing was overwritten"):
            planned(child, worker, before=before, lines={Heading.ALONE: ["A walk"]}, at=LATER)
    assert SafetyPlan.objects.of(child).newest() == second
    with pytest.raises(IntegrityError), transaction.atomic():
        SafetyPlan.objects.filter(pk=planned(child, worker, before=second, at=LATER).pk).update(begun_from=first)


def test_the_same_form_sent_twice_writes_one_version(child: Person, worker: Account) -> None:
    key = uuid4()

    assert planned(child, worker, key=key) == planned(child, worker, key=key)
    assert SafetyPlan.objects.count() == 1


def test_a_plan_without_a_line_is_none(child: Person, worker: Account) -> None:
    with pytest.raises(NothingYet):
        planned(child, worker, lines={Heading.SIGNS: ["  "]})


@pytest.mark.parametrize("typed", ["999", "Call 111 at night", "Childline 0800 1111", "(0800)1111", "SHOUT to 85258"])
def test_the_number_of_a_line_is_never_kept_in_a_plan_where_it_would_grow_old(
    child: Person, worker: Account, typed: str
) -> None:
    with pytest.raises(WouldGrowOld, match="always the current one"):
        planned(child, worker, lines={Heading.LINES: [typed]})


@pytest.mark.parametrize("typed", ["Aunt May, 07700 900123", "Room 11 at 9", "Ms Marlowe, extension 1110", "At 11.15"])
def test_a_number_of_somebody_they_know_and_a_room_are_kept(child: Person, worker: Account, typed: str) -> None:
    assert not names_a_line(typed, "kent", MONDAY)
    assert planned(child, worker, lines={Heading.PEOPLE: [typed]}).lines.get().words == typed


@given(st.lists(st.text(max_size=12), max_size=9))
def test_every_line_that_says_something_is_kept_once_and_in_order(typed: list[str]) -> None:
    kept = in_order(typed)

    assert sorted(kept) == sorted({line.strip() for line in typed if line.strip()})
    assert [one for one in (line.strip() for line in typed) if one in kept][: 1 if kept else 0] == kept[:1]
    assert in_order(kept) == kept


def test_a_line_that_says_the_same_stays_shared_and_a_new_one_is_shared_with_nobody(
    child: Person, worker: Account
) -> None:
    first = planned(child, worker)
    stays = first.lines.get(words="Cold water on my wrists")
    for line in first.lines.all():
        Share.objects.create(line=line, reader=Reader.ME, said_at=MONDAY, said_by=worker)
    Share.objects.filter(line__words="The playlist that Jo made").update(ended_at=MONDAY, ended_by=worker)
    second = planned(
        child, worker, before=first, at=LATER,
        lines={Heading.ALONE: [stays.words, "The playlist that Jo made", "A walk"]},
    )  # fmt: skip

    shared = Share.objects.standing().filter(line__plan=second)
    assert [(one.line.words, one.reader, one.said_at) for one in shared] == [(stays.words, Reader.ME, MONDAY)]


def test_whoever_only_reads_the_request_writes_no_plan(child: Person, administrator: Account) -> None:
    with pytest.raises(Denied):
        planned(child, administrator)
