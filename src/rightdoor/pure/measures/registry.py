"""Reads instruments and norms from text.  A slip in a file is told with the instrument and the place, all at once.

The files beside this module are the house's own.  A file that a body with a licence puts in is read by the same
`read_instruments`.
"""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from rightdoor.pure.measures.instruments import SHIPPED, Band, Instrument, Item, Licence, Respondent, Scale, Sex
from rightdoor.pure.measures.norms import Norm, Norms

Table = Mapping[str, Any]
WIDEST = 100
"""No question that we know takes more answers."""


class InstrumentFileWrong(ValueError):
    """An instrument file cannot be used: every slip in words, the instrument first."""


def read_instruments(text: str) -> Mapping[str, Instrument]:
    """Instruments by id, in the order of the file."""
    rows = _tables(text).get("instruments", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InstrumentFileWrong("instruments is not a list of tables")
    both = [_whole(row) for row in rows]
    found = [one for one, _slips_of_it in both]
    slips = [line for _one, slips_of_it in both for line in slips_of_it]
    ids = [one.id for one in found]
    slips += [f"{name}: it is there twice" for name in sorted({name for name in ids if ids.count(name) > 1})]
    if slips:
        raise InstrumentFileWrong("; ".join(slips))
    return {one.id: one for one in found}


def read_norms(text: str) -> Norms:
    """Means and standard deviations by respondent, sex, age and scale."""
    return {key: norm for row in _tables(text)["norms"] for key, norm in _norms(row)}


@cache
def instruments() -> Mapping[str, Instrument]:
    """The instruments that the house knows."""
    return read_instruments(_beside("instruments.toml"))


@cache
def rcads_norms() -> Norms:
    """The norms of RCADS that the house carries."""
    return read_norms(_beside("rcads_norms.toml"))


def _beside(name: str) -> str:
    return files("rightdoor.pure.measures").joinpath(name).read_text(encoding="utf-8")


def _tables(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise InstrumentFileWrong(f"the file is not TOML: {error}") from error


def _whole(row: Table) -> tuple[Instrument, list[str]]:
    """One instrument and what cannot be so in it; where it cannot be read at all, a refusal that names it."""
    name = row.get("id", "an instrument without id")
    try:
        one = _instrument(row)
        return one, _slips(one)
    except KeyError as error:
        raise InstrumentFileWrong(f"{name}: {error} is missing") from error
    except (ValueError, ArithmeticError, TypeError, AttributeError, IndexError) as error:
        raise InstrumentFileWrong(f"{name}: {error}") from error


def _norms(row: Table) -> list[tuple[tuple[Respondent, Sex, int, str], Norm]]:
    who, sex = Respondent(row["respondent"]), Sex(row["sex"])
    scales = {name: cell for name, cell in row.items() if name not in ("respondent", "sex", "ages")}
    return [
        ((who, sex, age, name), Norm(Decimal(cell["mean"]), Decimal(cell["sd"])))
        for age in row["ages"]
        for name, cell in scales.items()
    ]


def _instrument(row: Table) -> Instrument:
    ages = row.get("ages")
    return Instrument(
        id=row["id"],
        name=row["name"],
        licence=Licence(row["licence"]),
        licence_source=row["licence_source"],
        figures_source=row["figures_source"],
        respondents=tuple(Respondent(one) for one in row["respondents"]),
        ages=(ages[0], ages[1]) if ages else None,
        scales=tuple(_scale(one) for one in row.get("scales", [])),
        items=tuple(_item(one, row) for one in row.get("items", [])),
        answers={int(value): dict(words) for value, words in row.get("answers", {}).items()},
        lead=dict(row.get("lead", {})),
    )


def _scale(row: Table) -> Scale:
    higher = bool(row["higher_is_better"])
    return Scale(
        id=row["id"],
        name=row["name"],
        lowest=Decimal(row["range"][0]),
        highest=Decimal(row["range"][1]),
        higher_is_better=higher,
        nationally_higher=bool(row.get("nationally_higher", higher)),
        min_change={Respondent(who): Decimal(least) for who, least in row.get("min_change", {}).items()},
        bands={Respondent(who): _bands(named) for who, named in row.get("bands", {}).items()},
        items=tuple(row.get("items", [])),
        missing_allowed=int(row.get("missing_allowed", 0)),
        standardised=bool(row.get("standardised", False)),
    )


def _bands(named: Mapping[str, Any]) -> tuple[Band, ...]:
    bands = [Band(name, Decimal(lowest)) for name, lowest in named.items()]
    return tuple(sorted(bands, key=lambda band: band.lowest))


def _item(row: Table, instrument: Table) -> Item:
    lowest, highest = row.get("range", instrument.get("item_range"))
    return Item(
        id=row["id"],
        words=dict(row.get("words", {})),
        lowest=lowest,
        highest=highest,
        alert_from=row.get("alert_from"),
        reverse=bool(row.get("reverse", False)),
    )


def _slips(one: Instrument) -> list[str]:
    """What cannot be so: words that may not be shipped, scales of questions that are not there, ranges upside down."""
    known = [item.id for item in one.items]
    found = []
    if not one.licence_source or not one.figures_source:
        found.append("it does not say where its licence or its figures are from")
    if one.licence is Licence.SCORES_ONLY and any(item.words for item in one.items):
        found.append("it is scores only, and has words")
    if one.licence in SHIPPED and not all(item.words for item in one.items):
        found.append("a question has no words")
    if len(set(known)) != len(known):
        found.append("a question is there twice")
    found += [f"question {item.id}: its range is upside down" for item in one.items if item.lowest >= item.highest]
    found += [f"question {item.id}: its range is too wide" for item in one.items if item.highest - item.lowest > WIDEST]
    found += [f"scale {scale.id}: {what}" for scale in one.scales for what in _scale_slips(scale, one)]
    return [f"{one.id}: {what}" for what in found]


def _scale_slips(scale: Scale, one: Instrument) -> list[str]:
    known = {item.id: item for item in one.items}
    found = [f"there is no question {name}" for name in scale.items if name not in known]
    its = [known[name] for name in scale.items if name in known]
    if scale.lowest >= scale.highest:
        found.append("its range is upside down")
    if its and not scale.lowest <= sum(i.lowest for i in its) < sum(i.highest for i in its) <= scale.highest:
        found.append("its questions can add up to more or less than its range")
    if scale.missing_allowed < 0 or (scale.items and scale.missing_allowed >= len(scale.items)):
        found.append("as many questions may be missing as there are")
    if scale.missing_allowed and len({(item.lowest, item.highest) for item in its}) > 1:
        found.append("answers may be missing, and its questions have different ranges")
    if any(least <= 0 for least in scale.min_change.values()):
        found.append("a change of nothing cannot be reliable")
    said = {*scale.min_change, *scale.bands}
    return found + [f"{who} does not answer it" for who in sorted(said - set(one.respondents))]
