"""How to reach me safely."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import YES_NO_NOT_SURE, LineField, OneField, SeveralField, WordsField
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.work.passport.forms.saying import Keyed

WAYS = (
    ("text", _("Text me")),
    ("call", _("Call me")),
    ("email", _("E-mail me")),
    ("post", _("Write me a letter")),
    ("school", _("Through school or college")),
    ("code", _("Only here, when I come back with my code")),
)
NEEDS = {
    "text": ("phone", _("Type the number that we may text")),
    "call": ("phone", _("Type the number that we may call")),
    "email": ("email", _("Type the e-mail address that we may use")),
    "post": ("address", _("Type the address that a letter may go to")),
    "school": ("school_contact", _("Say who at school we may ask")),
}
THREE = {"yes": True, "no": False, "not_sure": None, "": None}


class ReachForm(Keyed):
    """Ways, and what makes each of them safe."""

    ways = SeveralField(
        label=_("How may we reach you?"),
        help_text=_("Choose only what is safe for you."),
        choices=WAYS,
        missing=_("Choose at least one way. “Only here” is one"),
    )
    phone = LineField(label=_("Phone number"), required=False, max_length=30, inputmode="tel", width=20)
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    address = WordsField(label=_("Address"), required=False, max_length=500, rows=3)
    school_contact = LineField(label=_("Who at school or college?"), required=False, max_length=200)
    safe_times = LineField(
        label=_("When is it safe?"),
        help_text=_("For example: weekdays 4 pm to 6 pm. Leave it empty if any time is fine."),
        required=False,
        max_length=300,
    )
    voicemail_is_safe = OneField(
        label=_("May we leave a voicemail?"), choices=YES_NO_NOT_SURE, required=False, rows=False
    )
    may_name_service = OneField(
        label=_("May a message say who it is from?"),
        help_text=_("If not, it only says “Appointment line”."),
        choices=YES_NO_NOT_SURE,
        required=False,
        rows=False,
    )
    who_must_not_know = WordsField(
        label=_("Is there anyone who must not know?"), required=False, max_length=1000, rows=3
    )

    def clean(self) -> dict[str, Any]:
        """Each way that was chosen has somewhere to lead."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for way in cleaned.get("ways", []):
            field, missing = NEEDS.get(way, ("", ""))
            if field and not cleaned.get(field) and field not in self.errors:
                self.add_error(field, missing)
        for question in ("voicemail_is_safe", "may_name_service"):
            cleaned[question] = THREE[cleaned.get(question) or ""]
        return cleaned


def as_it_is(plan: ContactPlan | None) -> dict[str, Any]:
    """What the form shows first: the plan as we have it."""
    if plan is None:
        return {"ways": []}
    words = {True: "yes", False: "no", None: ""}
    same = ("ways", "phone", "email", "address", "school_contact", "safe_times", "who_must_not_know")
    return {
        **{name: getattr(plan, name) for name in same},
        "voicemail_is_safe": words[plan.voicemail_is_safe],
        "may_name_service": words[plan.may_name_service],
    }
