"""From sent to opened: what has become of a file."""

from enum import StrEnum


class FileState(StrEnum):
    """Only what is clean is ever handed out."""

    HELD = "held"
    CLEAN = "clean"
    REFUSED = "refused"
    UNCHECKED = "unchecked"


MOVES = {FileState.HELD: frozenset({FileState.CLEAN, FileState.REFUSED, FileState.UNCHECKED})}


def may_move(here: FileState, to: FileState) -> bool:
    """Held is the only beginning; nothing leads back, and nothing leads round the scanner."""
    return to in MOVES.get(here, frozenset())
