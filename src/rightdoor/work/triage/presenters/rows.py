"""The rows of the queue in words."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.design.presenters import Cell, ClockFace, Link, QueueRow
from rightdoor.ground.design.when import hour, short_day
from rightdoor.pure.rules.days import day_of
from rightdoor.records.directory.queries import entry
from rightdoor.records.directory.reading import catalogue
from rightdoor.work.referrals.models import Asker, Draft, Match, Referral
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.safeguarding.presenters import facts_in_words
from rightdoor.work.triage.lifecycle import Journey
from rightdoor.work.triage.models import Decision
from rightdoor.work.triage.presenters.clocks import clock_face, length, when
from rightdoor.work.triage.presenters.people import NO_NAME, age_of, asked_by, place
from rightdoor.work.triage.presenters.words import looking_cell, name_of, needs_in_words, spoken

WAITS = {Journey.HELD: "held for an agreement", Journey.TO_HAND_OVER: "to hand over"}
LONG, LETTERS = 18, 4
SUITS, MAY = "eligible", ("undecided", "needs_information")


def queue_row(
    referral: Referral, at: datetime, *, account: Account, matches: Sequence[Match] = (), twin: Referral | None = None,
    flag: str = "", current: bool = False, decided: Decision | None = None,
) -> QueueRow:  # fmt: skip
    """One request."""
    same_day = day_of(referral.received_at) == day_of(at)
    lives = (referral.person.district if referral.person else "") or place(referral.area)
    came = _("today %(hour)s") % {"hour": hour(referral.received_at)} if same_day else short_day(referral.received_at)
    looking = referral.looking.name if referral.looking else ""
    return QueueRow(
        clock=clock_face(referral.stage, referral.decide_by, referral.clock, at),
        who=Cell(who(referral, at), spoken(referral.code), reverse("request", args=[referral.pk])),
        need=Cell(needs_in_words(referral.needs)),
        asked=Cell(asked_by(referral.asker, referral.referrer_role), f"{lives} · {came}"),
        matches=decided_cell(decided) if decided else matches_cell(matches, referral, flagged=bool(flag)),
        looking=looking_cell(referral.looking_id, looking, referral.looking_since, account, at),
        flag=flag,
        duplicate=Link(_("compare"), reverse("request-compare", args=[referral.pk, twin.pk])) if twin else None,
        current=current,
    )


def who(referral: Referral, at: datetime) -> str:
    """Wren Thistledown, 14; No name given, about 13; or the group."""
    person = referral.person
    if person is None:
        return referral.group_name or _("A group")
    name = person.preferred_name or person.legal_name or _(NO_NAME)
    age = age_of(person.born_on, person.age_said, at)
    if age is None:
        return name
    return f"{name}, {age}" if person.born_on else _("%(name)s, about %(age)s") % {"name": name, "age": age}


def draft_row(draft: Draft, flag: RedFlag, at: datetime) -> QueueRow:
    """A request that was never sent and holds a red flag: above everything."""
    answers: dict[str, Any] = draft.answers
    name, age = str(answers.get("preferred_name") or _(NO_NAME)), answers.get("age")
    name = _("%(name)s, about %(age)s") % {"name": name, "age": age} if age else name
    since = _("%(length)s ago") % {"length": length(at - flag.said_at)}
    return QueueRow(
        clock=ClockFace("now", since, _("said %(when)s") % {"when": when(flag.said_at, at)}, 1.0),
        who=Cell(name, _("not sent"), reverse("safety-flag", args=[flag.pk])),
        need=Cell(_("Not finished")),
        asked=Cell(asked_by(draft.asker or Asker.ME), _("left %(when)s") % {"when": when(draft.saved_at, at)}),
        matches=Cell(_("Safety first"), _("not spoken to yet")),
        looking=Cell(_("Nobody")),
        flag=facts_in_words(flag),
    )


def matches_cell(matches: Sequence[Match], referral: Referral, *, flagged: bool) -> Cell:
    """The services that suit, else those of the area that may; safety before either."""
    places = {code: number for number, code in enumerate(catalogue().by_code)}
    fitting = sorted(matches, key=lambda one: (not meets(one.service, referral), places.get(one.service, len(places))))
    suits = [brief_name(one.service) for one in fitting if one.answer == SUITS]
    may = [brief_name(one.service) for one in fitting if one.answer in MAY and is_in(one.service, referral.area)]
    if flagged:
        then = ", ".join((suits or may)[:2])
        return Cell(_("Safety first"), _("then %(names)s") % {"names": then} if then else "")
    if suits:
        return Cell(", ".join(suits[:2]), _("suits") if len(suits) == 1 else _("%(n)s suit") % {"n": len(suits)})
    return Cell(", ".join(may[:2]), _("may suit")) if may else Cell(_("None fits yet"), _("a person can still help"))


def meets(service: str, referral: Referral) -> bool:
    """Whether it was asked for by name, or helps with what is going on."""
    found = entry(service)
    return service == referral.wanted_service or bool(found and set(found.needs) & set(referral.needs))


def brief_name(service: str) -> str:
    """A service's name, or the letters by which staff know it where the name is long."""
    name, letters = name_of(service), service.rpartition(".")[2]
    return letters.upper() if len(name) > LONG and len(letters) <= LETTERS else name


def is_in(service: str, area: str) -> bool:
    """Whether a service belongs to the area of the request."""
    found = entry(service)
    return found is not None and found.area == area


def decided_cell(decision: Decision) -> Cell:
    """What was decided; what still waits on the way there, else by whom."""
    sent = list(decision.recommendations.all())
    words = ", ".join(brief_name(one.service) for one in sent[:2]) or decision.outcome.replace("_", " ").capitalize()
    journeys = {one.journey for one in sent}
    waits = [_(said) for journey, said in WAITS.items() if journey in journeys]
    return Cell(words, ", ".join(waits) or _("by %(name)s") % {"name": decision.decided_by})
