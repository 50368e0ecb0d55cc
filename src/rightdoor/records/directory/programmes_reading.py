"""Reading the programmes of a service: what it runs, in its document's words."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Any, TypeVar

from rightdoor.pure.programmes import SPELLS, Kind, Part, Place, Programme, Stage, Thing, Way
from rightdoor.pure.rules.catalogue import Quote
from rightdoor.records.directory.entries import Offered
from rightdoor.records.directory.toml_files import TomlFile, need, only

Word = TypeVar("Word", bound=StrEnum)
QUOTES = ("quote", "length_quote", "stages_quote", "people_quote")
NUMBERS = ("youngest", "oldest", "weeks", "sessions")
OLDEST = 130
REVIEW = ("review_from_days", "review_to_days")
LISTS = ("ways", "places", "stages", "before_start", "before_end", "people", "plan_agreed_by")
KEYS: dict[str, type] = {
    "name": str, "says": str, "kind": str, "run_by": str, "sealed": bool, "stands_in": str,
    **dict.fromkeys(NUMBERS + REVIEW, int),
    **dict.fromkeys(LISTS, list), **dict.fromkeys(QUOTES, str),
}  # fmt: skip


def programmes_in(file: TomlFile, tables: list[Mapping[str, Any]], quote: Callable[[str], Quote]) -> list[Offered]:
    """Every programme that a service's file names; two of one name are refused."""
    found = [programme_in(file, table, quote) for table in tables]
    names = [one.programme.name for one in found]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise file.refuse(f"Two programmes are called '{twice}'.", near=f'name = "{twice}"')
    return found


def programme_in(file: TomlFile, table: Mapping[str, Any], quote: Callable[[str], Quote]) -> Offered:
    """One programme, with the words on which it rests."""
    need(file, table, ("name", "says", "kind", "quote"), "[[programme]]")
    where = f"the programme '{table['name']}'"
    only(file, table, KEYS, where)
    kind = word_of(file, "kind", table["kind"], Kind)
    below = next((key for key in NUMBERS + REVIEW if table.get(key, 0) < 0), None)
    if below:
        raise file.refuse(f"'{below}' is {table[below]}. It can be 0 or more.", near=below, after=table["name"])
    if table.get("youngest", 0) > table.get("oldest", OLDEST):
        raise file.refuse("'youngest' is above 'oldest'.", near="youngest", after=table["name"])
    days = [timedelta(table[key]) for key in REVIEW if key in table]
    if len(days) == 1:
        raise file.refuse("Days from which something is looked at again need days to which, and the other way round.",
                          near="review_")  # fmt: skip

    def listed(key: str, words: type[Word]) -> tuple[Word, ...]:
        return tuple(word_of(file, key, one, words) for one in table.get(key, ()))

    # the delivery plan asks for a plan for afterwards at the beginning of every spell of help
    always = (Thing.STEP_DOWN_PLAN,) if kind in SPELLS and not table.get("run_by") else ()
    programme = Programme(
        name=table["name"], says=table["says"], kind=kind, ways=listed("ways", Way), places=listed("places", Place),
        stages=listed("stages", Stage), before_start=listed("before_start", Thing),
        before_end=listed("before_end", Thing) + always, people=listed("people", Part),
        plan_agreed_by=listed("plan_agreed_by", Part), run_by=table.get("run_by", ""),
        is_sealed=table.get("sealed", False), review=(days[0], days[1]) if days else None,
        **{key: table[key] for key in NUMBERS if key in table},
    )  # fmt: skip
    words = [table[key] for key in QUOTES if key in table]
    source = table.get("stands_in")
    return Offered(programme, tuple(Quote(one, source, "", source) if source else quote(one) for one in words))


def word_of(file: TomlFile, key: str, written: str, words: type[Word]) -> Word:
    """One of the words that may stand there."""
    try:
        return words(written)
    except ValueError:
        raise file.refuse(f"'{key}' is '{written}'. It can be: {', '.join(words)}.", near=f'"{written}"') from None
