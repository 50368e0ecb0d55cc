"""One service on a page of its own."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.utils.translation import ngettext

from rightdoor.doors.frontdoor.finding import Found, find
from rightdoor.doors.frontdoor.numbers import number_of
from rightdoor.doors.frontdoor.presenters.cards import (
    ages,
    can_ask_here,
    instead_of,
    kind_of,
    say_to,
    tag_of,
    web_links,
)
from rightdoor.doors.frontdoor.presenters.hours import HoursRow, changes, hours_rows
from rightdoor.doors.frontdoor.presenters.lines import href_of
from rightdoor.doors.frontdoor.presenters.programmes import ProgrammeRow, how, how_long, programme_row
from rightdoor.doors.frontdoor.presenters.reasons import reasons_for
from rightdoor.doors.frontdoor.told import Told
from rightdoor.doors.frontdoor.wordings import needs
from rightdoor.ground.design.languages import theirs
from rightdoor.ground.design.presenters import Link, Reason
from rightdoor.ground.design.when import deadline, plain_date
from rightdoor.pure.rules.result import Result
from rightdoor.records.directory.entries import Entry, Onward
from rightdoor.records.directory.queries import entry as entry_of
from rightdoor.records.directory.queries import response_standard
from rightdoor.records.directory.reading import catalogue
from rightdoor.records.directory.saying import name_said

ONWARD = {
    "step_up": noop("If more help is needed."),
    "step_down": noop("When things are better."),
    "instead": noop("Instead of this."),
    "beside": noop("Beside this."),
    "family": noop("For the family."),
    "getting_advice": noop("For advice."),
    "getting_help": noop("For help."),
    "more_help_and_risk_support": noop("If much more help is needed, or there is danger."),
    "information": noop("To pass on information."),
    "specialist": noop("For specialist help."),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of what happens next."""

    title: str
    text: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class OnwardRow:
    """Where a service may lead."""

    link: Link
    when: str
    quote: str


@dataclass(frozen=True, slots=True)
class ServicePage:
    """Everything that the page of one service shows."""

    entry: Entry
    say: str
    kind: str
    tag: str
    reasons: list[Reason]
    knows: bool
    examples: str
    asks_here: bool
    alone: bool
    bars: bool
    ask_href: str
    links: list[Link]
    phone: Link | None
    phone_label: str
    hours: list[HoursRow]
    changes: list[str]
    short: list[tuple[str, str]]
    runs: list[ProgrammeRow]
    steps: list[Step]
    onward: list[OnwardRow]
    instead: list[Link]
    source: str
    checked: str


def service_page(entry: Entry, told: Told, *, at: datetime) -> ServicePage:
    """The page of one service, for what this visitor has told."""
    code = entry.code
    service = catalogue().by_code[code]
    found = find(Told(answers={**told.answers, "needs": []}), area="", at=at)
    result = found.report.result(code)
    kind = kind_of(result) if told.answers else ""
    route_kind = entry.route.kind if entry.route else ""
    return ServicePage(
        entry=entry,
        say=say_to(entry, told.who),
        kind=kind,
        tag=tag_of(kind, told.who) if kind else "",
        reasons=reasons_for(result, service, told),
        knows=bool(told.answers),
        examples=", ".join(_(needs()[need].say).lower() for need in entry.needs if need in needs() and need != "other"),
        asks_here=can_ask_here(entry),
        alone=starts_alone(entry),
        bars=route_kind == "bars",
        ask_href=reverse("front-carry", args=[number_of(code)]),
        links=web_links(entry),
        phone=Link(entry.telephone, href_of(entry)) if entry.telephone else None,
        phone_label=next((theirs(one.label) for one in entry.reach if one.kind == "telephone"), ""),
        hours=hours_rows(entry, at),
        changes=changes(entry, at),
        short=in_short(entry),
        runs=[programme_row(one) for one in entry.offered],
        steps=next_steps(entry, at),
        onward=[row for one in entry.onward if (row := onward_row(one))],
        instead=instead_for(result, found, kind),
        source=theirs(entry.said_in),
        checked=plain_date(entry.checked_on),
    )


def instead_for(result: Result, found: Found, kind: str) -> list[Link]:
    """Other doors, where this one does not open."""
    return instead_of(result, found) if kind in ("not", "through") else []


def in_short(entry: Entry) -> list[tuple[str, str]]:
    """The page in a few pairs; what a document does not say, the page does not say either."""
    service = catalogue().by_code[entry.code]
    pairs = [
        (_("Who runs it"), theirs(entry.runs_it)),
        (_("Who can ask"), theirs(entry.route.says) if entry.route else ""),
        (_("Ages"), ages(service)),
        (_("How"), how(entry)),
        (_("How long"), how_long(entry)),
        (_("Costs"), cost(entry)),
        (_("Last checked"), plain_date(entry.checked_on)),
    ]
    return [(term, words) for term, words in pairs if words]


def cost(entry: Entry) -> str:
    """Free only where the document says so."""
    quotes = [
        *(quote for one in entry.offered for quote in one.quotes),
        *(one.quote for one in entry.criteria),
        *((entry.route.quote,) if entry.route else ()),
    ]
    free = any(" free " in f" {quote.words.lower()} " for quote in quotes)
    return _("Free") if free else _("Its page does not say")


def next_steps(entry: Entry, at: datetime) -> list[Step]:
    """What happens, from asking to the start of help."""
    starts = Step(_("Help starts"), theirs(entry.plainly.you_get))
    if starts_alone(entry):
        return [
            Step(_("You start by yourself"), theirs(entry.plainly.next), "current"),
            Step(_("What you find there"), starts.text),
        ]
    return [*asking(entry), Step(_("A person reads it and answers"), answer_by(entry, at)), agreeing(entry), starts]


def starts_alone(entry: Entry) -> bool:
    """Whether people use it by themselves, with no request."""
    return catalogue().by_code[entry.code].step == "use"


def asking(entry: Entry) -> list[Step]:
    """How it begins: here, here and then by a person's hand, by getting in touch, or only through certain teams."""
    route, here = entry.route, _("About ten minutes. You can stop and come back with a code.")
    if route is None or route.kind == "inside":
        return [Step(_("You ask, here"), here, "current")]
    if route.kind == "bars":
        return [Step(_("Certain people ask for you"), theirs(route.says), "current")]
    if can_ask_here(entry):
        return [Step(_("You ask, here"), here, "current"), Step(_("A person passes it on"), theirs(route.says))]
    called = (
        _("You can call %(number)s.") % {"number": entry.telephone}
        if entry.telephone
        else _("Tell us, and a person helps you with it.")
    )
    return [Step(_("You get in touch"), f"{called} {theirs(route.says)}", "current")]


def answer_by(entry: Entry, at: datetime) -> str:
    """When the answer comes: the service's own promise, else the area's, else that no day is promised."""
    standard = response_standard(entry.code, entry.area)
    if standard is None:
        call = " " + _("You can call %(number)s.") % {"number": entry.telephone} if entry.telephone else ""
        return _("Its page gives no day for an answer, so we cannot promise one.") + call
    due = catalogue().working_time.due(at, standard.duration, standard.reading).at
    days = standard.hours // 24
    promise = (
        ngettext("The service’s own promise is %(count)d working day.",
                 "The service’s own promise is %(count)d working days.", days)
        if standard.response
        else ngettext("This area’s promise is %(count)d working day.", "This area’s promise is %(count)d working days.",
                      days)
    )  # fmt: skip
    when = _("If you ask now, that is by %(when)s.") % {"when": deadline(due)}
    return f"{promise % {'count': days}} {when}"


def agreeing(entry: Entry) -> Step:
    """Whose agreement is needed, in the service's own words where it has any."""
    agreement = catalogue().by_code[entry.code].agreement
    said = " " + _("Its own words: “%(words)s”") % {"words": theirs(agreement.quote.words)} if agreement.quote else ""
    if agreement.awareness:
        return Step(_("You know about it"), _("Nobody asks behind your back.") + said)
    if not agreement.young_person and agreement.parent == "never":
        return Step(_("You choose"), _("Nobody else has to agree first."))
    nothing = _("Nothing goes to a service before you agree, unless someone is in danger.")
    return Step(_("You agree, or not"), nothing + said)


def onward_row(onward: Onward) -> OnwardRow | None:
    """One place to which this service may lead."""
    entry = entry_of(onward.to)
    if entry is None:
        return None
    href = reverse("front-service", args=[number_of(entry.code)]) if entry.kind == "service" else href_of(entry)
    when = theirs(onward.note) or (_(ONWARD[onward.when]) if onward.when in ONWARD else "")
    return OnwardRow(Link(name_said(entry), href), when, theirs(onward.quote.words))
