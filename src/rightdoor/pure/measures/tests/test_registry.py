"""The figures are those of the documents, cell by cell; a file with a slip is refused in words."""

import csv
import json
import os
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from rightdoor.pure.measures.instruments import SHIPPED, Licence, Respondent, Sex
from rightdoor.pure.measures.registry import (
    InstrumentFileWrong,
    instruments,
    rcads_norms,
    read_instruments,
)

SHARED = Path(os.environ.get("RIGHTDOOR_SHARED", Path(__file__).resolve().parents[6] / "shared"))
MHSDS = SHARED / "data" / "mhsds"
SCALES = {
    "Depression": "depression",
    "Generalized Anxiety": "gad",
    "Obsessions/Compulsions": "ocd",
    "Panic": "panic",
    "Separation Anxiety": "separation",
    "Social Phobia": "social",
}
SELF, PARENT = Respondent.SELF, Respondent.PARENT
WHERE = {  # the published name: our instrument and who answers
    "rcads_self_T": ("rcads", SELF),
    "rcads_parent_T": ("rcads", PARENT),
    "sdq_self": ("sdq_self", SELF),
    "sdq_parent": ("sdq_parent", PARENT),
}
ALONE = {"honosca_item": "honosca"}


def published() -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads((MHSDS / "reliable_change.json").read_text(), parse_float=Decimal)
    return found


def test_every_norm_is_the_published_one_and_there_is_no_other() -> None:
    rows = csv.DictReader((MHSDS / "rcads_norms.csv").read_text().splitlines())
    theirs = {
        (Respondent(row["rater"]), Sex(row["gender"]), int(age), SCALES[row["subscale"]]): (row["mean"], row["sd"])
        for row in rows
        for age in row["ages"].split(",")
    }
    assert len(theirs) == 240
    assert {key: (norm.mean, norm.sd) for key, norm in rcads_norms().items()} == {
        key: (Decimal(mean), Decimal(sd)) for key, (mean, sd) in theirs.items()
    }


def test_every_least_change_is_the_published_one_and_there_is_no_other() -> None:
    theirs: dict[tuple[str, str, Respondent], Decimal] = {}
    for name, figure in published()["min_change"].items():
        if isinstance(figure, dict):
            instrument, who = WHERE[name]
            theirs |= {(instrument, scale, who): Decimal(least) for scale, least in figure.items()}
            continue
        mine = instruments()[ALONE.get(name, name)]
        theirs |= {(mine.id, scale.id, who): Decimal(figure) for scale in mine.scales for who in mine.respondents}
    ours = {
        (one.id, scale.id, who): least
        for one in instruments().values()
        for scale in one.scales
        for who, least in scale.min_change.items()
    }
    assert ours == theirs


def test_the_directions_are_the_published_ones() -> None:
    higher = {one.id.upper() for one in instruments().values() for scale in one.scales if scale.nationally_higher}
    assert higher == set(published()["higher_is_better"])


def test_only_sdq_prosocial_is_counted_nationally_against_its_meaning() -> None:
    turned = {
        (one.id, scale.id)
        for one in instruments().values()
        for scale in one.scales
        if scale.higher_is_better != scale.nationally_higher
    }
    assert turned == {("sdq_self", "prosocial"), ("sdq_parent", "prosocial")}


def test_words_are_shipped_only_where_they_are_free_or_ours() -> None:
    worded = {one.id for one in instruments().values() if any(item.words for item in one.items)}
    assert worded == {one.id for one in instruments().values() if one.licence in SHIPPED}
    assert worded == {"experience", "gad7", "phq9"}


def test_our_experience_form_speaks_to_children_and_to_adults() -> None:
    form = instruments()["experience"]
    assert form.licence is Licence.OWN_WORDS
    assert {frozenset(item.words) for item in form.items} == {frozenset({"child", "adult"})}
    assert {frozenset(words) for words in form.answers.values()} == {frozenset({"child", "adult"})}
    assert form.scales == ()


def test_every_question_of_rcads_belongs_to_one_scale() -> None:
    rcads = instruments()["rcads"]
    of_scales = sorted(int(item) for scale in rcads.scales for item in scale.items)
    assert of_scales == list(range(1, 48))


def test_a_scale_is_found_by_its_id_or_said_to_be_missing() -> None:
    assert instruments()["rcads"].scale("panic").name == "Panic"
    with pytest.raises(KeyError, match="rcads has no scale 'joy'"):
        instruments()["rcads"].scale("joy")


GOOD = """
[[instruments]]
id = "mood"
name = "Mood"
licence = "licensed_upload"
licence_source = "a letter"
figures_source = "a manual"
respondents = ["self"]
item_range = [0, 2]
items = [{ id = "1" }, { id = "2" }]
[[instruments.scales]]
id = "total"
name = "Total"
range = [0, 4]
higher_is_better = false
items = ["1", "2"]
missing_allowed = 1
min_change.self = 2
"""


def test_a_body_with_a_licence_puts_in_a_file_of_the_same_shape() -> None:
    assert list(read_instruments(GOOD)) == ["mood"]


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("range = [0, 4]", "range = [4, 0]", "mood: scale total: its range is upside down"),
        ("item_range = [0, 2]", "item_range = [2, 0]", "question 1: its range is upside down"),
        ('items = ["1", "2"]', 'items = ["1", "9"]', "there is no question 9"),
        ("missing_allowed = 1", "missing_allowed = 2", "as many questions may be missing as there are"),
        ("min_change.self = 2", "min_change.self = 0", "a change of nothing cannot be reliable"),
        ("min_change.self = 2", "min_change.parent = 2", "parent does not answer it"),
        ('{ id = "2" }', '{ id = "1" }', "a question is there twice"),
        ('"a letter"', '""', "it does not say where its licence or its figures are from"),
        ('"licensed_upload"', '"open"', "a question has no words"),
        ('{ id = "2" }', '{ id = "2" , words.any = "x" }', None),
        ('"licensed_upload"', '"borrowed"', "mood: 'borrowed' is not a valid Licence"),
        ('name = "Mood"', "", "mood: 'name' is missing"),
        ("item_range = [0, 2]", "", "mood: "),
        ("[[instruments]]", "[[instruments", "the file is not TOML"),
        ("range = [0, 4]", "range = []", "mood: list index out of range"),
        ("range = [0, 4]", "range = [nan, 4]", "mood: "),
        ("range = [0, 4]", "range = [0, 3]", "its questions can add up to more or less than its range"),
        ("range = [0, 4]", "range = [1, 4]", "its questions can add up to more or less than its range"),
        ("item_range = [0, 2]", "item_range = [0, 200]", "question 1: its range is too wide"),
        ("item_range = [0, 2]", 'item_range = ["a", "b"]', "mood: "),
        ('{ id = "2" }', '{ id = "2", range = [0, 1] }', "and its questions have different ranges"),
    ],
)
def test_a_slip_in_a_file_is_told_with_its_place(was: str, becomes: str, said: str | None) -> None:
    before, found, after = GOOD.partition("\n" + was if "range" in was else was)
    text = before + ("\n" if "range" in was else "") + becomes + after if found else GOOD
    assert text != GOOD
    if said is None:
        assert read_instruments(text)["mood"].items[1].words == {"any": "x"}
        return
    with pytest.raises(InstrumentFileWrong, match="^.*" + said.replace("[", r"\[")):
        read_instruments(text)


@pytest.mark.parametrize("text", ["instruments = 3", "instruments = [3]"])
def test_a_file_that_holds_no_tables_is_refused(text: str) -> None:
    with pytest.raises(InstrumentFileWrong, match="instruments is not a list of tables"):
        read_instruments(text)


def test_words_in_a_file_of_scores_only_are_refused_and_an_instrument_is_there_once() -> None:
    text = GOOD.replace("licensed_upload", "scores_only").replace('{ id = "2" }', '{ id = "2", words.any = "x" }')
    with pytest.raises(InstrumentFileWrong, match="it is scores only, and has words"):
        read_instruments(text)
    with pytest.raises(InstrumentFileWrong, match="mood: it is there twice"):
        read_instruments(GOOD + GOOD)
