from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from rightdoor.pure.rules.clocks import Pause
from rightdoor.work.referrals.actions.promise import by_the_clock, promise_for, recounted

LONDON = ZoneInfo("Europe/London")
THURSDAY = datetime(2026, 4, 2, 14, 0, tzinfo=LONDON)


def test_a_named_services_own_standard_is_promised_with_its_why() -> None:
    promise = promise_for(wanted_service="kent.hera", area="kent", start=THURSDAY)

    assert promise.decide_by == datetime(2026, 4, 9, 14, 0, tzinfo=LONDON)
    assert "Friday and Monday are bank holidays" in promise.clock["explanation"]


def test_without_any_standard_no_day_is_promised() -> None:
    promise = promise_for(wanted_service="kent.tss", area="essex", start=THURSDAY)

    assert promise.decide_by is None
    assert recounted(promise.clock).decide_by is None


@pytest.mark.parametrize(
    "pauses", [(), (Pause(THURSDAY, datetime(2026, 4, 8, 14, tzinfo=LONDON), "facts were asked"),)]
)
def test_a_stored_clock_counts_to_the_same_moment_again(pauses: tuple[Pause, ...]) -> None:
    promise = promise_for(wanted_service="kent.hera", area="kent", start=THURSDAY, pauses=pauses)

    assert recounted(promise.clock) == promise


def test_a_clock_that_runs_day_and_night_counts_again_as_it_was_set_whatever_the_county_says_now() -> None:
    promise = by_the_clock(hours=4, promised_by="emergency", start=THURSDAY)

    assert promise.decide_by == datetime(2026, 4, 2, 18, 0, tzinfo=LONDON)
    assert recounted({**promise.clock, "hours": 6}).decide_by == datetime(2026, 4, 2, 20, 0, tzinfo=LONDON)
