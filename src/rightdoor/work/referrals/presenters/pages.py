"""One page of a form as it is drawn: its questions, where one is, and what comes next."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.forms.boundfield import BoundField
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from markupsafe import Markup

from rightdoor.ground.design.field_parts import field
from rightdoor.records.questions.fields import PageForm, page_form
from rightdoor.records.questions.reading import form
from rightdoor.records.questions.shapes import Form, Page, Part, Question
from rightdoor.work.referrals.latest_day import latest_day
from rightdoor.work.referrals.models import Draft


@dataclass(frozen=True, slots=True)
class Step:
    """A line of 'where you are' and of the task list."""

    title: str
    state: str
    href: str
    status: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A page on its way to a person."""

    draft: Draft
    form: Form
    page: Page
    number: int
    fields: PageForm
    tab: str
    seen: str

    @property
    def voice(self) -> str:
        return self.form.voice(self.draft.answers)

    @property
    def title(self) -> str:
        """The page's own heading; none where its only question is the heading."""
        return "" if self.alone else self.page.title.said(self.voice)

    @property
    def alone(self) -> bool:
        """Whether the first question is the page's heading."""
        return not self.page.title.said(self.voice)

    @property
    def lead(self) -> str:
        return self.page.lead.said(self.voice)

    @property
    def questions(self) -> list[Question]:
        """The questions that stand by themselves; the others open below an answer."""
        return [question for question in self.page.questions_for(self.voice) if question.under is None]

    @property
    def part(self) -> tuple[int, int]:
        """Which part of how many this is, with checking and sending as the last."""
        parts = parts_asked(self.form, self.draft.answers)
        return parts.index(part_of(self.form, self.page)) + 1, len(parts) + 1

    @property
    def keep_url(self) -> str:
        return reverse("ask-keep", args=[self.number])

    @property
    def back_url(self) -> str:
        before = neighbour(self.form, self.draft.answers, self.number, -1)
        return reverse("ask-step", args=[before]) if before is not None else reverse("ask-start")

    def bound(self, question: Question) -> BoundField:
        return self.fields[question.name]

    def under(self, question: Question, preview: Markup) -> dict[str, Markup]:
        """What opens below each answer of a question."""
        found: dict[str, Markup] = {}
        for inner in self.page.questions_for(self.voice):
            if inner.under is not None and inner.under[0] == question.name:
                answer = inner.under[1]
                found[answer] = found.get(answer, Markup("")) + field(self.fields[inner.name])
        stack = Markup('<div class="rd-stack">{}{}</div>')
        return {answer: stack.format(html, preview if answer == "text" else "") for answer, html in found.items()}

    def groups(self, question: Question) -> list[tuple[str, list[tuple[str, str]]]]:
        """The answers of a long list, by what they have in common."""
        return [
            (title.said(self.voice), [(o.value, o.words.said(self.voice)) for o in options if self.voice in o.voices])
            for title, options in question.groups
            if any(self.voice in option.voices for option in options)
        ]

    def chosen(self, question: Question) -> set[str]:
        value = self.bound(question).value()
        return {str(one) for one in (value if isinstance(value, list | tuple) else [value]) if one is not None}


def asked(draft: Draft, number: int, data: Any = None) -> Asked | None:
    """The page with this number, filled with what is known; None where this form does not ask it now.

    What was typed on it is taken even then: another tab may have answered meanwhile what it hangs on.
    """
    whole = form(draft.asker)
    pages = list(whole.pages())
    if not 1 <= number <= len(pages):
        return None
    page = pages[number - 1]
    if data is None and not page.asked(whole.voice(draft.answers), draft.answers):
        return None
    held = draft.pages.get(page.key, {})
    known = {**draft.answers, **{name: as_typed(value) for name, value in held.get("typed", {}).items()}}
    fields = page_form(page, whole.voice(draft.answers), on=latest_day(draft), data=data, answers=known)
    return Asked(
        draft, whole, page, number, fields, tab=secrets.token_hex(4) if data is None else tab_of(data),
        seen=held.get("mark", "") if data is None else str(data.get("seen", ""))[:20],
    )  # fmt: skip


def tab_of(data: Any) -> str:
    """Which open page writes; short, and only what we made."""
    given = str(data.get("tab", ""))[:8]
    return given if given.isalnum() else ""


def as_typed(value: Any) -> Any:
    """Three boxes of a day come back from the store as a list."""
    return tuple(value) if isinstance(value, list) and len(value) == 3 else value


def typed_wrongly(fields: PageForm) -> dict[str, Any]:
    """What could not be read as an answer, word for word."""
    return {
        name: fields.fields[name].widget.value_from_datadict(fields.data, fields.files, name) for name in fields.errors
    }


def long_words(fields: PageForm) -> dict[str, str]:
    """Free words that are longer than we asked for: they are an answer all the same, and are sent whole."""
    kinds = {question.name: question.kind for question in fields.page.questions}
    return {name: str(words) for name, words in typed_wrongly(fields).items() if kinds.get(name) == "words"}


def part_of(whole: Form, page: Page) -> Part:
    return next(part for part in whole.parts if page in part.pages)


def parts_asked(whole: Form, answers: Mapping[str, Any]) -> list[Part]:
    return [part for part in whole.parts if part.asked(whole.voice(answers), answers)]


def neighbour(whole: Form, answers: Mapping[str, Any], number: int, step: int) -> int | None:
    """The number of the next page that is asked, or of the one before; None at either end."""
    voice, pages = whole.voice(answers), list(whole.pages())
    number += step
    while 1 <= number <= len(pages):
        if pages[number - 1].asked(voice, answers):
            return number
        number += step
    return None


def number_of(whole: Form, key: str) -> int:
    """The number of a page in its form."""
    return [page.key for page in whole.pages()].index(key) + 1


def steps(draft: Draft, here: Page | None = None) -> list[Step]:
    """The parts of the form: what is done, where one is, what is left."""
    whole = form(draft.asker)
    voice = whole.voice(draft.answers)
    current = part_of(whole, here) if here else None
    found = []
    for part in parts_asked(whole, draft.answers):
        pages = part.asked(voice, draft.answers)
        state = "current" if part is current else "done" if all(done(draft, page) for page in pages) else ""
        begun = any(done(draft, page) for page in pages)
        first = next((page for page in pages if not done(draft, page)), pages[0])
        status = noop("Begun") if begun else noop("To do")
        found.append(Step(part.title.said(voice), state, step_url(whole, first), status))
    return [*found, Step(_("Check and send"), "", reverse("ask-check"), noop("Whenever you like"))]


def done(draft: Draft, page: Page) -> bool:
    """Whether this page was saved, with answers or without."""
    return page.key in draft.pages or any(draft.answers.get(question.name) for question in page.questions)


def step_url(whole: Form, page: Page) -> str:
    return reverse("ask-step", args=[number_of(whole, page.key)])
