"""The fields of a page: kind about what is empty, plain about what is wrong, and faithful to what was kept."""

from datetime import date
from typing import Any

import pytest
from django.http import QueryDict

from rightdoor.records.questions.fields import PageForm, page_form
from rightdoor.records.questions.reading import form
from rightdoor.records.questions.told import told

TODAY = date(2026, 4, 9)


def typed(key: str, words: str = "", voice: str = "young", name: str = "me") -> PageForm:
    page = next(page for page in form(name).pages() if page.key == key)
    built = page_form(page, voice, on=TODAY, data=QueryDict(words))
    built.is_valid()
    return built


def test_an_empty_page_is_a_good_page() -> None:
    for name in ("me", "child", "someone", "group"):
        for page in form(name).pages():
            for voice in page.voices:
                assert page_form(page, voice, on=TODAY, data=QueryDict("")).is_valid(), page.key


@pytest.mark.parametrize(
    ("number", "kept"),
    [("07700 900461", True), ("+44 7700 900461", True), ("01622 900 1234", False), ("07700 900", False), ("mum", False),
     ("+49 30 901820", True), ("", True)],
)  # fmt: skip
def test_a_number_of_this_country_has_eleven_digits(*, number: str, kept: bool) -> None:
    wrong = typed("ways", f"ways=text&text_number={number.replace('+', '%2B')}").errors

    assert (wrong == {}) is kept


def test_an_address_without_an_at_is_explained() -> None:
    assert "One looks like name@example.org" in str(typed("ways", "email=wren").errors["email"])


def test_an_age_is_written_in_figures() -> None:
    assert typed("who", "age=14").answers()["age"] == 14
    assert "figures" in str(typed("who", "age=fourteen").errors["age"])
    assert "figures" in str(typed("who", "age=-3").errors["age"])


@pytest.mark.parametrize("age", ["121", "9" * 60])
def test_an_age_that_nobody_reaches_is_asked_again(age: str) -> None:
    assert typed("who", f"age={age}").errors["age"] == ["That is more than 120. Check the number"]


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ((9, 4, 2026), []),
        ((10, 4, 2026), ["That day has not come yet. Check the year"]),
        ((1, 1, 9999), ["That day has not come yet. Check the year"]),
        ((10, 4, 1905), []),
        ((9, 4, 1905), ["That is more than 120 years ago. Check the year"]),
    ],
)
@pytest.mark.parametrize("name", ["me", "child", "someone"])
def test_a_birthday_lies_within_a_life(name: str, day: tuple[int, int, int], says: list[str]) -> None:
    key = next(page.key for page in form(name).pages() if any(one.fact == "born_on" for one in page.questions))
    boxes = "&".join(f"born_on_{box}={number}" for box, number in zip(("day", "month", "year"), day, strict=True))

    asked = typed(key, boxes, voice=form(name).voices[-1], name=name)

    assert asked.errors.get("born_on", []) == says
    assert asked["born_on"].value() == tuple(map(str, day))


def test_a_day_is_kept_in_figures_and_shown_again() -> None:
    answers = typed("who", "born_on_day=14&born_on_month=June&born_on_year=2011").answers()

    page = next(page for page in form("me").pages() if page.key == "who")
    assert answers["born_on"] == "2011-06-14"
    assert str(page_form(page, "young", on=TODAY, answers=answers)["born_on"].value()) == "2011-06-14"


def test_two_things_that_cannot_both_be_true_are_asked_again() -> None:
    assert "Keep one or the other" in str(typed("ways", "ways=text&ways=code").errors["ways"])


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"danger_now": "not_sure"}, "Not sure"),
        ({"impact_home": "7"}, "7 of 10"),
        ({"born_on": "2011-06-14"}, "14 June 2011"),
        ({"needs": ["anxiety", "sleep"]}, "Worry or panic; Sleep"),
        ({"story": "My words"}, "My words"),
        ({"needs": ["a code that is gone"]}, "a code that is gone"),
    ],
)
def test_answers_are_told_in_the_words_of_their_questions(answers: dict[str, Any], says: str) -> None:
    assert [line.answer for line in told(form("me"), answers) if line.answer] == [says]


def test_what_opens_below_an_answer_is_told_only_with_it() -> None:
    names = [line.name for line in told(form("me"), {"ways": ["text"]}, part="reach")]

    assert "text_number" in names
    assert "call_number" not in names
