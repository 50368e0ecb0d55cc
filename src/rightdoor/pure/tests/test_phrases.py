"""Phrases are found however they are typed, and nowhere else."""

import pytest

from rightdoor.pure.phrases import bare, beginnings, phrase


def stands(words: str, said: str) -> bool:
    """Whether a phrase is found in what was said."""
    plain = bare(said) + " "
    looked_for = phrase(words)
    return looked_for.may_stand_in(beginnings(frozenset(plain.split()))) and bool(looked_for.pattern.search(plain))


@pytest.mark.parametrize(
    ("words", "said", "found"),
    [
        ("boję się", "bardzo boje sie psa", True),
        ("BOJĘ się", "Boję się", True),
        ("żyletk*", "zyletka", True),
        ("żyletk*", "żyletkami", True),
        ("tn*|ciąć się", "ciac sie", True),
        ("nie … żyć", "nie zyc", True),
        ("nie … żyć", "nie chce mi się żyć", True),
        ("nie … żyć", "nie wiem po co mam tu żyć", False),
        ("żyć", "przeżyć", False),
        ("ból", "bolek", False),
    ],
)
def test_a_phrase_is_found_bent_bare_and_with_words_between(words: str, said: str, *, found: bool) -> None:
    assert stands(words, said) is found
