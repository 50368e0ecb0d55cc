"""rightdoor audit: hold what is on record to its signed heads, keep its key, drop what is old, list what is unusual."""

import argparse
import json
import os
import sys
from dataclasses import asdict
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from rightdoor.config.own_work import begin
from rightdoor.config.surroundings import word

GOOD, BAD, REFUSED = 0, 1, 2


def run(arguments: list[str]) -> int:
    """Carry out one of the audit's verbs: 0 where all is well, 1 where the audit is not as it was, 2 for a refusal."""
    given = parser().parse_args(arguments)
    return int(VERBS[given.verb](given))


def parser() -> argparse.ArgumentParser:
    """What can be said."""
    words = argparse.ArgumentParser(prog="rightdoor audit", description=__doc__)
    verbs = words.add_subparsers(dest="verb", required=True)
    walk = verbs.add_parser("verify", help="walk the whole chain; exit 1 and name the first bad number if there is one")
    walk.add_argument("--head", type=Path, action="append", default=[], help="a file of signed heads; may be repeated")
    walk.add_argument("--public", type=Path, help="the public key; audit.pub beside the heads if left out")
    walk.add_argument("--json", action="store_true", help="print the report as JSON")
    drop = verbs.add_parser("drop", help="drop whole months under a signed tombstone, as the owner of the tables")
    drop.add_argument("--before", type=date.fromisoformat, required=True, help="the first day of the month that stays")
    drop.add_argument("--head", type=Path, action="append", default=[], help="a file of signed heads to be held to")
    week = verbs.add_parser("week", help="what stands out in the last seven days, for the auditor")
    week.add_argument("--until", type=date.fromisoformat, help="the day after the last one; today if left out")
    week.add_argument("--json", action="store_true", help="print the list as JSON")
    key = verbs.add_parser("key", help="make a new key that signs heads")
    key.add_argument("--out", type=Path, required=True, help="where to; the file must not exist yet")
    return words


def refuse(problem: Exception) -> int:
    """One line on standard error."""
    print(f"rightdoor audit: {problem}", file=sys.stderr)
    return REFUSED


def make_key(given: argparse.Namespace) -> int:
    """A new key; its fingerprint is for paper."""
    from rightdoor.ground.audit import keys  # noqa: PLC0415  cryptography is loaded only where it is needed

    try:
        signer = keys.make_key(given.out)
    except keys.NoKey as problem:
        return refuse(problem)
    print(f"The key is in {given.out}; only this account can read it. Its fingerprint, for paper:")
    print(keys.fingerprint(signer.public))
    return GOOD


def verify(given: argparse.Namespace) -> int:
    """Walk the chain, hold it to the heads, and say what was found."""
    begin("audit")
    from rightdoor.ground.audit import heads, keys, verifying  # noqa: PLC0415  the settings come first
    from rightdoor.pure.chain import NotAHead  # noqa: PLC0415

    try:
        public = public_of(given)
        trusted: Any = needed(public) if given.head else None
        kept = [head for file in given.head for head in heads.heads_in(lines_of(file), trusted)]
        report = verifying.verify(kept, public=public)
    except (keys.NoKey, NotAHead) as problem:
        return refuse(problem)
    said = told(report, public)
    print(json.dumps(said, ensure_ascii=False, indent=2) if given.json else in_words(said))
    return GOOD if report.sound else BAD


def lines_of(file: Path) -> list[str]:
    """The lines of a file of heads."""
    from rightdoor.ground.audit.keys import NoKey  # noqa: PLC0415

    try:
        return file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise NoKey(f"The file of heads {file} cannot be read.") from None


def public_of(given: argparse.Namespace) -> Any:
    """The public key that was named, or lies beside the first file of heads, or belongs to the key that is set."""
    from django.conf import settings  # noqa: PLC0415

    from rightdoor.ground.audit import heads, keys  # noqa: PLC0415

    if given.public is not None:
        return keys.public_at(given.public)
    for file in given.head:
        if (file.parent / heads.PUBLIC).exists():
            return keys.public_at(file.parent / heads.PUBLIC)
    if settings.AUDIT_KEY and os.access(settings.AUDIT_KEY, os.R_OK):
        return keys.signer_at(Path(settings.AUDIT_KEY)).public
    return None


def needed(public: Any) -> Any:
    """A head says nothing without the key that signed it."""
    from rightdoor.ground.audit.keys import NoKey  # noqa: PLC0415

    if public is None:
        raise NoKey("There is no public key to hold the heads to. Name it with --public.")
    return public


def told(report: Any, public: Any) -> dict[str, Any]:
    """The report as JSON."""
    from rightdoor.ground.audit.keys import fingerprint  # noqa: PLC0415

    return {
        "sound": report.sound,
        "first_bad": None if report.fault is None else report.fault.n,
        "what": None if report.fault is None else report.fault.what,
        "events": report.events,
        "last": report.last,
        "heads": report.heads,
        "newest_head": report.newest_head,
        "key": None if public is None else fingerprint(public),
        "tombstones": [
            {"number": grave.number, "before": grave.before, "up_to": grave.n, "events": grave.events, "at": grave.at}
            for grave in report.graves
        ],
    }


def in_words(said: dict[str, Any]) -> str:
    """The same for a person."""
    lines = [
        f"Tombstone {grave['number']} of {grave['at']}: {grave['events']} events before {grave['before']} are gone. "
        f"The chain goes on after number {grave['up_to']}."
        for grave in said["tombstones"]
    ]
    if said["first_bad"] is not None:
        return "\n".join([*lines, f"Number {said['first_bad']} {said['what']}."])
    lines.append(f"The audit is as it was: {said['events']} events, the last is number {said['last']}.")
    if said["heads"]:
        lines.append(f"{said['heads']} signed heads fit; the newest is of number {said['newest_head']}.")
    else:
        lines.append("No head was given, so a cut tail or a chain hashed anew would not be seen. Give one with --head.")
    if said["key"]:
        lines.append(f"Compare the key's fingerprint with the one on paper: {said['key']}")
    return "\n".join(lines)


def drop(given: argparse.Namespace) -> int:
    """Drop whole months, with the key and as the owner of the tables."""
    os.environ["DATABASE_URL"] = word("DATABASE_OWNER_URL", why="because only the owner of the tables may drop months")
    begin("audit")
    from rightdoor.ground.access.actors import System  # noqa: PLC0415
    from rightdoor.ground.access.middleware import moment  # noqa: PLC0415
    from rightdoor.ground.audit import dropping, heads, jobs, keys  # noqa: PLC0415
    from rightdoor.pure.chain import NotAHead  # noqa: PLC0415

    try:
        signer = jobs.needed_signer()
        kept = [head for file in given.head for head in heads.heads_in(lines_of(file), signer.public)]
        grave = dropping.drop_months(
            before=given.before, heads=kept, signer=signer, by=System("retention"), at=moment()
        )
    except (keys.NoKey, NotAHead, dropping.NotDropped, heads.NowhereToSend) as problem:
        return refuse(problem)
    print(f"{grave.events} events before {grave.before} are gone, under tombstone {grave.number}.")
    return GOOD


def week(given: argparse.Namespace) -> int:
    """List what stands out.  Asking is itself on record; the list names keys, never names."""
    begin("audit")
    from rightdoor.ground.access.actors import System  # noqa: PLC0415
    from rightdoor.ground.access.middleware import moment  # noqa: PLC0415
    from rightdoor.ground.audit.record import record  # noqa: PLC0415
    from rightdoor.pure.rules.days import LONDON  # noqa: PLC0415
    from rightdoor.work.oversight.week import findings  # noqa: PLC0415

    at = moment()
    until = datetime.combine(given.until, time(0), tzinfo=LONDON) if given.until else at
    found = findings(until=until)
    record("audit.week_listed", about=None, by=System("auditor"), at=at, count=len(found))
    if given.json:
        print(json.dumps([asdict(one) for one in found], indent=2))
    elif not found:
        print("Nothing stands out.")
    for one in [] if given.json else found:
        print(f"{one.kind}\t{one.reader}\t{one.why}\t{' '.join(one.records)}")
    return GOOD


VERBS = {"week": week, "verify": verify, "drop": drop, "key": make_key}
