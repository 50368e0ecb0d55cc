"""Until which day a record is kept: 25th and 26th birthdays, leap days, last contact and death."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightdoor.pure.retention import Keeping, Life, NoPeriod, Period, Since, Whose, keeping, years_before

CHILD = Period("child", "A child's record", "a code", Since.BIRTH, 25, Whose.CHILD, years_if_seventeen=26)
HELPED = Period("care", "A care record", "a code", Since.LAST_CONTACT, 20, Whose.CHILD, only_if_helped=True)
DIED = Period("died", "After a death", "a code", Since.DEATH, 10, Whose.CHILD)
ADULT = Period("adult", "An adult's record", "a code", Since.LAST_CONTACT, 8, Whose.ADULT)
GROUP = Period("group", "A group's request", "a code", Since.LAST_CONTACT, 6, Whose.NOBODY)
ALL = (CHILD, HELPED, DIED, ADULT, GROUP)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def life(last: date, **known: object) -> Life:
    return Life(last_contact_on=last, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "last_day", "code"),
    [
        (life(date(2024, 5, 1), born_on=date(2010, 3, 9)), date(2035, 3, 9), "child"),
        (life(date(2027, 5, 1), born_on=date(2010, 3, 9)), date(2036, 3, 9), "child"),  # seventeen when it ended
        (life(date(2027, 3, 8), born_on=date(2010, 3, 9)), date(2035, 3, 9), "child"),  # sixteen for one day more
        (life(date(2027, 3, 9), born_on=date(2010, 3, 9)), date(2036, 3, 9), "child"),  # seventeen from today
        (life(date(2028, 3, 8), born_on=date(2010, 3, 9)), date(2036, 3, 9), "child"),  # the last day of childhood
        (life(date(2028, 3, 9), born_on=date(2010, 3, 9)), date(2036, 3, 9), "adult"),  # eighteen: an adult's record
        (life(date(2020, 5, 1), born_on=date(2008, 2, 29)), date(2033, 3, 1), "child"),  # no 29 February in 2033
        (life(date(2025, 5, 1), born_on=date(2008, 2, 29)), date(2034, 3, 1), "child"),
        (life(date(2025, 2, 28), born_on=date(2008, 2, 29)), date(2033, 3, 1), "child"),  # seventeen on 1 March
        (life(date(2025, 3, 1), born_on=date(2008, 2, 29)), date(2034, 3, 1), "child"),
        (life(date(2024, 2, 29), born_on=date(2003, 2, 28)), date(2032, 2, 29), "adult"),
        (life(date(2023, 5, 1), born_on=date(2010, 3, 9), helped=True), date(2043, 5, 1), "care"),
        (life(date(2004, 5, 1), born_on=date(2001, 3, 9), helped=True), date(2026, 3, 9), "child"),
        (life(date(2023, 5, 1), born_on=date(2010, 3, 9), died_on=date(2030, 6, 1)), date(2040, 6, 1), "died"),
        (life(date(2023, 5, 1), born_on=date(2010, 3, 9), died_on=date(2023, 6, 1)), date(2035, 3, 9), "child"),
        (life(date(2024, 5, 1), age_said=12), date(2038, 5, 1), "child"),  # born on 1 May 2012 at the latest
        (life(date(2024, 5, 1), age_said=12, said_on=date(2022, 1, 9)), date(2036, 1, 9), "child"),
        (life(date(2024, 5, 1)), date(2050, 5, 1), "child"),  # nothing is known: as long as for somebody born that day
        (life(date(2024, 5, 1), age_said=40), date(2032, 5, 1), "adult"),
        (life(date(2024, 5, 1), named=False), date(2030, 5, 1), "group"),
    ],
)  # fmt: skip
def test_a_record_is_kept_until(known: Life, last_day: date, code: str) -> None:
    kept = keeping(known, ALL)

    assert (kept.last_day, kept.period.code) == (last_day, code)


def test_it_is_over_on_the_day_after_and_not_before() -> None:
    kept = Keeping(date(2035, 3, 9), CHILD)

    assert not kept.is_over(date(2035, 3, 9))
    assert kept.is_over(date(2035, 3, 10))


def test_nothing_goes_where_no_period_speaks_of_it() -> None:
    with pytest.raises(NoPeriod, match="nobody"):
        keeping(life(date(2024, 5, 1), named=False), [CHILD, ADULT])


@given(DAYS, DAYS, st.booleans(), st.one_of(st.none(), DAYS))
def test_no_record_goes_before_any_period_that_speaks_of_it(
    born: date,
    last: date,
    helped: bool,  # noqa: FBT001
    died: date | None,
) -> None:
    known = life(max(born, last), born_on=born, helped=helped, died_on=died)

    kept = keeping(known, ALL)

    assert all(day <= kept.last_day for one in ALL if (day := one.last_day(known)) is not None)


@given(DAYS, st.integers(0, 17), st.integers(0, 364))
def test_an_age_alone_never_keeps_a_record_shorter_than_the_day_of_birth_would(
    said: date, age: int, since_birthday: int
) -> None:
    born = years_before(said, age) - timedelta(days=since_birthday)

    told_age = keeping(life(said, age_said=age), [CHILD]).last_day
    told_birth = CHILD.last_day(life(said, born_on=born))

    assert told_birth is None or told_age >= told_birth


@given(DAYS, DAYS, DAYS)
def test_a_later_contact_never_lets_a_childs_record_go_sooner(born: date, one: date, other: date) -> None:
    first, second = sorted((max(born, one), max(born, other)))
    both = [life(first, born_on=born, helped=True), life(second, born_on=born, helped=True)]

    if both[1].whose is Whose.CHILD:
        assert keeping(both[0], ALL).last_day <= keeping(both[1], ALL).last_day
