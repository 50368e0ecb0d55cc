"""A day of birth that staff write down: one that cannot be is refused, and one that seldom is, is asked about once."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import OneField
from rightdoor.pure.rules.days import age_on
from rightdoor.pure.rules.facts import OLDEST_HELPED
from rightdoor.records.questions.births import CANNOT_BE, YEAR, Doubt, doubt_about, refusal
from rightdoor.records.questions.fields import A_PARENT


class Born(forms.Form):
    """A form with a day of birth.  A parent who asks for themselves is of any age."""

    is_older = OneField(
        label=_("Is the person older than anybody whom services here help?"),
        choices=[("yes", _("Yes, I have checked the day of birth"))],
        required=False,
    )

    def __init__(self, *args: Any, today: date, subject: str = "", **more: Any) -> None:
        super().__init__(*args, **more)
        self.today, self.may_be_older = today, subject == A_PARENT

    @property
    def asks_whether_older(self) -> bool:
        """Whether the question stands on the page: only after a day of birth that makes it one."""
        return bool(self.data.get("is_older")) or any(
            one.code == Doubt.OLDER for one in self.errors.as_data().get("born_on", [])
        )

    def clean(self) -> dict[str, Any]:
        """Refuse a day that cannot be; ask again about one that makes them older than anybody who is helped."""
        given = super().clean() or self.cleaned_data
        sure, born_on = given.pop("is_older", ""), given.get("born_on")
        if born_on is None or "born_on" not in self.changed_data:
            return given
        doubt = doubt_about(born_on, self.today)
        if doubt in CANNOT_BE:
            self.add_error("born_on", refusal(doubt, _("Nothing was changed")))
        elif doubt is Doubt.OLDER and not (self.may_be_older or sure):
            self.add_error("born_on", self.is_it_right(age_on(born_on, self.today)))
        return given

    def is_it_right(self, years: int) -> forms.ValidationError:
        """What to do where somebody is older than anybody who is helped, or the year is wrong."""
        words = _("That makes the person %(years)d, and services here help people up to %(most)d. Check the year. "
                  "If it is right, say so below: adults find help from their GP, or at any hour by calling 111 and "
                  "pressing 2. Nothing was changed, and what you typed is kept")  # fmt: skip
        params = {"years": years, "most": OLDEST_HELPED, "boxes": YEAR}
        return forms.ValidationError(words, code=Doubt.OLDER.value, params=params)
