"""The list of who can help: its heading, its groups, and what is filling in beside a question."""

from collections.abc import Sequence
from dataclasses import dataclass

from rightdoor.doors.frontdoor.finding import Found
from rightdoor.doors.frontdoor.presenters.cards import kind_of, say_to, tag_of
from rightdoor.doors.frontdoor.told import Told
from rightdoor.doors.frontdoor.wordings import Question, question_of
from rightdoor.pure.rules.result import Result
from rightdoor.records.directory.reading import catalogue

NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
MOST_BESIDE = 7


@dataclass(frozen=True, slots=True)
class Filling:
    """One service beside the question, as its answer fills in."""

    name: str
    kind: str
    tag: str
    text: str
    hinge: bool = False


def in_words(count: int) -> str:
    """A small number as a word."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def heading(found: Found) -> str:
    """The list in one sentence: two you can start now, one that may suit you."""
    parts = [
        (len(found.start), "you can start now"),
        (len(found.suits), "that suits you" if len(found.suits) == 1 else "that suit you"),
        (len(found.may), "that may suit you"),
    ]
    said = ", ".join(f"{in_words(count)} {words}" for count, words in parts if count)
    return f"{said[:1].upper()}{said[1:]}" if said else "Here is who to turn to instead"


def so_far(found: Found, left: int) -> str:
    """How it stands, and what more questions could do."""
    suits = len(found.start) + len(found.suits)
    parts = [f"{in_words(suits)} {'suits' if suits == 1 else 'suit'}" if suits else ""]
    parts += [f"{in_words(len(found.may))} may suit" if found.may else ""]
    fitting = " and ".join(part for part in parts if part) or "none fits yet"
    more = "One more question" if left == 1 else f"{in_words(left).capitalize()} more questions"
    return f"So far {fitting}. {more} could change that."


def filling(found: Found, told: Told, question: Question) -> list[Filling]:
    """What the answers so far say, those first that this question can change."""
    rows = [fill_row(result, told, question) for result in found.shown]
    rows.sort(key=lambda row: not row.hinge)
    return rows[:MOST_BESIDE]


def fill_row(result: Result, told: Told, question: Question) -> Filling:
    """One service beside the question."""
    entry = catalogue().entries[result.service]
    kind = kind_of(result)
    return Filling(
        name=entry.name,
        kind=kind,
        tag=tag_of(kind, told.who),
        text=row_words(result, kind) or say_to(entry, told.who),
        hinge=bool(set(question.settles) & set(result.ask)),
    )


def row_words(result: Result, kind: str) -> str:
    """Why it stands as it does, in one sentence; nothing where its own words say it better."""
    if kind == "may" and result.ask:
        return f"Still to ask: {still_to_ask(result.ask)}."
    if kind == "not":
        criteria = {one.name: one for one in catalogue().by_code[result.service].criteria}
        failed = [
            criteria[one.criterion].says for one in result.reasons if one.answer == "no" and one.criterion in criteria
        ]
        return failed[0] if failed else ""
    return ""


def still_to_ask(facts: Sequence[str]) -> str:
    """The questions of a service that are still open, at most two by name."""
    names = dict.fromkeys(question_of()[fact].short.lower() for fact in facts if fact in question_of())
    asked = list(names)
    if not asked:
        return "a person asks the rest"
    more = f" and {in_words(len(asked) - 2)} more" if len(asked) > 2 else ""
    return ", ".join(asked[:2]) + more
