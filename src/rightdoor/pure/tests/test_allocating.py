"""Who could give a help: in an order to look at, with reasons, and what is not known is no "no"."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightdoor.pure.allocating import (
    Suggested,
    Wanted,
    Weight,
    Wish,
    Worker,
    reasons,
    suggested,
    to_ask,
)  # fmt: skip
from rightdoor.pure.rules.truth import Truth

ONE, OTHER = UUID(int=1), UUID(int=2)
WANTED = Wanted(
    wish=Wish.WOMAN, language="Polish", skills=frozenset({"trauma", "family work"}), district="Dover",
    helped_by=frozenset({ONE}), helped_sibling=frozenset({OTHER}),
)  # fmt: skip
SUITS = Worker(
    ONE, "Juniper", carried=4, can_carry=6, gender="woman", languages=frozenset({"polish"}),
    skills=frozenset({"trauma", "family work", "sleep"}), districts=frozenset({"DOVER"}),
)  # fmt: skip


def worker(key: UUID = ONE, **more: Any) -> Worker:
    return Worker(key, "Juniper", **more)


def said(wanted: Wanted, one: Worker, truth: Truth) -> tuple[str, ...]:
    return Suggested(one, reasons(wanted, one)).said(truth)


def test_everything_that_speaks_for_somebody_is_said() -> None:
    assert said(WANTED, SUITS, Truth.YES) == (
        "Has room: carries 4 of 6.",
        "They would rather see a woman.",
        "Helped them before.",
        "Speaks Polish.",
        "Has every skill that it asks for.",
        "Works in Dover.",
    )
    assert not said(WANTED, SUITS, Truth.NO)
    assert not said(WANTED, SUITS, Truth.UNKNOWN)


def test_everything_that_speaks_against_somebody_is_said_and_a_language_never_does() -> None:
    none = worker(
        OTHER, carried=5, can_carry=6, gender="man", languages=frozenset({"Welsh"}), skills=frozenset({"trauma"}),
        districts=frozenset({"Thanet"}), away_until=date(2026, 3, 4),
    )  # fmt: skip
    assert said(WANTED, none, Truth.NO) == (
        "Is away to the end of 4 March 2026.",
        "Has no room for it: carries 5 of 6.",
        "They would rather see a woman.",
        "Not among their skills: family work.",
        "Does not usually work in Dover: how far that is from where they do is not known.",
    )
    assert said(WANTED, none, Truth.UNKNOWN) == ("May not speak Polish: ask, and book an interpreter.",)
    assert said(WANTED, none, Truth.YES) == ("Helped a brother or sister.",)


def test_what_nobody_wrote_down_of_a_worker_is_asked_and_is_no_no() -> None:
    unknown = worker(UUID(int=3))
    assert len(said(WANTED, unknown, Truth.UNKNOWN)) == 5
    assert not said(WANTED, unknown, Truth.NO)


def test_what_nobody_asked_the_family_is_asked_once_and_speaks_against_nobody() -> None:
    assert len(to_ask(Wanted())) == 3
    assert not to_ask(WANTED)
    assert [one.says for one in reasons(Wanted(wish=Wish.NO_MATTER), SUITS)] == ["Has room: carries 4 of 6."]


@pytest.mark.parametrize(("weight", "truth"), [(Weight.LIGHT, Truth.YES), (Weight.HEAVY, Truth.NO)])
def test_a_heavy_help_takes_more_room_than_a_light_one(weight: Weight, truth: Truth) -> None:
    assert said(Wanted(weight=weight), worker(carried=4, can_carry=6), truth)


def test_a_wish_weighs_more_than_the_way_there_and_what_is_unknown_more_than_a_no() -> None:
    far = worker(UUID(int=3), gender="woman", districts=frozenset({"Thanet"}))
    man = worker(UUID(int=4), gender="man", districts=frozenset({"Dover"}))
    unknown = worker(UUID(int=5))
    wanted = Wanted(wish=Wish.WOMAN, district="Dover")
    assert [one.worker for one in suggested(wanted, [man, far, unknown])] == [unknown, far, man]


WORKERS = st.lists(
    st.builds(
        Worker, key=st.uuids(), name=st.sampled_from(["Ash", "Birch"]), carried=st.integers(0, 9),
        can_carry=st.none() | st.integers(0, 9), gender=st.sampled_from(["", "woman", "man"]),
    ),
    max_size=6, unique_by=lambda one: one.key,
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(workers=WORKERS, wish=st.none() | st.sampled_from(Wish))
def test_nobody_is_left_out_and_the_order_does_not_hang_on_how_they_come(
    workers: list[Worker], wish: Wish | None
) -> None:
    found = suggested(Wanted(wish=wish), workers)
    assert {one.worker.key for one in found} == {one.key for one in workers}
    assert found == suggested(Wanted(wish=wish), reversed(workers))
    weighty = [one.order[0] for one in found]
    assert weighty == sorted(weighty)
