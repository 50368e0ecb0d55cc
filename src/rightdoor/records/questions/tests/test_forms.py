"""The forms themselves: whole, in words that a child understands, and tied to the facts of the rules."""

import re

import pytest

from rightdoor.pure.rules.vocabulary import FACT_NAMES, NEEDS, ONE_OF, SEVERAL_OF
from rightdoor.records.questions import reading
from rightdoor.records.questions.reading import FORMS, WrongForm, bank, form
from rightdoor.records.questions.shapes import Question

VOICES = {"me": ("child", "young"), "child": ("parent",), "someone": ("professional",), "group": ("professional",)}


def every_question() -> list[tuple[str, str, Question]]:
    """Form, voice and question, for whatever is asked of that voice."""
    return [
        (name, voice, question)
        for name in FORMS
        for voice in VOICES[name]
        for page in form(name).pages()
        if voice in page.voices
        for question in page.questions_for(voice)
    ]


def test_every_question_has_words_for_every_voice_that_is_asked_it() -> None:
    silent = [(name, voice, q.name) for name, voice, q in every_question() if not q.words.said(voice)]

    assert silent == []


def test_every_answer_has_words_for_every_voice() -> None:
    silent = [
        (voice, question.name, option.value)
        for _name, voice, question in every_question()
        for option in question.options_for(voice)
        if not option.words.said(voice)
    ]

    assert silent == []


def test_sentences_for_people_are_short_and_calm() -> None:
    texts = [
        text
        for _name, voice, q in every_question()
        for text in (q.words.said(voice), q.hint.said(voice), q.why.said(voice))
    ]
    sentences = [sentence for text in texts for sentence in re.split(r"(?<=[.?!:])\s", text) if sentence]

    assert [sentence for sentence in sentences if len(sentence.split()) > 20 or "!" in sentence] == []


def test_codes_are_those_of_the_rules() -> None:
    wrong = [
        (question.name, option.value)
        for question in bank().values()
        for option in question.every_option
        if question.fact in SEVERAL_OF | ONE_OF and not option.facts
        if option.value not in (*(SEVERAL_OF | ONE_OF)[question.fact], "none", "not_sure")
    ]

    assert wrong == []


def test_a_professional_can_name_every_need() -> None:
    assert {option.value for option in bank()["needs"].options_for("professional")} == set(NEEDS)


def test_the_four_facts_of_safety_are_asked_first_of_everyone() -> None:
    for name in ("me", "child", "someone"):
        first = next(page for page in form(name).pages() if page.key != "voice")
        facts = {question.fact for question in first.questions if question.safety}
        assert facts == {
            "in_danger_now", "immediate_suicide_risk", "significant_self_harm", "at_risk_of_significant_harm",
        }  # fmt: skip


def test_a_version_names_the_words() -> None:
    assert all(re.fullmatch(r"2026-11\.[0-9a-f]{8}", form(name).version) for name in FORMS)
    assert len({form(name).version for name in FORMS}) == len(FORMS)


def test_a_child_is_asked_less_than_a_young_person() -> None:
    asked = {voice: [q.name for n, v, q in every_question() if n == "me" and v == voice] for voice in VOICES["me"]}

    assert len(asked["child"]) < len(asked["young"])
    assert "born_on" not in asked["child"]


def test_every_fact_of_the_bank_is_a_fact_of_the_rules() -> None:
    assert {question.fact for question in bank().values() if question.fact} <= set(FACT_NAMES)


def test_a_form_that_is_not_there_is_named() -> None:
    with pytest.raises(WrongForm, match="no form 'other'"):
        form("other")


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ({"kind": "guess", "words": "x"}, "the kinds are"),
        ({"kind": "line", "words": "x", "fact": "shoe_size"}, "not a fact"),
        ({"kind": "one", "words": "x"}, "no answers"),
    ],
)
def test_a_question_that_cannot_be_asked_is_named_with_its_file(table: dict[str, str], says: str) -> None:
    with pytest.raises(WrongForm, match=rf"some\.toml.*{says}"):
        reading.read_question("it", table, where="some.toml")


def test_a_page_that_asks_what_is_not_in_the_bank_is_named() -> None:
    with pytest.raises(WrongForm, match="not in the bank"):
        reading.read_page({"key": "x", "ask": ["nothing"]}, where="some.toml")
    with pytest.raises(WrongForm, match="depends on 'nothing'"):
        reading.condition({"question": "nothing", "has": ["yes"]}, where="some.toml")
    with pytest.raises(WrongForm, match="asked twice: age"):
        reading.refuse_twice("some.toml", ["age", "age"])
