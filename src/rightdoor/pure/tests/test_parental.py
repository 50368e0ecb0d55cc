"""What a parent may see: against a table written from the design's words, day by day round the birthdays."""

import csv
from dataclasses import fields, replace
from datetime import date, timedelta
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightdoor.pure.parental import (
    PARENT_OK,
    Age,
    Competence,
    Legal,
    Look,
    ParentView,
    Reason,
    Review,
    ServiceRule,
    Wish,
    parent_view,
)
from rightdoor.pure.rules.days import age_on, birthday

SPRING, LEAP = date(2009, 3, 10), date(2012, 2, 29)
DAY = timedelta(days=1)
TABLE = list(csv.DictReader((Path(__file__).parent / "parental.csv").read_text().splitlines()))
ASKED = ("blocked", "flagged", "years", "audience", "service", "reviewed", "judged", "said", "law")
LAWS = dict(zip(("responsible", "court_order", "care_order", "none", "unknown"), Legal, strict=True))
AUDIENCES = ("staff", "child_ok", PARENT_OK)


class Said(NamedTuple):
    """One combination, in the words of the table."""

    blocked: str
    flagged: str
    years: str
    audience: str
    service: str
    reviewed: str
    judged: str
    said: str
    law: str


@cache
def row_for(said: Said) -> int:
    """The first line of the table that speaks of it."""
    for number, row in enumerate(TABLE):
        if all(
            row[column] == "*" or value in row[column].split("|") for column, value in zip(ASKED, said, strict=True)
        ):
            return number
    raise AssertionError(said)


def look_at(said: Said, child: Age, day: date) -> Look:
    """The same combination, as the function takes it; everything was said on that very day."""
    judged = None if said.judged == "unjudged" else Competence(said.judged == "able", "a practitioner", day, "kent.tss")
    return Look(
        child=child,
        day=day,
        scope="kent.tss",
        competence=judged,
        wish=None if said.said == "nothing" else Wish(said.said == "yes", day),
        review=None if said.reviewed == "none" else Review(said.reviewed == "yes", "a practitioner", day),
        legal=LAWS[said.law],
        service=ServiceRule(said.service),
        audience=said.audience,
        blocked=said.blocked == "yes",
        flagged=said.flagged == "yes",
    )


@cache
def combinations(years: str) -> list[Said]:
    two = ("no", "yes")
    rest = product(
        two,
        two,
        (years,),
        AUDIENCES,
        ServiceRule,
        ("none", *two),
        ("unjudged", "able", "unable"),
        ("nothing", *two),
        LAWS,
    )
    return [Said(*(str(part) for part in one)) for one in rest]


def agrees(said: Said, child: Age, day: date) -> None:
    row = TABLE[row_for(said)]
    look = look_at(said, child, day)
    for made in (False, True):
        view = parent_view(replace(look, made_request=made))
        told = (view.parts, view.ask_child_first, view.review_needed)
        assert told == tuple(row[column] == "yes" for column in ("see", "ask", "review")), (said, row["words"])
        assert view.receipt is made
        assert view.same_screen_as_nothing_new is (row["see"] == "no")


def round_birthdays(born: date, birthdays: dict[int, date]) -> list[tuple[date, date, str]]:
    """Two days before to two days after each birthday, written out, with the years that the child has by then."""
    before = {11: "under 11", 13: "11-12", 16: "13-15", 18: "16-17"}
    after = {11: "11-12", 13: "13-15", 16: "16-17", 18: "18+"}
    return [
        (born, on + days * DAY, before[years] if days < 0 else after[years])
        for years, on in birthdays.items()
        for days in range(-2, 3)
    ]


EVERY_DAY = [
    *round_birthdays(SPRING, {years: date(2009 + years, 3, 10) for years in (11, 13, 16, 18)}),
    *round_birthdays(LEAP, {11: date(2023, 3, 1), 13: date(2025, 3, 1), 16: date(2028, 2, 29), 18: date(2030, 3, 1)}),
]


@pytest.mark.parametrize(("born", "day", "years"), EVERY_DAY)
def test_every_combination_on_every_day_round_a_birthday_is_as_the_table_says(
    born: date, day: date, years: str
) -> None:
    for said in combinations(years):
        agrees(said, Age(born_on=born), day)


@pytest.mark.parametrize("child", [Age(), Age(years_said=9), Age(said_on=SPRING), Age(born_on=date(2030, 1, 1))])
def test_a_child_whose_age_is_not_known_is_shown_to_nobody(child: Age) -> None:
    for said in combinations("unknown"):
        agrees(said, child, date(2026, 11, 22))


def test_every_line_of_the_table_decides_something() -> None:
    years = ("under 11", "11-12", "13-15", "16-17", "18+", "unknown")
    assert {row_for(said) for band in years for said in combinations(band)} == set(range(len(TABLE)))


def day_in(years: int) -> date:
    return date(2009 + years, 6, 1)


OPEN = Look(
    Age(born_on=SPRING), day_in(9), "kent.tss", legal=Legal.RESPONSIBLE, service=ServiceRule.OPEN, audience=PARENT_OK
)
YES, REVIEWED = Wish(yes=True, on=day_in(12)), Review(yes=True, by="a practitioner", on=day_in(12))
GIVEN = Wish(yes=True, on=day_in(14))
UNABLE = Competence(able=False, by="a practitioner", on=day_in(14), scope="kent.tss")


@pytest.mark.parametrize(
    ("look", "reason"),
    [
        (OPEN, Reason.MAY_SEE),
        (replace(OPEN, blocked=True, flagged=True), Reason.BLOCKED),
        (replace(OPEN, flagged=True, day=day_in(19)), Reason.FLAGGED),
        (replace(OPEN, day=day_in(18)), Reason.GROWN_UP),
        (replace(OPEN, day=day_in(17)), Reason.SIXTEEN),
        (replace(OPEN, audience="staff"), Reason.NOT_FOR_PARENTS),
        (replace(OPEN, service=ServiceRule.NEVER), Reason.SERVICE_NEVER),
        (replace(OPEN, review=replace(REVIEWED, yes=False)), Reason.REVIEW_SAID_NO),
        (replace(OPEN, child=Age()), Reason.AGE_UNKNOWN),
        (replace(OPEN, day=day_in(12), wish=Wish(yes=False, on=SPRING)), Reason.CHILD_SAID_NO),
        (replace(OPEN, wish=Wish(yes=False, on=SPRING)), Reason.REVIEWER_STANDS_IN),
        (replace(OPEN, day=day_in(13)), Reason.ASK_THE_CHILD),
        (replace(OPEN, legal=Legal.COURT_ORDER), Reason.COURT_ORDER),
        (replace(OPEN, legal=Legal.CARE_ORDER), Reason.CARE_ORDER),
        (replace(OPEN, legal=Legal.NONE), Reason.NOT_RESPONSIBLE),
        (replace(OPEN, legal=Legal.UNKNOWN), Reason.LAW_UNKNOWN),
        (replace(OPEN, service=ServiceRule.UNKNOWN), Reason.SERVICE_UNKNOWN),
        (replace(OPEN, day=day_in(12)), Reason.ELEVEN_OR_TWELVE),
        (replace(OPEN, day=day_in(14), wish=GIVEN, legal=Legal.UNKNOWN), Reason.LAW_UNKNOWN),
        (replace(OPEN, day=day_in(14), wish=replace(GIVEN, to_weigh=True)), Reason.YES_TO_WEIGH),
        (replace(OPEN, day=day_in(14), wish=replace(GIVEN, to_weigh=True),
                 review=replace(REVIEWED, on=day_in(14) - DAY)), Reason.YES_TO_WEIGH),  # looked at before it was said
        (replace(OPEN, day=day_in(14), wish=replace(GIVEN, to_weigh=True),
                 review=replace(REVIEWED, on=day_in(14))), Reason.MAY_SEE),
        (replace(OPEN, wish=replace(GIVEN, on=day_in(9), to_weigh=True)), Reason.MAY_SEE),  # at nine it opens nothing
        (replace(OPEN, day=day_in(17), wish=GIVEN, legal=Legal.UNKNOWN), Reason.SIXTEEN),  # said at fourteen
        (replace(OPEN, day=day_in(17), wish=Wish(yes=True, on=day_in(17)), legal=Legal.UNKNOWN), Reason.MAY_SEE),
        (replace(OPEN, day=day_in(17), wish=Wish(yes=True, on=day_in(17)), legal=Legal.CARE_ORDER), Reason.CARE_ORDER),
        (replace(OPEN, day=day_in(18), wish=Wish(yes=True, on=day_in(17))), Reason.GROWN_UP),
        (replace(OPEN, day=day_in(18), wish=Wish(yes=True, on=day_in(18)), legal=Legal.CARE_ORDER), Reason.MAY_SEE),
    ],
)  # fmt: skip
def test_staff_are_told_why(look: Look, reason: Reason) -> None:
    assert parent_view(look).reason is reason


@pytest.mark.parametrize(
    ("look", "sees"),
    [
        (replace(OPEN, day=day_in(12), review=REVIEWED), True),
        (replace(OPEN, day=day_in(12), review=replace(REVIEWED, on=day_in(10))), False),  # reviewed at ten
        (replace(OPEN, day=day_in(12), review=replace(REVIEWED, on=day_in(12) + DAY)), False),  # not yet
        (replace(OPEN, day=day_in(12), review=replace(REVIEWED, by="")), False),  # by nobody
        (replace(OPEN, day=day_in(12), review=replace(REVIEWED, on=SPRING - DAY)), False),  # before the birth
        (replace(OPEN, day=day_in(13), wish=YES), False),  # said at twelve; from 13 asked again
        (replace(OPEN, day=day_in(14), wish=replace(YES, on=day_in(13))), True),
        (replace(OPEN, day=day_in(14), wish=replace(YES, on=day_in(15))), False),
        (replace(OPEN, day=day_in(15), wish=Wish(yes=False, on=day_in(9))), False),  # a no is never too old
        (replace(OPEN, day=day_in(15), review=replace(REVIEWED, on=day_in(15)), competence=UNABLE), True),
        (replace(OPEN, day=day_in(15), review=replace(REVIEWED, on=day_in(15))), False),
        *(
            (replace(OPEN, day=day_in(15), review=replace(REVIEWED, on=day_in(15)), competence=spoilt), False)
            for spoilt in (
                replace(UNABLE, by=""), replace(UNABLE, scope="kent.hera"), replace(UNABLE, on=day_in(12)),
                replace(UNABLE, on=day_in(16)),
            )
        ),
        (replace(OPEN, day=day_in(15), scope="", review=replace(REVIEWED, on=day_in(15)),
                 competence=replace(UNABLE, scope="")), False),
        (replace(OPEN, competence=replace(UNABLE, able=True, scope="kent.hera", on=day_in(8))), False),
    ],
)  # fmt: skip
def test_what_opens_counts_for_this_and_in_this_stage_of_life_and_what_closes_counts_always(
    look: Look, *, sees: bool
) -> None:
    assert parent_view(look).parts is sees


def test_only_a_concern_or_a_block_ends_what_a_parent_is_told_and_asked() -> None:
    assert not parent_view(OPEN).hears_nothing_more
    assert not parent_view(replace(OPEN, day=day_in(17))).hears_nothing_more
    assert parent_view(replace(OPEN, flagged=True)).hears_nothing_more
    assert parent_view(replace(OPEN, blocked=True)).hears_nothing_more


DAYS = st.dates(date(2004, 1, 1), date(2040, 12, 31))
AGES = st.builds(Age, born_on=st.none() | DAYS, years_said=st.none() | st.integers(0, 25), said_on=st.none() | DAYS)
NAMES = st.sampled_from(("", "a practitioner"))
SCOPES = st.sampled_from(("", "kent.tss", "kent.hera"))
LOOKS = st.builds(
    Look,
    child=AGES,
    day=DAYS,
    scope=SCOPES,
    competence=st.none() | st.builds(Competence, able=st.booleans(), by=NAMES, on=DAYS, scope=SCOPES),
    wish=st.none() | st.builds(Wish, yes=st.booleans(), on=DAYS, to_weigh=st.booleans()),
    review=st.none() | st.builds(Review, yes=st.booleans(), by=NAMES, on=DAYS),
    legal=st.sampled_from(Legal),
    service=st.sampled_from(ServiceRule),
    audience=st.sampled_from(AUDIENCES) | st.just(PARENT_OK),
    made_request=st.booleans(),
    blocked=st.booleans(),
    flagged=st.booleans(),
)
CLOSING = (
    {"blocked": True},
    {"flagged": True},
    {"legal": Legal.CARE_ORDER},
    {"legal": Legal.COURT_ORDER},
    {"legal": Legal.UNKNOWN},
    {"service": ServiceRule.UNKNOWN},
    {"service": ServiceRule.NEVER},
    {"audience": "staff"},
    {"child": Age()},
    {"review": None},
)  # each of these said of a parent who may see


def opened(look: Look) -> Look:
    """The same look, made likely to be open, so that closing it is seen to close it."""
    return replace(look, audience=PARENT_OK, blocked=False, flagged=False)


@given(LOOKS, st.sampled_from(CLOSING))
def test_a_block_a_flag_an_order_or_not_knowing_never_opens_anything(look: Look, more: dict[str, object]) -> None:
    open_before = opened(look)
    worse = replace(open_before, **more)  # type: ignore[arg-type]
    no_longer_refused = "review" in more and open_before.review is not None and not open_before.review.yes

    assert no_longer_refused or parent_view(open_before).parts >= parent_view(worse).parts


@given(LOOKS)
def test_a_parent_keeps_the_receipt_of_what_they_asked_and_no_other(look: Look) -> None:
    assert parent_view(look).receipt is look.made_request


@given(LOOKS)
def test_a_flagged_adult_sees_what_they_see_when_nothing_is_new_and_nobody_is_asked(look: Look) -> None:
    flagged = parent_view(replace(look, flagged=True))

    assert flagged.same_screen_as_nothing_new
    assert not flagged.ask_child_first
    assert not flagged.review_needed
    assert flagged.receipt is look.made_request


@given(LOOKS)
def test_who_sees_has_nothing_left_to_ask_or_to_review(look: Look) -> None:
    view = parent_view(look)

    assert not view.parts or (view.reason is Reason.MAY_SEE and not view.ask_child_first and not view.review_needed)
    assert view.parts or view.reason is not Reason.MAY_SEE


@given(LOOKS)
def test_nobody_of_sixteen_or_more_is_shown_to_a_parent_without_a_yes_that_they_said_since(look: Look) -> None:
    view, wish = parent_view(look), look.wish
    given = wish is not None and wish.yes and wish.on <= look.day and (look.child.on(wish.on) or 0) >= 16

    assert not view.parts or given or (look.age is not None and look.age < 16)


@given(LOOKS)
def test_what_was_given_before_eighteen_shows_a_grown_up_to_nobody(look: Look) -> None:
    view, wish = parent_view(look), look.wish
    minor = wish is not None and (look.child.on(wish.on) or 0) < 18

    assert not (view.parts and minor and look.age is not None and look.age >= 18)


@given(LOOKS)
def test_a_yes_that_a_person_has_to_weigh_opens_nothing_before_somebody_looked_at_it(look: Look) -> None:
    to_weigh = replace(opened(look), wish=Wish(yes=True, on=look.day, to_weigh=True))
    view = parent_view(to_weigh)

    assert not (view.parts and to_weigh.childs_to_say) or (look.review is not None and look.review.on == look.day)
    assert parent_view(replace(to_weigh, review=None)).parts <= (not to_weigh.childs_to_say)


@given(st.integers(0, 20), DAYS, st.integers(0, 3000))
def test_where_only_an_age_was_said_the_child_is_taken_to_be_the_oldest_that_they_can_be(
    years: int, said_on: date, later: int
) -> None:
    day = said_on + later * DAY
    about = birthday(said_on, -years - 1)
    possible = [about + days * DAY for days in range(-3, 370)]
    oldest = max(age_on(born, day) for born in possible if age_on(born, said_on) == years)

    assert Age(years_said=years, said_on=said_on).on(day) == oldest


def test_the_answer_says_no_more_than_these_five_things() -> None:
    assert [field.name for field in fields(ParentView)] == [
        "receipt", "parts", "ask_child_first", "review_needed", "reason",
    ]  # fmt: skip
