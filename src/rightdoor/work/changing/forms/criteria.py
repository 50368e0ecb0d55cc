"""A criterion as fields: a number between bounds, or answers that fit, do not, or are asked about."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import LineField, OneField, SeveralField
from rightdoor.pure.rules.keys import KEYS
from rightdoor.pure.rules.sentences import SUBJECTS
from rightdoor.pure.rules.vocabulary import AREA_FACTS, ONE_OF, SEVERAL_OF, YES_OR_NO
from rightdoor.records.directory.criteria_reading import NUMBER_KEYS
from rightdoor.records.directory.queries import areas_served, entry
from rightdoor.records.directory.reading import catalogue
from rightdoor.work.changing.forms.parts import NEWEST_NAME, WithWords, number, plain

SAID = [("yes", _("It fits")), ("no", _("It does not fit")), ("unknown", _("A person asks"))]
BY_HAND = ("any", "all")
NOT_IN_FIELDS = ("open", "open_from", "open_below", "otherwise_open", "always_open", "agencies")


def codes_of(fact: str) -> list[tuple[str, str]]:
    """The answers that a fact can have, in words; none where they are not a short list."""
    if fact in YES_OR_NO or fact == "uses_nicotine":
        return [("true", str(_("Yes"))), ("false", str(_("No")))]
    if fact in AREA_FACTS:
        return [(one.slug, one.name) for one in areas_served()]
    if fact == "needs":
        return list(catalogue().need_words.items())
    if fact == "child_engaged_with":
        return [(one, found.name if (found := entry(one)) else one) for one in SEVERAL_OF[fact]]
    return [(one, plain(one)) for one in (ONE_OF.get(fact) or SEVERAL_OF.get(fact) or ())]


LISTED = (*ONE_OF, *SEVERAL_OF, *AREA_FACTS, *YES_OR_NO, "uses_nicotine")
FACTS = tuple(key for key in KEYS if key in SUBJECTS and key in (*NUMBER_KEYS, *LISTED))
"""What a criterion can be written about in fields."""


def is_in_fields(part: Mapping[str, Any]) -> bool:
    """Whether fields can show it; else it is written as it stands in the file."""
    test = part.get("test")
    if not isinstance(test, Mapping) or test.get("fact") not in FACTS or set(BY_HAND) & test.keys():
        return False
    return not isinstance(test.get("most"), str)


def form_for(part: Mapping[str, Any]) -> type["CriterionForm"]:
    """The form that suits what the criterion is about."""
    return NumberForm if part["test"]["fact"] in NUMBER_KEYS else CodesForm


class CriterionForm(WithWords):
    """What every criterion has."""

    sentence = LineField(label=_("What it asks, in a plain sentence"), max_length=300,
                         missing=_("Say what it asks"))  # fmt: skip

    @property
    def test(self) -> dict[str, Any]:
        """The test as it is written now."""
        return dict(self.part["test"])

    @property
    def fact(self) -> str:
        """What it is about."""
        return str(self.test["fact"])

    @property
    def left_open(self) -> list[str]:
        """What else stands in the file, and stays: what the county's settings decide."""
        return [f"{key}: {value}" for key, value in self.test.items() if key in NOT_IN_FIELDS]

    def initial_of(self, part: Mapping[str, Any]) -> dict[str, Any]:
        return {"sentence": part.get("says", ""), **self.words_of(part), **self.test_of()}

    def written_in(self, given: Mapping[str, Any]) -> dict[str, Any]:
        name = self.part.get("name") or slugify(self.fact).replace("-", "_")[:NEWEST_NAME]
        said = {key: value for key, value in {**self.test, **self.test_in(given)}.items() if value not in (None, [])}
        return {"name": name, "says": given["sentence"], **self.words_in(given), "test": said}

    def test_of(self) -> dict[str, Any]:
        """What the fields of the test begin with."""
        raise NotImplementedError

    def test_in(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """What the fields of the test say, under the keys of the file."""
        raise NotImplementedError


class NumberForm(CriterionForm):
    """A number between bounds, both included."""

    lowest = number(_("At least"))
    highest = number(_("At most"), help_text=_("Empty: there is no upper bound"))

    def test_of(self) -> dict[str, Any]:
        return {"lowest": self.test.get("least", ""), "highest": self.test.get("most", "")}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        given["lowest"], given["highest"] = self.whole("lowest"), self.whole("highest")
        if None not in (given["lowest"], given["highest"]) and given["lowest"] > given["highest"]:
            self.add_error("highest", _("At most cannot be less than at least"))
        return given

    def test_in(self, given: Mapping[str, Any]) -> dict[str, Any]:
        return {"least": given["lowest"], "most": given["highest"]}


class CodesForm(CriterionForm):
    """Answers that fit, that do not, and that a person asks about."""

    fits = SeveralField(label=_("These answers fit"), rows=False, required=False)
    fits_not = SeveralField(label=_("These do not"), rows=False, required=False)
    asks = SeveralField(label=_("About these a person asks"), rows=False, required=False)
    others = OneField(label=_("Any other answer"), choices=SAID, rows=False)
    not_said = OneField(label=_("Nothing was said"), choices=SAID, rows=False)

    LISTS = (("fits", "yes"), ("fits_not", "no"), ("asks", "unclear"))

    def __init__(self, *args: Any, part: Mapping[str, Any], **more: Any) -> None:
        super().__init__(*args, part=part, **more)
        for name, key in self.LISTS:
            known = codes_of(self.fact)
            more_codes = [one for one in map(code, self.test.get(key, [])) if one not in dict(known)]
            self.fields[name].choices = [*known, *((one, plain(one)) for one in more_codes)]  # type: ignore[attr-defined]

    def test_of(self) -> dict[str, Any]:
        lists = {name: [code(one) for one in self.test.get(key, [])] for name, key in self.LISTS}
        return {**lists, "others": self.test.get("otherwise", "no"), "not_said": self.test.get("absent", "unknown")}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        lists = [set(given.get(name, ())) for name, _key in self.LISTS]
        if lists[0] & lists[1] or lists[0] & lists[2] or lists[1] & lists[2]:
            raise forms.ValidationError(_("The same answer stands in two lists. Keep it in one"))
        return given

    def test_in(self, given: Mapping[str, Any]) -> dict[str, Any]:
        lists = {key: [self.value(one) for one in given[name]] for name, key in self.LISTS}
        return {**lists, "otherwise": given["others"], "absent": given["not_said"]}

    def value(self, sent: str) -> str | bool:
        """A code as the file has it."""
        return sent == "true" if self.fact in YES_OR_NO or self.fact == "uses_nicotine" else sent


def code(value: Any) -> str:
    """A code as a form sends it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
