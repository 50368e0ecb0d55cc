"""What is asked when somebody tells of a child's family.  Nothing typed is lost; what cannot be so is said."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rightdoor.ground.design.form_fields import DayField, LineField, OneField, SeveralField, TickField, WordsField
from rightdoor.ground.design.when import plain_date
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.pure.rules.days import day_of
from rightdoor.records.families.carrying import Also
from rightdoor.records.families.lifecycle import (
    GROUNDS,
    KINDS,
    POSTS,
    SECRETS,
    SEXES,
    STANDINGS,
    Ground,
    Kind,
    Post,
    Secret,
    Sex,
    Standing,
)
from rightdoor.records.families.models import Household, Relative
from rightdoor.records.families.siblings import Sibling
from rightdoor.records.people.models import Person

THE_CHILD = "child"
NOBODY = "none"
LONGEST = 160
KIND, REASON = "kind", "reason"


class Around:
    """Whom the forms of one child's family may name."""

    def __init__(
        self, relatives: list[Relative], homes: list[Household], plans: Mapping[ContactPlan, str],
        siblings: list[Sibling], find: Callable[[str], Person | None], at: datetime,
    ) -> None:  # fmt: skip
        self.relatives = {str(one.pk): one for one in relatives}
        self.homes = {str(one.pk): one for one in homes}
        self.plans = {str(plan.pk): plan for plan in plans}
        self.plan_words = {str(plan.pk): words for plan, words in plans.items()}
        self.siblings = {str(one.person.pk): one for one in siblings}
        self.find, self.today = find, day_of(at)

    def names(self) -> list[tuple[str, str]]:
        return [(key, one.name) for key, one in self.relatives.items()]


def words_of(words: Mapping[Any, str]) -> list[tuple[str, Any]]:
    return [(one.value, _(said)) for one, said in words.items()]


class SiblingsField(SeveralField):
    """Who else.  Whoever is named and was not offered is refused by the policy, like anybody: not told here."""

    def valid_value(self, _value: Any) -> bool:
        return True


class Telling(forms.Form):
    """What every fact of a family has: its days, who said so, and of which brothers and sisters it is so too."""

    each: str = KIND  # what is asked of each of them alone: nothing, what somebody is to them, or why
    told_of_each_alone = False
    starts_on = DayField(label=_("Since when, if it is known"), required=False)
    ends_on = DayField(label=_("Until when, if it has ended"), required=False)
    source = LineField(label=_("Who said so, and how"), max_length=200, missing=_("Say who said so, and how"),
                       help_text=_("For example: her mother, by telephone"))  # fmt: skip

    def __init__(self, *args: Any, around: Around, **more: Any) -> None:
        super().__init__(*args, **more)
        self.around = around
        self.choose(around)
        for name in ("starts_on", "ends_on", "source"):
            self.fields[name] = self.fields.pop(name)
        self.of_each: dict[str, str] = {}
        if around.siblings and not self.told_of_each_alone:
            self.offer_siblings(around.siblings)

    def offer_siblings(self, siblings: Mapping[str, Sibling]) -> None:
        """Ask of whom it is so too, with nothing ticked, and what only each of them can tell."""
        choices = [(key, sibling_words(one)) for key, one in siblings.items()]
        self.fields["siblings"] = SiblingsField(
            label=_("Is this so for their brothers and sisters, too?"), choices=choices, required=False,
            help_text=_("Nothing is assumed: tick only what you know. It is written into their own record"),
        )  # fmt: skip
        for key, one in siblings.items():
            if self.each:
                self.of_each[key] = f"of_{key}"
                self.fields[f"of_{key}"] = asked_of_each(self.each, one.name)
        self.fields["why"] = LineField(
            label=_("How do you know that it is so for them too?"), required=False, max_length=200,
            help_text=_("It stands in their record as who said so. Do not write what this child told you"),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("siblings") and not given.get("why") and "why" not in self.errors:
            self.add_error("why", _("Say how you know that it is so for them too"))
        for key in given.get("siblings", ()) if self.each == REASON else ():
            if key in self.of_each and not given.get(self.of_each[key]):
                self.add_error(self.of_each[key], _("Choose why they must not know"))
        return given

    def told(self) -> dict[str, Any]:
        """What is said of the child."""
        return rest(self.cleaned_data, "siblings", "why", *self.of_each.values())

    def why(self) -> str:
        """How it is known of them too."""
        return str(self.cleaned_data.get("why", ""))

    def also(self) -> list[Also]:
        """Of whom it is said too: everybody who was named, offered or not."""
        said = {key: self.cleaned_data.get(name, "") for key, name in self.of_each.items()}
        named = dict.fromkeys(self.data.getlist("siblings"))  # type: ignore[attr-defined]
        if self.each == REASON:
            return [Also(key, reason=Secret(said[key]) if said.get(key) else None) for key in named]
        return [Also(key, kind=Kind(said[key]) if said.get(key) else Kind.NOT_KNOWN) for key in named]

    def choose(self, around: Around) -> None:
        """Fill in whom this form may name."""

    def options(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def relative(self, name: str) -> Relative | None:
        return self.around.relatives.get(self.cleaned_data.get(name, ""))


class AddPerson(Telling):
    """Somebody of the family, or whom the child trusts."""

    name = LineField(label=_("Their name, as the family says it"), max_length=LONGEST,
                     missing=_("Type a name, or what they are called"))  # fmt: skip
    kind = OneField(label=_("What are they to the child?"), choices=words_of(KINDS), missing=_("Choose what fits best"))
    born_on = DayField(label=_("Their day of birth, if it was told"), required=False)
    sex = OneField(label=_("How the picture draws them"), choices=words_of(SEXES), required=False, inline=True)
    plan = OneField(label=_("Did they ask for help for the child themselves?"), required=False)
    known_as = LineField(label=_("Code of a request about them, if they have one here"), required=False,
                         max_length=120,
                         help_text=_("Only those who may see that request too are shown it"))  # fmt: skip

    def choose(self, around: Around) -> None:
        choose_plan(self, around)

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean_kind(self) -> Kind:
        return Kind(self.cleaned_data["kind"])

    def clean_sex(self) -> Sex:
        return Sex(self.cleaned_data["sex"])

    def clean_born_on(self) -> date | None:
        born_on: date | None = self.cleaned_data["born_on"]
        if born_on and born_on > self.around.today:
            raise forms.ValidationError(_("A day of birth cannot lie ahead. Leave it empty for somebody not born yet"))
        return born_on

    def clean_plan(self) -> ContactPlan | None:
        return self.around.plans.get(self.cleaned_data["plan"])

    def clean_known_as(self) -> Person | None:
        code = self.cleaned_data["known_as"]
        found = self.around.find(code) if code else None
        if code and found is None:
            raise forms.ValidationError(_("You read no request with this code. Check each word, or leave it empty"))
        return found


def sibling_words(one: Sibling) -> str:
    """Their name, and their day of birth, by which two of one name are told apart."""
    born_on = one.person.born_on
    name = one.name or _("No name given")
    return _("%(name)s, born %(day)s") % {"name": name, "day": plain_date(born_on)} if born_on else str(name)


def asked_of_each(what: str, name: str) -> forms.ChoiceField:
    """What is never assumed of a brother or sister: what somebody is to them, or why they must not know."""
    if what == REASON:
        label, choices = _("Why must they not know of %(name)s?"), words_of(SECRETS)
    else:
        label, choices = _("What are they to %(name)s?"), [one for one in words_of(KINDS) if one[0] != Kind.NOT_KNOWN]
    empty = _("Choose why") if what == REASON else _("Not known yet")
    return forms.ChoiceField(label=label % {"name": name}, choices=[("", empty), *choices], required=False)


def choose_plan(form: Telling, around: Around) -> None:
    """Who asked about the child; where nobody else did, it is not asked."""
    if around.plans:
        form.options("plan", [*around.plan_words.items(), (NOBODY, _("No, or not known"))])
    else:
        del form.fields["plan"]


class TellBond(Telling):
    """What two people are to each other."""

    relative_key = OneField(label=_("Who?"), missing=_("Choose somebody"))
    kind = OneField(label=_("What are they?"), choices=words_of(KINDS), missing=_("Choose what fits best"))
    to_key = OneField(label=_("To whom?"), missing=_("Choose to whom"))

    def choose(self, around: Around) -> None:
        self.options("relative_key", around.names())
        self.options("to_key", [(THE_CHILD, _("The child")), *around.names()])

    def clean_kind(self) -> Kind:
        return Kind(self.cleaned_data["kind"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        return {**rest(given, "relative_key", "to_key"), "relative": self.relative("relative_key"),
                "to": self.relative("to_key")}  # fmt: skip


class TellResponsibility(Telling):
    """Who has parental responsibility.  It is told of each child by themselves."""

    told_of_each_alone = True
    relative_key = OneField(label=_("Whose?"), missing=_("Choose somebody"))
    body = LineField(label=_("Which council, if a court gave it to one"), required=False, max_length=LONGEST)
    standing = OneField(label=_("What is so?"), choices=words_of(STANDINGS), missing=_("Choose what is so"))
    ground = OneField(label=_("By what?"), choices=words_of(GROUNDS), missing=_("Choose by what"))
    words = WordsField(label=_("What the order says, as far as you know"), rows=3, max_length=2000, required=False)

    def choose(self, around: Around) -> None:
        self.options("relative_key", [*around.names(), (NOBODY, _("A council"))])

    def clean_standing(self) -> Standing:
        return Standing(self.cleaned_data["standing"])

    def clean_ground(self) -> Ground:
        return Ground(self.cleaned_data["ground"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        return {**rest(given, "relative_key"), "relative": self.relative("relative_key")}


class TellHome(Telling):
    """A household, without its address."""

    each = ""
    name = LineField(label=_("What the family calls it"), max_length=120, missing=_("Type a name, such as: with Gran"),
                     help_text=_("Not the address"))  # fmt: skip
    with_child = TickField(label=_("The child lives there"), required=False)


class TellLiving(Telling):
    """Who lives where."""

    home_key = OneField(label=_("Which household?"), missing=_("Choose a household"))
    relative_key = OneField(label=_("Who lives there?"), missing=_("Choose somebody"))
    words = LineField(label=_("Which days, if it is not always"), required=False, max_length=200)

    def choose(self, around: Around) -> None:
        self.options("home_key", [(key, one.name) for key, one in around.homes.items()])
        self.options("relative_key", [(THE_CHILD, _("The child")), *around.names()])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        return {**rest(given, "home_key", "relative_key"), "relative": self.relative("relative_key"),
                "household": self.around.homes.get(given.get("home_key", ""))}  # fmt: skip


class TellProfessional(Telling):
    """A professional around the child."""

    each = ""
    name = LineField(label=_("Their name"), max_length=LONGEST, missing=_("Type their name"))
    post = OneField(label=_("What are they to the child?"), choices=words_of(POSTS), missing=_("Choose what they are"))
    organisation = LineField(label=_("Where they work"), required=False, max_length=LONGEST)
    reach = LineField(label=_("How to reach them"), required=False, max_length=200)

    def clean_post(self) -> Post:
        return Post(self.cleaned_data["post"])


class TellKeepFrom(Telling):
    """Who must never learn that the child asks for help."""

    each = REASON
    relative_key = OneField(label=_("Who must not know?"), missing=_("Choose who it is"))
    reason = OneField(label=_("Why?"), choices=words_of(SECRETS), missing=_("Choose why"))
    words = WordsField(label=_("What else staff must know about it"), rows=3, max_length=2000, required=False)
    plan = OneField(label=_("Did they ask for help for the child themselves?"), required=False,
                    help_text=_("Nothing about the child is sent there from now on"))  # fmt: skip

    def choose(self, around: Around) -> None:
        self.options("relative_key", around.names())
        choose_plan(self, around)

    def clean_reason(self) -> Secret:
        return Secret(self.cleaned_data["reason"])

    def clean_plan(self) -> ContactPlan | None:
        return self.around.plans.get(self.cleaned_data["plan"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        return {**rest(given, "relative_key"), "relative": self.relative("relative_key")}


def rest(given: Mapping[str, Any], *left_out: str) -> dict[str, Any]:
    return {name: word for name, word in given.items() if name not in left_out}


class EndTold(forms.Form):
    """It is no longer so."""

    ends_on = DayField(label=_("Until which day was it so?"), missing=_("Type the day"))
    source = LineField(label=_("Who said that it is no longer so, and how"), max_length=200,
                       missing=_("Say who said so, and how"))  # fmt: skip
