"""No cell starts a formula, and what was written comes back letter by letter."""

import csv
import io
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rightdoor.pure.exports import csv_as_table, is_unseen, plain_cell, safe_cell, table_as_csv

# What other systems came to in the end, after they had mended it three times; not our own rule
THEIRS = re.compile(r"\A[\ufeff\u0000-\u001f\u007f\s]*[=+\-@|%]")
SIGNS = st.sampled_from(list("=+-@|%＝＋－＠｜％﹢﹣﹦﹪﹫"))
UNSEEN = st.text(
    st.sampled_from(
        list(
            " \t\r\n\v\f\0\x01\x1b\x7f\x85\xa0\xad\u061c\u180e\u200b\u200c\u200d\u200e\u2028\u202e"
            "\u2060\u2066\u2800\u3000\u3164\ufe0f\ufeff\U000e0041"
        )
    )
)
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no slip
ANY = st.text(st.characters(), max_size=40)
CELLS = st.one_of(ANY, st.builds(lambda *parts: "".join(parts), UNSEEN, SIGNS, ANY))


@patient
@given(UNSEEN, SIGNS, ANY)
def test_a_formula_behind_anything_unseen_is_marked(before: str, sign: str, after: str) -> None:
    assert safe_cell(before + sign + after) == "'" + before + sign + after


@patient
@given(CELLS)
def test_no_cell_starts_a_formula_by_a_rule_that_is_not_ours(words: str) -> None:
    assert not THEIRS.match(safe_cell(words))


@patient
@given(CELLS)
def test_what_was_written_comes_back(words: str) -> None:
    assert plain_cell(safe_cell(words)) == words


@patient
@given(st.text(st.sampled_from("'=a "), max_size=6))
def test_apostrophes_that_were_written_stay(words: str) -> None:
    assert plain_cell(safe_cell(words)) == words


@pytest.mark.parametrize("words", ["", "Ada", "12", "a=b", "3 - 2", "é", "🙂", "   ", "\u200b"])
def test_ordinary_words_stay_as_they_are(words: str) -> None:
    assert safe_cell(words) == words


@pytest.mark.parametrize("words", ["-5", "=1+1", "@sum(a)", "\t=1", "\ufeff=1", "|calc", "%0a=1", "＝1", "'=1", "'"])
def test_what_could_run_is_marked(words: str) -> None:
    assert safe_cell(words) == "'" + words


@patient
@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=4))
def test_a_whole_table_comes_back(rows: list[list[str]]) -> None:
    assert csv_as_table(table_as_csv(rows)) == rows


@patient
@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=4))
def test_no_cell_of_a_written_table_starts_a_formula(rows: list[list[str]]) -> None:
    page = io.StringIO(table_as_csv(rows).decode("utf-8", "surrogatepass"), newline="")

    cells = [cell for row in csv.reader(page) for cell in row]

    assert [cell for cell in cells if THEIRS.match(cell)] == []


def test_every_cell_stands_in_quotation_marks_so_that_no_separator_splits_it() -> None:
    assert table_as_csv([["a;=b", 'say "hi"']]) == b'"a;=b","say ""hi"""\r\n'


def test_a_letter_that_is_seen_is_seen() -> None:
    assert not is_unseen("a")
    assert is_unseen("\u2800")
