"""rightdoor continuity: the sealed extract for duty staff.  'key' and 'open' need no database and no settings."""

import argparse
import getpass
import os
import socket
import sys
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from rightdoor.work.continuity import openings, sealing

GOOD, BAD, REFUSED = 0, 1, 2


def run(arguments: list[str]) -> int:
    """Carry out one verb: 0 where it is done, 1 where a file stays shut or a log was changed, 2 for a refusal."""
    given = parser().parse_args(arguments)
    try:
        return VERBS[given.verb](given)
    except (sealing.NotOpened, openings.NotLogged) as problem:
        print(f"rightdoor continuity: {problem}", file=sys.stderr)
        return BAD


def parser() -> argparse.ArgumentParser:
    """What can be said."""
    words = argparse.ArgumentParser(prog="rightdoor continuity", description=__doc__)
    verbs = words.add_subparsers(dest="verb", required=True)
    key = verbs.add_parser("key", help="make the county's key; the private half never comes near the site")
    key.add_argument("--out", type=Path, required=True, help="the private key; the public one lies beside it as .pub")
    key.add_argument("--passphrase", action="store_true", help="ask for a passphrase to keep it under")
    verbs.add_parser("write", help="write a file now, as the background work does by itself")
    opened = verbs.add_parser("open", help="open a file; who and why are written to the log beside it first")
    opened.add_argument("file", type=Path)
    opened.add_argument("--key", type=Path, required=True, help="the private key")
    opened.add_argument("--passphrase", action="store_true", help="ask for the key's passphrase")
    opened.add_argument("--who", default="", help="your name")
    opened.add_argument("--why", default="", help="why you must open it")
    opened.add_argument("--log", type=Path, help="where the opening is written down; beside the file if left out")
    opened.add_argument("--html", type=Path, help="write one page for a browser; text on the screen if left out")
    opened.add_argument("--signed-by", type=Path, help="audit.pub: check that the site itself wrote the file")
    back = verbs.add_parser("reconcile", help="carry the openings into the record, once the database is back")
    back.add_argument("--log", type=Path, help="the log; the one in RIGHTDOOR_CONTINUITY if left out")
    return words


def make_key(given: argparse.Namespace) -> int:
    """A pair of keys."""
    public = sealing.make_key(given.out, passphrase=asked("New passphrase: ") if given.passphrase else "")
    beside = given.out.with_name(given.out.name + ".pub")
    beside.write_bytes(sealing.public_pem(public))
    print(f"The private key is in {given.out}: keep it off the site, where duty staff can reach it.")
    print(f"The public key is in {beside}: give it to the site as RIGHTDOOR_CONTINUITY_KEY.")
    return GOOD


def asked(prompt: str) -> str:
    """A passphrase that is not shown."""
    return os.environ.get("RIGHTDOOR_CONTINUITY_PASSPHRASE") or getpass.getpass(prompt)


def open_file(given: argparse.Namespace) -> int:
    """Write down who opens it and why, then show it.  What cannot be written down is not shown."""
    import json  # noqa: PLC0415

    who, why = given.who or said("Your name: "), given.why or said("Why must you open it? ")
    if not who.strip() or not why.strip():
        print(
            "rightdoor continuity: say who you are with --who and why with --why. Nothing was opened.", file=sys.stderr
        )
        return REFUSED
    now = datetime.now(UTC)
    try:
        content = given.file.read_bytes()
    except OSError as problem:
        raise sealing.NotOpened(f"The file {given.file} cannot be read: {problem.strerror}.") from None
    log = given.log or given.file.parent / openings.name()
    entry = {
        "id": str(uuid4()), "at": now.isoformat(timespec="seconds"), "who": who.strip()[:160], "why": why.strip()[:400],
        "account": getpass.getuser(), "machine": socket.gethostname(), "file": sha256(content).hexdigest(),
    }  # fmt: skip
    try:
        passphrase = asked("Passphrase of the key: ") if given.passphrase else ""
        told = json.loads(sealing.unseal(content, sealing.private_at(given.key, passphrase=passphrase)))
        notes = [who_wrote(content, given.signed_by)]
    except sealing.NotOpened as problem:
        openings.add(openings.Opened(**entry, written_at="", outcome=str(problem)[:300]), log)
        raise
    openings.add(openings.Opened(**entry, written_at=str(told["written_at"]), outcome="opened"), log)
    show(told, now, notes, given.html)
    return GOOD


def said(prompt: str) -> str:
    """What somebody at a terminal types; nothing where nobody is there."""
    return input(prompt) if sys.stdin is not None and sys.stdin.isatty() else ""


def who_wrote(content: bytes, key: Path | None) -> str:
    """Whether the site itself wrote the file: anybody who has the public key could have."""
    if key is None:
        return "Who wrote this file was not checked. To check it, name audit.pub with --signed-by."
    from rightdoor.ground.audit.keys import NoKey, public_at  # noqa: PLC0415

    try:
        public = public_at(key)
    except NoKey as problem:
        raise sealing.NotOpened(str(problem)) from None
    if not sealing.is_signed(content, public):
        raise sealing.NotOpened("This file was not signed by the site with that key. Do not rely on it.")
    return "Written by the site itself: its signature was checked."


def show(told: dict[str, object], now: datetime, notes: list[str], page: Path | None) -> None:
    """On the screen, or as a page that only its owner can read."""
    from rightdoor.work.continuity.sheet import as_html, as_text  # noqa: PLC0415

    if page is None:
        print(as_text(told, now=now, notes=notes), end="")
        return
    handle = os.open(page, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(as_html(told, now=now, notes=notes))
    print(f"The page is in {page}. Open it in a browser, and delete it when the system is back.")


def write(_given: argparse.Namespace) -> int:
    """A file now."""
    from rightdoor.config.own_work import begin  # noqa: PLC0415

    begin("continuity")
    from rightdoor.ground.access.middleware import moment  # noqa: PLC0415
    from rightdoor.ground.audit.keys import NoKey  # noqa: PLC0415
    from rightdoor.work.continuity.writing import NotSet, write_now  # noqa: PLC0415

    try:
        print(f"Written: {write_now(moment())}")
    except (NotSet, NoKey) as problem:
        print(f"rightdoor continuity: {problem}", file=sys.stderr)
        return REFUSED
    return GOOD


def reconcile(given: argparse.Namespace) -> int:
    """What was opened goes on record; a log that was changed is told, and what is left of it is carried too."""
    from rightdoor.config.own_work import begin  # noqa: PLC0415

    begin("continuity")
    from rightdoor.ground.access.middleware import moment  # noqa: PLC0415
    from rightdoor.ground.access.partnership import this_partnership  # noqa: PLC0415
    from rightdoor.work.continuity.actions import carry_openings  # noqa: PLC0415
    from rightdoor.work.continuity.writing import JOB, folder  # noqa: PLC0415

    log = given.log or (folder() or Path()) / openings.name()
    try:
        entries, broken = openings.read(log.read_text(encoding="utf-8").splitlines())
    except (OSError, UnicodeDecodeError):
        print(f"rightdoor continuity: there is no log of openings at {log}.", file=sys.stderr)
        return REFUSED
    count = carry_openings(entries, partnership=this_partnership(), by=JOB, at=moment())
    print(f"{len(entries)} openings in the log, {count} of them new on record.")
    if broken:
        print(f"rightdoor continuity: line {broken} of {log} is not as it was written.", file=sys.stderr)
    return BAD if broken else GOOD


VERBS = {"key": make_key, "write": write, "open": open_file, "reconcile": reconcile}
