"""Services as cards of a list."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from rightdoor.doors.frontdoor.areas import name_of_area
from rightdoor.doors.frontdoor.finding import Found, group_of, is_no
from rightdoor.doors.frontdoor.numbers import number_of
from rightdoor.doors.frontdoor.presenters.lines import href_of, shown
from rightdoor.doors.frontdoor.presenters.reasons import not_yes, only_yes, reasons_for
from rightdoor.doors.frontdoor.told import Told
from rightdoor.ground.design.languages import theirs
from rightdoor.ground.design.presenters import HelpLine, Link, Reason
from rightdoor.pure.rules.catalogue import Service
from rightdoor.pure.rules.criteria import Between, leaves
from rightdoor.pure.rules.result import Result
from rightdoor.pure.rules.steps import LAST_RESORT, NextStep
from rightdoor.records.directory.entries import Entry
from rightdoor.records.directory.queries import entry as entry_of
from rightdoor.records.directory.queries import help_line
from rightdoor.records.directory.reading import catalogue
from rightdoor.records.directory.saying import name_said

TAGS = {
    "suits": noop("Suits you"), "may": noop("May suit"), "ask": noop("Ask the service"), "not": noop("Not this one"),
    "through": noop("Only through certain teams"),
}  # fmt: skip
FOR_OTHERS = {"child": noop("Suits your child"), "work": noop("Suits"), "group": noop("Suits")}
MOST_INSTEAD = 3
MOST_BESIDE = 4
WITH_REASONS = 8  # cards of a list that still says every reason


@dataclass(frozen=True, slots=True)
class Card:
    """One service among others."""

    name: str
    href: str
    kind: str
    tag: str
    say: str
    facts: list[tuple[str, str]]
    open_reasons: list[Reason]
    settled: list[Reason]
    source: str
    ask_href: str = ""
    links: list[Link] = field(default_factory=list)
    instead: list[Link] = field(default_factory=list)
    checked_on: date | None = None


def cards(results: Sequence[Result], found: Found, told: Told) -> list[Card]:
    """The cards of one group.  A short list says every reason; a long one leaves what is not asked to the pages."""
    whole = bool(told.answers) and len(found.shown) <= WITH_REASONS
    return [card(result, found, told, whole=whole) for result in results]


def card(result: Result, found: Found, told: Told, *, whole: bool) -> Card:
    """One card: what it is, why, how to go on; and under a no always another way."""
    entry, service = catalogue().entries[result.service], catalogue().by_code[result.service]
    number = number_of(entry.code)
    kind = kind_of(result)
    reasons = [one for one in reasons_for(result, service, told) if whole or one.sign == "no"]
    asks_here = can_ask_here(entry) and kind in ("suits", "may", "ask")
    return Card(
        name=theirs(entry.name),
        href=reverse("front-service", args=[number]),
        kind=kind,
        tag=tag_of(kind, told.who),
        say=say_to(entry, told.who),
        facts=facts_of(entry, service),
        open_reasons=not_yes(reasons),
        settled=only_yes(reasons),
        source=theirs(entry.said_in),
        ask_href=reverse("front-carry", args=[number]) if asks_here else "",
        links=web_links(entry) if kind in ("suits", "may") else [],
        instead=instead_of(result, found) if kind in ("not", "through") else [],
        checked_on=entry.checked_on,
    )


def kind_of(result: Result) -> str:
    """Which tag an answer wears.  Half means not settled; it is never shown as a no."""
    if is_no(result):
        return "not"
    if result.only_through:
        return "through"
    if result.answer == "eligible":
        return "suits"
    return "ask" if result.answer == "undecided" and result.default is None else "may"


def tag_of(kind: str, who: str) -> str:
    """The tag's words for this person."""
    words = FOR_OTHERS.get(who, TAGS[kind]) if kind == "suits" else TAGS[kind]
    return _(words)


def say_to(entry: Entry, who: str) -> str:
    """What the service does, in the voice of whoever asks."""
    plainly = entry.plainly
    own = {"me": plainly.young_person, "child": plainly.parent, "parent": plainly.parent}
    return theirs(own.get(who, "") or plainly.summary)


def facts_of(entry: Entry, service: Service) -> list[tuple[str, str]]:
    """How soon, where, and for which ages: a sign and a few words each."""
    rows = [("clock", how_to_begin(entry, service)), ("place", name_of_area(entry.area)), ("person", ages(service))]
    return [(sign, words) for sign, words in rows if words]


def how_to_begin(entry: Entry, service: Service) -> str:
    """The first step in four words."""
    if service.step == "use":
        return _("Start now, by yourself")
    if entry.route is not None and entry.route.kind == "bars":
        return _("Only certain teams can ask")
    if can_ask_here(entry):
        return _("You ask here; a person answers")
    return _("Call %(number)s") % {"number": entry.telephone} if entry.telephone else _("Get in touch, or ask us")


def can_ask_here(entry: Entry) -> bool:
    """Whether a request for it begins on this site, even if a person then carries it over."""
    kind = entry.route.kind if entry.route else ""
    return kind == "inside" or (kind == "by_person" and catalogue().by_code[entry.code].step == "refer")


def ages(service: Service) -> str:
    """The ages that a service is for, where one span says it all."""
    spans = [leaf for criterion in service.criteria for leaf in leaves(criterion.test) if leaf.key == "age"]
    bounds = [leaf for leaf in spans if isinstance(leaf, Between) and leaf.most is not None]
    if not bounds or len(bounds) != len(spans):
        return ""
    youngest, oldest = min(leaf.least for leaf in bounds), max(leaf.most or 0 for leaf in bounds)
    narrow = youngest > 0 and oldest < 100
    return _("%(youngest)d to %(oldest)d") % {"youngest": youngest, "oldest": oldest} if narrow else ""


def web_links(entry: Entry) -> list[Link]:
    """Where the service's own page is, if its document says so."""
    pages = [reach.address for reach in entry.reach if reach.kind == "web"]
    return [Link(_("Go to %(page)s") % {"page": theirs(page)}, f"https://{page}") for page in pages]


def instead_of(result: Result, found: Found) -> list[Link]:
    """Other doors, never none: what fits first, then lines and people."""
    steps = [step for step in found.report.next_steps if step.service != result.service and step.kind != "now"]
    links = [link for step in steps if (link := step_link(step))]
    links += [Link(name_said(one), href_of(one)) for code in LAST_RESORT if (one := entry_of(code))]
    unique = {link.text: link for link in reversed(links)}
    return list(reversed(unique.values()))[:MOST_INSTEAD]


def turn_to(found: Found, at: datetime) -> list[HelpLine]:
    """Lines and people for what was told, beside the services."""
    entries = [entry for step in found.report.next_steps if (entry := entry_of(step.service)) and step.kind != "now"]
    return [shown(help_line(entry, at), at) for entry in entries if entry.kind != "service"][:MOST_BESIDE]


def step_link(step: NextStep) -> Link | None:
    """One next step as words that lead somewhere."""
    entry = entry_of(step.service)
    if entry is None:
        return None
    if entry.kind == "service":
        return Link(name_said(entry), reverse("front-service", args=[number_of(entry.code)]))
    return Link(name_said(entry), href_of(entry))


def group_name(result: Result) -> str:
    """The group of the list in which a result stands."""
    return group_of(result, catalogue().by_code[result.service])
