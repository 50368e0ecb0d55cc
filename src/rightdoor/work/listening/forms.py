"""How it was, a complaint, and what a reader does with one."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import LineField, OneField, SecretField, WordsField
from rightdoor.pure.keys import new_key
from rightdoor.work.listening.lifecycle import STEP_NAMES, Face, Step, Who
from rightdoor.work.referrals.codes import SHORTEST_SECRET
from rightdoor.work.referrals.forms import TOO_SHORT

FACES = ((Face.GOOD, _("Good")), (Face.SO_SO, _("So-so")), (Face.BAD, _("Not good")))
WHO = (
    (Who.YOUNG, _("I am the child or young person")),
    (Who.PARENT, _("I am their parent or carer")),
    (Who.FOR_CHILD, _("I speak for a child or young person")),
    (Who.OTHER, _("Somebody else")),
)
YES_NO = (("yes", _("Yes, please")), ("no", _("No, thank you")))


class HowItWas(forms.Form):
    """A face, and words if they want."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)
    face = OneField(label=_("How was it?"), choices=FACES,
                    missing=_("Choose one"))  # fmt: skip
    words = WordsField(label=_("What was good, what was not?"), help_text=_("You can leave this empty."),
                       max_length=4000, required=False, rows=3)  # fmt: skip
    thanks = WordsField(label=_("Is there somebody you want to thank?"), help_text=_("You can leave this empty."),
                        max_length=1000, required=False, rows=2)  # fmt: skip


class OwnComplaint(forms.Form):
    """A complaint by whoever asked for help, behind code and word: we know how to reach them."""

    field_order: Sequence[str] = ("about", "whom", "wants", "advocate")
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)
    about = WordsField(label=_("What went wrong?"), max_length=8000, missing=_("Write what went wrong"))
    whom = LineField(label=_("Is it about a person who works here?"), max_length=300, required=False,
                     help_text=_("Write their name. They will not read this. You can leave it empty."))  # fmt: skip
    wants = WordsField(label=_("What do you want to happen?"), help_text=_("You can leave this empty."),
                       max_length=4000, required=False, rows=3)  # fmt: skip
    advocate = OneField(
        label=_("Do you want somebody on your side?"), choices=YES_NO, required=False,
        help_text=_("An advocate helps you to say what you want. They do not work for us. It costs nothing."),
    )  # fmt: skip

    def as_arguments(self) -> dict[str, Any]:
        """For the action; not answered is not known."""
        given = dict(self.cleaned_data)
        said = given.pop("advocate")
        return given | {"advocate_wanted": {"yes": True, "no": False}.get(said)}


class Complaining(OwnComplaint):
    """The same without a code: who it is, and how to answer them."""

    who = OneField(label=_("Who are you?"), choices=WHO,
                   missing=_("Choose one"))  # fmt: skip
    name = LineField(label=_("Your name"), max_length=160, required=False, help_text=_("You can leave this empty."))
    reach = LineField(
        label=_("How can we answer you safely?"), max_length=300, required=False,
        help_text=_("A phone number, an e-mail address or an address. Without it we cannot answer you."),
    )  # fmt: skip
    field_order: Sequence[str] = ("who", "about", "whom", "wants", "advocate", "name", "reach")


class ComplainingHere(Complaining):
    """The same, by themselves: with a word of their own they read the answer here."""

    reach = LineField(
        label=_("How can we answer you safely?"), max_length=300, required=False,
        help_text=_("A phone number, an e-mail address or an address. Leave it empty if you want to come back here."),
    )  # fmt: skip
    secret_word = SecretField(
        label=_("Choose a word or a PIN"), autocomplete="off", required=False, min_length=SHORTEST_SECRET,
        max_length=60, error_messages={"min_length": TOO_SHORT},
        help_text=_("You get a code. With the code and this word you can read the answer here. You can leave it "
                    "empty."),
    )  # fmt: skip
    field_order: Sequence[str] = (*Complaining.field_order, "secret_word")


class Answering(forms.Form):
    """The answer to whoever complained: they read it as it is written here."""

    found = WordsField(label=_("What we found"), max_length=8000, rows=4, missing=_("Write what you found"))
    change = WordsField(label=_("What will change"), max_length=8000, rows=3,
                        missing=_("Write what will change, or that nothing will and why"))  # fmt: skip


class GoingOn(forms.Form):
    """Whoever complained is not happy with the answer."""

    words = WordsField(label=_("What was not right about the answer?"), help_text=_("You can leave this empty."),
                       max_length=4000, required=False, rows=3)  # fmt: skip


class NextStep(forms.Form):
    """What a reader did, in words."""

    step = OneField(label=_("What is next"), rows=False, missing=_("Choose one"))
    words = WordsField(label=_("What was done, in words"), max_length=8000, rows=4, missing=_("Write what was done"))

    def __init__(self, *args: Any, steps: Iterable[Step], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["step"].choices = [(one.value, STEP_NAMES[one]) for one in steps if one is not Step.ANSWER]  # type: ignore[attr-defined]

    def clean_step(self) -> Step:
        return Step(self.cleaned_data["step"])


class AboutWhom(forms.Form):
    """Who works here and is complained about."""

    account_id = forms.TypedChoiceField(label=_("Whom it is about"))

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["account_id"].choices = [("", _("Choose")), *people]  # type: ignore[attr-defined]
