"""A family on paper: each person once, nobody on top of another, three generations at the most."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightdoor.pure.genogram import (
    BESIDE,
    CHILD,
    GENERATIONS,
    SIZE,
    UP,
    Picture,
    Someone,
    Symbol,
    Tie,
    genogram,
    shortened,
)

WREN = Someone(CHILD, "Wren", "woman", "14")
KINDS = [*UP, *BESIDE, "partner", "something else"]
KEYS = [f"k{number}" for number in range(9)]


def of(picture: Picture, key: str) -> Symbol:
    return next(one for one in picture.symbols if one.key == key)


def family(*ties: Tie) -> Picture:
    keys = {key for tie in ties for key in (tie.of, tie.to)} - {CHILD}
    return genogram(WREN, [Someone(key, key) for key in sorted(keys)], ties)


@st.composite
def families(draw: st.DrawFn) -> tuple[list[Someone], list[Tie]]:
    keys = draw(st.lists(st.sampled_from(KEYS), unique=True))
    sexes = st.sampled_from(["", "woman", "man", "other"])
    people = [Someone(key, draw(st.text(max_size=30)), draw(sexes)) for key in keys]
    ends = st.sampled_from([CHILD, *KEYS])
    ties = st.builds(Tie, of=ends, kind=st.sampled_from(KINDS), to=ends, ended=st.booleans())
    return people, draw(st.lists(ties, max_size=14))


@settings(max_examples=200, deadline=None)
@given(families())
def test_whatever_is_told_each_person_stands_once_and_nobody_on_another(told: tuple[list[Someone], list[Tie]]) -> None:
    people, ties = told

    picture = genogram(WREN, people, ties)

    assert sorted(one.key for one in picture.symbols) == sorted([CHILD, *(one.key for one in people)])
    for one, other in combinations(picture.symbols, 2):
        assert abs(one.x - other.x) > 4 * SIZE or abs(one.y - other.y) > 4 * SIZE
    assert all(SIZE < one.x < picture.width - SIZE for one in picture.symbols)
    assert all(SIZE < one.y < picture.height - SIZE for one in picture.symbols)
    assert len({one.y for one in picture.symbols}) <= GENERATIONS
    assert genogram(WREN, people, ties) == picture


def test_parents_stand_above_grandparents_above_them_and_siblings_beside() -> None:
    picture = family(Tie("Mum", "parent"), Tie("Gran", "parent", "Mum"), Tie("Fen", "sibling"))

    assert of(picture, "Gran").y < of(picture, "Mum").y < of(picture, CHILD).y == of(picture, "Fen").y


def test_a_bond_that_was_told_the_other_way_round_leads_to_the_same_rows() -> None:
    picture = family(Tie(CHILD, "child", "Mum"), Tie("Mum", "child", "Gran"))

    assert of(picture, "Gran").y < of(picture, "Mum").y < of(picture, CHILD).y


def test_a_child_of_the_child_stands_below_and_what_is_too_old_moves_to_the_highest_row() -> None:
    picture = family(Tie("Baby", "child"), Tie("Mum", "parent"), Tie("Gran", "grandparent"))

    assert of(picture, "Gran").y == of(picture, "Mum").y < of(picture, CHILD).y < of(picture, "Baby").y


def test_partners_stand_side_by_side_wherever_they_were_told() -> None:
    picture = family(Tie("Mum", "parent"), Tie("Dad", "parent"), Tie("Aunt", "relative"), Tie("Pat", "partner", "Mum"))

    assert abs(of(picture, "Pat").x - of(picture, "Mum").x) == abs(of(picture, "Mum").x - of(picture, CHILD).x) or (
        abs(of(picture, "Pat").x - of(picture, "Mum").x) < 130
    )


def test_parents_who_separated_are_bound_by_a_dashed_line_with_two_strokes_across() -> None:
    together = family(Tie("Mum", "parent"), Tie("Dad", "parent"), Tie("Mum", "partner", "Dad"))
    apart = family(Tie("Mum", "parent"), Tie("Dad", "parent"), Tie("Mum", "partner", "Dad", ended=True))

    assert [one.style for one in together.strokes] == ["solid"] * 3
    assert [one.style for one in apart.strokes] == ["solid", "solid", "dashed", "solid", "solid"]


@pytest.mark.parametrize(
    ("kind", "style"),
    [("parent", "solid"), ("adoptive_parent", "solid"), ("step_parent", "dotted"), ("foster_carer", "dotted"),
     ("kinship_carer", "dotted"), ("trusted_adult", "dotted"), ("sibling", "solid"), ("half_sibling", "dotted")],
)  # fmt: skip
def test_birth_and_care_are_told_apart_without_colour(kind: str, style: str) -> None:
    assert [one.style for one in family(Tie("Sam", kind)).strokes] == [style]
    assert [one.style for one in family(Tie("Sam", kind, ended=True)).strokes] == ["dashed"]


def test_a_grandparent_whose_child_is_told_is_bound_to_that_child_alone() -> None:
    alone = family(Tie("Gran", "grandparent"))
    both = family(Tie("Gran", "grandparent"), Tie("Mum", "parent"), Tie("Gran", "parent", "Mum"))

    assert len(alone.strokes) == 1
    assert len(both.strokes) == 2


def test_a_symbol_has_the_shape_that_was_told_and_no_other() -> None:
    people = [Someone("a", "A", "man"), Someone("b", "B", "woman"), Someone("c", "C"), Someone("d", "D", "other")]

    picture = genogram(WREN, people, [])

    assert [of(picture, key).shape for key in "abcd"] == ["square", "circle", "diamond", "diamond"]


def test_whoever_is_bound_to_nobody_stands_with_the_grown_ups() -> None:
    picture = genogram(WREN, [Someone("a", "A"), Someone("b", "B")], [Tie("a", "parent"), Tie("b", "parent", "nobody")])

    assert of(picture, "a").y == of(picture, "b").y < of(picture, CHILD).y


def test_a_long_name_is_shortened_on_the_picture() -> None:
    assert shortened("Wren") == "Wren"
    assert shortened("Persephone Quillfeather") == "Persephone Qui…"
    assert len(shortened("x" * 400)) == 15
