"""Signed heads, and the places they are sent to: a folder, or a syslog address off this machine.

A head that lies where the database's owner cannot reach holds every event up to it in place.
"""

import socket
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import connection

from rightdoor.ground.audit.keys import Signer, fingerprint, is_signed, public_pem
from rightdoor.ground.audit.sequencing import tip_of
from rightdoor.pure.chain import Head, NotAHead, Tombstone, head_of, signed_line

PATIENCE = 5.0
PUBLIC = "audit.pub"
SECURITY_NOTICE = 13 * 8 + 5  # syslog's facility "log audit", severity "notice"
SYSLOG = ("syslog", "syslog+tls")


class NowhereToSend(Exception):
    """A head could not be sent to the place that is set."""


def written(at: datetime) -> str:
    """A moment as heads and tombstones have it."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


def head_now(*, at: datetime) -> Head | None:
    """The head of the chain now; None while nothing is in it."""
    with connection.cursor() as cursor:
        tip = tip_of(cursor)
    return Head(n=tip.n, hash=tip.hash.hex(), at=written(at)) if tip.n else None


def line_of(head: Head, signer: Signer) -> str:
    """A head, signed, as one line."""
    return signed_line(head, signer.sign(head.message()), fingerprint(signer.public))


def send(line: str, places: Iterable[str], *, signer: Signer, at: datetime) -> None:
    """Send a line to every place; a place that cannot take it is an error, after the others have it."""
    problems = []
    for place in places:
        try:
            if urlsplit(place).scheme in SYSLOG:
                to_syslog(line, place, at)
            else:
                to_folder(line, Path(place), signer, at)
        except OSError as problem:
            problems.append(f"{place}: {type(problem).__name__}")
    if problems:
        raise NowhereToSend(f"The audit's signed heads could not be sent. {'; '.join(problems)}.")


def to_folder(line: str, folder: Path, signer: Signer, at: datetime) -> None:
    """Add the line to the day's file; the public key lies beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    public = folder / PUBLIC
    if not public.exists():
        public.write_bytes(public_pem(signer.public))
    with (folder / f"heads-{at.astimezone(UTC):%Y-%m-%d}.jsonl").open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def to_syslog(line: str, place: str, at: datetime) -> None:
    """Send the line to another machine's log (RFC 5424 over TCP, with TLS for 'syslog+tls')."""
    message = f"<{SECURITY_NOTICE}>1 {written(at)} - rightdoor - audit-head - {line}".encode()
    with reached(place) as wire:
        wire.sendall(str(len(message)).encode() + b" " + message)


@contextmanager
def reached(place: str) -> Iterator[socket.socket]:
    """A connection to a syslog address."""
    address = urlsplit(place)
    secure = address.scheme == "syslog+tls"
    host, port = address.hostname or "", address.port or (6514 if secure else 601)
    with socket.create_connection((host, port), timeout=PATIENCE) as plain:
        if not secure:
            yield plain
            return
        with ssl.create_default_context().wrap_socket(plain, server_hostname=host) as wire:
            yield wire


def heads_in(lines: Iterable[str], public: Ed25519PublicKey) -> list[Head]:
    """The heads of a file, each with a good signature; a line that is none, or is signed by another, is refused."""
    heads = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            head, signature = head_of(line)
        except NotAHead as problem:
            raise NotAHead(f"Line {number}: {problem}") from None
        if not is_signed(public, signature, head.message()):
            raise NotAHead(f"Line {number}: the head of number {head.n} is not signed by this key.")
        heads.append(head)
    return heads


def is_ours(grave: Tombstone, signature: bytes, public: Ed25519PublicKey) -> bool:
    """Whether a tombstone was signed by this key."""
    return is_signed(public, signature, grave.message())
