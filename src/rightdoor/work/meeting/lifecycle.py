"""From a time that was offered to one that was agreed, or not."""

from enum import StrEnum


class State(StrEnum):
    """Where one time stands.  Nothing leads back: another time is another appointment."""

    OFFERED = "offered"
    AGREED = "agreed"
    DECLINED = "declined"
    CALLED_OFF = "called_off"


STANDS = (State.OFFERED, State.AGREED)
"""These keep the worker's time."""


class How(StrEnum):
    """The way in which two people meet."""

    CALL = "call"
    VIDEO = "video"
    PLACE = "place"


LENGTHS = (15, 30, 45, 60, 90, 120)  # minutes
