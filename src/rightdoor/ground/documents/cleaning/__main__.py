"""Makes one file harmless, alone in a process with little memory, little time, and nothing to write to.

It reads a line of JSON with the file's name and then the file; it writes a line of JSON with what became of it and,
where it is kept, the harmless file.
"""

import json
import os
import resource
import sys

MEMORY = 768 * 1024 * 1024
SECONDS = 15
FILES = 64


def limit() -> None:
    """Before a single byte of the file is read.  Everybody else's pages come first."""
    os.nice(10)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, FILES))


def main() -> None:
    """One file, from the standard input to the standard output."""
    limit()
    from rightdoor.ground.documents.cleaning.file import clean  # noqa: PLC0415  read within the limits
    from rightdoor.ground.documents.cleaning.kinds import Refused  # noqa: PLC0415

    head, _, content = sys.stdin.buffer.read().partition(b"\n")
    try:
        kind, harmless = clean(json.loads(head)["name"], content)
        said, body = {"kind": kind.value}, harmless
    except Refused as refused:
        said, body = {"refused": refused.why.value}, b""
    except (MemoryError, RecursionError):
        said, body = {"refused": "too_big_inside"}, b""
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + body)


if __name__ == "__main__":
    main()
