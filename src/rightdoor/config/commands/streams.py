"""Standard input, output and error as they may be found: closed, full, or read by nobody."""

import os
import sys
from typing import IO


def is_missing(stream: IO[str] | None) -> bool:
    """Whether a stream was closed before the command began."""
    return stream is None or stream.closed


def complain(line: str) -> None:
    """One line on standard error, where there is one to take it."""
    if is_missing(sys.stderr):
        return
    try:
        print(line, file=sys.stderr, flush=True)
    except OSError:
        forget(sys.stderr)


def forget_output() -> None:
    """Let what is still waiting to be printed go nowhere, so that leaving is quiet."""
    forget(sys.stdout)


def forget(stream: IO[str]) -> None:
    """Point a stream at nothing."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
