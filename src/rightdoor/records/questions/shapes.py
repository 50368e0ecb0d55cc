"""What a form is made of: parts, pages, questions, and the words of each voice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from rightdoor.ground.design.languages import ours

KINDS = (
    "line", "words", "one", "several", "day", "due", "number", "scale", "yes_no", "phone", "email", "place",
)  # fmt: skip
TEXT = ("line", "words", "phone", "email", "place")
NOT_SURE = "not_sure"
INSTEAD = {"child": "young"}  # whose words stand in where a voice has none of its own


@dataclass(frozen=True)
class Words:
    """One sentence in up to four voices; 'any' serves those that have none of their own."""

    by_voice: Mapping[str, str]

    def said(self, voice: str) -> str:
        """The words for this voice, in the language of the page."""
        found = self.by_voice.get(voice)
        if found is None and voice in INSTEAD:
            found = self.by_voice.get(INSTEAD[voice])
        return ours(self.by_voice.get("any", "") if found is None else found)


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen."""

    value: str
    words: Words
    hint: Words
    voices: tuple[str, ...]
    facts: Mapping[str, Any] = field(default_factory=dict)  # what choosing it says beyond its own code


@dataclass(frozen=True)
class Question:
    """One question: how it is asked in each voice, why, and the fact that it answers."""

    name: str
    kind: str
    words: Words
    hint: Words
    why: Words
    fact: str = ""
    inverse: bool = False  # a yes to the question is a no to the fact
    safety: bool = False
    options: tuple[Option, ...] = ()
    groups: tuple[tuple[Words, tuple[Option, ...]], ...] = ()
    alone: str = ""  # the answer that excludes the others
    longest: int = 0
    most: int = 0
    under: tuple[str, str] | None = None  # opens below this answer of that question
    voices: tuple[str, ...] = ()

    @property
    def every_option(self) -> tuple[Option, ...]:
        """The answers, in groups or not."""
        return self.options or tuple(option for _title, options in self.groups for option in options)

    def options_for(self, voice: str) -> tuple[Option, ...]:
        return tuple(option for option in self.every_option if voice in option.voices)


@dataclass(frozen=True)
class Condition:
    """Something that an earlier answer must hold."""

    question: str
    has: tuple[str, ...]

    def holds(self, answers: Mapping[str, Any]) -> bool:
        given = answers.get(self.question)
        values = given if isinstance(given, list) else [given]
        return any(value in self.has for value in values)


@dataclass(frozen=True)
class Page:
    """One question, or a small group that belongs together."""

    key: str
    title: Words
    lead: Words
    questions: tuple[Question, ...]
    voices: tuple[str, ...]
    when: Condition | None = None

    def questions_for(self, voice: str) -> tuple[Question, ...]:
        """The questions that this voice is asked."""
        return tuple(question for question in self.questions if voice in question.voices)

    def asked(self, voice: str, answers: Mapping[str, Any]) -> bool:
        """Whether this page is asked of this voice after these answers."""
        return voice in self.voices and (self.when is None or self.when.holds(answers))


@dataclass(frozen=True)
class Part:
    """A line of the task list."""

    key: str
    title: Words
    pages: tuple[Page, ...]

    def asked(self, voice: str, answers: Mapping[str, Any]) -> list[Page]:
        return [page for page in self.pages if page.asked(voice, answers)]


@dataclass(frozen=True)
class Form:
    """A whole form, and the version of its words."""

    name: str
    version: str
    voices: tuple[str, ...]
    fixed: Mapping[str, Any]  # facts that hold for whoever uses this form
    parts: tuple[Part, ...]

    def pages(self) -> Iterator[Page]:
        """Every page in order, asked or not."""
        for part in self.parts:
            yield from part.pages

    def asked(self, answers: Mapping[str, Any]) -> list[Page]:
        """The pages that are asked, given the answers so far."""
        return [page for page in self.pages() if page.asked(self.voice(answers), answers)]

    def voice(self, answers: Mapping[str, Any]) -> str:
        """In whose words the form speaks: the one it has, or the one that was chosen."""
        chosen = answers.get("voice")
        return chosen if chosen in self.voices else self.voices[-1]

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question of the form by its name."""
        return {question.name: question for page in self.pages() for question in page.questions}
