"""An instrument's words from a file of a body that holds a licence, held against what the registry knows of it."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rightdoor.pure.measures.instruments import Instrument, Item, Licence, Respondent
from rightdoor.pure.measures.registry import InstrumentFileWrong


def with_words(one: Instrument, text: str) -> Instrument:
    """The instrument with its questions and answers; InstrumentFileWrong says everything that does not fit.

    The file has ``[answers]`` (each number in words) and ``[[items]]`` (id, words, and alert_from where a person is
    called), and may have ``[lead]``, which is said before the first question.  Ranges and scales are the registry's.
    """
    if not can_be_put_in(one):
        raise InstrumentFileWrong(f"{one.name}: its questions cannot be put in here")
    try:
        table = tomllib.loads(text)
        one = one if one.items else with_questions(one, table)
        rows = {str(row["id"]): row for row in table.get("items", [])}
        answers = {int(value): dict(words) for value, words in table.get("answers", {}).items()}
        lead = {str(voice): str(words) for voice, words in table.get("lead", {}).items()}
        items = tuple(item_of(item, rows.get(item.id, {})) for item in one.items)
        slips = slips_of(one, items, answers, [str(row["id"]) for row in table.get("items", [])])
    except InstrumentFileWrong:
        raise
    except (tomllib.TOMLDecodeError, KeyError, ValueError, TypeError, AttributeError) as error:
        raise InstrumentFileWrong(f"the file cannot be read: {error}") from error
    if slips:
        raise InstrumentFileWrong("; ".join(slips))
    return replace(one, items=items, answers=answers, lead=lead)


def can_be_put_in(one: Instrument) -> bool:
    """Whether a body with a licence may put its questions in: the registry knows them, or scores alone."""
    return one.licence is Licence.SCORES_ONLY or (one.licence is Licence.LICENSED_UPLOAD and bool(one.items))


def with_questions(one: Instrument, table: Mapping[str, Any]) -> Instrument:
    """Of an instrument that the registry knows by scores alone: its questions and scales as the file has them.

    Ranges, cut-offs and reliable change stay the registry's, so the questions of a scale must reach just its range.
    """
    items = tuple(new_item(row, table) for row in table.get("items", []))
    known, told = {item.id: item for item in items}, table.get("scales", {})
    if wrong := sorted(set(told) - {scale.id for scale in one.scales}):
        raise InstrumentFileWrong(f"there is no scale {', '.join(wrong)}")
    scales = []
    for scale in one.scales:
        named = tuple(
            str(name) for name in told.get(scale.id, {}).get("items", list(known) if len(one.scales) == 1 else [])
        )
        if not named or set(named) - set(known) or len(set(named)) < len(named):
            raise InstrumentFileWrong(f"scale {scale.id}: name its questions, each once")
        lowest, highest = (sum(getattr(known[name], end) for name in named) for end in ("lowest", "highest"))
        if (lowest, highest) != (scale.lowest, scale.highest):
            reach = f"{scale.lowest} to {scale.highest}"
            raise InstrumentFileWrong(
                f"scale {scale.id}: its questions reach {lowest} to {highest}, and it has {reach}"
            )
        allowed = int(told.get(scale.id, {}).get("missing_allowed", scale.missing_allowed))
        scales.append(replace(scale, items=named, missing_allowed=allowed))
    return replace(one, items=items, scales=tuple(scales))


def new_item(row: Mapping[str, Any], table: Mapping[str, Any]) -> Item:
    """A question that only the file knows; without a range of its own it takes every answer of the file."""
    numbers = [int(value) for value in table.get("answers", {})]
    lowest, highest = row.get("range", (min(numbers, default=0), max(numbers, default=0)))
    return Item(id=str(row["id"]), words={}, lowest=int(lowest), highest=int(highest), reverse=bool(row.get("reverse")))


def item_of(known: Item, row: Mapping[str, Any]) -> Item:
    """The question that the registry knows, with its words; a worrying answer may be named, never unnamed."""
    said = row.get("alert_from")
    levels = [level for level in (known.alert_from, int(said) if said is not None else None) if level is not None]
    return replace(known, words=dict(row.get("words", {})), alert_from=min(levels) if levels else None)


def slips_of(
    one: Instrument, items: tuple[Item, ...], answers: Mapping[int, Mapping[str, str]], named: list[str]
) -> list[str]:
    """What is missing, too much, or out of range."""
    known = {item.id for item in one.items}
    asked = [who for who in one.respondents if who is not Respondent.CLINICIAN]
    found = [f"there is no question {name}" for name in named if name not in known]
    found += [f"question {name} is there twice" for name in sorted({name for name in named if named.count(name) > 1})]
    found += [f"question {item.id} has no words for everybody who answers" for item in items
              if not all(are_words(item.words, who) for who in asked)]  # fmt: skip
    found += [f"question {item.id}: alert_from is out of its range" for item in items
              if item.alert_from is not None and not item.lowest <= item.alert_from <= item.highest]  # fmt: skip
    values = {value for item in items for value in range(item.lowest, item.highest + 1)}
    found += [f"answer {value} has no words" for value in sorted(values)
              if not all(are_words(answers.get(value, {}), who) for who in asked)]  # fmt: skip
    return found + [f"no question takes answer {value}" for value in sorted(set(answers) - values)]


def are_words(words: Mapping[str, str], who: Respondent) -> bool:
    """Whether there are words for whoever answers."""
    said = words.get("child" if who is Respondent.SELF else "adult") or words.get("any")
    return isinstance(said, str) and bool(said.strip())
