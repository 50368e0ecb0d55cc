"""From an appointment that stands to one that was moved or cancelled, and why."""

from enum import StrEnum


class State(StrEnum):
    """Where one appointment stands.  What was moved stays, and names the one that took its place."""

    STANDS = "stands"
    MOVED = "moved"
    CANCELLED = "cancelled"


class What(StrEnum):
    """What a family is written to about."""

    MADE = "made"
    MOVED = "moved"
    CANCELLED = "cancelled"
    REMINDER = "reminder"


class How(StrEnum):
    """The way in which two people meet."""

    FACE = "face"
    ONLINE = "online"
    PHONE = "phone"


HOW_NAMES = {How.FACE: "Face to face", How.ONLINE: "Online", How.PHONE: "By telephone"}


class Why(StrEnum):
    """Why an appointment was moved or cancelled, and by whose wish."""

    YOUNG_PERSON = "young_person"
    FAMILY = "family"
    SCHOOL = "school"
    WORKER_ILL = "worker_ill"
    WORKER_AWAY = "worker_away"
    NO_ROOM = "no_room"
    NOT_SAFE = "not_safe"
    OTHER = "other"


WHY_NAMES = {
    Why.YOUNG_PERSON: "The young person asked",
    Why.FAMILY: "The family asked",
    Why.SCHOOL: "School or college asked",
    Why.WORKER_ILL: "The worker is ill",
    Why.WORKER_AWAY: "The worker is away",
    Why.NO_ROOM: "The room cannot be used",
    Why.NOT_SAFE: "It would not be safe",
    Why.OTHER: "Something else",
}
LENGTHS = (15, 30, 45, 60, 90, 120)  # minutes
