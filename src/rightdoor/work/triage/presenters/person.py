"""The header of a request: who it is about, how to reach them safely, and what must never drop out of sight."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext as _

from rightdoor.ground.design.sentences import inside
from rightdoor.ground.design.when import day_and_month, plain_date
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.ground.messages.presenters import safe_contact
from rightdoor.pure.rules.days import day_of
from rightdoor.records.adjustments.presenters import needs_line
from rightdoor.records.families.presenters import must_not_know
from rightdoor.records.people.models import Person
from rightdoor.records.questions.reading import form
from rightdoor.records.questions.told import Told, told
from rightdoor.work.referrals.models import Asker, Draft, Referral
from rightdoor.work.referrals.presenters.checks import beside
from rightdoor.work.referrals.presenters.checks import unread as unread_in
from rightdoor.work.referrals.speaking import language_of_asker
from rightdoor.work.triage.presenters.people import age_of, called, place

BIRTHDAYS = (11, 13, 16, 18, 25)
"""The birthdays at which a service opens or closes, or whose agreement is needed changes."""
AS_WRITTEN = "They read our pages in %(language)s. These are their words as written: no machine has translated them"
SAID_APART = ("story", "group_story", "preferred_name", "born_on", "age", "pronouns", "school", "postcode")
GENDERS = {"girl_or_woman": "girl", "boy_or_man": "boy", "gender_diverse": "gender diverse"}


@dataclass(frozen=True, slots=True)
class WhoFace:
    """What a child's header always shows."""

    name: str
    aside: str
    facts: list[tuple[str, str]]
    safe: str
    blocked: str = ""
    alert: str = ""
    referrer_safe: str = ""
    needs: str = ""


@dataclass(frozen=True, slots=True)
class SaidFace:
    """Their own words and what else they told."""

    story: str
    by: str
    lines: list[Told] = field(default_factory=list)


def who_face(referral: Referral, alert: str, at: datetime) -> WhoFace:
    """Who it is about."""
    person, plan = referral.person, referral.contact_plan
    own_plan = plan or referral.referrer_plan
    if person is None:
        facts = [(_("Where"), place(referral.area)), *asker_facts(referral)]
        return WhoFace(referral.group_name or _("A group"), _("a group or class"), facts, safe_contact(own_plan),
                       alert=alert)  # fmt: skip
    return WhoFace(
        name=called(person),
        aside=aside_of(person, at),
        facts=[*person_facts(person, at), *asker_facts(referral)],
        safe=safe_contact(plan),
        blocked=" ".join(filter(None, (must_not_know([person.pk], at).get(person.pk), blocked(plan)))),
        alert=alert,
        referrer_safe=safe_contact(referral.referrer_plan) if referral.referrer_plan else "",
        needs=needs_line(person),
    )


def asking(referral: Referral) -> str:
    """For whom they asked."""
    return _("asking for themselves") if referral.asker == Asker.ME else inside(str(referral.get_asker_display()))


def aside_of(person: Person, at: datetime) -> str:
    """14, girl, she or they."""
    age = age_of(person.born_on, person.age_said, at)
    years = "" if age is None else str(age) if person.born_on else _("about %(age)s") % {"age": age}
    gender = ", ".join(_(GENDERS[one]) for one in person.gender if one in GENDERS)
    return ", ".join(part for part in (years, gender, person.pronouns) if part)


def person_facts(person: Person, at: datetime) -> list[tuple[str, str]]:
    """Birthday and the next one that matters, where they live, their school."""
    facts = []
    if person.born_on:
        facts.append((_("Born"), plain_date(person.born_on)))
        facts += [(_("%(age)s on") % {"age": age}, plain_date(day)) for age, day in next_birthday(person.born_on, at)]
    elif person.due_on:
        facts.append((_("Expected"), plain_date(person.due_on)))
    lives = ", ".join(dict.fromkeys(part for part in (person.district, place(person.lives_in)) if part))
    facts.append((_("Lives"), f"{lives} {person.postcode}".strip()))
    facts.append((_("School"), person.school or _("not said")))
    if person.legal_name and person.legal_name != person.preferred_name:
        facts.append((_("Legal name"), person.legal_name))
    return facts


def next_birthday(born_on: date, at: datetime) -> list[tuple[int, date]]:
    """The next birthday that matters, with its age."""
    ahead = [(age, birthday(born_on, age)) for age in BIRTHDAYS]
    return [(age, day) for age, day in ahead if day > day_of(at)][:1]


def birthday(born_on: date, age: int) -> date:
    """The day of turning an age; a child of 29 February has it on 1 March."""
    try:
        return born_on.replace(year=born_on.year + age)
    except ValueError:
        return date(born_on.year + age, 3, 1)


def asker_facts(referral: Referral) -> list[tuple[str, str]]:
    """Who asked, where it was not the young person."""
    parts = (referral.referrer_name, referral.referrer_role, referral.referrer_organisation)
    words = ", ".join(part for part in parts if part)
    return [(_("Asked by"), words)] if words else []


def blocked(plan: ContactPlan | None) -> str:
    """Who must not know, as they said when they told us how to reach them."""
    if plan is None:
        return ""
    parts = [_("Never contact a parent.")] if plan.never_contact_parent else []
    if plan.who_must_not_know:
        parts.append(_("Must not know: %(words)s") % {"words": plan.who_must_not_know})
    return " ".join(parts)


def said_face(referral: Referral) -> SaidFace:
    """What was told, in their own words and in answers."""
    lines = [line for line in told(form(referral.asker), referral.answers) if line.answer]
    writer = (referral.person.preferred_name if referral.person and referral.asker == Asker.ME else "") or (
        referral.referrer_name
    )
    by = ", ".join(part for part in (writer, day_and_month(referral.received_at), asking(referral)) if part)
    if written_in := language_of_asker(referral):
        by = f"{by}. {_(AS_WRITTEN) % {'language': written_in}}"
    return SaidFace(referral.story, by, [*(line for line in lines if line.name not in SAID_APART), *unread(referral)])


def unread(referral: Referral) -> list[Told]:
    """What is no answer and was typed all the same: a person can read it, so it is shown as it stands."""
    draft = Draft.objects.filter(sent_as=referral).first()
    if draft is None:
        return []
    apart = [
        *((_("%(question)s (could not be read)"), line) for line in unread_in(draft)),
        *((_("%(question)s (typed in a second tab)"), line) for line in beside(draft)),
    ]
    return [Told(words % {"question": line.question}, line.answer, "", "") for words, line in apart if line.answer]
