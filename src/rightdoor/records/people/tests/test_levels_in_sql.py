"""Each level of likeness is written twice, as a check and as SQL: the two are held equal here."""

from datetime import date
from typing import Any

import duckdb
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from rightdoor.pure.linking.levels import BULK, UNLIKE
from rightdoor.pure.linking.traits import Traits, traits
from rightdoor.records.people.linking.model import FUNCTIONS
from rightdoor.records.people.linking.rows import row_of

NAMES = ("Wren Marsh", "Marsh Wren", "Liz Marshe", "Elizabeth Mash", "Elisabeth Mayr", "Tamsyn Meyer",
         "Tamsen Smith-Jones",
         "Robin Jones", "Robyn O’Neill", "Al", "Alan Smith")  # fmt: skip
PLACES = ("CT1 2QQ", "CT1 2QZ", "CT1 2AB", "CT1 9ZZ", "ME7 5QZ", "CT12QQ")
NUMBERS = ("9434765919", "9999367100", "9998407753", "", "999")
DAYS = (date(2012, 5, 4), date(2012, 4, 5), date(2012, 5, 14), date(2012, 6, 15), date(2009, 11, 30))
known = st.builds(
    traits, name=st.sampled_from(NAMES), born_on=st.sampled_from(DAYS), postcode=st.sampled_from(PLACES),
    nhs_number=st.sampled_from(NUMBERS), address=st.sampled_from(["1 High Street", "1 High St", "22 Low Road"]),
    town=st.sampled_from(["Canterbury", "Cantebury", "Rochester"]),
)  # fmt: skip


def in_sql(one: Traits, other: Traits) -> dict[str, str]:
    """The level of each comparison as the database answers."""
    pair: dict[str, Any] = {f"{name}_l": value for name, value in row_of("1", one).items()}
    pair |= {f"{name}_r": value for name, value in row_of("2", other).items()}
    table = pd.DataFrame([pair])
    cases = ", ".join(
        f"case when {comparison.column}_l is null or {comparison.column}_r is null then '' "
        + " ".join(
            f"else '{level.name}'" if level.name == UNLIKE
            else f"when {level.sql.format(**FUNCTIONS['duckdb'])} then '{level.name}'"
            for level in comparison.levels
        )
        + f" end as {comparison.name}_level"
        for comparison in BULK
    )  # fmt: skip
    with duckdb.connect() as database:
        database.register("pair", table)
        row = database.execute(f"select {cases} from pair").fetchone()  # noqa: S608  our own levels
    assert row is not None
    return dict(zip((comparison.name for comparison in BULK), row, strict=True))


@settings(max_examples=60, deadline=None)
@given(known, known)
def test_both_ways_of_writing_a_level_say_the_same(one: Traits, other: Traits) -> None:
    here = {}
    for comparison in BULK:
        level = comparison.level_of(one, other)
        here[comparison.name] = level.name if level else ""

    assert in_sql(one, other) == here
