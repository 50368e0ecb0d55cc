"""A day of birth is weighed in one way, whoever types it."""

from datetime import date, timedelta

import pytest

from rightdoor.pure.rules.days import birthday
from rightdoor.pure.rules.facts import OLDEST, OLDEST_HELPED
from rightdoor.records.questions.births import CANNOT_BE, Doubt, doubt_about, refusal

TODAY = date(2026, 3, 9)


def before(years: int, days: int = 0) -> date:
    return birthday(TODAY, -years) - timedelta(days=days)


@pytest.mark.parametrize(
    ("born_on", "doubt"),
    [
        (TODAY + timedelta(days=1), Doubt.TO_COME),
        (date.max, Doubt.TO_COME),
        (TODAY, None),
        (before(OLDEST_HELPED), None),
        (before(OLDEST_HELPED + 1, -1), None),
        (before(OLDEST_HELPED + 1), Doubt.OLDER),
        (before(OLDEST + 1, -1), Doubt.OLDER),
        (before(OLDEST + 1), Doubt.LONG_AGO),
        (date.min, Doubt.LONG_AGO),
    ],
)
def test_a_day_of_birth_is_doubted_from_the_very_day_on_which_it_turns(born_on: date, doubt: Doubt | None) -> None:
    assert doubt_about(born_on, TODAY) == doubt


def test_only_what_cannot_be_is_refused_and_the_words_say_which_box_is_wrong() -> None:
    assert set(CANNOT_BE) == {Doubt.TO_COME, Doubt.LONG_AGO}

    told = refusal(Doubt.LONG_AGO, "Nothing was changed")

    assert told.messages == ["That is more than 120 years ago. Check the year. Nothing was changed"]
    assert told.params is not None
    assert told.params["boxes"] == ("year",)
