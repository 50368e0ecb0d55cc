"""Words that worry are found in Polish too: bent, without accents, in capitals, on a page in any language."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightdoor.pure.phrases import bare
from rightdoor.work.safeguarding.words import OTHERS, find, kinds, read, worrying

LISTED = [(one["code"], words) for name in OTHERS for one in read(name) for words in one["phrases"]]
BETWEEN = ("", "właśnie", "dziś bardzo", "tak na serio")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Chcę się zabić", "ending_life"),
        ("boję się, że córka się zabije", "ending_life"),
        ("nie chce mi się już żyć", "ending_life"),
        ("Mam myśli samobójcze", "ending_life"),
        ("wszystkim byłoby lepiej beze mnie", "ending_life"),
        ("Syn mówi, że chce umrzeć", "ending_life"),
        ("Wolałabym nie żyć", "ending_life"),
        ("życie nie ma sensu", "ending_life"),
        ("nałykałam się tabletek", "ending_life"),
        ("chcę ze sobą skończyć, skoczę z mostu", "ending_life"),
        ("boję się, że sobie coś zrobi", "ending_life"),
        ("już nie daję rady", "ending_life"),
        ("tnę się od roku", "self_harm"),
        ("Moja córka się tnie", "self_harm"),
        ("robię sobie krzywdę", "self_harm"),
        ("pocięłam sobie rękę żyletką", "self_harm"),
        ("okaleczam się", "self_harm"),
        ("ojczym mnie bije", "being_hurt"),
        ("Mąż bije dzieci", "being_hurt"),
        ("tata wczoraj uderzył mamę", "being_hurt"),
        ("Boję się wracać do domu", "being_hurt"),
        ("boję się taty", "being_hurt"),
        ("zamyka mnie w pokoju", "being_hurt"),
        ("w domu jest przemoc wobec mnie", "being_hurt"),
        ("nie czuję się bezpiecznie", "being_hurt"),
        ("On grozi, że mnie zabije", "being_hurt"),
        ("każe mi wysyłać nagie zdjęcia", "sexual_harm"),
        ("zostałam zgwałcona", "sexual_harm"),
        ("wujek mnie dotyka", "sexual_harm"),
        ("ktoś mnie szantażuje", "sexual_harm"),
        ("on stoi pod drzwiami i ma nóż", "danger_now"),
        ("uciekłam z domu i nie mam gdzie spać", "danger_now"),
        ("syn zaginął", "danger_now"),
        ("rodzice wyrzucili mnie z domu", "danger_now"),
        ("zmuszają mnie, żebym sprzedawał narkotyki", "exploitation"),
        ("jestem winny kasę dilerowi", "exploitation"),
        ("chcę go zabić", "hurting_others"),
    ],
)
def test_polish_words_that_worry_are_found_however_they_are_typed(said: str, kind: str) -> None:
    for typed in (said, bare(said), said.upper(), bare(said).replace(" ", "  ")):
        assert kind in {one.code for one in find(typed).kinds}, typed


@pytest.mark.parametrize(
    "said",
    [
        "Martwię się egzaminami", "Mój kot jest stary", "Boję się sprawdzianu z matmy", "Mama jest chora",
        "Lubię ciąć papier i kleić", "Nie chcę iść do szkoły", "Chciałbym zmienić szkołę", "Mieszkam z babcią i bratem",
        "Zadanie domowe jest trudne i jest mi smutno", "Wczoraj mnie nie było w szkole", "Gra mi się tnie",
        "Uciekł mi autobus", "Strzeliłem samobója na meczu", "Boli mnie brzuch i głowa", "Biję się z myślami",
        "Spałam w domu u koleżanki", "Mam dużo lekcji i mało snu", "Grozi mi jedynka z matematyki",
        "Potrzebuję pomocy z nauką", "Proszę o kontakt po szkole", "Robimy bombki na choinkę", "Od rana się uczę",
        "Syn jest nerwowy i gwałtownie reaguje", "Długi weekend spędzamy nad morzem", "Tata pracuje do późna",
        "Chcemy więcej wiedzieć o autyzmie", "Mam lekcje gry na pianinie", "Jedzie po mnie mama", "Plac zabaw",
        "Płacę za obiady w szkole", "Moje ciało się zmienia", "Trzeba zabić czas", "W związku z tym pytam o termin",
    ],
)  # fmt: skip
def test_ordinary_polish_words_are_left_alone(said: str) -> None:
    assert find(said).kinds == find(bare(said)).kinds == ()


def test_polish_and_english_are_looked_for_in_the_same_words() -> None:
    assert {one.code for one in find("since Monday mama mnie bije and I want to die").kinds} == {
        "being_hurt", "ending_life"
    }  # fmt: skip
    assert not worrying("How are things since summer?")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_every_phrase_of_the_list_is_found_with_and_without_accents(data: st.DataObject) -> None:
    kind, phrase = data.draw(st.sampled_from(LISTED))
    words = []
    for part in phrase.split():
        one = data.draw(st.sampled_from(BETWEEN if part == "…" else part.split("|")))
        words.append(one.replace("*", data.draw(st.sampled_from(("", "ów", "ami", "ę")))))
    said = " ".join(words)
    typed = data.draw(st.sampled_from((said, bare(said), said.upper(), f"Dzień dobry, {said}.")))

    assert kind in {one.code for one in find(typed).kinds}


def test_every_kind_has_polish_words_and_says_who_drafted_and_who_checked_them() -> None:
    for name in OTHERS:
        rows = read(name)

        assert {one["code"] for one in rows} == set(kinds())
        assert all(one["drafted"].endswith("2026-11-22") for one in rows)
        assert all(re.search(r"^nobody yet$|, \d{4}-\d\d-\d\d$", one["checked"]) for one in rows)
