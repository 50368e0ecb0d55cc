"""Whom a complaint names: whoever may be meant, and nobody who is only called as a word is written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightdoor.pure.naming import Named, Worker, everyday, named_among
from rightdoor.pure.polish_names import NEVER_A_NAME, forms_of

NAMES = ("Merle Ashdown", "Will May", "Grace O’Neill", "Siân van der Berg", "Jo Smith-Quarrington", "Hope")
PLAIN = sorted({"they", "never", "rang", "letter", "appointment", "waited", "rude"} | set(everyday()))
few = settings(max_examples=60, deadline=None)


def how(name: str, text: str, whom: str = "", *, tied: bool = False) -> Named | None:
    return named_among([Worker("a", name, tied)], whom=whom, text=text).get("a")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("Merle Ashdown", "It was Merle Ashdown.", Named.WHOLE),
        ("Merle Ashdown", "I spoke to ASHDOWN, MERLE on Monday", Named.WHOLE),
        ("Merle Ashdown", "merle j. ashdown shouted", Named.WHOLE),
        ("Will May", "Will May was late", Named.WHOLE),
        ("Will May", "Monday: it will may be late", None),
        ("Will May", "it will may be late", Named.WHOLE),  # all of it is written small, so it may be a name
        ("Will May", "May I complain? Will you ring? You will, you may.", None),
        ("Will May", "Mr May was late", Named.TITLED),
        ("Will May", "mr W May was late", Named.TITLED),
        ("Grace Hill", "Miss Grace shouted", Named.TITLED),
        ("Grace Hill", "The house on the Hill. I will miss grace there", None),
        ("Merle Ashdown", "Ashdown’s letter hurt me", Named.SURNAME),
        ("Merle Ashdown", "Yesterday ashdown rang", Named.SURNAME),
        ("Grace O’Neill", "Then Oneill rang", Named.SURNAME),
        ("Siân van der Berg", "I told Berg", Named.SURNAME),
        ("Jo Smith-Quarrington", "I told Quarrington", Named.SURNAME),
        ("Jo Smith-Quarrington", "I told Smith", None),
        ("Siân van der Berg", "It was sian", Named.ALONE),
        ("Michał Wrona", "It was Michal", Named.ALONE),
        ("Hope", "I hope so. Hope is all I have", None),
        ("", "Anybody", None),
        ("Merle Ashdown", "", None),
    ],
)
def test_a_name_in_a_text(name: str, text: str, said: Named | None) -> None:
    assert how(name, text) == said


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("Anna Kowalska", "Skarżę się na Annę Kowalską.", Named.WHOLE),
        ("Anna Kowalska", "skarze sie na pania anne kowalska", Named.WHOLE),
        ("Anna Kowalska", "List od Kowalskiej był okropny, nie chcę go", Named.SURNAME),
        ("Jan Kowalski", "Nie mówię już z Janem Kowalskim", Named.WHOLE),
        ("Jan Kowalski", "Pan Jan był niemiły i nie oddzwonił", Named.TITLED),
        ("Marta Wrona", "Powiedziałam to Marcie, ale nic się nie stało", Named.ALONE),
        ("Marek Lis", "To nie było w porządku wobec Marka", Named.ALONE),
        ("Robert Underhill", "Nie wierzę Robertowi", None),  # one small word is not enough to be Polish
        ("Robert Underhill", "Nie wierzę Robertowi, bo się spóźnia", Named.ALONE),
        ("Lark Underhill", "Byłam u Underhilla i nic z tego nie było", Named.SURNAME),
        ("Jerzy Antoni", "Nie lubię Jerzego, bo krzyczy na nas", Named.ALONE),
        ("Jo Le", "Nie ma jej, ale jest ktoś, kto nie wie", None),
        ("Ala Nowak", "Dzwoniłam, ale nikt nie odebrał, a nie było jej tam", None),
        ("Ania Nowak", "Nie było ani listu, ani telefonu, nic", None),
        ("Anna Kowalska", "Any letter would do, Anne said in the house", None),
    ],
)
def test_a_name_in_a_polish_text_is_found_however_it_is_bent(name: str, text: str, said: Named | None) -> None:
    assert how(name, text) == said


@given(st.sampled_from(["Anna", "Marek", "Robert", "Kowalski", "Zofia", "Hugo", "Ulf", "Jo"]))
def test_a_name_is_one_of_its_own_polish_forms_and_no_form_is_a_small_word(name: str) -> None:
    forms = forms_of(name.lower())

    assert name.lower() in forms
    assert not (forms - {name.lower()}) & NEVER_A_NAME


def test_a_name_that_polish_does_not_bend_stays_as_it_is() -> None:
    assert forms_of("hugo") == {"hugo"}
    assert forms_of("jo") == {"jo"}


def test_where_we_ask_whom_it_is_about_a_polish_answer_bends_the_name() -> None:
    assert how("Anna Kowalska", "Nikt do mnie nie zadzwonił", "na panią Annę") == Named.ASKED
    assert how("Anna Kowalska", "Nobody rang me", "Annę") == Named.NEARLY  # nothing else of it is Polish


@pytest.mark.parametrize(
    ("name", "whom"),
    [
        ("Sarah Okafor", "Sara"), ("Katherine Holt", "kate from the front door"), ("Elizabeth Holt", "Beth"),
        ("Stephen Holt", "Steven"), ("Mohammed Holt", "it was mohammad"),
    ],
)  # fmt: skip
def test_where_we_ask_whom_it_is_about_a_name_may_be_short_or_misspelt(name: str, whom: str) -> None:
    assert how(name, "Nobody rang", whom) == Named.NEARLY
    assert how(name, f"Nobody rang. It was {whom}") is None


@pytest.mark.parametrize("whom", ["Priya", "The man on the phone"])
def test_somebody_whom_a_name_is_not_like_is_not_meant_by_it(whom: str) -> None:
    assert how("Sarah Okafor", "Nobody rang", whom) is None


@pytest.mark.parametrize("whom", ["my worker grace at Maidstone", "it's mark from Kent", "The lady on the phone"])
def test_where_nobody_is_called_what_was_written_whoever_has_to_do_with_the_child_may_be_meant(whom: str) -> None:
    workers = [Worker("tied", "Grace Marsh", tied=True), Worker("far", "Mark Long")]

    assert named_among(workers, whom=whom, text="Nobody rang") == {"tied": Named.UNCLEAR}
    assert named_among(workers, whom="", text="Nobody rang") == {}
    assert named_among(workers, whom="Mark", text="Nobody rang") == {"far": Named.ASKED}


@pytest.mark.parametrize(
    ("name", "whom", "said"),
    [
        ("Will May", "will", Named.ASKED),
        ("Will May", "The man they call Will", Named.ASKED),
        ("Will May", "The man who will not ring", None),
        ("Merle Ashdown", "merle at the desk", Named.ASKED),
        ("Hope", "Hope", Named.ASKED),
    ],
)
def test_where_we_ask_whom_it_is_about_one_part_of_a_name_is_enough(name: str, whom: str, said: Named | None) -> None:
    assert how(name, "Nobody rang", whom) == said


def test_who_has_to_do_with_the_child_is_named_by_their_first_name() -> None:
    assert how("Will May", "Then Will shouted", tied=True) == Named.TIED
    assert how("Will May", "Then they will shout", tied=True) is None
    assert how("Will May", "Then Will shouted") is None


def test_a_first_name_in_the_text_is_enough_while_nobody_is_named_where_we_ask() -> None:
    both = [Worker("merle", "Merle Ashdown"), Worker("juno", "Juno Sedge")]

    assert named_among(both, whom="", text="Juno laughed") == {"juno": Named.ALONE}
    assert named_among(both, whom="The lady there", text="Juno laughed") == {"juno": Named.ALONE}
    assert named_among(both, whom="Merle", text="My sister Juno laughed") == {"merle": Named.ASKED}
    assert named_among(both, whom="Merle", text="Juno Sedge laughed")["juno"] == Named.WHOLE


@few
@given(st.sampled_from(NAMES[:5]), st.lists(st.sampled_from(PLAIN)), st.lists(st.sampled_from(PLAIN)), st.booleans())
def test_a_whole_name_is_found_wherever_it_stands(name: str, before: list[str], after: list[str], loud: bool) -> None:  # noqa: FBT001
    text = " ".join([*before, name, *after])

    assert how(name, text.upper() if loud else text) is not None


@few
@given(st.sampled_from(NAMES), st.lists(st.sampled_from(PLAIN), min_size=1), st.booleans())
def test_words_of_every_day_written_small_name_nobody(name: str, words: list[str], tied: bool) -> None:  # noqa: FBT001
    assert how(name, f"They said: {' '.join(words)}", tied=tied) is None


@few
@given(st.sampled_from(NAMES), st.text(max_size=60), st.text(max_size=30), st.booleans())
def test_whoever_has_to_do_with_the_child_is_found_at_least_as_often(
    name: str,
    text: str,
    whom: str,
    tied: bool,  # noqa: FBT001
) -> None:
    without, with_tie = how(name, text, whom), how(name, text, whom, tied=True)

    assert without is None or with_tie is not None
    assert how(name, text, whom, tied=tied) in (without, with_tie)
