"""What whoever led the help fills in to write a letter that ends it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import LineField, OneField, SeveralField, WordsField
from rightdoor.pure.keys import new_key
from rightdoor.work.closing.actions import Written
from rightdoor.work.closing.lifecycle import BY_NAMES, PART_NAMES, By, Part, Reader
from rightdoor.work.closing.readers import ToRead


class WriteLetter(forms.Form):
    """Which parts, who agreed, every word, and how it leaves."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)
    shown_mark = forms.CharField(widget=forms.HiddenInput, required=False)
    going = SeveralField(label=_("What stands in it"), required=False)
    closing_agreed = LineField(
        label=_("Who agreed to what stands in it, and how"), max_length=300, required=False,
        help_text=_("For example: Wren said yes to each line, in the room today"),
    )  # fmt: skip
    closing_words = WordsField(label=_("The letter"), rows=18, max_length=12000, missing=_("Write the letter first"))
    closing_way = OneField(label=_("How it leaves"), rows=False)

    def __init__(self, *args: Any, to: ToRead, **more: Any) -> None:
        super().__init__(*args, **more)
        ways = (By.SAFE, By.PAPER) if to.way else (By.PAPER,)
        self.fields["going"].choices = [  # type: ignore[attr-defined]
            (part.value, say(PART_NAMES[part])) for part in to.may_carry
        ]
        self.fields["closing_way"].choices = [(one.value, say(BY_NAMES[one])) for one in ways]  # type: ignore[attr-defined]
        if not to.may_carry:
            del self.fields["going"]
        if to.reader is Reader.YOUNG_PERSON:
            del self.fields["closing_agreed"]

    def parts(self) -> list[Part]:
        """The parts that are ticked, also where the rest is not finished."""
        given = self.data.getlist("going") if hasattr(self.data, "getlist") else self.data.get("going", [])
        known = {value for value, _words in self.fields["going"].choices} if "going" in self.fields else set()  # type: ignore[attr-defined]
        return [part for part in Part if part.value in given and part.value in known]

    def written(self) -> Written:
        """As the action takes it."""
        given = self.cleaned_data
        return Written(
            words=given["closing_words"].strip(), carried=[Part(one) for one in given.get("going", [])],
            rests_on=given.get("closing_agreed", "").strip(), by_way=By(given["closing_way"]),
        )  # fmt: skip
