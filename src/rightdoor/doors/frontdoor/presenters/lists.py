"""The list of who can help: its heading, its groups, and what is filling in beside a question."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.utils.translation import ngettext

from rightdoor.doors.frontdoor.finding import Found
from rightdoor.doors.frontdoor.presenters.cards import kind_of, say_to, tag_of
from rightdoor.doors.frontdoor.told import Told
from rightdoor.doors.frontdoor.wordings import Question, question_of
from rightdoor.ground.design.languages import theirs
from rightdoor.pure.rules.result import Result
from rightdoor.records.directory.reading import catalogue

NUMBERS = (
    noop("none"), noop("one"), noop("two"), noop("three"), noop("four"), noop("five"),
    noop("six"), noop("seven"), noop("eight"), noop("nine"),
)  # fmt: skip
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
    return _(NUMBERS[count]) if count < len(NUMBERS) else str(count)


def heading(found: Found) -> str:
    """The list in one sentence: two you can start now, one that may suit you."""
    start, suits, may = len(found.start), len(found.suits), len(found.may)
    parts = [
        (start, ngettext("%(count)s you can start now", "%(count)s you can start now", start)),
        (suits, ngettext("%(count)s that suits you", "%(count)s that suit you", suits)),
        (may, ngettext("%(count)s that may suit you", "%(count)s that may suit you", may)),
    ]
    said = ", ".join(words % {"count": in_words(count)} for count, words in parts if count)
    return f"{said[:1].upper()}{said[1:]}" if said else _("Here is who to turn to instead")


def so_far(found: Found, left: int) -> str:
    """How it stands, and what more questions could do."""
    suits, may = len(found.start) + len(found.suits), len(found.may)
    parts = [(suits, ngettext("%(count)s suits", "%(count)s suit", suits))]
    parts += [(may, ngettext("%(count)s may suit", "%(count)s may suit", may))]
    fitting = _(" and ").join(words % {"count": in_words(count)} for count, words in parts if count)
    now = _("So far %(fitting)s.") % {"fitting": fitting or _("none fits yet")}
    more = ngettext("One more question could change that.", "%(count)s more questions could change that.", left)
    return f"{now} {more % {'count': in_words(left).capitalize()}}"


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
        name=theirs(entry.name),
        kind=kind,
        tag=tag_of(kind, told.who),
        text=row_words(result, kind) or say_to(entry, told.who),
        hinge=bool(set(question.settles) & set(result.ask)),
    )


def row_words(result: Result, kind: str) -> str:
    """Why it stands as it does, in one sentence; nothing where its own words say it better."""
    if kind == "may" and result.ask:
        return _("Still to ask: %(questions)s.") % {"questions": still_to_ask(result.ask)}
    if kind == "not":
        criteria = {one.name: one for one in catalogue().by_code[result.service].criteria}
        failed = [
            criteria[one.criterion].says for one in result.reasons if one.answer == "no" and one.criterion in criteria
        ]
        return theirs(failed[0]) if failed else ""
    return ""


def still_to_ask(facts: Sequence[str]) -> str:
    """The questions of a service that are still open, at most two by name."""
    names = dict.fromkeys(_(question_of()[fact].short).lower() for fact in facts if fact in question_of())
    asked = list(names)
    if not asked:
        return _("a person asks the rest")
    return and_more(asked, 2)


def and_more(words: Sequence[str], most: int) -> str:
    """At most so many by name, and how many more there are."""
    named, more = ", ".join(words[:most]), len(words) - most
    if more <= 0:
        return named
    return ngettext("%(named)s and %(count)s more", "%(named)s and %(count)s more", more) % {
        "named": named,
        "count": in_words(more),
    }
