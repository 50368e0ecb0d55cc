"""Questions that other rooms ask the directory."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from rightdoor.pure.rules.clocks import WORKING_DAYS
from rightdoor.pure.rules.criteria import Between, leaves
from rightdoor.pure.rules.steps import steps_for
from rightdoor.pure.rules.truth import Truth
from rightdoor.records.directory.entries import Area, Entry, Response
from rightdoor.records.directory.reading import catalogue, county

EMERGENCY = "national.emergency"
MENTAL_HEALTH = "national.nhs111_mental_health"
ALWAYS_SHOWN = (EMERGENCY, MENTAL_HEALTH)
LISTENING = ("national.childline", "national.shout")


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A line to turn to now: its number if it is known for sure, and whether it is open."""

    entry: Entry
    is_open: bool | None
    opens_at: datetime | None

    @property
    def number_is_known(self) -> bool:
        """Whether there is a number to call or text."""
        return bool(self.entry.reach)


@dataclass(frozen=True, slots=True)
class Standard:
    """Until when an answer is promised, and by whom the promise is made."""

    hours: int
    reading: str
    promised_by: str
    response: Response | None = None

    @property
    def duration(self) -> timedelta:
        """The promise as a length of counted time."""
        return timedelta(hours=self.hours)


def entry(code: str) -> Entry | None:
    """The entry of a code, if there is one."""
    return catalogue().entries.get(code)


def services() -> tuple[Entry, ...]:
    """Every service, in catalogue order."""
    found = catalogue()
    return tuple(found.entries[service.code] for service in found.services)


def services_of(area: str) -> tuple[Entry, ...]:
    """The services of one area, in catalogue order."""
    return tuple(service for service in services() if service.area == area)


def used_by_themselves(area: str, years: int | None) -> tuple[Entry, ...]:
    """What anybody of an area and age can use without asking, in catalogue order; an unknown age rules nothing out."""
    found = catalogue()
    open_ones = [one for one in services_of(area) if found.by_code[one.code].step == "use"]
    return tuple(one for one in open_ones if is_for_age(one, years))


def listening(years: int | None) -> tuple[Entry, ...]:
    """The lines that listen, to this age where it is known."""
    lines = [catalogue().entries[code] for code in LISTENING]
    return tuple(one for one in lines if years is None or one.oldest is None or years <= one.oldest)


def is_for_age(entry: Entry, years: int | None) -> bool:
    """Whether no criterion of the service says no to this age."""
    tests = [leaf for one in entry.criteria for leaf in leaves(one.test)]
    ages = [leaf for leaf in tests if isinstance(leaf, Between) and leaf.key == "age"]
    return years is None or all(one.truth(years) is not Truth.NO for one in ages)


def areas() -> tuple[Area, ...]:
    """Every upper-tier area of England, by slug."""
    return tuple(catalogue().areas.values())


def area_named(slug: str) -> Area | None:
    """One area by its slug."""
    return catalogue().areas.get(slug)


def areas_served() -> tuple[Area, ...]:
    """The areas that this copy serves."""
    return tuple(catalogue().areas[slug] for slug in county().areas)


def help_lines(area: str | None, at: datetime) -> tuple[HelpLine, ...]:
    """The lines to show first, for an area or for nowhere in particular: emergency, then the area's own."""
    own = () if area is None or area not in catalogue().areas else (f"{area}.crisis",)
    entries = catalogue().entries
    return tuple(help_line(entries[code], at) for code in (*ALWAYS_SHOWN, *own, *LISTENING))


def help_line(line: Entry, at: datetime) -> HelpLine:
    """One line, and whether it is open."""
    if line.hours is None:
        return HelpLine(line, None, None)
    is_open = line.hours.is_open(at)
    return HelpLine(line, is_open, None if is_open else line.hours.next_opening(at))


def safeguarding_body(area: str | None, *, adult: bool = False) -> Entry:
    """The body that must act where someone lives; where that is not known, the council there."""
    found = catalogue()
    if area is None or area not in found.areas:
        return found.entries["national.council_where_you_live"]
    if adult:
        return found.entries[f"{area}.adult_safeguarding"]
    return found.entries[found.areas[area].acts or f"{area}.childrens_safeguarding"]


def response_standard(service: str | None, area: str | None) -> Standard | None:
    """The service's own promise, else the area's setting, else none: then no day may be promised."""
    found = catalogue().entries.get(service or "")
    if found is not None and found.response is not None:
        return Standard(found.response.hours, found.response.reading, found.name, found.response)
    days = county().responses.get(area or "")
    return None if days is None else Standard(days * 24, WORKING_DAYS, county().name)


def message_standard(area: str | None) -> Standard | None:
    """The area's own promise for an answer to a message; none where it has not made one."""
    days = county().messages.get(area or "")
    return None if days is None else Standard(days * 24, WORKING_DAYS, county().name)


def next_steps_for(need: str, area: str | None) -> tuple[Entry, ...]:
    """Where a need leads in an area: its own services for that need, then contacts; never empty."""
    own = [service for service in services_of(area or "") if need in service.needs]
    contacts = [catalogue().entries[code] for code in steps_for(catalogue(), need, area)]
    return (*own, *contacts)


def pilot_schools() -> tuple[str, ...]:
    """The schools that the county named for the Break the Vape pilot."""
    return county().pilot_schools


def on_call(area: str | None) -> str | None:
    """What happens to a red flag out of hours: a rota, emergency lines first, or not yet chosen."""
    return county().on_call.get(area or "")
