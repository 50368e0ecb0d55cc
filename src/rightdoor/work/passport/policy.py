"""What the holder of a code may see.  The acts are those of the rooms beneath; this is the view of each asker."""

from dataclasses import dataclass

from rightdoor.ground.access.rulings import Rule, contribute

TRY_CODE = "passport.try_code"
CHANGE_REACH = "passport.change_reach"
TELL_WORSE = "passport.tell_worse"
CHANGE_AGREEMENT = "passport.change_agreement"

contribute(
    [
        Rule(TRY_CODE, "anyone may type a code; guessing is counted and stopped", visitors=True),
        Rule(CHANGE_REACH, "whoever opened the request with code and word says how to reach them", visitors=True),
        Rule(TELL_WORSE, "whoever opened the request with code and word may say that it got worse", visitors=True),
        Rule(CHANGE_AGREEMENT, "people take back or give their own agreement, at any time", visitors=True),
    ]
)


@dataclass(frozen=True, slots=True)
class Adult:
    """What counts when a parent looks at a request that they made about a child."""

    childs_age: int | None
    child_said_yes: bool | None = None  # the child's recorded wish
    competent: bool | None = None  # a practitioner's decision, for this, now
    reviewed: bool = False  # a practitioner has looked at what this parent may see
    flagged: bool = False  # a safeguarding concern about the adult


def parent_sees_outcome(adult: Adult) -> bool:
    """Whether a parent sees more than their own receipt.

    Where the answer is no they see the page of a request about which nothing is new.  Under 11 a parent sees the
    outcome; at 11 and 12 once it was reviewed; from 13 the child is asked first; from 16 it is the young person's.
    """
    if adult.flagged or adult.childs_age is None or adult.childs_age >= 16:
        return False
    if adult.childs_age < 11:
        return adult.child_said_yes is not False or adult.competent is not True
    if adult.child_said_yes is not None and adult.competent is not False:
        return adult.child_said_yes
    if adult.childs_age >= 13:
        return adult.competent is False and adult.reviewed
    return adult.reviewed
