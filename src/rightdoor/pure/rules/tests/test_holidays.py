"""Bank holidays by the law's rule, for years to which no list reaches."""

from datetime import date

import pytest

from rightdoor.pure.rules.holidays import easter, expected_holidays

LAST_YEAR = 2199


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(2019, (4, 21)), (2024, (3, 31)), (2026, (4, 5)), (2038, (4, 25)), (2049, (4, 18)), (2076, (4, 19))],
)
def test_easter_is_where_the_moon_puts_it(year: int, sunday: tuple[int, int]) -> None:
    assert easter(year) == date(year, *sunday)


@pytest.mark.parametrize(
    ("year", "winter"),
    [
        (2025, ("01-01", "12-25", "12-26")),
        (2026, ("01-01", "12-25", "12-28")),
        (2027, ("01-01", "12-27", "12-28")),
        (2028, ("01-03", "12-25", "12-26")),
        (2033, ("01-03", "12-26", "12-27")),
    ],
)
def test_a_holiday_at_a_weekend_moves_to_the_next_free_working_day(year: int, winter: tuple[str, ...]) -> None:
    found = [f"{day:%m-%d}" for day in expected_holidays(year)]

    assert [found[0], *found[-2:]] == list(winter)


def test_every_year_has_eight_holidays_on_working_days() -> None:
    for year in range(2031, LAST_YEAR + 1):
        found = expected_holidays(year)
        assert len(set(found)) == 8
        assert all(day.weekday() < 5 and day.year == year for day in found)
