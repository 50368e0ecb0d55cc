"""Reading facts: what is right is kept, what is wrong is refused in one sentence that says what would do."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from rightdoor.pure.rules.facts import FIELD_NAMES, Facts, read_facts
from rightdoor.pure.rules.refusals import FactsRefused
from rightdoor.pure.rules.vocabulary import FACT_NAMES

ON = "2026-03-09"

# the fact, what was given, words that the refusal must hold
REFUSED: list[tuple[str, Any, tuple[str, ...]]] = [
    ("lives_inn", "kent", ("There is no fact called 'lives_inn'", "Did you mean 'lives_in'?")),
    ("xyzzy", 1, ("There is no fact called 'xyzzy'. The facts are: on, born_on",)),
    ("severity", "midl", ("'severity'", "'midl'", "Did you mean 'mild'?", "mild, moderate, significant")),
    ("severity", "Moderate", ("Did you mean 'moderate'?",)),
    ("severity", 3, ("'severity' must be one of these codes, not a number",)),
    ("severity", ["mild"], ("not a list",)),
    ("severity", {"a": 1}, ("not an object",)),
    ("needs", "anxiety", ("'needs' must be a list, not text", "anxiety, low_mood")),
    ("needs", ["anxeity"], ("Did you mean 'anxiety'?",)),
    ("needs", [True], ("not true or false",)),
    ("needs", [None], ("not null",)),
    ("gender", ["girl"], ("girl_or_woman, boy_or_man, gender_diverse, prefers_not_to_say",)),
    ("child_engaged_with", ["kent.herra"], ("Did you mean 'kent.hera'?",)),
    ("lives_in", "knet", ("Did you mean 'kent'?", "every other upper-tier authority of England")),
    ("lives_in", "East Sussex", ("Did you mean 'east-sussex'?",)),
    ("lives_in", "camden", ("say 'london' for any London borough",)),
    ("educated_in", 7, ("'educated_in' must be an area code, not a number",)),
    ("sen", "yes", ("'sen' must be true or false, not 'yes'",)),
    ("sen", 1, ("'sen' must be true or false",)),
    ("age", "12", ("'age' must be a whole number from 0 to 120",)),
    ("age", 12.5, ("whole number",)),
    ("age", True, ("whole number",)),
    ("age", -1, ("whole number from 0",)),
    ("age", 10**30, ("not that large",)),
    ("level_two_needs", 100, ("whole number from 0 to 99",)),
    ("district", "", ("'district' must be a few words",)),
    ("district", "Stro\ud800od", ("'district' must be a few words",)),
    ("district", 4, ("'district' must be a few words",)),
    ("born_on", "14/03/2007", ("'born_on' must be a date such as 2026-03-09",)),
    ("born_on", "2007-02-30", ("there is no such day",)),
    ("born_on", "2026-03-10", ("after the day of the request",)),
    ("born_on", "1890-01-01", ("136 years old",)),
    ("born_on", "1066-10-14", ("from 1880 to 2199",)),
    ("born_on", 20070314, ("must be a date",)),
    ("substance_last_used_on", "2026-03-10", ("after the day of the request",)),
    ("on", "yesterday", ("'on' must be a date such as 2026-03-09 or 2026-03-09T14:00",)),
    ("on", "2026-03-09T25:00", ("there is no such moment",)),
    ("on", "2026-02-30T10:00", ("there is no such moment",)),
    ("on", "9999-03-09T10:00", ("from 1880 to 2199",)),
    ("on", 5, ("'on' must be a date",)),
    ("legal_status", ["none", "section_20"], ("says 'none' together with another code",)),
    ("legal_status", "section_21", ("Did you mean 'section_31'?",)),
]


@pytest.mark.parametrize(("fact", "value", "words"), REFUSED)
def test_what_is_wrong_is_refused_in_one_line_that_names_the_fact(
    fact: str, value: Any, words: tuple[str, ...]
) -> None:
    with pytest.raises(FactsRefused) as refused:
        read_facts({"on": ON, fact: value})

    sentence = str(refused.value)
    assert refused.value.fact == fact
    assert "\n" not in sentence
    assert all(word in sentence for word in words), sentence


def test_facts_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(FactsRefused, match="'age' is 12, but a person born on 2012-03-10 is 13"):
        read_facts({"on": ON, "born_on": "2012-03-10", "age": 12})
    with pytest.raises(FactsRefused, match="before the date of birth"):
        read_facts({"on": ON, "born_on": "2012-03-10", "substance_last_used_on": "2012-03-09"})


def test_facts_that_are_no_object_are_refused() -> None:
    with pytest.raises(FactsRefused, match="one JSON object, not a list"):
        read_facts(["on"])  # type: ignore[arg-type]


def test_a_missing_day_is_now_and_without_a_now_it_is_refused() -> None:
    now = datetime(2026, 3, 9, 12, 0, 5, 7, tzinfo=UTC)

    assert read_facts({}, now=now).on == datetime.fromisoformat("2026-03-09T12:00:05")
    with pytest.raises(FactsRefused, match="'on' is missing"):
        read_facts({})


def test_a_long_value_with_line_breaks_is_shown_short_and_on_one_line() -> None:
    with pytest.raises(FactsRefused) as refused:
        read_facts({"on": ON, "severity": "a\nb" * 100})

    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 200


def test_null_is_unknown_and_an_empty_list_is_none() -> None:
    facts = read_facts({"on": ON, "sen": None, "needs": []})

    assert facts.sen is None
    assert facts.needs == ()


def test_values_are_read_as_what_they_are() -> None:
    facts = read_facts(
        {
            "on": "2026-06-10T23:30:00Z",
            "born_on": date(2016, 6, 11),
            "legal_status": "section_20",
            "needs": ["sleep", "sleep"],
            "district": "  Luton  and Rainham ",
            "age": 10,
            "responsible_authority": "essex",
            "child_engaged_with": ["kent.new"],
        },
        services=("kent.new",),
    )

    assert facts.on == datetime.fromisoformat("2026-06-11T00:30")
    assert facts.years == 10
    assert facts.legal_status == ("section_20",)
    assert facts.needs == ("sleep",)
    assert facts.district == "Luton and Rainham"


def test_the_order_of_codes_does_not_matter() -> None:
    one = read_facts({"on": ON, "needs": ["sleep", "anxiety"], "child_engaged_with": ["kent.tss", "kent.hera"]})
    other = read_facts({"on": ON, "needs": ["anxiety", "sleep"], "child_engaged_with": ["kent.hera", "kent.tss"]})

    assert one == other


def test_a_time_that_the_clocks_skip_is_read_as_they_show_it() -> None:
    assert read_facts({"on": "2026-03-29T01:30"}).on == datetime.fromisoformat("2026-03-29T02:30")
    assert read_facts({"on": "2026-10-25T01:30"}).on == datetime.fromisoformat("2026-10-25T01:30")


def test_python_dates_are_as_good_as_text() -> None:
    assert read_facts({"on": date(2026, 3, 9)}).day == date(2026, 3, 9)
    assert read_facts({"on": datetime.fromisoformat("2026-03-09T23:59")}).day == date(2026, 3, 9)


def test_the_vocabulary_and_the_facts_have_the_same_names() -> None:
    assert set(FIELD_NAMES) == set(FACT_NAMES)
    assert Facts(on=date(2026, 3, 9)).known == {"on": date(2026, 3, 9)}
