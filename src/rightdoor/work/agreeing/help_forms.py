"""What whoever supports a child fills in about what was agreed to."""

from typing import Any

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import DayField, LineField, OneField, WordsField
from rightdoor.ground.design.when import plain_date
from rightdoor.records.people.models import Agreement
from rightdoor.work.agreeing.actions.in_help import ASKED_HERE, Judged, Said

HOW = (("spoken", _("Spoken, in the room")), ("phone", _("Spoken, by phone or video")),
       ("paper", _("On paper, signed")), ("written", _("In a message of theirs")))  # fmt: skip
JUDGED = (("yes", _("Yes: they can decide this")), ("no", _("Not yet")), ("nobody", _("Nobody judged it yet")))


class WriteInHelp(forms.Form):
    """Whose answer, to what, in which words, how and when; and under 16 whether they can decide it."""

    giver = OneField(label=_("Who was asked"), choices=Agreement.From.choices, rows=False)
    asked_for = OneField(label=_("Agreement to"), rows=False,
                         choices=[(one.value, one.label) for one in ASKED_HERE])  # fmt: skip
    answer_was = OneField(label=_("What they said"), rows=False, choices=[
        ("given", _("Yes")), ("refused", _("No")), ("withdrawn", _("No longer"))])  # fmt: skip
    their_name = LineField(label=_("Their name"), max_length=160, missing=_("Say whose answer it is"))
    own_words = LineField(label=_("What they said, in their own words"), max_length=110,
                          missing=_("Write what they said"))  # fmt: skip
    heard_how = OneField(label=_("How"), choices=HOW, rows=False)
    heard_on = DayField(label=_("On which day"), missing=_("Say on which day"))
    can_decide = OneField(label=_("Under 16: can they make this decision themselves?"), choices=JUDGED, rows=False,
                          required=False,
                          help_text=_("For this decision alone, and as you found it that day"))  # fmt: skip
    was_explained = WordsField(label=_("If you judged it: what you explained, and how"), rows=2, max_length=2000,
                               required=False)  # fmt: skip
    why_able = WordsField(label=_("If you judged it: how you came to that"), rows=2, max_length=2000, required=False)

    def __init__(self, *args: Any, is_surely_sixteen: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.asks_competence = not is_surely_sixteen
        if is_surely_sixteen:
            for name in ("can_decide", "was_explained", "why_able"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Of a young person's yes under 16 it is said whether they can decide; who judged says how."""
        given = super().clean() or self.cleaned_data
        own = given.get("giver") == Agreement.From.YOUNG_PERSON
        if self.asks_competence and own and given.get("answer_was") == "given" and not given.get("can_decide"):
            self.add_error("can_decide", say("Say whether they can decide this, or that nobody judged it yet"))
        if given.get("can_decide") in ("yes", "no"):
            for name in ("was_explained", "why_able"):
                if not given.get(name):
                    self.add_error(name, say("Say this too, because you judged it"))
        return given

    def as_arguments(self) -> dict[str, Any]:
        """As the action takes it."""
        given = self.cleaned_data
        how = f"{dict(HOW)[given['heard_how']]}, {plain_date(given['heard_on'])}: “{given['own_words']}”"
        said = Said(given_by=given["giver"], to=given["asked_for"], state=given["answer_was"], words=given["own_words"],
                    said_by=given["their_name"], how=how, judged=self.judged())  # fmt: skip
        return {"said": said}

    def judged(self) -> Judged | None:
        """What was found about competence, where the young person themselves was asked and somebody judged it."""
        given = self.cleaned_data
        if given["giver"] != Agreement.From.YOUNG_PERSON or given.get("can_decide") not in ("yes", "no"):
            return None
        decision = dict(Agreement.To.choices)[given["asked_for"]]
        return Judged(
            competent=given["can_decide"] == "yes", decision=str(decision), explained=given["was_explained"],
            reason=given["why_able"],
        )  # fmt: skip
