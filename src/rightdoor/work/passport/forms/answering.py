"""The front door's questions, in the words of whoever answers them."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import WordsField
from rightdoor.records.questions.facts import told_by
from rightdoor.records.questions.fields import PageForm, for_a_parent, page_form
from rightdoor.records.questions.reading import VOICES, bank, form
from rightdoor.records.questions.shapes import Page, Question, Words
from rightdoor.work.passport.forms.saying import LONGEST
from rightdoor.work.referrals.models import FactQuestion
from rightdoor.work.referrals.places import area_typed

TOGETHER = {"age": ("born_on", "age"), "born_on": ("born_on", "age")}  # a birthday, or an age instead


class WordsForm(forms.Form):
    """Their own words beside the answers; and which question they saw."""

    question = forms.UUIDField(widget=forms.HiddenInput)
    words = WordsField(
        label=_("In your own words"),
        help_text=_("You can leave this empty, or write only this."),
        max_length=LONGEST,
        required=False,
        rows=4,
    )


def questions_for(asked: FactQuestion) -> tuple[Question, ...]:
    """The questions that answer the facts that were asked for; what has no question is answered in words."""
    whole = form(asked.referral.asker)
    voice = whole.voice(asked.referral.answers)
    known = [*whole.questions.values(), *bank().values()]
    found: dict[str, Question] = {}
    for fact in (fact for one in asked.facts for fact in TOGETHER.get(one, (one,))):
        fitting = [one for one in known if fact in facts_told(one) and voice in one.voices and one.under is None]
        if fitting:
            found.setdefault(fitting[0].name, fitting[0])
    return tuple(found.values())


def facts_told(question: Question) -> set[str]:
    """The facts that a question can tell."""
    return {question.fact, *(fact for option in question.every_option for fact in option.facts)} - {""}


def answer_form(asked: FactQuestion, *, on: date, data: Any = None) -> PageForm:
    """What is asked, as a form in the right voice, to be answered on this day."""
    nothing = Words({"any": ""})
    page = Page(key="asked", title=nothing, lead=nothing, questions=questions_for(asked), voices=VOICES)
    return page_form(page, form(asked.referral.asker).voice(asked.referral.answers), on=on, data=data,
                     is_for_a_parent=for_a_parent(asked.referral.answers))  # fmt: skip


def facts_in(built: PageForm, asked: FactQuestion) -> dict[str, Any]:
    """What the answers say, in the vocabulary of the rules; "not sure" and empty say nothing."""
    answers = built.answers()
    told = [pair for one in questions_for(asked) for pair in told_by(one, answers.get(one.name), area_typed)]
    return {fact: value for fact, value in told if fact and value is not None}
