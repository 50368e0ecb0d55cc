"""Where a postcode lies.  The postcodes here are those of public buildings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightdoor.pure.rules.areas import AREAS
from rightdoor.records.directory import postcodes
from rightdoor.records.directory.postcodes import NotAPostcode, area_of, find_place, normalise, place_of

BUILDINGS = {
    "CT1 2YW": "kent",  # the city council at Canterbury
    "ME14 1XQ": "kent",  # County Hall, Maidstone
    "ME4 4TR": "medway",  # Gun Wharf, Chatham
    "CM1 1QH": "essex",  # County Hall, Chelmsford
    "SS2 6ER": "southend-on-sea",  # the Civic Centre
    "RM17 6SL": "thurrock",  # the council offices at Grays
    "SG13 8DQ": "hertfordshire",  # County Hall, Hertford
    "BN7 1UE": "east-sussex",  # County Hall, Lewes
    "SW1A 1AA": "london",
    "EC2P 2EJ": "london",  # Guildhall
    "LS1 1UR": "leeds",
}


@pytest.mark.parametrize(("postcode", "area"), BUILDINGS.items())
def test_a_postcode_belongs_to_its_upper_tier_authority(postcode: str, area: str) -> None:
    assert area_of(postcode) == area


@pytest.mark.parametrize("typed", ["ct12yw", " CT1  2YW ", "ct1-2yw", "Ct1 2yW", "CT1 2YW."])
def test_case_and_spaces_do_not_matter(typed: str) -> None:
    assert normalise(typed) == "CT1 2YW"


def test_an_o_typed_for_a_nought_is_understood() -> None:
    assert normalise("ME14 OXX") == "ME14 0XX"


@pytest.mark.parametrize("typed", ["", "Canterbury", "CT1", "12345", "CT1 2YWW", "CT1 YYW"])
def test_what_is_no_postcode_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(NotAPostcode, match="One looks like CT1 2YW"):
        normalise(typed)


def test_a_postcode_that_nobody_has_is_unknown() -> None:
    assert area_of("CT1 0VV") is None
    assert area_of("QQ1 1AA") is None


def test_a_postcode_outside_england_has_a_place_and_no_area() -> None:
    assert area_of("EH1 1BB") is None
    assert place_of("EH1 1BB") is not None


def test_a_place_knows_its_nearest_town_and_grid_reference() -> None:
    place = place_of("CT1 2YW")

    assert place is not None
    assert place.town == "Canterbury"
    assert abs(place.east - 615_000) < 6_000
    assert abs(place.north - 158_000) < 6_000


@pytest.mark.parametrize(
    ("typed", "area"),
    [
        ("Canterbury", "kent"), ("gillingham", "medway"), ("COLCHESTER", "essex"),
        ("Bishops Stortford", "hertfordshire"),
        ("Clacton", "essex"), ("Westcliff on Sea", "southend-on-sea"), ("Kent", "kent"), ("Hackney", "london"),
        ("ct1 2yw", "kent"), ("CT1", "kent"), ("Newcastle upon Tyne", "newcastle-upon-tyne"),
    ],
)  # fmt: skip
def test_a_town_an_area_or_half_a_postcode_will_do(typed: str, area: str) -> None:
    place = find_place(typed)

    assert place is not None
    assert place.area == area


@pytest.mark.parametrize("typed", ["", "Narnia", "Welw", "x" * 500, "'; drop table"])
def test_a_place_that_we_do_not_know_is_none(typed: str) -> None:
    assert find_place(typed) is None


def test_half_a_postcode_that_two_areas_share_has_no_area() -> None:
    place = find_place("TN16")  # Kent, Surrey and London meet here

    assert place is not None
    assert place.area is None


def test_every_area_of_the_vocabulary_has_its_authorities() -> None:
    areas = {postcodes.numbered()[number] for number in postcodes.authorities().values()}

    assert areas == set(AREAS)


@pytest.mark.parametrize("first", ["D", "M", "C"])
def test_the_rows_of_a_letter_are_sorted_and_of_one_width(first: str) -> None:
    letter = postcodes.read_letter(first)
    rows = [letter[row] for row in range(0, len(letter), 7)]

    assert rows == sorted(rows)
    assert len(letter.postcodes) == len(letter) * postcodes.WIDTH


def test_every_town_lies_where_most_of_its_postcodes_do() -> None:
    for town in postcodes.towns().values():
        assert postcodes.nearest_town(town.east, town.north) == town.town


@given(st.sampled_from(sorted(BUILDINGS)), st.lists(st.booleans(), min_size=8, max_size=8), st.text(" -\t", max_size=3))
def test_however_it_is_typed_it_is_the_same_postcode(postcode: str, small: list[bool], gap: str) -> None:
    letters = postcode.replace(" ", gap)
    typed = "".join(
        one.lower() if low else one for one, low in zip(letters, small + [True] * len(letters), strict=False)
    )

    assert normalise(typed) == postcode


@settings(deadline=None)  # the first postcode of a letter reads that letter
@given(st.text(max_size=80))
def test_whatever_is_typed_gets_a_place_or_none_and_never_breaks(words: str) -> None:
    place = find_place(words)

    assert place is None or place.area is None or place.area in AREAS


@given(st.text(max_size=12))
def test_normalising_twice_changes_nothing(words: str) -> None:
    try:
        once = normalise(words)
    except NotAPostcode:
        return
    assert normalise(once) == once
