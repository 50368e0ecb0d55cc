"""Names, keys and weights: what finds the same child again, and what never joins two."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightdoor.pure.linking.keys import BITS, keys_of
from rightdoor.pure.linking.levels import BULK, LIVE, UNLIKE
from rightdoor.pure.linking.names import MOST_PARTS, parts_of, sound_of
from rightdoor.pure.linking.nhs_number import read_nhs_number, spaced
from rightdoor.pure.linking.nicknames import groups_of
from rightdoor.pure.linking.traits import Traits, all_traits, traits
from rightdoor.pure.linking.weighing import Standing, Weights, bits_of, most_alike, standing_of, weigh

HOME, BORN = "three-counties", date(2012, 5, 4)
EVEN = Weights(
    {one.name: {level.name: (8.0 if level.name == "same" else -4.0 if level.name == UNLIKE else 3.0)
                for level in one.levels} for one in LIVE},
    possible=8.0, likely=20.0,
)  # fmt: skip
letters = st.text(min_size=0, max_size=40)
days = st.dates(date(1990, 1, 1), date(2026, 12, 31))
records = st.builds(
    traits, name=letters, born_on=st.none() | days, postcode=st.sampled_from(["", "CT1 2QQ", "ME7 5QZ"])
)


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Zoë O’Neill-Brandt", ["zoe", "oneill", "brandt"]),
        ("  Wren   APPLEGARTH ", ["wren", "applegarth"]),
        ("Łukasz Żółć", ["lukasz", "zolc"]),
        ("Олена Шевченко", ["olena", "shevchenko"]),
        ("Νίκος", ["nikos"]),
        ("Jan van der Berg", ["jan", "vanderberg"]),
        ("D'Arcy", ["darcy"]),
        ("Wren 🦊", ["wren"]),
        ("12", []),
        ("", []),
        ("van", ["van"]),
        ("Prince", ["prince"]),
    ],
)
def test_names_are_written_alike_whatever_their_alphabet(written: str, parts: list[str]) -> None:
    assert parts_of(written) == parts


@given(letters)
def test_no_name_breaks_the_writing_of_it(name: str) -> None:
    parts = parts_of(name)
    assert len(parts) <= MOST_PARTS
    assert all(part.isascii() and part.isalpha() and part.islower() for part in parts)


def test_a_name_of_four_hundred_letters_is_compared_by_its_parts() -> None:
    assert len(parts_of("ab " * 200)) == MOST_PARTS
    assert parts_of("a" * 400) == ["a" * 400]


def test_names_that_sound_alike_have_one_sign() -> None:
    assert sound_of("robert") == sound_of("rupert") == "R163"
    assert sound_of("") == ""


@pytest.mark.parametrize("written", ["943 476 5919", "943-476-5919", "9434765919"])
def test_an_nhs_number_is_read_however_it_is_spaced(written: str) -> None:
    assert read_nhs_number(written) == "9434765919"
    assert spaced("9434765919") == "943 476 5919"


@pytest.mark.parametrize(
    "written",
    ["", "943 476 5918", "94347659", "94347659199", "ABCDEFGHIJ", "0000000000", "9999999999", "９４３４７６５９１９"],
)
def test_what_cannot_be_an_nhs_number_is_unknown(written: str) -> None:
    assert read_nhs_number(written) is None


def test_a_number_whose_check_would_be_ten_is_never_given_out() -> None:
    assert all(read_nhs_number(f"100000001{digit}") is None for digit in range(10))


@given(st.text("0123456789", min_size=10, max_size=10), st.integers(0, 8))
def test_two_neighbouring_digits_that_are_turned_are_found_out(digits: str, place: int) -> None:
    turned = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
    if read_nhs_number(digits) and turned != digits:
        assert read_nhs_number(turned) is None


def test_given_names_may_be_short_for_one_another() -> None:
    assert set(groups_of("kate")) & set(groups_of("katie"))
    assert groups_of("wren") == ["wren"]
    assert groups_of("liz") == ["elizabeth"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (traits(name="Elizabeth Marsh", born_on=BORN), traits(name="Liz Marsh", born_on=BORN)),
        (traits(name="Wren Smith", born_on=date(2012, 4, 5)), traits(name="Wren Smyth", born_on=BORN)),
        (traits(name="Wren Smith-Jones", born_on=BORN), traits(name="Wren Jones", born_on=BORN)),
        (traits(name="Wren Marsh", born_on=BORN), traits(name="Wren Delamere", born_on=BORN)),
        (traits(name="X", born_on=BORN, postcode="CT1 2QQ"), traits(born_on=date(2012, 9, 9), postcode="ct12qq")),
        (traits(nhs_number="9434765919"), traits(name="Wren", nhs_number="943 476 5919")),
        (traits(name="Wren Marsh", postcode="CT1 2QQ"), traits(name="Wren Marsh", postcode="CT1 9ZZ")),
    ],
    ids=["nickname", "turned day", "double name", "new family name", "house and year", "number", "no birthday"],
)
def test_the_same_person_shares_a_key_however_they_were_written(one: Traits, other: Traits) -> None:
    assert set(keys_of([one], within=HOME)) & set(keys_of([other], within=HOME))


def test_keys_of_two_partnerships_have_nothing_in_common() -> None:
    one = traits(name="Wren Marsh", born_on=BORN, postcode="CT1 2QQ", nhs_number="9434765919")
    assert not set(keys_of([one], within=HOME)) & set(keys_of([one], within="next-door"))


def test_of_nothing_there_is_no_key() -> None:
    assert keys_of([Traits()], within=HOME) == []


@given(records)
def test_keys_fit_the_column_in_which_they_are_kept(record: Traits) -> None:
    keys = keys_of([record], within=HOME)
    assert keys == sorted(set(keys))
    assert all(-(2 ** (BITS - 1)) <= key < 2 ** (BITS - 1) for key in keys)


@given(records, records)
def test_likeness_is_the_same_from_either_side(one: Traits, other: Traits) -> None:
    assert weigh(one, other, EVEN).bits == weigh(other, one, EVEN).bits


@given(records)
def test_a_record_is_as_like_itself_as_it_can_be(record: Traits) -> None:
    likeness = weigh(record, record, EVEN)
    assert all(level.name == "same" for _comparison, level, _bits in likeness.levels)


def test_what_is_unknown_says_nothing() -> None:
    likeness = weigh(traits(name="Wren"), traits(born_on=BORN), EVEN)
    assert (likeness.bits, likeness.levels) == (0, ())
    assert not likeness.is_at("given", "same", UNLIKE)


@pytest.mark.parametrize("comparison", BULK, ids=lambda one: one.name)
def test_the_last_level_of_each_comparison_is_that_nothing_is_alike(comparison: object) -> None:
    names = [level.name for level in comparison.levels]  # type: ignore[attr-defined]
    assert names[-1] == UNLIKE
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("one", "other", "levels"),
    [
        ("Wren Marsh", "Wren Marsh", ("same", "same")),
        ("Liz Marsh", "Elizabeth Marsh", ("short", "same")),
        ("Tamsyn Marsh", "Tamsen Marsh", ("near", "same")),
        ("Marsh Wrenna", "Wrenna Marsh", ("turned", "part")),
        ("Wrenna Marsh", "Wrenbel Marshe", ("begins", "near")),
        ("Robin Jackson", "Wren Jaxen", ("unlike", "sound")),
        ("Robin Fennimore", "Wren Marsh", ("unlike", "unlike")),
        ("Wren Smith-Jones", "Wren Smith", ("same", "part")),
    ],
)
def test_names_are_as_like_as_people_would_say(one: str, other: str, levels: tuple[str, str]) -> None:
    likeness = weigh(traits(name=one), traits(name=other), EVEN)
    assert likeness.is_at("given", levels[0])
    assert likeness.is_at("family", levels[1])


def test_a_twin_is_never_likely_the_same_however_much_is_alike() -> None:
    wren = traits(name="Wren Applegarth", born_on=BORN, postcode="CT1 2QQ")
    robin = traits(name="Robin Applegarth", born_on=BORN, postcode="CT1 2QQ")

    assert standing_of(weigh(wren, robin, EVEN), EVEN) == Standing.SIBLING


def test_a_sister_called_by_another_name_with_the_same_number_is_put_before_a_person() -> None:
    known = traits(name="Wren Applegarth", born_on=BORN, postcode="CT1 2QQ", nhs_number="9434765919")
    other = traits(name="Robin Applegarth", born_on=BORN, postcode="CT1 2QQ", nhs_number="9434765919")

    assert standing_of(weigh(known, other, EVEN), EVEN) == Standing.LIKELY


def test_two_who_share_a_number_and_nothing_else_are_put_before_a_person() -> None:
    one = traits(name="Wren Applegarth", born_on=BORN, nhs_number="9434765919")
    other = traits(name="Robin Marsh", born_on=date(2009, 11, 30), nhs_number="9434765919")

    assert weigh(one, other, EVEN).bits < EVEN.possible
    assert standing_of(weigh(one, other, EVEN), EVEN) == Standing.POSSIBLE


def test_how_much_is_alike_says_whether_somebody_is_likely_or_possibly_the_same() -> None:
    wren = traits(name="Wren Applegarth", born_on=BORN)

    assert standing_of(weigh(wren, traits(name="Wren Applegarth", born_on=BORN), EVEN), EVEN) == Standing.LIKELY
    assert standing_of(weigh(wren, traits(name="Wren Applegarth"), EVEN), EVEN) == Standing.POSSIBLE
    assert standing_of(weigh(wren, traits(name="Robin Marsh", born_on=BORN), EVEN), EVEN) == Standing.OTHER


def test_somebody_of_two_names_is_compared_by_the_one_that_fits() -> None:
    known = all_traits(["Wren Applegarth", "Rowena Delamere", " "], born_on=BORN)
    likeness = most_alike([traits(name="Rowena Delamere", born_on=BORN)], known, EVEN)

    assert len(known) == 2
    assert likeness.bits == 24
    assert all_traits(["", " "]) == [Traits()]


def test_bits_are_how_much_oftener_a_level_is_met_among_records_of_one_person() -> None:
    assert bits_of(0.5, 0.125) == 2
    assert bits_of(0.125, 0.5) == -2
