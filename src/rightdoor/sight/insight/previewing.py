"""What a change of a service would have changed among past requests."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from rightdoor.pure.programmes import Programme
from rightdoor.pure.rules.catalogue import Service
from rightdoor.pure.rules.comparing import Combination, Compared, answer, compared
from rightdoor.pure.rules.compiling import compile_tables
from rightdoor.pure.rules.criteria import Between, Node
from rightdoor.pure.rules.days import LONDON, day_of
from rightdoor.pure.rules.hours import OpeningHours
from rightdoor.pure.rules.keys import Value
from rightdoor.pure.rules.truth import Truth
from rightdoor.records.directory.entries import Catalogue, Entry
from rightdoor.records.directory.laid_over import Change, holding
from rightdoor.records.directory.reading import catalogue_with
from rightdoor.sight.insight.gathering import CAME, QUARTER, coded_of
from rightdoor.sight.insight.past import past_requests
from rightdoor.work.referrals.models import Referral

A_YEAR = timedelta(days=365)
LISTED = 40
BANDS = ((0, 4), (5, 10), (11, 13), (14, 15), (16, 17), (18, 25), (26, 130))
GROUPED = ("age", "gender", "lives_in")
NO_BOUNDS = (0, 130)


@dataclass(frozen=True, slots=True)
class Preview:
    """How many requests, in all and in groups, and those that the reader may open."""

    since: date
    found: Compared
    programmes: dict[str, Compared] = field(default_factory=dict)  # by what it is called: could begin before, and after
    listed: list[tuple[Referral, Truth, Truth]] = field(default_factory=list)


def with_change(change: Change) -> tuple[Catalogue, Catalogue]:
    """The directory as it holds, and as it would with the change.  Raises CatalogueRefused."""
    now = holding()
    others = tuple(one for one in now if (one.service, one.section) != (change.service, change.section))
    return catalogue_with(now), catalogue_with((*others, change))


def preview_of(change: Change, readable: list[Referral], at: datetime) -> Preview:
    """The preview of one change.  *readable*: requests that the reader may open, the newest first."""
    since = day_of(at) - A_YEAR
    before, after = with_change(change)
    if change.section == "hours":
        return Preview(since, hours_compared(before.entries[change.service], after.entries[change.service], since, at))
    first, second = (one.by_code[change.service] for one in (before, after))
    if change.section == "programme":
        old, new = (one.entries[change.service].programmes for one in (before, after))
        return programmes_compared(first, old, new, since)
    return criteria_compared(first, second, readable, since)


def tests_of(service: Service) -> list[Node]:
    return [one.test for one in service.criteria]


def criteria_compared(first: Service, second: Service, readable: list[Referral], since: date) -> Preview:
    """Which answers another reading gives."""
    before, after = tests_of(first), tests_of(second)
    found = compared(before, after, past_requests([*before, *after], GROUPED, since), by=groups())
    tables = compile_tables([before]), compile_tables([after])
    listed = []
    for one in readable:
        coded = coded_of(one)
        moved = (answer(tables[0], coded), answer(tables[1], coded))
        if moved[0] is not moved[1]:
            listed.append((one, *moved))
    return Preview(since, found, listed=listed[:LISTED])


def groups() -> dict[str, Mapping[Value, str]]:
    """By what changes are grouped, and what each value counts as; for words of a page."""
    ages = {age: f"{youngest}-{oldest}" for youngest, oldest in BANDS for age in range(youngest, oldest + 1)}
    return {"age": ages, "gender": Itself(), "lives_in": Itself()}  # type: ignore[dict-item]


class Itself(dict[Value, str]):
    """Each value counts as itself; of several, as the first; none as nothing."""

    def get(self, value: Value, _otherwise: str | None = None) -> str:  # type: ignore[override]
        if isinstance(value, tuple):
            return str(value[0]) if value else ""
        return "" if value is None else str(value)


def programmes_compared(service: Service, old: list[Programme], new: list[Programme], since: date) -> Preview:
    """Who could begin each programme by age, among those to whom the service does not say no."""
    tables = compile_tables([tests_of(service)])
    past = past_requests(tests_of(service), GROUPED, since)
    fitting = [one for one in past if answer(tables, one.values) is not Truth.NO]
    names = {one.name: one.says for one in (*old, *new)}
    found = {
        says: compared([ages_of(old, name)], [ages_of(new, name)], fitting, by=groups()) for name, says in names.items()
    }
    return Preview(since, total_of(fitting), programmes=found)


def ages_of(programmes: list[Programme], name: str) -> Between:
    """The ages of one programme as a criterion; where it is not run, nobody's."""
    one = next((each for each in programmes if each.name == name), None)
    if one is None:
        return Between("age", least=NO_BOUNDS[1] + 1, absent=Truth.NO)
    return Between("age", one.youngest or NO_BOUNDS[0], one.oldest or NO_BOUNDS[1], absent=Truth.UNKNOWN)


def total_of(combinations: list[Combination]) -> Compared:
    """All of them, as having one answer."""
    found = Compared()
    for one in combinations:
        found.count((Truth.YES, Truth.YES), one, {})
    return found


def hours_compared(before: Entry, after: Entry, since: date, at: datetime) -> Compared:
    """Whether a request came while the service was open: by the day of the week and the time alone."""
    found, week = Compared(), day_of(at)
    for one in past_requests([], (CAME,), since):
        came = one.values[CAME]
        move = (open_at(before.hours, str(came), week), open_at(after.hours, str(came), week))
        found.count(move, one, {CAME: str(came).partition(" ")[0]})
    return found


def open_at(hours: OpeningHours | None, slot: str, week: date) -> Truth:
    """Whether hours are open in a quarter of an hour of the week that begins on a day; unknown where nobody says so."""
    weekday, _space, clock = slot.partition(" ")
    day = week + timedelta(days=(int(weekday) - week.weekday()) % 7)
    moment = datetime.combine(day, datetime.strptime(clock, "%H:%M").time(), LONDON) + timedelta(minutes=QUARTER // 2)  # noqa: DTZ007
    said = None if hours is None else hours.is_open(moment)
    return Truth.UNKNOWN if said is None else Truth.YES if said else Truth.NO
