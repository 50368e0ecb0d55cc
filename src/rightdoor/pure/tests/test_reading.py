"""Twenty-eight days, counted in London."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from rightdoor.pure.reading import read_since, still_read
from rightdoor.pure.rules.days import LONDON

DAYS = [
    datetime(2026, 3, 9, 9, tzinfo=UTC),
    datetime(2026, 3, 1, 23, 59, tzinfo=UTC),  # 28 March is the last day; the clocks go forward that night
    datetime(2027, 3, 28, 0, 30, tzinfo=UTC),
    datetime(2027, 10, 31, 0, 30, tzinfo=UTC),  # half past one, the first time
    datetime(2027, 10, 31, 1, 30, tzinfo=UTC),  # half past one, the second time
    datetime(2028, 2, 29, 23, 59, tzinfo=UTC),
]


@pytest.mark.parametrize("closed", DAYS)
@pytest.mark.parametrize("days", [0, 27, 28, 29, 400])
def test_the_day_it_was_closed_and_twenty_eight_more(closed: datetime, days: int) -> None:
    day = closed.astimezone(LONDON).date() + timedelta(days=days)
    first = datetime.combine(day, datetime.min.time(), LONDON).astimezone(UTC)
    last = datetime.combine(day, datetime.max.time(), LONDON).astimezone(UTC)

    reads = days <= 28
    assert (still_read(closed, max(first, closed)), still_read(closed, last)) == (reads, reads)


def test_what_is_open_is_read_whenever() -> None:
    assert still_read(None, DAYS[0])


def test_a_list_and_a_ruling_agree_at_every_hour_round_the_change_of_the_clocks() -> None:
    for closed, hour in product(DAYS, range(27 * 24, 30 * 24)):
        at = closed + timedelta(hours=hour, minutes=17)
        assert still_read(closed, at) == (closed >= read_since(at)), (closed, at)
