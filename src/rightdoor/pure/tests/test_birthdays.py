"""What falls due around birthdays, when, and that it is a step for a person each time."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rightdoor.pure.birthdays import Help, Kind, Step, due, outdated, plan, turns
from rightdoor.pure.rules.catalogue import Agreement, Criterion, Quote, Service
from rightdoor.pure.rules.criteria import AllOf, Among, AnyOf, Between, Node
from rightdoor.pure.rules.days import age_on, birthday
from rightdoor.pure.rules.facts import Facts
from rightdoor.pure.rules.truth import Truth

DAY = timedelta(days=1)
SEN = Among("sen", yes=frozenset({True}))
LONGER = AnyOf((Between("age", 8, 18), AllOf((Between("age", 8, 25, open={25: "year_of_25"}), SEN))))


def of_ages(test: Node, code: str = "essex.one", at_start: int | None = None) -> Service:
    age = Criterion("ages", "It is for some ages.", Quote("some ages", "a document", "A publisher", "A title"), test)
    other = replace(age, name="asks", test=Among("referrer", yes=frozenset({"self"})))
    return Service(code, "One", "essex", (age, other), Agreement(), age_at_start=at_start)


TO_18, UNDER_25 = of_ages(Between("age", 10, 18)), of_ages(Between("age", 0, 24), "essex.two")
UP_TO_25_WITH_SEN = of_ages(LONGER, "essex.three")
AT_START, ANY_AGE = of_ages(Between("age", 13, 17), "essex.four", 18), of_ages(Between("age", 0, 130), "essex.five")
SERVICES = (TO_18, UNDER_25, UP_TO_25_WITH_SEN, AT_START, ANY_AGE)
BORN = date(2008, 5, 20)
SINCE = date(2025, 1, 10)


def facts(born_on: date | None = BORN, **known: object) -> Facts:
    return Facts(on=SINCE, born_on=born_on, **known)  # type: ignore[arg-type]


def said(steps: list[Step]) -> list[tuple[Kind, date, int | None]]:
    return [(one.kind, one.on, one.age) for one in steps]


def test_a_service_to_18_asks_for_steps_around_18_and_19() -> None:
    assert said(plan(facts(), [Help(TO_18, SINCE)])) == [
        (Kind.BEGIN, date(2025, 11, 20), 18),
        (Kind.ASK_ANEW, date(2026, 5, 20), 18),
        (Kind.FOLLOW_UP, date(2026, 8, 20), 18),
        (Kind.BEGIN, date(2026, 11, 20), 19),
        (Kind.SERVICE_AGE, date(2027, 5, 20), 19),
        (Kind.FOLLOW_UP, date(2027, 8, 20), 19),
    ]


def test_at_18_the_steps_of_every_adult_stand_for_those_of_the_service() -> None:
    kinds = [one.kind for one in plan(facts(), [Help(AT_START, SINCE)])]

    assert kinds == [Kind.BEGIN, Kind.ASK_ANEW, Kind.SERVICE_AGE, Kind.FOLLOW_UP]


def test_where_the_date_of_birth_is_not_known_it_is_asked_and_no_birthday_is_made_up() -> None:
    assert said(plan(facts(None, age=17), [Help(TO_18, SINCE)])) == [(Kind.ASK_BIRTH_DATE, SINCE, None)]
    assert plan(facts(), []) == []


def test_what_a_service_says_hangs_on_what_is_known_and_unknown_is_asked() -> None:
    unknown, without, with_it = (turns(UP_TO_25_WITH_SEN, facts(sen=sen)) for sen in (None, False, True))

    assert [(one.age, one.truth, one.asks) for one in unknown] == [(19, Truth.UNKNOWN, ("sen",)), (26, Truth.NO, ())]
    assert [(one.age, one.truth) for one in without] == [(19, Truth.NO)]
    assert [(one.age, one.truth, one.settings) for one in with_it] == [
        (25, Truth.OPEN, ("year_of_25",)),
        (26, Truth.NO, ()),
    ]


def test_whoever_is_too_young_yet_is_not_told_of_it_as_an_end() -> None:
    assert [one.age for one in turns(TO_18, facts(), since_age=5)] == [19]
    assert turns(ANY_AGE, facts()) == ()


def service_age(service: Service, began_on: date | None, **known: object) -> str:
    steps = plan(facts(**known), [Help(service, SINCE, began_on=began_on)])
    return next(one.says for one in steps if one.kind is Kind.SERVICE_AGE)


def test_it_is_said_what_the_words_say_of_help_that_has_begun_and_what_they_do_not() -> None:
    assert "what has begun goes on" in service_age(AT_START, SINCE)
    assert "a manager decides" in service_age(AT_START, None)
    assert "a manager decides" in service_age(TO_18, None)
    assert "do not say what becomes of help that has begun" in service_age(TO_18, SINCE)
    assert "hangs on what is not known" in service_age(UP_TO_25_WITH_SEN, SINCE)
    assert "leave open" in service_age(UP_TO_25_WITH_SEN, SINCE, sen=True)


def test_who_comes_late_has_what_is_due_at_once_and_nothing_of_what_was_over() -> None:
    assert said(plan(facts(), [Help(TO_18, date(2026, 4, 1))]))[0] == (Kind.BEGIN, date(2026, 4, 1), 18)
    assert plan(facts(), [Help(UNDER_25, date(2026, 5, 20))])[0].age == 25
    assert said(plan(facts(), [Help(TO_18, SINCE, until=date(2025, 11, 20))])) == []


def test_whoever_was_handed_over_before_the_birthday_is_still_asked_how_it_went() -> None:
    ended = [Help(TO_18, SINCE, until=date(2026, 5, 20))]

    assert [one.kind for one in plan(facts(), ended)] == [Kind.BEGIN, Kind.FOLLOW_UP]
    later = [replace(ended[0], until=date(2027, 1, 1))]
    assert [one.kind for one in plan(facts(), later)][-2:] == [Kind.BEGIN, Kind.FOLLOW_UP]


def test_born_on_a_leap_day_they_turn_on_the_first_of_march() -> None:
    steps = plan(facts(date(2008, 2, 29)), [Help(TO_18, SINCE)])

    assert said(steps)[:2] == [(Kind.BEGIN, date(2025, 8, 29), 18), (Kind.ASK_ANEW, date(2026, 3, 1), 18)]


def test_a_birthday_begins_at_midnight_in_london() -> None:
    steps = [one for one in plan(facts(), [Help(TO_18, SINCE)]) if one.kind is Kind.ASK_ANEW]

    assert due(steps, datetime(2026, 5, 19, 22, 59, tzinfo=UTC)) == []
    assert due(steps, datetime(2026, 5, 19, 23, 0, tzinfo=UTC)) == steps


def test_a_corrected_date_of_birth_makes_new_steps_and_names_the_old() -> None:
    before, after = (plan(facts(born), [Help(TO_18, SINCE)]) for born in (BORN, BORN + DAY))
    done = {one.key for one in before}

    assert due(after, datetime(2040, 1, 1, tzinfo=UTC), done) == after
    assert outdated(after, done) == done
    assert outdated(before, done) == frozenset()


BIRTHS = st.dates(date(1999, 1, 1), date(2026, 1, 1)) | st.sampled_from([date(2004, 2, 29), date(2008, 2, 29)])
HELPS = st.builds(
    Help, service=st.sampled_from(SERVICES), since=st.dates(date(2015, 1, 1), date(2027, 1, 1)),
    until=st.none() | st.dates(date(2015, 1, 1), date(2040, 1, 1)), began_on=st.none() | st.just(SINCE),
)  # fmt: skip
SPELLS = st.lists(HELPS, max_size=4)


@given(born_on=BIRTHS, spells=SPELLS, sen=st.none() | st.booleans())
def test_steps_come_in_order_around_their_birthday_and_never_before_birth_or_help(
    *, born_on: date, spells: list[Help], sen: bool | None
) -> None:
    steps = plan(facts(born_on, sen=sen), spells)

    assert [one.on for one in steps] == sorted(one.on for one in steps)
    assert len({one.key for one in steps}) == len(steps)
    for one in steps:
        assert one.age is not None
        assert one.turns_on is not None
        assert one.turns_on == birthday(born_on, one.age)
        assert (age_on(born_on, one.turns_on), age_on(born_on, one.turns_on - DAY)) == (one.age, one.age - 1)
        assert one.on >= max(born_on, min(spell.since for spell in spells))
        assert (one.on < one.turns_on) == (one.kind is Kind.BEGIN)
        assert (one.on > one.turns_on) == (one.kind is Kind.FOLLOW_UP)


@given(BIRTHS, st.sampled_from(SERVICES))
def test_somebody_has_at_least_six_months_where_help_began_in_time(born_on: date, service: Service) -> None:
    for one in plan(facts(born_on), [Help(service, born_on)]):
        if one.kind is Kind.BEGIN:
            assert one.turns_on is not None
            assert (one.turns_on - one.on).days >= 181


@given(BIRTHS, SPELLS, st.lists(st.integers(0, 400), max_size=30))
def test_however_often_it_is_run_each_step_is_yielded_once(
    born_on: date, spells: list[Help], pauses: list[int]
) -> None:
    done: list[str] = []
    at = datetime(2015, 1, 1, 3, tzinfo=UTC)
    for days in [*pauses, 20_000]:
        at += timedelta(days=days)
        done += [one.key for one in due(plan(facts(born_on), spells), at, done)]

    assert sorted(done) == sorted(one.key for one in plan(facts(born_on), spells))
