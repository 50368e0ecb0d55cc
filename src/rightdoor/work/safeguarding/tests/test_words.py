"""Words that worry are found however they are spelt; ordinary words are left alone."""

import pytest

from rightdoor.work.safeguarding.words import find, kind_called, phrases, worrying


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("I want to kill myself", "ending_life"),
        ("kill my self", "ending_life"),
        ("I don’t want to be here anymore", "ending_life"),
        ("i dont wanna b here anymore", "ending_life"),
        ("I just can't go on", "ending_life"),
        ("i wanna dieeee", "ending_life"),
        ("I do NOT want to die", "ending_life"),
        ("thinking about sucide", "ending_life"),
        ("everyone would be better off without me", "ending_life"),
        ("i took loads of paracetamol", "ending_life"),
        ("i keep cutting myself", "self_harm"),
        ("Hurting myself at night", "self_harm"),
        ("burnt my arm on purpose", "self_harm"),
        ("i starve myself", "self_harm"),
        ("my stepdad hits me", "being_hurt"),
        ("mum’s boyfriend hurts my sister and me", "being_hurt"),
        ("I am scared to go home", "being_hurt"),
        ("they lock me in my room", "being_hurt"),
        ("he told me to send nudes", "sexual_harm"),
        ("I was raped", "sexual_harm"),
        ("he's outside and he has a knife", "danger_now"),
        ("I ran away and have nowhere to sleep", "danger_now"),
        ("they make me sell weed", "exploitation"),
        ("I owe money to a dealer", "exploitation"),
        ("I want to stab him", "hurting_others"),
        ("She says she wants to die", "ending_life"),
    ],
)
def test_words_that_worry_are_found_however_they_are_spelt(said: str, kind: str) -> None:
    assert worrying(said)
    assert kind in [one.code for one in find(said).kinds]


@pytest.mark.parametrize(
    "said",
    [
        "", "worried about exams", "I enjoy myself at school", "my cat is old", "I like cutting paper", "Mum is ill",
        "My homework is hard and I feel sad", "He was hit by a ball at football", "I want a different school",
    ],
)  # fmt: skip
def test_ordinary_words_are_left_alone(said: str) -> None:
    assert not worrying(said)


def test_typing_on_raises_nothing_new_and_saying_it_once_more_does() -> None:
    first = set(find("I want to die").marks)

    assert set(find("I want to die, and nobody would notice").marks) == first
    assert set(find("I want to die. I really want to die").marks) - first


def test_a_mark_never_holds_what_was_written() -> None:
    assert all("penguin" not in mark and len(mark) <= 60 for mark in find("I want to penguin die").marks)


def test_each_kind_says_to_the_human_why_it_matters() -> None:
    kinds = {phrase.kind for phrase in phrases()}

    assert all(kind.name and kind.why.endswith(".") for kind in kinds)
    assert kind_called("ending_life") in kinds
    assert kind_called("gone") is None
