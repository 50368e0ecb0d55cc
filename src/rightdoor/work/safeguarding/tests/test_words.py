"""Words that worry are found however they are spelt; ordinary words are left alone."""

import pytest

from rightdoor.work.safeguarding.words import worrying


@pytest.mark.parametrize(
    "said",
    [
        "I want to kill myself", "kill my self", "i keep cutting myself", "cut my self again", "Hurting myself at night",
        "burnt my arm on purpose", "i starve myself", "I don’t want to be here anymore", "i wanna dieeee",
    ],
)  # fmt: skip
def test_words_that_worry_are_found_however_they_are_spelt(said: str) -> None:
    assert worrying(said)


@pytest.mark.parametrize("said", ["", "worried about exams", "I enjoy myself at school", "my cat is old"])
def test_ordinary_words_are_left_alone(said: str) -> None:
    assert not worrying(said)
