"""What a decision is made of: an outcome, a formulation in words, levels, services and letters."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import LineField, OneField, WordsField
from rightdoor.work.triage.lifecycle import Outcome

OUTCOMES = (
    (Outcome.RECOMMENDED, _("One service or several")),
    (Outcome.ADVICE, _("Advice; no service needed now")),
    (Outcome.SAFEGUARDING, _("The body that must act has been contacted")),
    (Outcome.DECLINED_BY_FAMILY, _("The family does not want this now")),
    (Outcome.NOT_REACHABLE, _("Could not be reached in the ways that are safe")),
)
NOT_SET = ("", _("Not set"))
LEVELS: dict[str, tuple[Any, tuple[tuple[str, Any], ...]]] = {
    "kent_wellbeing": (_("Kent wellbeing"), tuple((one, one) for one in ("1", "1+", "2", "3", "4"))),
    "safeguarding": (_("Safeguarding level of the area"), tuple((one, one) for one in "1234")),
    "ithrive": (
        _("i-THRIVE"),
        (
            ("thriving", _("Thriving")),
            ("getting_advice", _("Getting advice")),
            ("getting_help", _("Getting help")),
            ("getting_more_help", _("Getting more help")),
            ("risk_support", _("Risk support")),
        ),
    ),
    "exploitation": (
        _("Exploitation"),
        (
            ("none_known", _("None known")),
            ("low", _("Low")),
            ("medium", _("Medium")),
            ("high", _("High")),
            ("active", _("Active")),
        ),
    ),
}
LEVEL, BECAUSE = "level_", "because-"


class Decide(forms.Form):
    """The decision.  Which services is read from their boxes beside the reasons."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    formulation = WordsField(
        label=_("Your formulation"),
        help_text=_("What you think is going on, and why this. In words, never a score"),
        rows=6,
        missing=_("Write down why, in words. Everything else you typed is kept"),
    )
    outcome = OneField(label=_("Outcome"), choices=OUTCOMES, initial=Outcome.RECOMMENDED, rows=False)
    letter = WordsField(
        label=_("Letter"), rows=14, missing=_("Write the letter first. Everything else you typed is kept")
    )
    letter_to_referrer = WordsField(
        label=_("Letter to whoever referred"), help_text=_("The outcome only"), rows=5, required=False
    )

    def __init__(self, *args: Any, services: Iterable[str] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.services = list(services)
        for name, (label, codes) in LEVELS.items():
            self.fields[LEVEL + name] = forms.ChoiceField(label=label, required=False, choices=[NOT_SET, *codes])

    def levels(self) -> list[Any]:
        """The fields of the levels, each its own list."""
        return [self[LEVEL + name] for name in LEVELS]

    def as_arguments(self) -> dict[str, Any]:
        """The names that the action takes."""
        given = self.cleaned_data
        named = ("version", "outcome", "formulation", "letter", "letter_to_referrer")
        return {name: given[name] for name in named} | {
            "levels": {name: given[LEVEL + name] for name in LEVELS if given[LEVEL + name]},
            "services": chosen_services(self.data, self.services),
        }


class Competence(forms.Form):
    """Whether this young person can decide this for themselves, for one service."""

    competence_service = forms.ChoiceField(label=_("For which service"))
    competent = OneField(
        label=_("Can they make this decision themselves?"),
        choices=[("yes", _("Yes")), ("no", _("Not yet"))],
        rows=False,
    )
    competence_reason = LineField(label=_("How you came to that"), missing=_("Say how you came to that"))

    def __init__(self, *args: Any, services: Iterable[tuple[str, str]] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["competence_service"].choices = list(services)  # type: ignore[attr-defined]


def chosen_services(data: Mapping[str, Any], known: Iterable[str]) -> dict[str, str]:
    """The ticked services, each with why it."""
    ticked = data.getlist("services") if hasattr(data, "getlist") else data.get("services", [])
    return {code: str(data.get(BECAUSE + code, "")).strip() for code in known if code in ticked}


def typed(data: Mapping[str, Any], known: Iterable[str]) -> dict[str, Any]:
    """Everything on the page as it is now, also where it is not finished: a preparation."""
    plain = ("outcome", "formulation", "letter", "letter_to_referrer")
    return {name: str(data.get(name, "")) for name in plain} | {
        "levels": {name: str(data[LEVEL + name]) for name in LEVELS if data.get(LEVEL + name)},
        "services": chosen_services(data, known),
    }


def initial_of(fields: Mapping[str, Any], version: int) -> dict[str, Any]:
    """A preparation as the form shows it."""
    plain = ("formulation", "letter", "letter_to_referrer")
    found = {name: fields.get(name, "") for name in plain} | {"version": version}
    if fields.get("outcome"):
        found["outcome"] = fields["outcome"]
    return found | {LEVEL + name: code for name, code in fields.get("levels", {}).items()}
