"""A day typed in three boxes."""

from datetime import date

import pytest

from rightdoor.ground.design.days import UnclearDay, read_day, split_day


@pytest.mark.parametrize(
    "boxes",
    [
        ("9", "4", "2012"),
        (" 09 ", "04", "2012"),
        ("9", "April", "2012"),
        ("9", "apr", "2012"),
        ("9", "kwietnia", "2012"),
    ],
)
def test_a_day_is_read_in_the_order_that_people_here_use(boxes: tuple[str, str, str]) -> None:
    assert read_day(*boxes) == date(2012, 4, 9)


@pytest.mark.parametrize(
    ("boxes", "says", "wrong"),
    [
        (("", "", ""), "Give the day, the month and the year", ("day", "month", "year")),
        (("9", "", ""), "still needs a month and a year", ("month", "year")),
        (("9", "4", ""), "still needs a year", ("year",)),
        (("32", "4", "2012"), "from 1 to 31", ("day",)),
        (("ninth", "4", "2012"), "from 1 to 31", ("day",)),
        (("4", "13", "2012"), "no month 13. The day comes first", ("day", "month")),
        (("4", "99", "2012"), "from 1 to 12", ("month",)),
        (("4", "spring", "2012"), "from 1 to 12", ("month",)),
        (("9", "4", "12"), "four numbers", ("year",)),
        (("9", "4", "year"), "four numbers", ("year",)),
        (("30", "2", "2012"), "no such day in that month", ("day", "month")),
    ],
)
def test_an_unclear_day_says_what_to_change_and_where(
    boxes: tuple[str, str, str], says: str, wrong: tuple[str, ...]
) -> None:
    with pytest.raises(UnclearDay, match=says) as unclear:
        read_day(*boxes)

    assert unclear.value.boxes == wrong


@pytest.mark.parametrize("words", ["9/4/2012", "9.4.2012", "09-04-2012", " 9 4 2012 ", "2012-04-09"])
def test_one_piece_of_text_is_split_into_three_boxes(words: str) -> None:
    assert read_day(*split_day(words)) == date(2012, 4, 9)


def test_a_month_by_name_is_split_too() -> None:
    assert split_day("9 April 2012") == ("9", "April", "2012")
    assert read_day(*split_day("9 października 2012")) == read_day("9", "10", "2012")


def test_words_that_are_no_day_stay_where_they_can_be_seen() -> None:
    assert split_day("last spring") == ("last spring", "", "")
