"""The service's own clock and the national one, and what keeps the second from stopping."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rightdoor.pure.waiting.clocks import Clock, Mark, Spell, local_clock, national_clock, side_by_side

ASKED, ACCEPTED, STARTED, TODAY = date(2026, 1, 5), date(2026, 1, 12), date(2026, 2, 2), date(2026, 3, 2)
DAYS = st.dates(date(2025, 12, 1), date(2026, 6, 1))
MAYBE = st.none() | DAYS


def test_the_two_clocks_begin_and_stop_by_different_things() -> None:
    own, national = side_by_side(Spell(ASKED, ACCEPTED, STARTED, baseline=STARTED, intervention=STARTED), TODAY)

    assert own == Clock(ACCEPTED, STARTED, 21)
    assert national == Clock(ASKED, None, 56, (Mark.ASSESSMENT, Mark.PLAN))


def test_the_national_clock_stops_on_the_day_of_the_last_of_the_four() -> None:
    marks = {"baseline": ACCEPTED, "assessment": ACCEPTED, "plan": STARTED, "intervention": STARTED}
    spell = Spell(ASKED, ACCEPTED, **marks)

    assert national_clock(spell, TODAY) == Clock(ASKED, STARTED, 28)
    assert national_clock(spell, date(2026, 2, 1)).missing == (Mark.PLAN, Mark.INTERVENTION)


def test_what_was_recorded_before_the_request_or_after_the_end_is_of_another_spell() -> None:
    spell = Spell(ASKED, over_on=STARTED, baseline=date(2026, 1, 4), plan=date(2026, 2, 3))

    assert national_clock(spell, TODAY) == Clock(ASKED, None, 28, tuple(Mark), over_without=True)


def test_the_own_clock_does_not_run_before_a_service_accepts_and_ends_with_the_spell() -> None:
    assert local_clock(Spell(ASKED), TODAY) == Clock(None, None, None)
    assert local_clock(Spell(ASKED, ACCEPTED), date(2026, 1, 11)) == Clock(None, None, None)
    assert local_clock(Spell(ASKED, ACCEPTED, STARTED), date(2026, 1, 20)) == Clock(ACCEPTED, None, 8)
    assert local_clock(Spell(ASKED, ACCEPTED, over_on=STARTED), TODAY) == Clock(ACCEPTED, None, 21, over_without=True)
    assert local_clock(Spell(ASKED, ACCEPTED, STARTED, over_on=TODAY), TODAY) == Clock(ACCEPTED, STARTED, 21)


SPELLS = st.builds(
    Spell, asked_on=DAYS, accepted_on=MAYBE, started_on=MAYBE, over_on=MAYBE,
    baseline=MAYBE, assessment=MAYBE, plan=MAYBE, intervention=MAYBE,
)  # fmt: skip


@given(SPELLS, DAYS)
def test_the_national_clock_stops_exactly_when_nothing_is_missing(spell: Spell, today: date) -> None:
    clock = national_clock(spell, today)

    assert (clock.until is None) == bool(clock.missing)
    assert clock.days is not None
    assert clock.days >= 0


@given(SPELLS, DAYS)
def test_a_clock_that_has_stopped_shows_the_same_ever_after(spell: Spell, today: date) -> None:
    for clock in (local_clock, national_clock):
        now = clock(spell, today)
        if now.until is not None:
            later = clock(spell, today + timedelta(days=100))
            assert (later.until, later.days) == (now.until, now.days)
