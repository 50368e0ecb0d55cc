"""A chain of hashes over what is on record: whoever changes one event must change every later hash, and cannot sign.

Each event gets a number without gaps, and a hash of the hash before it and of the event's canonical JSON.  A head is
a number and its hash, signed; a head that was sent away holds every event up to it in place.  What may be dropped after
years is dropped by whole months under a signed tombstone, from which the chain goes on.
"""

import base64
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from json import JSONEncoder
from typing import Any, NamedTuple

GENESIS = sha256(b"rightdoor audit").digest()
HEAD, TOMBSTONE = b"rightdoor audit head\n", b"rightdoor audit tombstone\n"
encode = JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode


def canonical(event: Mapping[str, Any]) -> bytes:
    """The one way to write an event down: keys in order, no spaces, UTF-8."""
    return encode(event).encode("utf-8", "surrogatepass")


def link(previous: bytes, event: bytes) -> bytes:
    """The hash of the next number."""
    return sha256(previous + event).digest()


class Numbered(NamedTuple):
    """One number as it is found: its hash, and its event where that is still there."""

    n: int
    hash: bytes
    event: bytes | None


@dataclass(frozen=True, slots=True)
class Head:
    """How far the chain had come at a moment, signed."""

    n: int
    hash: str
    at: str

    def message(self) -> bytes:
        """What is signed."""
        return HEAD + canonical({"n": self.n, "hash": self.hash, "at": self.at})


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What was dropped, from where the chain goes on, and the later numbers whose event went with it, signed."""

    number: int
    before: str
    at: str
    parts: tuple[str, ...]
    events: int
    n: int
    hash: str
    late: Mapping[int, str] = field(default_factory=dict)

    def body(self) -> str:
        """What is kept and signed."""
        late = {str(n): hash_ for n, hash_ in self.late.items()}
        return canonical(
            {
                "number": self.number, "before": self.before, "at": self.at, "parts": list(self.parts),
                "events": self.events, "n": self.n, "hash": self.hash, "late": late,
            }
        ).decode()  # fmt: skip

    def message(self) -> bytes:
        """What is signed."""
        return TOMBSTONE + self.body().encode()


class NotAHead(ValueError):
    """A line that was to be a signed head is none."""


def tombstone_of(body: str) -> Tombstone:
    """Read a tombstone again."""
    said = json.loads(body)
    late = {int(n): hash_ for n, hash_ in said.pop("late").items()}
    return Tombstone(**{**said, "parts": tuple(said["parts"]), "late": late})


def signed_line(head: Head, signature: bytes, key: str) -> str:
    """A head as one line of JSON, with its signature and the name of the key."""
    written = {"n": head.n, "hash": head.hash, "at": head.at, "key": key}
    return encode({**written, "signature": base64.b64encode(signature).decode()})


def head_of(line: str) -> tuple[Head, bytes]:
    """A head and its signature, of one line; whatever stands before the brace (a log's own words) is left out."""
    try:
        said = json.loads(line[line.index("{") :])
        head = Head(n=int(said["n"]), hash=str(said["hash"]), at=str(said["at"]))
        if len(bytes.fromhex(head.hash)) != 32 or head.n < 0:
            raise NotAHead("The hash or the number of a head is not one.")
        return head, base64.b64decode(said["signature"], validate=True)
    except (KeyError, TypeError, ValueError) as problem:
        raise NotAHead("This is not a signed head of the audit.") from problem


@dataclass(frozen=True, slots=True)
class Fault:
    """The first number that is not as it was, and what is wrong with it."""

    n: int
    what: str


def walk(found: Iterable[Numbered], heads: Sequence[Head], grave: Tombstone | None = None) -> Iterator[Fault | int]:
    """Go along the chain; yield each good number and stop after the first fault.

    *heads* have good signatures.  A head that does not fit makes every number since the last fitting one doubtful.
    """
    n, previous, trusted = (grave.n, bytes.fromhex(grave.hash), grave.n) if grave else (0, GENESIS, 0)
    late = grave.late if grave else {}
    wanted: dict[int, set[str]] = {}
    for head in heads:
        wanted.setdefault(head.n, set()).add(head.hash)
    for number, hash_, event in found:
        if number != n + 1:
            yield Fault(n + 1, "is missing" if number > n + 1 else f"is followed by another number {number}")
            return
        n = number
        if event is None:
            if late.get(n) != hash_.hex():
                yield Fault(n, "has lost its event")
                return
        elif link(previous, event) != hash_:
            yield Fault(n, "does not fit its hash: the event or the chain was changed")
            return
        previous = hash_
        if n in wanted:
            if wanted[n] != {hash_.hex()}:
                yield Fault(trusted + 1, f"or a later one was changed: the head of number {n} was signed for another")
                return
            trusted = n
        yield n
    if wanted and max(wanted) > n:
        yield Fault(n + 1, f"is missing: a head was signed for number {max(wanted)}")
