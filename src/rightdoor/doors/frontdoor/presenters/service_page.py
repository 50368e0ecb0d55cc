"""One service on a page of its own."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

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
from rightdoor.doors.frontdoor.presenters.reasons import reasons_for, source_of
from rightdoor.doors.frontdoor.told import Told
from rightdoor.doors.frontdoor.wordings import needs
from rightdoor.ground.design.presenters import Link, Reason
from rightdoor.ground.design.when import day_and_month, hour, plain_date
from rightdoor.pure.rules.result import Result
from rightdoor.records.directory.entries import Entry, Onward
from rightdoor.records.directory.queries import entry as entry_of
from rightdoor.records.directory.queries import response_standard
from rightdoor.records.directory.reading import catalogue

FORMATS = {
    "one_to_one": "one to one", "group": "in a group", "face_to_face": "in person", "online": "online",
    "telephone": "by phone", "family": "with the family",
}  # fmt: skip
ONWARD = {
    "step_up": "If more help is needed.", "step_down": "When things are better.", "instead": "Instead of this.",
    "beside": "Beside this.", "family": "For the family.", "getting_advice": "For advice.",
    "getting_help": "For help.", "more_help_and_risk_support": "If much more help is needed, or there is danger.",
    "information": "To pass on information.", "specialist": "For specialist help.",
}  # fmt: skip


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
        examples=", ".join(needs()[need].say.lower() for need in entry.needs if need in needs() and need != "other"),
        asks_here=can_ask_here(entry),
        alone=starts_alone(entry),
        bars=route_kind == "bars",
        ask_href=reverse("front-carry", args=[number_of(code)]),
        links=web_links(entry),
        phone=Link(entry.telephone, href_of(entry)) if entry.telephone else None,
        phone_label=next((one.label for one in entry.reach if one.kind == "telephone"), ""),
        hours=hours_rows(entry, at),
        changes=changes(entry, at),
        short=in_short(entry),
        steps=next_steps(entry, at),
        onward=[row for one in entry.onward if (row := onward_row(one))],
        instead=instead_for(result, found, kind),
        source=source_of(entry.document),
        checked=plain_date(entry.checked_on),
    )


def instead_for(result: Result, found: Found, kind: str) -> list[Link]:
    """Other doors, where this one does not open."""
    return instead_of(result, found) if kind in ("not", "through") else []


def in_short(entry: Entry) -> list[tuple[str, str]]:
    """The page in a few pairs; what a document does not say, the page does not say either."""
    service = catalogue().by_code[entry.code]
    formats = [FORMATS[one] for one in entry.offer.format if one in FORMATS]
    pairs = [
        ("Who runs it", entry.runs_it),
        ("Who can ask", entry.route.says if entry.route else ""),
        ("Ages", ages(service)),
        ("How", ", ".join(formats).capitalize()),
        ("How long", length(entry)),
        ("Costs", cost(entry)),
        ("Last checked", plain_date(entry.checked_on)),
    ]
    return [(term, words) for term, words in pairs if words]


def length(entry: Entry) -> str:
    """How long the help lasts, as far as the document says."""
    offer = entry.offer
    if offer.weeks:
        return f"Up to {offer.weeks} weeks{f' ({offer.weeks_are_for})' if offer.weeks_are_for else ''}"
    if offer.sessions:
        return f"{offer.sessions} sessions"
    if offer.review_from_days and offer.review_to_days:
        return f"Looked at again every {offer.review_from_days // 7} to {offer.review_to_days // 7} weeks"
    return "Its page gives no number"


def cost(entry: Entry) -> str:
    """Free only where the document says so."""
    quotes = [
        *entry.offer.quotes,
        *(one.quote for one in entry.criteria),
        *((entry.route.quote,) if entry.route else ()),
    ]
    free = any(" free " in f" {quote.words.lower()} " for quote in quotes)
    return "Free" if free else "Its page does not say"


def next_steps(entry: Entry, at: datetime) -> list[Step]:
    """What happens, from asking to the start of help."""
    starts = Step("Help starts", entry.plainly.you_get)
    if starts_alone(entry):
        return [Step("You start by yourself", entry.plainly.next, "current"), Step("What you find there", starts.text)]
    return [*asking(entry), Step("A person reads it and answers", answer_by(entry, at)), agreeing(entry), starts]


def starts_alone(entry: Entry) -> bool:
    """Whether people use it by themselves, with no request."""
    return catalogue().by_code[entry.code].step == "use"


def asking(entry: Entry) -> list[Step]:
    """How it begins: here, here and then by a person's hand, by getting in touch, or only through certain teams."""
    route, here = entry.route, "About ten minutes. You can stop and come back with a code."
    if route is None or route.kind == "inside":
        return [Step("You ask, here", here, "current")]
    if route.kind == "bars":
        return [Step("Certain people ask for you", route.says, "current")]
    if can_ask_here(entry):
        return [Step("You ask, here", here, "current"), Step("A person passes it on", route.says)]
    called = f"You can call {entry.telephone}." if entry.telephone else "Tell us, and a person helps you with it."
    return [Step("You get in touch", f"{called} {route.says}", "current")]


def answer_by(entry: Entry, at: datetime) -> str:
    """When the answer comes: the service's own promise, else the area's, else that no day is promised."""
    standard = response_standard(entry.code, entry.area)
    if standard is None:
        call = f" You can call {entry.telephone}." if entry.telephone else ""
        return f"Its page gives no day for an answer, so we cannot promise one.{call}"
    due = catalogue().working_time.due(at, standard.duration, standard.reading).at
    whose = "The service’s own promise" if standard.response else "This area’s promise"
    days = standard.hours // 24
    return f"{whose} is {days} working days. If you ask now, that is by {day_and_month(due)}, {hour(due)}."


def agreeing(entry: Entry) -> Step:
    """Whose agreement is needed, in the service's own words where it has any."""
    agreement = catalogue().by_code[entry.code].agreement
    said = f" Its own words: “{agreement.quote.words}”" if agreement.quote else ""
    if agreement.awareness:
        return Step("You know about it", f"Nobody asks behind your back.{said}")
    if not agreement.young_person and agreement.parent == "never":
        return Step("You choose", "Nobody else has to agree first.")
    return Step("You agree, or not", f"Nothing goes to a service before you agree, unless someone is in danger.{said}")


def onward_row(onward: Onward) -> OnwardRow | None:
    """One place to which this service may lead."""
    entry = entry_of(onward.to)
    if entry is None:
        return None
    href = reverse("front-service", args=[number_of(entry.code)]) if entry.kind == "service" else href_of(entry)
    return OnwardRow(Link(entry.name, href), onward.note or ONWARD.get(onward.when, ""), onward.quote.words)
