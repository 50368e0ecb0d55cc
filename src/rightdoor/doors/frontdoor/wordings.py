"""The front door's own words, read from its data: topics, needs, and how each fact is asked."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from rightdoor.pure.phrases import Phrase, phrase
from rightdoor.records.questions import shapes
from rightdoor.records.questions.reading import bank

PROFESSIONAL = "professional"  # whose words the forms use for somebody at work
VOICES = {"me": ("me",), "child": ("child",), "parent": ("me", "child"), "work": ("work",), "group": ("work",)}
NOT_SURE = "not_sure"
NONE = "none_of_these"
OTHER_NEEDS = ("needs.pl",)  # the words of the needs in other languages


@dataclass(frozen=True, slots=True)
class Topic:
    """A way in from the first page.  It travels as its number."""

    number: int
    words: str
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """A need as people say it, and the words that mean it."""

    code: str
    say: str
    words: tuple[str, ...]
    weak: tuple[str, ...] = ()
    urgent: bool = False
    strong_phrases: tuple[Phrase, ...] = ()  # the same in languages that bend their words
    weak_phrases: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a question: its code, its words, and how it is repeated afterwards."""

    code: str
    say: str
    hint: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """How one fact is asked."""

    number: int
    fact: str
    kind: str
    short: str
    why: str
    words: Mapping[str, str]
    settles: tuple[str, ...]
    hint: str = ""
    none: str = ""
    answers: tuple[Answer, ...] = ()
    offered: Mapping[str, tuple[str, ...]] | None = None

    def asks(self, who: str) -> str:
        """The question as this person is asked it; nothing where they never are."""
        return next((self.words[voice] for voice in VOICES.get(who, ("me",)) if voice in self.words), "")

    def answers_for(self, who: str) -> tuple[Answer, ...]:
        """The answers that this person may give."""
        if self.offered is None:
            return self.answers
        codes = next(self.offered[voice] for voice in VOICES.get(who, ("me",)) if voice in self.offered)
        return tuple(Answer(code, needs()[code].say) for code in codes)


@cache
def topics() -> Mapping[int, Topic]:
    """The topics by number, in the order of the page."""
    rows = read("topics")["topic"]
    return {row["number"]: Topic(**{**row, "needs": tuple(row["needs"])}) for row in rows}


@cache
def needs() -> Mapping[str, Need]:
    """Every need by its code."""
    other = [read(name) for name in OTHER_NEEDS]
    return {
        code: Need(
            code, row["say"], tuple(row["words"]), tuple(row.get("weak", ())), row.get("urgent", False),
            strong_phrases=phrases(words for one in other for words in one.get(code, {}).get("words", ())),
            weak_phrases=phrases(words for one in other for words in one.get(code, {}).get("weak", ())),
        )
        for code, row in read("needs").items()
    }  # fmt: skip


def phrases(words: Iterable[str]) -> tuple[Phrase, ...]:
    """Phrases of a list, ready to look for."""
    return tuple(phrase(one) for one in words)


@cache
def questions() -> Mapping[int, Question]:
    """Every question by its number."""
    return {row["number"]: question(row) for row in read("questions")["question"]}


@cache
def question_of() -> Mapping[str, Question]:
    """Which question settles a fact."""
    return {fact: one for one in questions().values() for fact in one.settles}


def question(row: Mapping[str, Any]) -> Question:
    """One question from its row."""
    offered = row.get("offered")
    return Question(
        number=row["number"],
        fact=row["fact"],
        kind=row["kind"],
        short=row["short"],
        why=row["why"],
        words={"work": shared(row).words.said(PROFESSIONAL)}
        if "bank" in row
        else {voice: row[voice] for voice in ("me", "child", "work") if voice in row},
        settles=(row["fact"], *row.get("for", ())),
        hint=row.get("hint", ""),
        none=row.get("none", ""),
        answers=shared_answers(row) if "bank" in row else tuple(Answer(**one) for one in row.get("answers", ())),
        offered={voice: tuple(codes) for voice, codes in offered.items()} if offered else None,
    )


def shared(row: Mapping[str, Any]) -> shapes.Question:
    """The question of the forms whose words a row shares."""
    return bank()[row["bank"]]


def shared_answers(row: Mapping[str, Any]) -> tuple[Answer, ...]:
    """The answers of the forms; here "not sure" is a button of its own."""
    options = shared(row).options_for(PROFESSIONAL)
    return tuple(Answer(one.value, one.words.said(PROFESSIONAL)) for one in options if one.value != NOT_SURE)


def read(name: str) -> dict[str, Any]:
    """One file of wording."""
    path = files("rightdoor.doors.frontdoor").joinpath("wording", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
