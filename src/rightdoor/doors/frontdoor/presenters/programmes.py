"""What a service runs, in words: each programme with its ways and places, how long it lasts, and what comes first."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.utils.translation import ngettext

from rightdoor.ground.design.languages import theirs
from rightdoor.pure.programmes import Kind, Part, Place, Programme, Stage, Thing, Way
from rightdoor.records.directory.entries import Entry, Offered
from rightdoor.records.directory.queries import entry as entry_of
from rightdoor.records.directory.saying import name_said

KINDS = {Kind.ONE_TO_ONE: noop("one to one"), Kind.GROUP: noop("in a group"), Kind.FAMILY: noop("with the family")}
WAYS = {Way.FACE_TO_FACE: noop("in person"), Way.ONLINE: noop("online"), Way.TELEPHONE: noop("by phone")}
PLACES = {
    Place.HOME: noop("at home"), Place.SCHOOL: noop("at school"), Place.COMMUNITY: noop("at places near you"),
    Place.SERVICE_BASE: noop("at the service’s own place"),
    Place.OF_THEIR_CHOICE: noop("where you feel most comfortable"),
}  # fmt: skip
STEPS: dict[str, str] = {  # what comes first is called as the step of the same name
    Stage.SCREENING: noop("first questions"), Stage.ASSESSMENT: noop("a talk about what you need"),
    Stage.CARE_PLAN: noop("a plan that you agree"), Stage.PACKAGE: noop("help made for you"),
    Stage.SUPPORT: noop("the help itself"), Stage.RECOVERY: noop("help to keep it up"),
    Stage.MENTAL_HEALTH: noop("mental health"), Stage.SPEECH_AND_LANGUAGE: noop("speech and language"),
    Stage.SUBSTANCE_USE: noop("drugs and alcohol"), Stage.SUMMARY: noop("one summary of all of it"),
    Thing.OBJECTIVES: noop("what you want to reach, and by when"),
    Thing.SAFETY_PLAN: noop("a plan to keep you safe at home"),
    Thing.LEAD_PRACTITIONER: noop("you choose together who leads"),
}  # fmt: skip
PEOPLE = {
    Part.COACH: noop("coach"), Part.KEY_WORKER: noop("key worker"), Part.SOCIAL_WORKER: noop("social worker"),
    Part.PERSONAL_ADVISER: noop("personal adviser"), Part.REVIEWING_OFFICER: noop("reviewing officer"),
    Part.SOCIAL_CARE_LEAD: noop("lead in social care"), Part.CARE_PROVIDER: noop("the people where you live"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """One programme: its name, how it goes, and what its document says."""

    title: str
    how: str
    notes: list[str]
    quote: str


def programme_row(offered: Offered) -> ProgrammeRow:
    """One programme on the page of its service."""
    one = offered.programme
    places = [*(_(WAYS[way]) for way in one.ways), *(_(PLACES[place]) for place in one.places)]
    parts = [", ".join(places), ages_of(one), length_of(one)]
    return ProgrammeRow(
        title=theirs(one.says),
        how=". ".join(part[:1].upper() + part[1:] for part in parts if part),
        notes=[note for note in (comes_first(one), goes(one), together(one), run_by(one), apart(one)) if note],
        quote=theirs(offered.quotes[0].words),
    )


def ages_of(one: Programme) -> str:
    """For which ages, where it is only for some of those who come to the service."""
    ages = {"youngest": one.youngest, "oldest": one.oldest}
    if one.youngest is not None and one.oldest is not None:
        return _("Ages %(youngest)d to %(oldest)d") % ages
    if one.youngest is not None:
        return _("From %(youngest)d years") % ages
    return _("Up to %(oldest)d years") % ages if one.oldest is not None else ""


def length_of(one: Programme) -> str:
    """How long it lasts; empty where its document gives no number."""
    if one.weeks:
        return ngettext("Up to %(count)d week", "Up to %(count)d weeks", one.weeks) % {"count": one.weeks}
    if one.sessions:
        return ngettext("%(count)s session", "%(count)s sessions", one.sessions) % {"count": one.sessions}
    if one.review:
        weeks = {"least": one.review[0].days // 7, "most": one.review[1].days // 7}
        return _("Looked at again every %(least)d to %(most)d weeks") % weeks
    return ""


def comes_first(one: Programme) -> str:
    """What happens before it starts, where its steps do not say so."""
    things = "" if one.stages else steps_of(one.before_start)
    return _("First comes: %(things)s.") % {"things": things} if things else ""


def goes(one: Programme) -> str:
    """Its steps, where its document names them."""
    return _("Its steps: %(steps)s.") % {"steps": steps_of(one.stages)} if one.stages else ""


def steps_of(steps: Sequence[Stage | Thing]) -> str:
    return ", ".join(_(STEPS[one]) for one in steps)


def together(one: Programme) -> str:
    """Who takes part, and who agrees when the plan changes."""
    if not one.people:
        return ""
    said = _("Who takes part: %(people)s.") % {"people": named(one.people)}
    if one.plan_agreed_by:
        agreed = _("Who agrees when the plan changes: %(people)s.") % {"people": named(one.plan_agreed_by)}
        said = f"{said} {agreed}"
    return said


def named(people: Sequence[Part]) -> str:
    return ", ".join(_(PEOPLE[one]) for one in people)


def run_by(one: Programme) -> str:
    """Whose it is, where the service only leads into it."""
    partner = entry_of(one.run_by) if one.run_by else None
    return _("Run by: %(name)s.") % {"name": name_said(partner)} if partner else ""


def apart(one: Programme) -> str:
    return _("What you say there is kept apart. Only the people who help you with it read it.") if one.is_sealed else ""


def how(entry: Entry) -> str:
    """Every way in which a service helps, once."""
    kinds = {one.kind for one in entry.programmes}
    ways = {way for one in entry.programmes for way in one.ways}
    said = [_(KINDS[kind]) for kind in KINDS if kind in kinds] + [_(WAYS[way]) for way in WAYS if way in ways]
    return ", ".join(said).capitalize()


def how_long(entry: Entry) -> str:
    """How long help lasts, where the whole service or one of its programmes says so."""
    lengths = [(length_of(one), one) for one in entry.programmes]
    said = {words for words, _one in lengths}
    if len(said) == 1 and "" not in said:
        return said.pop()
    some = [f"{words} ({theirs(one.says)})" for words, one in lengths if words]
    return "; ".join(some) or _("Its page gives no number")
