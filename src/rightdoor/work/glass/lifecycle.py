"""Why somebody breaks the glass, for how long, and what is found when another person looks at it."""

from datetime import timedelta
from enum import StrEnum

LASTS = timedelta(minutes=60)
SHORTEST = 20  # letters of the reason in words
MOST_OPEN = 3  # at once, for one person
REVIEWED_WITHIN = timedelta(days=2)  # working days


class Reason(StrEnum):
    """The codes of a reason."""

    HARM = "harm"
    WITH_ME = "with_me"
    ASKED = "asked"
    COVER = "cover"


REASONS = {
    Reason.HARM: "Somebody may come to harm if I do not read this now",
    Reason.WITH_ME: "The child or the family is with me and needs help now",
    Reason.ASKED: "A body that must act asks me now",
    Reason.COVER: "Whoever usually reads this cannot be reached",
}


class Finding(StrEnum):
    """What the second person found."""

    RIGHT = "right"
    WRONG = "wrong"


FINDINGS = {
    Finding.RIGHT: "It was right to read this",
    Finding.WRONG: "It was not right, and I have said what happens next",
}
