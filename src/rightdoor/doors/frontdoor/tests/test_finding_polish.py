"""What is going on, typed in Polish, leads to the same needs as in English."""

import re
from itertools import product

import pytest

from rightdoor.doors.frontdoor.typed_words import needs_in
from rightdoor.doors.frontdoor.wordings import OTHER_NEEDS, needs, read
from rightdoor.pure.phrases import bare

LISTED = [(code, words) for name in OTHER_NEEDS for code, row in read(name).items() for words in row["words"]]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("nie mogę spać przed egzaminami", {"sleep", "exam_stress"}),
        ("mam ataki paniki", {"anxiety"}),
        ("jestem ciągle smutna i płaczę", {"low_mood"}),
        ("mama pije", {"young_carer"}),
        ("mój chłopak sprawdza mi telefon", {"coercive_relationship"}),
        ("dokuczają mi w szkole", {"bullying"}),
        ("martwię się", {"anxiety"}),
        ("umarła moja babcia", {"bereavement"}),
        ("tnę się", {"emerging_self_harm"}),
        ("chcę umrzeć", {"self_harm"}),
        ("ojczym mnie bije", {"family_relationships", "domestic_abuse"}),
        ("syn nie chce chodzić do szkoły", {"attendance"}),
        ("córka nic nie je i schudła", {"eating"}),
        ("autyzm", {"neurodevelopmental"}),
        ("ktoś ma moje nagie zdjęcia", {"online_safety"}),
        ("pali trawkę", {"vaping", "substance_use"}),
        ("rodzice się rozwodzą", {"family_relationships"}),
        ("sąd", set()),
    ],
)
def test_polish_words_lead_to_needs_with_and_without_accents(words: str, expected: set[str]) -> None:
    assert set(needs_in(words)) == expected
    assert set(needs_in(words.upper())) == expected
    assert expected <= set(needs_in(bare(words)))


@pytest.mark.parametrize(("code", "words"), LISTED)
def test_every_polish_word_of_the_list_finds_its_need_in_each_spelling(code: str, words: str) -> None:
    parts = [("",) if part == "…" else part.split("|") for part in words.split()]
    for chosen in product(*parts) if len(parts) < 3 else zip(*(part * 40 for part in parts), strict=False):
        said = " ".join(chosen).replace("*", "")
        assert code in needs_in(said), said
        assert code in needs_in(bare(said)), said


def test_every_need_has_polish_words_that_say_who_drafted_and_who_checked_them() -> None:
    for name in OTHER_NEEDS:
        rows = read(name)

        assert set(rows) == set(needs()) - {"other"}
        assert all(
            row["drafted"] and re.search(r"^nobody yet$|, \d{4}-\d\d-\d\d$", row["checked"]) for row in rows.values()
        )
