"""What families read is plain: for nine to eleven years as a whole, and no sentence far beyond."""

from collections import defaultdict

import pytest

from rightdoor.doors.frontdoor.wordings import questions
from rightdoor.records.questions.reading import bank
from tests.reading_age import WORD, reading_age, syllables
from tools.public_words import extracted

A_PAGE, A_SENTENCE = 9.0, 13.0
LONG_ENOUGH = 8  # words, from which a sentence says enough to be measured
ENOUGH = 40  # words, from which a file says enough to be measured
# Names that cannot be helped: the law's, a body's or a paper's own.  They count as one short word.
NAMES = {
    "special educational needs or a disability": "what the law and every school call it",
    "special educational needs": "what the law and every school call it",
    "parental responsibility": "what the law calls it; whoever has it knows it by no other name",
    "safeguarding": "the name of the lead, the team and the door",
    "The Children’s Society’s services": "the name of a charity",
    "Open Government Licence v3.0": "the licence of the postcodes, named as it asks to be",
    "Office for National Statistics": "who gives us the postcodes, named as their licence asks",
}
# Lines and partners are described in a document's terms, beside their names, and files of one name alone say too little
FOR_ADULTS = ("records/directory/catalogue", "records/questions/forms/bank/professional.toml")


def plainly(words: str) -> str:
    """The words without names that cannot be helped."""
    for name in NAMES:
        words = words.replace(name, "it")
    return words


def said_at_work() -> set[str]:
    """What only professionals are asked, in the words of their work."""
    forms = {words for one in bank().values() for voice, words in one.words.by_voice.items() if voice == "professional"}
    asked = {one.words["work"] for one in questions().values() if "work" in one.words}
    return forms | asked | {one.why for one in questions().values() if set(one.words) == {"work"}}


def for_families() -> dict[str, list[str]]:
    """Every string that a family reads, by its file."""
    found, at_work = defaultdict(list), said_at_work()
    for message, places in extracted().items():
        if any(place.startswith(FOR_ADULTS) for place in places):
            continue
        for words in (message,) if isinstance(message, str) else message:
            for place in places if words not in at_work else ():
                found[place].append(plainly(words))
    return found


@pytest.mark.parametrize(
    ("word", "many"),
    [("help", 1), ("danger", 2), ("agree", 2), ("asked", 1), ("wanted", 2), ("family", 3), ("table", 2)],
)
def test_syllables_are_counted_nearly_as_they_are_said(word: str, many: int) -> None:
    assert syllables(word) == many


def test_plain_words_are_for_the_young_and_an_office_is_not() -> None:
    assert reading_age(["The cat sat on the mat. It was warm."]) < 6
    assert reading_age(["Statutory involvement necessitates multidisciplinary consideration of eligibility."]) > 18


def test_every_file_of_public_words_is_for_nine_year_olds_as_a_whole() -> None:
    found = {place: texts for place, texts in for_families().items() if len(WORD.findall(" ".join(texts))) >= ENOUGH}

    assert len(found) > 60
    assert {place: round(age, 1) for place, texts in found.items() if (age := reading_age(texts)) > A_PAGE} == {}


def test_no_sentence_is_far_beyond_that() -> None:
    long = {words for texts in for_families().values() for words in texts if len(words.split()) >= LONG_ENOUGH}

    assert {words: round(age, 1) for words in long if (age := reading_age([words])) > A_SENTENCE} == {}


def test_every_name_that_is_let_pass_stands_in_some_string() -> None:
    every = " ".join(words for one in extracted() for words in ((one,) if isinstance(one, str) else one))

    assert [name for name in NAMES if name not in every] == []


def test_easy_read_is_one_short_idea_a_line() -> None:
    easy = [words for place, texts in for_families().items() if "easy" in place for words in texts]

    assert len(easy) > 30
    assert [words for words in easy if len(words.split()) > 14 or reading_age([words]) > A_PAGE] == []
