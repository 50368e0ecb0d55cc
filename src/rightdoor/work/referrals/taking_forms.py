"""What is asked of a caller in two minutes: the same questions as in the whole form, on one page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import OneField, SecretField, SeveralField
from rightdoor.records.questions.fields import PageForm, page_form
from rightdoor.records.questions.reading import VOICES, bank, form
from rightdoor.records.questions.shapes import Page, Words
from rightdoor.work.referrals.actions.taking import QUICK
from rightdoor.work.referrals.codes import SHORTEST_SECRET
from rightdoor.work.referrals.latest_day import latest_day
from rightdoor.work.referrals.models import Asker, Channel, Draft

SAFE = ("danger_now", "ending_life_now", "hurting_self_now", "somebody_hurts", "safe_tonight")
ABOUT = ("preferred_name", "age", "postcode", "school")
REACH = ("ways", "call_number", "email", "voicemail", "other_times", "must_not_know", "safe_word")
HEARD = ("child_agreed_to", "child_agreed_how", "child_agreed_on", "child_agreed_share")
PARENT_HEARD = ("parent_agreed_to", "parent_agreed_how", "parent_agreed_on")
CALLER = ("referrer_name", "referrer_role", "referrer_organisation", "referrer_kind")
SECTIONS: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    Asker.ME: (
        ("safe", SAFE), ("words", ("story",)), ("about", ABOUT), ("reach", REACH),
        ("agree", ("agree_contact", "agree_share", "agree_service", "parent_knows")),
    ),
    Asker.CHILD: (
        ("safe", SAFE), ("caller", ("referrer_name", "referrer_relation", "responsibility")), ("words", ("story",)),
        ("about", ("asking_for", *ABOUT, "due_on")), ("reach", REACH),
        ("agree", ("agree_contact", "agree_share", "parent_agrees_service", "aware", "child_agrees", *HEARD)),
    ),
    Asker.SOMEONE: (
        ("safe", SAFE), ("caller", CALLER), ("words", ("story",)), ("about", (*ABOUT, "due_on")),
        ("reach", tuple(name for name in REACH if name != "safe_word")),
        ("agree", ("aware", "child_agrees", *HEARD, "parent_agrees", *PARENT_HEARD)),
    ),
    Asker.GROUP: (
        ("safe", ("somebody_hurts",)), ("caller", CALLER), ("words", ("group_story",)),
        ("about", ("group_name", "group_place", "group_size")), ("reach", REACH[:5]),
    ),
}  # fmt: skip
SHORT = 16  # letters of an answer that fits beside others
TITLES = {
    "safe": _("Ask first, aloud"),
    "caller": _("Who is calling"),
    "words": _("In their words"),
    "about": _("Who it is about"),
    "reach": _("Calling back safely"),
    "agree": _("What they agree to, one by one"),
}


class BeginForm(forms.Form):
    """Who calls, and how it came."""

    asker = forms.ChoiceField(choices=Asker.choices)
    channel = OneField(
        label=_("How did it come?"),
        choices=[(value, label) for value, label in Channel.choices if value != Channel.WEB],
        initial=Channel.PHONE,
        rows=False,
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        make_small(self.fields["channel"])


class WordForm(forms.Form):
    """The word that the caller chooses for themselves."""

    secret_word = SecretField(
        label=_("Their word or PIN"),
        help_text=_("They choose it and tell you. With the code it opens their request. At least four letters or "
                    "digits, not a birthday."),
        autocomplete="off",
        required=False,
        min_length=SHORTEST_SECRET,
        max_length=60,
        error_messages={"min_length": _("Use at least four letters or digits")},
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """A few questions that belong together."""

    key: str
    title: str
    fields: list[BoundField]


def quick_page(asker: str) -> Page:
    """The page of everything that is asked of this caller."""
    names = [name for _key, names in SECTIONS[asker] for name in names]
    nothing = Words({"any": ""})
    return Page(key=QUICK, title=nothing, lead=nothing, voices=VOICES, questions=tuple(bank()[name] for name in names))


def quick_form(draft: Draft, data: Any = None) -> PageForm:
    """The quick page of one call, filled with what was kept, words that could not be read included."""
    voice = form(draft.asker).voice(draft.answers)
    typed = draft.pages.get(QUICK, {}).get("typed", {})
    known = {**draft.answers, **{name: tuple(v) if isinstance(v, list) else v for name, v in typed.items()}}
    built = page_form(quick_page(draft.asker), voice, on=latest_day(draft), data=data, answers=known)
    for field in built.fields.values():
        make_small(field)
    return built


def make_small(field: forms.Field) -> None:
    """Small answers in a line, and no hints that are meant for whoever fills in the form alone."""
    field.help_text = ""
    if isinstance(field, OneField | SeveralField):
        field.rows, field.hints = False, {}
    if isinstance(field, OneField):
        choices: list[tuple[str, Any]] = list(field.widget.choices)
        field.inline = all(len(str(words)) <= SHORT for _value, words in choices)


def sections(asker: str, built: PageForm) -> list[Section]:
    """The questions in their sections, those alone that this voice is asked."""
    return [
        Section(key, str(TITLES[key]), [built[name] for name in names if name in built.fields])
        for key, names in SECTIONS[asker]
    ]


def as_typed(built: PageForm) -> dict[str, Any]:
    """What could not be read as an answer, word for word."""
    return {
        name: built.fields[name].widget.value_from_datadict(built.data, built.files, name)
        for name in built.errors
        if name in built.fields
    }
