"""How alike two records are in each respect, from the same to not at all: for one pair here, for millions in SQL.

Each level is written twice, as a check and as a condition of DuckDB or Spark; a test holds the two equal.
"""

from collections.abc import Callable
from dataclasses import dataclass

from jellyfish import levenshtein_distance

from rightdoor.pure.linking.traits import Traits

Check = Callable[[Traits, Traits], bool]
UNLIKE = "unlike"
SHORT = 4  # letters; a shorter name is another name when one letter differs


@dataclass(frozen=True, slots=True)
class Level:
    """One degree of likeness.  *words* complete 'They have …', for the person who compares."""

    name: str
    words: str
    check: Check
    sql: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """One respect in which records are compared; where *known* fails of either, it tells nothing."""

    name: str
    column: str
    levels: tuple[Level, ...]

    def level_of(self, one: Traits, other: Traits) -> Level | None:
        """The best level that holds; None where one of the two is unknown."""
        if not getattr(one, self.column) or not getattr(other, self.column):
            return None
        return next(level for level in self.levels if level.check(one, other))


def within(column: str, most: int) -> Check:
    """So many letters at most differ."""
    return lambda one, other: levenshtein_distance(getattr(one, column), getattr(other, column)) <= most


def long_and_within(column: str, most: int) -> Check:
    near = within(column, most)
    return lambda one, other: min(len(getattr(one, column)), len(getattr(other, column))) >= SHORT and near(one, other)


def same(column: str) -> Check:
    return lambda one, other: getattr(one, column) == getattr(other, column)


def differs(words: str) -> Level:
    return Level(UNLIKE, words, lambda _one, _other: True, "ELSE")


def near_in_sql(column: str, most: int, *, long: bool = False) -> str:
    near = f"levenshtein({column}_l, {column}_r) <= {most}"
    return f"least(length({column}_l), length({column}_r)) >= {SHORT} and {near}" if long else near


def are_turned(one: Traits, other: Traits) -> bool:
    """The given name of each stands among the family names of the other."""
    return one.given in other.families and other.given in one.families


TURNED_IN_SQL = "{contains}(families_r, given_l) and {contains}(families_l, given_r)"
GIVEN = Comparison("given", "given", (
    Level("same", "the same given name", same("given"), "given_l = given_r"),
    Level("short", "given names that are short for one another",
          lambda one, other: bool(set(one.roots) & set(other.roots)), "{overlap}(roots_l, roots_r)"),
    Level("near", "given names that differ by a letter", long_and_within("given", 1),
          near_in_sql("given", 1, long=True)),
    Level("turned", "given and family name the other way round",
          are_turned, TURNED_IN_SQL),
    Level("begins", "given names that begin alike", lambda one, other: one.given[:3] == other.given[:3],
          "substr(given_l, 1, 3) = substr(given_r, 1, 3)"),
    differs("other given names"),
))  # fmt: skip
FAMILY = Comparison("family", "family", (
    Level("same", "the same family name", same("family"), "family_l = family_r"),
    Level("part", "a part of the family name in common",
          lambda one, other: bool(set(one.families) & set(other.families)) or are_turned(one, other),
          "({overlap}(families_l, families_r) or (" + TURNED_IN_SQL + "))"),
    Level("near", "family names that differ by a letter or two", long_and_within("family", 2),
          near_in_sql("family", 2, long=True)),
    Level("sound", "family names that sound alike", same("sound"), "sound_l = sound_r"),
    differs("other family names"),
))  # fmt: skip
BORN = Comparison("born", "born", (
    Level("same", "the same birthday", same("born"), "born_l = born_r"),
    Level("turned", "a birthday with day and month the other way round",
          lambda one, other: one.born == other.turned, "born_l = turned_r"),
    Level("near", "a birthday that differs by a digit", within("born", 1), near_in_sql("born", 1)),
    Level("nearly", "a birthday that differs by two digits", within("born", 2), near_in_sql("born", 2)),
    differs("another birthday"),
))  # fmt: skip
POSTCODE = Comparison("postcode", "postcode", (
    Level("same", "the same postcode", same("postcode"), "postcode_l = postcode_r"),
    Level("near", "postcodes that differ by a sign", within("postcode", 1), near_in_sql("postcode", 1)),
    Level("sector", "postcodes a few streets apart",
          same("sector"),
          "substr(postcode_l, 1, length(postcode_l) - 2) = substr(postcode_r, 1, length(postcode_r) - 2)"),
    Level("district", "postcodes of the same part of a town",
          same("district"),
          "substr(postcode_l, 1, length(postcode_l) - 3) = substr(postcode_r, 1, length(postcode_r) - 3)"),
    differs("another postcode"),
))  # fmt: skip
NHS = Comparison("nhs", "nhs", (
    Level("same", "the same NHS number", same("nhs"), "nhs_l = nhs_r"),
    Level("near", "NHS numbers that differ by two digits", within("nhs", 2), near_in_sql("nhs", 2)),
    differs("another NHS number"),
))  # fmt: skip
ADDRESS = Comparison("address", "address", (
    Level("same", "the same address", same("address"), "address_l = address_r"),
    Level("near", "addresses that differ by a few signs", within("address", 4), near_in_sql("address", 4)),
    differs("another address"),
))  # fmt: skip
TOWN = Comparison("town", "town", (
    Level("same", "the same town", same("town"), "town_l = town_r"),
    Level("near", "towns that differ by a letter or two", within("town", 2), near_in_sql("town", 2)),
    differs("another town"),
))  # fmt: skip
LIVE = (GIVEN, FAMILY, BORN, POSTCODE, NHS)
"""What is compared at the front door."""
BULK = (*LIVE, ADDRESS, TOWN)
"""What is compared when lists are linked, where they have it."""
