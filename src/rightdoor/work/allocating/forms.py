"""What staff fill in about who suits a help."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.design.form_fields import DayField, LineField, OneField, SeveralField, WordsField
from rightdoor.pure.allocating import Suggested
from rightdoor.pure.rules.truth import Truth
from rightdoor.records.workforce.lifecycle import GENDER_NAMES, SKILL_NAMES
from rightdoor.work.allocating.actions.deciding import Handover
from rightdoor.work.allocating.lifecycle import SIZE_NAMES, WISH_NAMES, Size

SKILLS = [(one.value, words.capitalize() if words != "British Sign Language" else words)
          for one, words in SKILL_NAMES.items()]  # fmt: skip
SEPARATE = _("Separate several with commas. Left empty, it is not known")


def parts(words: str) -> list[str]:
    """What stands between commas, each once."""
    return list(dict.fromkeys(one.strip()[:60] for one in words.split(",") if one.strip()))


class BringsForm(forms.Form):
    """What a worker brings."""

    tongues = LineField(label=_("Languages beside English"), max_length=300, required=False, help_text=SEPARATE)
    can_do = SeveralField(label=_("Skills"), choices=SKILLS, rows=False, required=False)
    works_in = LineField(label=_("Districts where they work"), max_length=300, required=False, help_text=SEPARATE)
    is_a = OneField(
        label=_("Gender, if they want it known so that a child’s wish can be met"), rows=False, required=False,
        choices=[("", _("Not said")), *((one.value, words) for one, words in GENDER_NAMES.items())],
    )  # fmt: skip
    carries = forms.IntegerField(
        label=_("How much they can carry"), min_value=0, max_value=200, required=False,
        help_text=_("A light help counts 1, an ordinary one 2, a heavy one 3. Left empty, it is not known"),
    )  # fmt: skip

    def as_arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "languages": parts(given["tongues"]), "skills": given["can_do"], "districts": parts(given["works_in"]),
            "gender": given["is_a"], "can_carry": given["carries"],
        }  # fmt: skip


class AwayForm(forms.Form):
    """When they are away, and who covers."""

    away_from = DayField(label=_("Away from"), help_text=_("For example 9 4 2026"))
    away_to = DayField(label=_("To the end of"), help_text=_("For example 9 4 2026"))
    covered_by = OneField(label=_("Who covers"), choices=[], rows=False, missing=_("Choose who covers"))

    def __init__(self, *args: Any, people: Iterable[Account], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["covered_by"].choices = [(str(one.pk), one.name) for one in people]  # type: ignore[attr-defined]

    def as_arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"starts_on": given["away_from"], "ends_on": given["away_to"], "stands_in_id": given["covered_by"]}


class WishForm(forms.Form):
    """Whom they would rather see, and what this help asks for."""

    rather = OneField(
        label=_("They would rather see"), rows=False, required=False,
        choices=[("", _("Not asked yet")), *((one.value, words) for one, words in WISH_NAMES.items())],
    )  # fmt: skip
    asks_for = SeveralField(label=_("Skills that this help asks for"), choices=SKILLS, rows=False, required=False)

    def as_arguments(self) -> dict[str, Any]:
        return {"wish": self.cleaned_data["rather"], "skills": self.cleaned_data["asks_for"]}


class WeighForm(forms.Form):
    """How much of a worker it takes."""

    takes = OneField(
        label=_("How much of a worker it takes"), choices=[(one.value, words) for one, words in SIZE_NAMES.items()],
        rows=False, initial=Size.ORDINARY.value,
    )  # fmt: skip

    def as_arguments(self) -> dict[str, Any]:
        return {"size": Size(self.cleaned_data["takes"])}


HANDED = {"handed_done": _("What was done"), "handed_promised": _("What is promised"),
          "handed_risk": _("Their safety: what to know and to watch"), "handed_next": _("What comes next")}  # fmt: skip


class GiveForm(forms.Form):
    """Who gives it, in the order in which they are suggested, with what speaks for and against each."""

    worker = OneField(label=_("Who gives it"), choices=[], rows=False, missing=_("Choose who gives it"))
    give_why = LineField(label=_("Why they"), max_length=300, required=False,
                         help_text=_("Only if you want to say more than stands beside their name"))  # fmt: skip

    def __init__(
        self, *args: Any, found: Sequence[Suggested], questions: Sequence[str], had: bool, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.questions = questions
        workers = self.fields["worker"]
        workers.choices = [(str(one.worker.key), one.worker.name) for one in found]  # type: ignore[attr-defined]
        workers.hints = {str(one.worker.key): hint(one) for one in found}  # type: ignore[attr-defined]
        for name, label in HANDED.items() if had else ():
            self.fields[name] = WordsField(label=label, rows=2, max_length=2000, required=False)

    def as_arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        handover = Handover(*(given.get(name, "") for name in HANDED))
        return {"worker_id": UUID(given["worker"]), "why": given["give_why"], "handover": handover}


def hint(one: Suggested) -> str:
    """For, against, and what is not known, in a line."""
    kinds = ((Truth.YES, _("For")), (Truth.NO, _("Against")), (Truth.UNKNOWN, _("Not known")))
    return " ".join(f"{title}: {' '.join(one.said(truth))}" for truth, title in kinds if one.said(truth))
