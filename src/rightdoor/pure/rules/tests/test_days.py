"""Birthdays turn at midnight, and 29 February is reached on 1 March."""

from datetime import date, datetime

from rightdoor.pure.rules.areas import AREAS, LONDON_BOROUGHS
from rightdoor.pure.rules.days import age_on, birthday, clock_words, local, spoken, zoned
from rightdoor.pure.rules.facts import Facts, next_birthdays


def test_a_leap_day_birthday_is_reached_on_the_first_of_march() -> None:
    assert birthday(date(2008, 2, 29), 19) == date(2027, 3, 1)
    assert birthday(date(2008, 2, 29), 20) == date(2028, 2, 29)
    assert (age_on(date(2008, 2, 29), date(2027, 2, 28)), age_on(date(2008, 2, 29), date(2027, 3, 1))) == (18, 19)


def test_an_age_is_completed_years() -> None:
    assert (age_on(date(2012, 3, 9), date(2026, 3, 8)), age_on(date(2012, 3, 9), date(2026, 3, 9))) == (13, 14)


def test_the_coming_birthdays_are_those_after_the_day() -> None:
    facts = Facts(on=date(2026, 3, 9), born_on=date(2016, 3, 10))

    assert next_birthdays(facts, [8, 10, 16, 0]) == [(date(2026, 3, 10), 10), (date(2032, 3, 10), 16)]
    assert next_birthdays(Facts(on=date(2026, 3, 9), age=9), [10]) == []


def test_days_and_moments_are_spoken_as_people_speak() -> None:
    assert spoken(date(2026, 4, 9)) == "Thursday 9 April 2026"
    assert clock_words(datetime.fromisoformat("2026-04-09T14:00")) == "Thursday 9 April 14:00"


def test_a_moment_is_read_on_the_clocks_of_london() -> None:
    assert local(zoned(datetime.fromisoformat("2026-07-01T09:00"))) == datetime.fromisoformat("2026-07-01T09:00")


def test_every_upper_tier_authority_of_england_is_an_area() -> None:
    assert len(AREAS) == 121
    assert len(LONDON_BOROUGHS) == 33
    assert not LONDON_BOROUGHS & set(AREAS)
