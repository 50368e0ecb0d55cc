"""What a family says to a place that is free."""

from enum import StrEnum


class Said(StrEnum):
    """What they said, or that nobody reached them in time."""

    YES = "yes"
    LATER = "later"
    NO = "no"
    NOT_REACHED = "not_reached"


SAID_NAMES = {
    Said.YES: "Yes, they take it",
    Said.LATER: "Not this one; they wait on",
    Said.NO: "They do not want this help any more (a person ends it, with them)",
    Said.NOT_REACHED: "Nobody was reached in time; they keep their place",
}
LEAST_DAYS = 2
"""Days that a family has at least, so that nobody decides between two lessons."""


class Wait(StrEnum):
    """What is decided for one who waits for a service that takes nobody new; passing them on is an act of its own."""

    KEEP = "keep"
    TOLD = "told"


WAIT_NAMES = {
    Wait.KEEP: "They keep waiting here",
    Wait.TOLD: "They were told, and what else there is; they keep their place until they say",
}
