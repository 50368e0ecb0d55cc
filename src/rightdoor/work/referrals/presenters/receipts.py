"""The receipt in words: the code, when and why then, what happens next, what is held, and what to do tonight."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rightdoor.ground.design.languages import theirs
from rightdoor.ground.design.presenters import HelpLine
from rightdoor.ground.design.when import day, hour
from rightdoor.ground.messages.models import ContactPlan, Way
from rightdoor.ground.messages.stricter import may_be_named
from rightdoor.records.directory.queries import entry
from rightdoor.work.referrals.actions.receipts import when_words
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.referrals.presenters.lines import call_instead
from rightdoor.work.referrals.presenters.reading_times import Reading, reading

TO_READ = ("kent.kooth", "kent.moodspark")
POSSIBLE = ("eligible", "needs_information", "undecided")


@dataclass(frozen=True, slots=True)
class Happens:
    """One thing that happens, in order."""

    title: str
    text: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """Agreement that is still missing: what is kept meanwhile, and who can settle it."""

    title: str
    text: str
    services: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """Everything that the page says."""

    code: list[str]
    has_word: bool
    when: str
    why: str
    call: list[HelpLine]
    reading: Reading
    happens: list[Happens]
    held: list[Held]
    through: list[tuple[str, str]]
    tonight: list[tuple[str, str]]
    reached: str
    mine: bool

    @property
    def word_says(self) -> str:
        """What the code opens, and with what."""
        said = _("Four words, so that you can say them on the phone. Keep them to yourself.")
        opens = (
            _("With your word or PIN they open your request.")
            if self.has_word
            else _("They only tell “received” or “answered”: you chose no word or PIN.")
        )
        return f"{said} {opens}"


def receipt(referral: Referral, *, at: datetime) -> Receipt:
    """The page for whoever sent this request."""
    plan = referral.referrer_plan or referral.contact_plan
    when = when_words(referral)
    results = [match.result for match in referral.matches.all() if match.answer in POSSIBLE]
    return Receipt(
        code=referral.code.split("-"),
        has_word=bool(referral.secret_word),
        when=when,
        why=why(referral),
        call=[] if when else call_instead(referral.area, at),
        reading=reading(referral.area, at),
        happens=happens(referral, plan, when),
        held=held(referral, results),
        through=[(name(one["service"]), one["only_through"]) for one in results if one.get("only_through")][:3],
        tonight=tonight(referral),
        reached=reached(plan),
        mine=referral.asker == Asker.ME,
    )


def why(referral: Referral) -> str:
    """Why it is that day: how it is counted, and the days on which nobody reads."""
    hours = referral.clock.get("hours")
    if not hours:
        return ""
    days = round(hours / 24)
    counted = ngettext("That is one working day.", "That is %(days)s working days.", days) % {"days": days}
    free = [part.strip() for part in referral.clock.get("explanation", "").split(";") if "bank holiday" in part]
    closed = _("%(day)s, so nobody reads requests then or at the weekend.")
    told = [closed % {"day": theirs(f"{part[0].upper()}{part[1:]}")} for part in free]
    return " ".join([counted, *(told or [_("Weekends do not count: nobody reads requests then.")])])


def happens(referral: Referral, plan: ContactPlan | None, when: str) -> list[Happens]:
    """What happens, in order, in the words of whoever asked."""
    asked = f"{day(referral.received_at)}, {hour(referral.received_at)}"
    answer = (
        _("By %(when)s. What fits, why, and what comes next.") % {"when": when}
        if when
        else _("They tell you what fits and why.")
    )
    choice = (
        _("You can change your mind at any time. It does not count against you.")
        if referral.asker == Asker.ME
        else _("The family chooses. A no does not count against anybody.")
    )
    return [
        Happens(_("You asked"), asked, "done"),
        Happens(_("Someone qualified reads it"), reached(plan), "current"),
        Happens(_("They answer you"), answer),
        Happens(_("You say yes or no") if referral.asker == Asker.ME else _("You hear what was decided"), choice),
    ]


def reached(plan: ContactPlan | None) -> str:
    """How they may be in touch meanwhile, so that nobody wonders about a message."""
    if plan is None or plan.ways == [Way.CODE.value]:
        return _("Nobody contacts you. Come back with your code to read what they say.")
    ways = {
        Way.TEXT: _("text"),
        Way.CALL: _("call"),
        Way.EMAIL: _("e-mail"),
        Way.SCHOOL: _("ask for you at school"),
        Way.POST: _("write"),
    }
    said = [ways[Way(way)] for way in plan.ways if Way(way) in ways]
    naming = "" if may_be_named(plan) else " " + _("It will not say who it is from.")
    return _("They may %(ways)s to ask something.") % {"ways": _(" or ").join(said)} + naming


def held(referral: Referral, results: list[dict[str, object]]) -> list[Held]:
    """What is held for want of agreement: kept here, and passed to nobody."""
    found = []
    own = _("Your own yes is still needed") if referral.asker == Asker.ME else _("Their own yes is still needed")
    for hold, title, text in (
        ("consent_young_person", own, own_yes(referral)),
        ("consent_parent", _("A parent’s or carer’s yes may be needed"), parents_yes(referral)),
        (
            "awareness",
            _("They need to know of this first"),
            _("Tell them when it is safe, then tell us with your code."),
        ),
    ):
        needing = [str(one["service"]) for one in results if hold in one["holds"]]  # type: ignore[operator]
        if needing:
            near = [name(code) for code in needing if is_near(code, referral)]
            found.append(Held(title, text, ", ".join(near[:4])))
    return found


def is_near(code: str, referral: Referral) -> bool:
    """Whether a service is one of their own area, or the one they asked for."""
    found = entry(code)
    return code == referral.wanted_service or (found is not None and found.area == referral.area)


def own_yes(referral: Referral) -> str:
    """What to do where the young person has not agreed."""
    if referral.asker == Asker.ME:
        return _("You said not yet, or not sure. That is fine. A person asks you first and sends nothing on before.")
    return _("Ask them when it is safe. Then tell us with your code who heard it, when and how.")


def parents_yes(referral: Referral) -> str:
    """What to do where a parent's agreement may be needed; nobody is contacted because of it."""
    if referral.asker == Asker.ME:
        return _("We do not contact a parent or carer. A person talks with you first about what is right for you.")
    if referral.asker == Asker.CHILD:
        return _("If someone else holds parental responsibility, ask them, and tell us with your code.")
    return _("Ask when it is safe, and tell us with your code. Where it is not safe, say so: a practitioner decides.")


def name(code: str) -> str:
    found = entry(code)
    return theirs(found.name) if found else code


def tonight(referral: Referral) -> list[tuple[str, str]]:
    """What is open tonight for somebody of that age in that place."""
    answers = {match.service: match.answer for match in referral.matches.all()}
    chosen = [entry(code) for code in TO_READ if answers.get(code) == "eligible"]
    return [(theirs(one.name), theirs(one.plainly.summary)) for one in chosen if one is not None]
