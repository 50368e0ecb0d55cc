"""The catalogue as the rules see it: services with their criteria, and where else people can turn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rightdoor.pure.rules.compiling import compile_tables
from rightdoor.pure.rules.criteria import Default, Node
from rightdoor.pure.rules.decisive import decisiveness
from rightdoor.pure.rules.tables import Tables


@dataclass(frozen=True, slots=True)
class Quote:
    """The document's own words, and where they stand."""

    words: str
    source: str
    publisher: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing a service asks for, said plainly and in the document's words."""

    name: str
    says: str
    quote: Quote
    test: Node


@dataclass(frozen=True, slots=True)
class Setting:
    """A question that the documents leave open, and how this county reads it."""

    name: str
    code: str
    question: str
    default: Default = None
    firm: bool = False
    number: int | None = None
    choice: str | None = None
    says: str = ""
    comes_first: bool = False

    @property
    def confirmation(self) -> str:
        """What a person confirms where this setting decided: its code and its sentence."""
        return f"{self.code}: {self.says or self.question}"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Whose agreement must be recorded before anything may be sent."""

    young_person: bool = True
    parent: str = "not_asked"
    awareness: bool = False
    named: tuple[str, ...] = ()
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Confirm:
    """A decision that a person confirms when a fact has one of these codes."""

    key: str
    codes: frozenset[str]
    setting: str


@dataclass(frozen=True, slots=True)
class Service:
    """A service that `match` answers for."""

    code: str
    name: str
    area: str
    criteria: tuple[Criterion, ...]
    agreement: Agreement
    step: str = "refer"
    only_through: str | None = None
    route_quote: Quote | None = None
    route_says: str = ""
    confirm_when: tuple[Confirm, ...] = ()
    age_at_start: int | None = None
    helps_with: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Contact:
    """A line, a body that must act, or a partner: named in steps, never answered by `match`."""

    code: str
    name: str
    says: str = ""
    youngest: int | None = None
    oldest: int | None = None


@dataclass(frozen=True, slots=True)
class Guide:
    """Where people can turn: the bodies that act, and a step for every need in every area."""

    bodies: Mapping[str, str] = field(default_factory=dict)
    anywhere: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    by_area: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    without_agreement: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pathways: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Catalogue:
    """Every service of one county's directory, ready to be matched."""

    version: str
    services: tuple[Service, ...]
    settings: Mapping[str, Setting] = field(default_factory=dict)
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    guide: Guide = field(default_factory=Guide)

    @cached_property
    def tables(self) -> Tables:
        """The compiled form that answers: one bit for each criterion of each service."""
        return compile_tables(tuple(tuple(one.test for one in service.criteria) for service in self.services))

    @cached_property
    def decisiveness(self) -> tuple[tuple[Mapping[str, float], ...], ...]:
        """For each criterion of each service, how often an answer to a question ends the matter."""
        return tuple(tuple(decisiveness(one.test) for one in service.criteria) for service in self.services)

    @cached_property
    def defaults(self) -> Mapping[str, Default]:
        """What each open question's setting says."""
        return {name: setting.default for name, setting in self.settings.items()}

    @cached_property
    def first_things(self) -> tuple[Setting, ...]:
        """The settings that name something to do before a service is asked."""
        return tuple(setting for setting in self.settings.values() if setting.comes_first)

    @cached_property
    def by_code(self) -> Mapping[str, Service]:
        """The services by their codes."""
        return {service.code: service for service in self.services}

    def number(self, name: str, fallback: int) -> int:
        """A setting that is a number."""
        setting = self.settings.get(name)
        return fallback if setting is None or setting.number is None else setting.number

    def choice(self, name: str, fallback: str) -> str:
        """A setting that is a choice of words."""
        setting = self.settings.get(name)
        return fallback if setting is None or setting.choice is None else setting.choice
