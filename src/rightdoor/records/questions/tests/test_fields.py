"""The fields of a page: kind about what is empty, plain about what is wrong, and faithful to what was kept."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.http import QueryDict

from rightdoor.pure.rules.facts import OLDEST_HELPED
from rightdoor.records import directory
from rightdoor.records.directory.criteria_reading import OLDEST as EVERY_AGE
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
        ((9, 4, 2001), []),
        ((10, 4, 2000), []),
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


@pytest.mark.parametrize("name", ["me", "child", "someone"])
@pytest.mark.parametrize(
    ("words", "wrong"),
    [("age=25", ""), ("age=26", "age"), ("age=30", "age"), ("born_on_day=10&born_on_month=4&born_on_year=2000", ""),
     ("born_on_day=9&born_on_month=4&born_on_year=2000", "born_on")],
)  # fmt: skip
def test_who_is_older_than_anybody_whom_services_help_is_told_where_adults_find_help(
    name: str, words: str, wrong: str
) -> None:
    key = next(page.key for page in form(name).pages() if any(one.fact == "born_on" for one in page.questions))

    asked = typed(key, words, voice=form(name).voices[-1], name=name)

    assert list(asked.errors) == ([wrong] if wrong else [])
    if wrong:
        said = str(asked.errors[wrong])
        assert "for people up to 25. Check it." in said
        assert "calling 111 and pressing 2" in said
        assert ("say so above" in said) is (name == "child")


@pytest.mark.parametrize(("subject", "refused"), [("parent_or_carer", False), ("child", True), ("", True)])
def test_a_parent_who_asks_for_themselves_is_of_any_age(subject: str, *, refused: bool) -> None:
    words = f"asking_for={subject}&born_on_day=9&born_on_month=4&born_on_year=1985"

    assert ("born_on" in typed("who", words, voice="parent", name="child").errors) is refused


def test_the_oldest_who_are_helped_are_those_of_the_catalogue() -> None:
    def ages(told: Any) -> list[int]:
        if isinstance(told, list):
            return [age for one in told for age in ages(one)]
        if not isinstance(told, dict):
            return []
        here = [told["most"]] if told.get("fact") == "age" and isinstance(told.get("most"), int) else []
        return here + [age for one in told.values() for age in ages(one)]

    files = Path(directory.__file__).parent.joinpath("catalogue").rglob("*.toml")
    found = [age for file in files for age in ages(tomllib.loads(file.read_text("utf-8")))]

    assert max(age for age in found if age < EVERY_AGE) == OLDEST_HELPED


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


def due(name: str, voice: str, words: str) -> PageForm:
    """What was typed of a child who is not born yet."""
    return typed("who", words, voice, name)


@pytest.mark.parametrize(("name", "voice"), [("child", "parent"), ("someone", "professional")])
@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("due_on_day=3&due_on_month=7&due_on_year=2026", ""),
        ("due_on_day=20&due_on_month=3&due_on_year=2026", ""),  # a child may come weeks after the day
        ("due_on_day=1&due_on_month=3&due_on_year=2026", "That day has passed"),
        ("due_on_day=3&due_on_month=7&due_on_year=2027", "more than ten months ahead"),
        ("due_on_day=3&due_on_month=7&due_on_year=2026&age=4", "Leave one of the two empty"),
        ("due_on_day=3&due_on_month=7&due_on_year=2026&born_on_day=1&born_on_month=2&born_on_year=2020",
         "Leave one of the two empty"),
    ],
)  # fmt: skip
def test_a_child_who_is_not_born_yet_has_an_expected_day(name: str, voice: str, words: str, says: str) -> None:
    built = due(name, voice, words)

    assert says in str(built.errors.get("due_on", ""))
    assert ("due_on" in built.errors) is bool(says)
    if not says:
        said = {one.name: one.answer for one in told(form(name), built.answers()) if one.answer}
        assert "2026" in said["due_on"]


def test_nobody_who_asks_for_themselves_is_asked_when_they_are_due() -> None:
    assert "due_on" not in typed("who").fields
