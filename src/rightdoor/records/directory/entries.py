"""The entries of the directory, as pages show them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from rightdoor.pure.programmes import Programme
from rightdoor.pure.rules import catalogue as rules
from rightdoor.pure.rules.catalogue import Quote
from rightdoor.pure.rules.clocks import WorkingTime
from rightdoor.pure.rules.hours import OpeningHours


@dataclass(frozen=True, slots=True)
class Document:
    """A document from which the catalogue quotes."""

    key: str
    file: str
    publisher: str
    title: str


@dataclass(frozen=True, slots=True)
class Reach:
    """One way to reach an entry: a telephone number, an e-mail address or a website, with its source."""

    kind: str
    address: str
    label: str = ""
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """How a request reaches a service, and who may recommend it."""

    kind: str
    says: str
    quote: Quote
    only_through: str | None = None
    needs_qualified: bool = False
    why_qualified: str = ""


@dataclass(frozen=True, slots=True)
class Response:
    """The service's own promise of an answer."""

    hours: int
    reading: str
    told: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Offered:
    """One programme of a service, and the words of the document on which it rests."""

    programme: Programme
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Onward:
    """An edge of a pathway: where this service leads, when, and in whose words."""

    to: str
    when: str
    quote: Quote
    note: str = ""


@dataclass(frozen=True, slots=True)
class Plainly:
    """The service in plain words, in several voices."""

    summary: str
    for_whom: str
    you_get: str
    next: str
    young_person: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A service, a line or a partner: everything that a page shows about it."""

    code: str
    kind: str
    area: str
    name: str
    full_name: str
    document: Document | None
    checked_on: date
    plainly: Plainly
    reach: tuple[Reach, ...] = ()
    runs_it: str = ""
    needs: tuple[str, ...] = ()
    route: Route | None = None
    response: Response | None = None
    hours: OpeningHours | None = None
    offered: tuple[Offered, ...] = ()
    onward: tuple[Onward, ...] = ()
    inward: tuple[str, ...] = ()
    criteria: tuple[rules.Criterion, ...] = ()
    youngest: int | None = None
    oldest: int | None = None
    known_locally: bool = True
    always_open: bool = False
    source: str = ""
    quote: Quote | None = None
    effective_from: date | None = None
    effective_to: date | None = None

    @property
    def programmes(self) -> list[Programme]:
        """What it runs."""
        return [one.programme for one in self.offered]

    @property
    def review(self) -> tuple[timedelta, timedelta] | None:
        """From when to when its plans are looked at again; None where its document does not say."""
        return next((one.review for one in self.programmes if one.review), None)

    @property
    def said_in(self) -> str:
        """Where its quoted words stand: the document by title and publisher, and whatever a manager named besides."""
        document = [f"{self.document.title}, {self.document.publisher}"] if self.document else []
        quotes: list[Quote | None] = [one.quote for one in self.criteria]
        quotes += [one.quote for one in (self.hours.periods if self.hours else ())]
        quotes += [quote for one in self.offered for quote in one.quotes]
        named = dict.fromkeys(one.source for one in quotes if one and one.title and not one.publisher)
        return "; ".join([*document, *named])

    @property
    def telephone(self) -> str:
        """The first telephone number, or nothing where none is known for sure."""
        return next((one.address for one in self.reach if one.kind == "telephone"), "")


@dataclass(frozen=True, slots=True)
class Area:
    """An upper-tier authority, and what its county has told us."""

    slug: str
    name: str
    acts: str = ""
    note: str = ""


PRIORITIES = {"emergency": 4, "very_urgent": 24, "urgent": 120}
"""Hours within which each priority is answered: the first two by the clock, day and night; urgent on working days."""

REVIEWED = {
    "worrying_words": "The list of words that worry",
    "code_words": "The list of words that codes are made of",
}
"""Lists of words that come with the product, and that somebody of the county reads once a year."""


@dataclass(frozen=True, slots=True)
class County:
    """What the county that runs this copy has decided for itself."""

    name: str = "An example county"
    areas: tuple[str, ...] = ("kent", "medway", "essex")
    office_opens: time = time(9)
    office_closes: time = time(17)
    exit_site: str = "https://www.bbc.co.uk/weather"
    front_door_telephone: str = ""
    pilot_schools: tuple[str, ...] = ()
    on_call: Mapping[str, str] = field(default_factory=dict)
    responses: Mapping[str, int] = field(default_factory=dict)
    messages: Mapping[str, int] = field(default_factory=dict)
    complaints: Mapping[str, int] = field(default_factory=dict)
    telephones: Mapping[str, str] = field(default_factory=dict)
    portals: Mapping[str, str] = field(default_factory=dict)
    out_of_hours: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, rules.Setting] = field(default_factory=dict)
    priorities: Mapping[str, int] = field(default_factory=lambda: dict(PRIORITIES))
    reviewed: Mapping[str, date] = field(default_factory=dict)
    file: str = ""

    @staticmethod
    def areas_by_default() -> tuple[str, ...]:
        """The areas of the documents."""
        return ("kent", "medway", "essex")


@dataclass(frozen=True)
class Catalogue(rules.Catalogue):
    """The whole directory: what the rules match, and what pages show."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    areas: Mapping[str, Area] = field(default_factory=dict)
    need_words: Mapping[str, str] = field(default_factory=dict)
    working_time: WorkingTime = field(default_factory=WorkingTime)
