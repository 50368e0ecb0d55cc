"""The verbs that need no database: match, clock, open, review-window, catalogue."""

import json
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from io import TextIOWrapper
from typing import Any, NoReturn

from rightdoor.config.commands import rules_json, streams
from rightdoor.pure.rules.clocks import READINGS, NeverDue, review_window
from rightdoor.pure.rules.days import LONDON, local
from rightdoor.pure.rules.facts import read_facts, start_of
from rightdoor.pure.rules.matching import match, written
from rightdoor.pure.rules.refusals import FactsRefused, nearest, read_moment, shown
from rightdoor.records.directory import reading
from rightdoor.records.directory.checks import problems
from rightdoor.records.directory.entries import Catalogue, Entry
from rightdoor.records.directory.toml_files import CatalogueRefused

USAGE = {
    "match": "rightdoor match [FACTS.json] | rightdoor match --batch FILE.jsonl",
    "clock": "rightdoor clock --service CODE --from 2026-04-02T14:00 [--reading working_days|office_hours]",
    "open": "rightdoor open --service CODE --at 2025-11-10T15:30",
    "review-window": "rightdoor review-window --plan medway.ehip --from 2026-01-12",
    "catalogue": "rightdoor catalogue check | rightdoor catalogue list [--areas]",
}

HELP = {
    "match": "Every service's answer to one request, from a file of facts or from standard input, as JSON.",
    "clock": "When a service's answer is due, and why, as JSON.",
    "open": "Whether a service's line is open at a moment, as JSON.",
    "review-window": "From when to when a plan is to be reviewed, as JSON.",
    "catalogue": "Check the catalogue of services, or list what is in it.",
}
HELP_FLAGS = {"--help", "-h"}


class Refused(Exception):
    """The command cannot be carried out, and this line says why."""


def run(argv: Sequence[str]) -> int:
    """Carry out one verb; a refusal is one line on standard error and the code 2."""
    verb, *rest = argv
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        if HELP_FLAGS & set(rest):
            return printed(lambda: tell_use(verb))
        return printed(lambda: VERBS[verb](rest))
    except (Refused, FactsRefused, CatalogueRefused, NeverDue, rules_json.NotFacts) as refusal:
        streams.complain(f"rightdoor {verb}: {' '.join(str(refusal).split())}")
        return 2


def printed(carry_out: Callable[[], int]) -> int:
    """Carry out a verb whose output must reach whoever reads it, all of it; nobody reading any more is no failure."""
    if streams.is_missing(sys.stdout):
        raise Refused("Standard output is closed, so there is nowhere to print the answer.")
    try:
        code = carry_out()
        sys.stdout.flush()
    except BrokenPipeError:
        streams.forget_output()
        return 0
    except OSError as error:
        streams.forget_output()
        raise Refused(f"The answer cannot be printed: {error.strerror}.") from None
    return code


def tell_use(verb: str) -> int:
    """The verb's help."""
    print(f"{HELP[verb]}\n\nUse: {USAGE[verb]}")
    return 0


def refuse(verb: str, sentence: str) -> NoReturn:
    """Say what is wrong and how the verb is used."""
    raise Refused(f"{sentence} Use: {USAGE[verb]}")


def options(verb: str, rest: Sequence[str], allowed: tuple[str, ...], needed: tuple[str, ...]) -> dict[str, str]:
    """Flags with their values, each known and given once."""
    found: dict[str, str] = {}
    waiting = list(rest)
    while waiting:
        flag, _, value = waiting.pop(0).partition("=")
        name = flag.removeprefix("--")
        if not flag.startswith("--") or name not in allowed:
            refuse(verb, f"{shown(flag)} is not a flag of this verb.")
        if name in found:
            refuse(verb, f"'{flag}' is given twice.")
        if not value:
            if not waiting:
                refuse(verb, f"'{flag}' needs a value.")
            value = waiting.pop(0)
        found[name] = value
    for name in needed:
        if name not in found:
            refuse(verb, f"'--{name}' is missing.")
    return found


def now() -> datetime:
    """The present moment on the clocks of the United Kingdom."""
    return datetime.now(LONDON)


def emit(value: object, *, indent: int | None = 2) -> None:
    """Print JSON."""
    print(json.dumps(value, ensure_ascii=False, indent=indent))


def run_match(rest: Sequence[str]) -> int:
    """Answer for one object of facts, or for a file with one on each line."""
    if (rest and rest[0] == "--batch") or any(one.startswith("--batch=") for one in rest):
        path = options("match", rest, ("batch",), ("batch",))["batch"]
        return run_batch(path)
    if len(rest) > 1 or (rest and rest[0].startswith("--")):
        odd = next((word for word in rest if word.startswith("--")), rest[-1])
        refuse("match", f"{shown(odd)} is not understood.")
    catalogue = reading.catalogue()
    text = rules_json.read_text(rest[0] if rest else "-")
    report = match(catalogue, facts_of(catalogue, rules_json.read_object(text)))
    emit(report.to_json())
    return 0


def facts_of(catalogue: Catalogue, value: dict[str, Any]) -> Any:
    """Facts in the catalogue's own vocabulary."""
    return read_facts(value, now=now(), services=tuple(catalogue.by_code))


def run_batch(path: str) -> int:
    """One answer a line; a bad line is named, and then nothing is printed."""
    catalogue = reading.catalogue()
    lines = rules_json.read_text(path).split("\n")  # other breaks may stand inside a string
    while lines and not lines[-1].strip():
        lines.pop()
    answers = []
    for number, line in enumerate(lines, 1):
        try:
            facts = facts_of(catalogue, rules_json.read_object(line))
        except (FactsRefused, rules_json.NotFacts) as refusal:
            raise Refused(f"line {number}: {refusal}") from None
        answers.append(json.dumps(match(catalogue, facts).to_json(), ensure_ascii=False))
    for answer in answers:
        print(answer)
    return 0


def entry_called(catalogue: Catalogue, code: str, flag: str) -> Entry:
    """The entry of a code, or a refusal with the nearest spelling."""
    if code not in catalogue.entries:
        codes = ", ".join(catalogue.by_code)
        guess = nearest(code, list(catalogue.entries))
        raise Refused(f"'--{flag}' cannot be {shown(code)}.{guess} The services are: {codes}.")
    return catalogue.entries[code]


def moment(flag: str, text: str) -> datetime:
    """A date and time on the clocks of the United Kingdom."""
    try:
        return start_of(read_moment(flag, text))
    except FactsRefused:
        said = f"'--{flag}' must be a date and time such as 2026-04-02T14:00, not {shown(text)}."
        raise Refused(said) from None


def skipped(text: str, read: datetime) -> str:
    """What to say where the clocks skip the time that was given: it is read as they show it, an hour later."""
    given = local(datetime.fromisoformat(text))
    return "" if given == read else f"the clocks go forward and skip {given:%H:%M}, so {read:%H:%M} is meant; "


def run_clock(rest: Sequence[str]) -> int:
    """When a service's answer is due."""
    given = options("clock", rest, ("service", "from", "reading"), ("service", "from"))
    catalogue = reading.catalogue()
    entry = entry_called(catalogue, given["service"], "service")
    start = moment("from", given["from"])
    if given.get("reading", READINGS[0]) not in READINGS:
        raise Refused(f"'--reading' cannot be {shown(given['reading'])}. It can be: {', '.join(READINGS)}.")
    if entry.response is None:
        said = "The service's document promises no time for an answer."
        emit({"service": entry.code, "from": written(start), "due": None, "reading": None, "explanation": said})
        return 0
    reading_used = given.get("reading", entry.response.reading)
    due = catalogue.working_time.due(start, timedelta(hours=entry.response.hours), reading_used)
    emit(
        {
            "service": entry.code,
            "from": written(start),
            "due": written(local(due.at)),
            "reading": due.reading,
            "explanation": skipped(given["from"], start) + due.explanation,
            "holidays_confirmed": due.confirmed,
            "quote": entry.response.quote.words,
            "source": entry.response.quote.source,
        }
    )
    return 0


def run_open(rest: Sequence[str]) -> int:
    """Whether a service's line is open at a moment."""
    given = options("open", rest, ("service", "at"), ("service", "at"))
    entry = entry_called(reading.catalogue(), given["service"], "service")
    at = moment("at", given["at"])
    found = rules_json.opening(entry, at)
    found["says"] += f" Note: {skip.removesuffix('; ')}." if (skip := skipped(given["at"], at)) else ""
    emit(found)
    return 0


def run_window(rest: Sequence[str]) -> int:
    """From when to when a plan is to be reviewed."""
    given = options("review-window", rest, ("plan", "from"), ("plan", "from"))
    catalogue = reading.catalogue()
    reviewed = entry_called(catalogue, given["plan"], "plan").review
    if reviewed is None:
        plans = ", ".join(code for code, entry in catalogue.entries.items() if entry.review)
        raise Refused(f"'--plan' cannot be {shown(given['plan'])}: only these have a review window: {plans}.")
    start = moment("from", given["from"]).date()
    first, last = review_window(start, *reviewed)
    emit({"plan": given["plan"], "start": start.isoformat(), "from": first.isoformat(), "to": last.isoformat()})
    return 0


def run_catalogue(rest: Sequence[str]) -> int:
    """Check the catalogue, or list it."""
    if list(rest) == ["check"]:
        return check_catalogue(now().date())
    catalogue = reading.catalogue()
    if list(rest) == ["list", "--areas"]:
        print("\n".join(f"{area.slug}\t{area.name}" for area in catalogue.areas.values()))
        return 0
    if list(rest) == ["list"]:
        for code in catalogue.by_code:
            entry = catalogue.entries[code]
            print(f"{code}\t{entry.route.kind if entry.route else ''}\t{entry.full_name}")
        return 0
    refuse("catalogue", "Say what to do with the catalogue.")


def check_catalogue(on: date) -> int:
    """Read every file; what is wrong is a refusal, what a county has still to fill in is only said."""
    catalogue = reading.catalogue()
    kinds = [entry.kind for entry in catalogue.entries.values()]
    print(
        f"The catalogue is sound: {kinds.count('service')} services, {kinds.count('contact')} contacts, "
        f"{kinds.count('partner')} partners, {len(catalogue.settings)} settings. Version {catalogue.version}."
    )
    for problem in problems(catalogue, reading.county(), on):
        print(f"To do before real use: {problem.sentence} {problem.action}")
    return 0


VERBS: dict[str, Callable[[Sequence[str]], int]] = {
    "match": run_match,
    "clock": run_clock,
    "open": run_open,
    "review-window": run_window,
    "catalogue": run_catalogue,
}
