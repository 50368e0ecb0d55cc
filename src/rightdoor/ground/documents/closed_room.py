"""Where a file that somebody sent is looked into: another process, which can do nothing but answer.

It has no address of the database, no key, little memory and little time; if the file brings it down, the site stands.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import BoundedSemaphore

SECONDS = 25
PATIENCE = 10
_room = BoundedSemaphore(1)  # in each process of the site: one file is looked into,
_door = BoundedSemaphore(2)  # and one waits; nobody else's page stands behind a crowd of files


@dataclass(frozen=True, slots=True)
class Harmless:
    """What a file is, and its content made harmless."""

    kind: str
    content: bytes


class NotHarmless(Exception):
    """A file that could not be made harmless; *why* is a code."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def made_harmless(name: str, content: bytes) -> Harmless:
    """The harmless twin of a file.  Who finds the door crowded is asked to come again."""
    with a_place_at(_door, seconds=0), a_place_at(_room, seconds=PATIENCE):
        answer = asked(json.dumps({"name": name}).encode() + b"\n" + content)
    head, _, body = answer.partition(b"\n")
    said = json.loads(head)
    if "refused" in said:
        raise NotHarmless(str(said["refused"]))
    return Harmless(str(said["kind"]), body)


@contextmanager
def a_place_at(places: BoundedSemaphore, *, seconds: float) -> Iterator[None]:
    """One of so many places, if one becomes free in that time."""
    if not places.acquire(timeout=seconds):
        raise NotHarmless("busy")
    try:
        yield
    finally:
        places.release()


def asked(question: bytes) -> bytes:
    """What the other process answers; one that dies or dawdles has met more than it could bear."""
    command = [sys.executable, "-I", "-B", "-m", "rightdoor.ground.documents.cleaning"]
    try:
        done = subprocess.run(  # noqa: S603  our own module, and nothing of the file on the command line
            command, input=question, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd="/", timeout=SECONDS,
            env={"LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "2"}, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise NotHarmless("too_hard") from None
    if done.returncode != 0 or b"\n" not in done.stdout:
        raise NotHarmless("too_hard")
    return done.stdout
