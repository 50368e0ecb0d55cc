"""How fast the rules answer, beside two rule engines, in turns on the same machine.

Neither peer knows "unknown", so each is run twice for one match: once for what must hold (unknown and open count as
no) and once for what may hold (they count as yes).  A match says for every service how every criterion stands, so
their list holds every criterion too.  All are handed the same values, ready, and their answers are held equal to ours
before anything is timed.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import datalogic_py
import zen

from rightdoor.pure.rules import vocabulary
from rightdoor.pure.rules.areas import AREAS
from rightdoor.pure.rules.catalogue import Catalogue, Service
from rightdoor.pure.rules.criteria import AllOf, Among, AnyOf, Between, Leaf, Node
from rightdoor.pure.rules.facts import Facts, read_facts
from rightdoor.pure.rules.keys import values_of
from rightdoor.pure.rules.questions import next_question
from rightdoor.pure.rules.truth import Truth
from rightdoor.records.directory.reading import catalogue

SIZES, GOALS = (12, 100, 1000), {12: 3.0, 100: 15.0, 1000: 75.0}
ROUNDS, LEAST = 11, 0.03
CHECKOUT = Path(__file__).resolve().parent.parent
MUST, MAY = (Truth.YES,), (Truth.YES, Truth.UNKNOWN, Truth.OPEN)
MANY = (*vocabulary.SEVERAL_OF,)
OTHER_CODES: dict[str, tuple[Any, ...]] = {
    "own_use": ("drug", "other", "nicotine", "unnamed", "none", "at_risk"),
    "use_level": ("none", "at_risk", "low_or_infrequent", "regular", "nicotine"),
    "uses_nicotine": (True, False),
    "statutory": ("none", "past", "current"),
    "place": ("gillingham", "luton", "rainham", "luton and rainham", "strood", "chatham", "rochester"),
    "leaving_care": ("looked_after", "looked_after_adult", "leaving", "neither"),
}
Request = tuple[Facts, dict[str, Any], dict[str, Any]]
Run = Callable[[Facts, Any, Any], Any]


def codes_of(key: str) -> Sequence[Any]:
    """Every code that a key can have."""
    if key in vocabulary.YES_OR_NO:
        return (True, False)
    if key in vocabulary.AREA_FACTS:
        return AREAS
    return OTHER_CODES.get(key) or vocabulary.ONE_OF.get(key) or vocabulary.SEVERAL_OF[key]


def spans(leaf: Between, ok: tuple[Truth, ...]) -> Iterator[tuple[int, int]]:
    """The runs of numbers that will do."""
    start = None
    for number in range(132):
        will_do = number <= 130 and leaf.truth(number) in ok
        if will_do and start is None:
            start = number
        elif not will_do and start is not None:
            yield start, number - 1
            start = None


def as_zen(node: Node, ok: tuple[Truth, ...]) -> str:
    """A criterion in the expression language of zen-engine."""
    if isinstance(node, AnyOf):
        return f"({' or '.join(as_zen(part, ok) for part in node.parts)})"
    if isinstance(node, AllOf):
        return f"({' and '.join(as_zen(part, ok) for part in node.parts)})"
    absent = f"{node.key} == null or" if node.truth(None) in ok else f"{node.key} != null and"
    return f"({absent} ({zen_test(node, ok)}))"


def zen_test(leaf: Leaf, ok: tuple[Truth, ...]) -> str:
    """One test on a fact that is known."""
    key = leaf.key
    if isinstance(leaf, Between):
        return " or ".join(f"({key} >= {low} and {key} <= {high})" for low, high in spans(leaf, ok)) or "false"
    codes = [code for code in codes_of(key) if leaf.truth_of_one(code) in ok]
    if key in vocabulary.YES_OR_NO or key == "uses_nicotine":
        return " or ".join(f"{key} == {'true' if code else 'false'}" for code in codes) or "false"
    if key in MANY:
        return f"some({key}, # in {json.dumps(codes)})"
    rest = [code for code in codes_of(key) if code not in codes]
    return f"{key} in {json.dumps(codes)}" if len(codes) <= len(rest) else f"not({key} in {json.dumps(rest)})"


def as_logic(node: Node, ok: tuple[Truth, ...]) -> Any:
    """A criterion as JSONLogic."""
    if isinstance(node, AnyOf):
        return {"or": [as_logic(part, ok) for part in node.parts]}
    if isinstance(node, AllOf):
        return {"and": [as_logic(part, ok) for part in node.parts]}
    var = {"var": node.key}
    known = logic_test(node, ok, var)
    if node.truth(None) in ok:
        return {"or": [{"===": [var, None]}, known]}
    return {"and": [{"!==": [var, None]}, known]}


def logic_test(leaf: Leaf, ok: tuple[Truth, ...], var: dict[str, str]) -> Any:
    """One test on a fact that is known."""
    if isinstance(leaf, Between):
        return {"or": [{"<=": [low, var, high]} for low, high in spans(leaf, ok)] or [False]}
    codes = [code for code in codes_of(leaf.key) if leaf.truth_of_one(code) in ok]
    if leaf.key in vocabulary.YES_OR_NO or leaf.key == "uses_nicotine":
        return {"or": [{"===": [var, code]} for code in codes] or [False]}
    if leaf.key in MANY:
        return {"some": [var, {"in": [{"var": ""}, codes]}]}
    rest = [code for code in codes_of(leaf.key) if code not in codes]
    return {"in": [var, codes]} if len(codes) <= len(rest) else {"!": {"in": [var, rest]}}


def grown(services: Sequence[Service], size: int) -> tuple[Service, ...]:
    """The real services, and as many more like them in other areas and for other ages as are wanted."""
    found = []
    for number in range(size):
        service, copy = services[number % len(services)], number // len(services)
        criteria = tuple(replace(one, test=moved(one.test, copy)) for one in service.criteria)
        found.append(replace(service, code=f"{service.code}_{copy}", criteria=criteria))
    return tuple(found)


def moved(node: Node, copy: int) -> Node:
    """The same test in another area, for another age."""
    if isinstance(node, AnyOf | AllOf):
        return type(node)(tuple(moved(part, copy) for part in node.parts))
    if isinstance(node, Between) and node.key == "age" and copy:
        most = None if node.most is None else node.most + copy % 4
        return replace(node, least=node.least + copy % 3, most=most)
    if isinstance(node, Among) and node.key in vocabulary.AREA_FACTS and copy:
        return replace(node, yes=frozenset(AREAS[(AREAS.index(str(one)) + copy) % len(AREAS)] for one in node.yes))
    return node


def requests() -> list[Facts]:
    """The requests of the acceptance scenarios: as much is known about each as a front door knows."""
    cases = json.loads((CHECKOUT / "tests" / "scenarios" / "scenarios.json").read_text(encoding="utf-8"))
    return [read_facts(case["facts"]) for case in cases if case["kind"] == "match"]


def context(found: Catalogue, facts: Facts) -> dict[str, Any]:
    """What a peer is handed: every key by name, and null for what is unknown."""
    values = values_of(facts)
    seen = {key: values.get(key) for key in found.tables.learnt}
    return {key: list(value) if isinstance(value, tuple) else value for key, value in seen.items()}


def zen_runner(found: Catalogue) -> Run:
    """One list expression for what must hold, and one for what may."""
    both = []
    for ok in (MUST, MAY):
        each = (f"[{', '.join(as_zen(one.test, ok) for one in service.criteria)}]" for service in found.services)
        both.append(zen.compile_expression(f"[{', '.join(each)}]"))
    return lambda _facts, _values, seen: [one.evaluate(seen) for one in both]


def logic_runner(found: Catalogue) -> Run:
    """One list rule for what must hold, and one for what may, in one session."""
    engine = datalogic_py.Engine()
    both = [
        engine.compile([[as_logic(one.test, ok) for one in service.criteria] for service in found.services])
        for ok in (MUST, MAY)
    ]
    session = engine.session()
    return lambda _facts, _values, seen: [session.evaluate(one, seen) for one in both]


def agree(found: Catalogue, name: str, run: Run, asked: list[Request]) -> None:
    """Stop if a peer does not answer as we do: its time would mean nothing."""
    for facts, values, seen in asked:
        must, may = run(facts, values, seen)
        decided = found.tables.decide(facts)
        for number, service in enumerate(found.services):
            truths = [decided.criterion(number, place) for place in range(len(service.criteria))]
            ours = [truth is Truth.YES for truth in truths], [truth is not Truth.NO for truth in truths]
            if ours != (must[number], may[number]):
                raise SystemExit(
                    f"{name} answers otherwise for {service.code}: {must[number]}, {may[number]}, {truths}"
                )


def in_turns(runs: dict[str, Run], asked: list[Request]) -> dict[str, float]:
    """Each runner's own time for one request: the median of several rounds, taken in turns.

    Processor time is counted, so that neighbours on a shared machine do not show; quick runners go round oftener.
    """
    times: dict[str, list[float]] = {name: [] for name in runs}
    often = dict.fromkeys(runs, 1)
    for _ in range(ROUNDS + 1):
        for name, run in runs.items():
            start = time.process_time()
            for _ in range(often[name]):
                for facts, values, seen in asked:
                    run(facts, values, seen)
            took = time.process_time() - start
            times[name].append(took / len(asked) / often[name])
            often[name] = max(often[name], min(200, int(LEAST / max(took, 1e-6))))
    return {name: statistics.median(rounds[1:]) for name, rounds in times.items()}


def measure(size: int) -> list[dict[str, Any]]:
    """Both works at one size."""
    services = grown(catalogue().services, size)
    found = Catalogue("bench", services)
    asked = [(facts, values_of(facts), context(found, facts)) for facts in requests()]
    peers = {"zen-engine": zen_runner(found), "datalogic-py": logic_runner(found)}
    for name, run in peers.items():
        agree(found, name, run, asked)
    runs: dict[str, Run] = {
        "match": lambda _facts, values, _seen: found.tables.settle(found.tables.look_up(values)),
        **peers,
        "evaluation": lambda facts, _values, _seen: found.tables.decide(facts),
        "next": lambda facts, _values, _seen: next_question(found, facts),
    }
    medians = in_turns(runs, asked)
    rows = [row("match one request", size, medians["match"], name, medians[name], GOALS[size]) for name in peers]
    evaluations = medians["next"] / medians["evaluation"]
    met = evaluations <= 10 if size == 12 else medians["next"] <= 0.001 if size == 1000 else None
    goal = "≤ 10 evaluations" if size == 12 else "≤ 1 ms" if size == 1000 else None
    mine = row("choose the next question", size, medians["next"], "one evaluation", medians["evaluation"], None)
    return [*rows, mine | {"ratio": round(evaluations, 1), "goal": goal, "met": met}]


def row(work: str, size: int, ours: float, peer: str, theirs: float, goal: float | None) -> dict[str, Any]:
    """One line of the report."""
    ratio = theirs / ours
    return {
        "work": work,
        "size": size,
        "ours": round(ours * 1e6, 2),
        "unit": "µs",
        "peer": peer,
        "peer_version": version(peer) if peer in ("zen-engine", "datalogic-py") else "ours",
        "peer_time": round(theirs * 1e6, 2),
        "ratio": round(ratio, 1),
        "goal": goal,
        "met": None if goal is None else ratio >= goal,
    }


def shown(one: dict[str, Any]) -> str:
    """One line for people."""
    times = f"{one['ours']:>9} {one['unit']}   {one['peer']} {one['peer_version']} {one['peer_time']} {one['unit']}"
    goal = "" if one["goal"] is None else f"   goal {one['goal']}: {'met' if one['met'] else 'not met'}"
    return f"{one['work']:<26}{one['size']:>5} services {times}   ratio {one['ratio']}{goal}"


def main() -> int:
    """Measure every size and print."""
    parser = argparse.ArgumentParser(prog="dev.py bench rules", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print the rows as JSON")
    options = parser.parse_args()
    rows = [one for size in SIZES for one in measure(size)]
    if options.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    print(f"Medians of {ROUNDS} rounds in turns, {len(requests())} requests a round, Python {sys.version.split()[0]}.")
    for one in rows:
        print(shown(one))
    return 0


if __name__ == "__main__":
    sys.exit(main())
