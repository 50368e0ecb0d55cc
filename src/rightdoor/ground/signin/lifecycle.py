"""How long a sign-in lasts, how often somebody may guess, and how long links work.  No database, no framework."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

WINDOW = timedelta(minutes=15)
GUESSES = 10  # wrong ones for one account within the window, from browsers that are not known to be theirs
GUESSES_FREE = 3  # after so many the waiting begins, and doubles
FIRST_WAIT = timedelta(seconds=2)
NETWORK_GUESSES = 600  # one address: three hundred people who each mistype twice still pass
GUESSES_KEPT = timedelta(days=1)

STEP_LASTS = timedelta(minutes=5)  # a second factor counts as just confirmed
HALF_LASTS = timedelta(minutes=10)  # the password was right, and the second step is still to come
SEEN_EVERY = timedelta(minutes=1)  # how exactly "last seen" is kept
INVITATION_LASTS = timedelta(days=7)
PASSWORD_LINK_LASTS = timedelta(hours=1)
LINKS_KEPT = timedelta(days=30)
SIGN_INS_KEPT = timedelta(days=90)  # the audit keeps what happened; this is only for their owner to look at
BROWSER_KNOWN = timedelta(days=180)


class Way(StrEnum):
    """How somebody proved who they are."""

    PASSWORD = "password"  # noqa: S105  the name of a way
    PASSKEY = "passkey"
    COUNTY = "county"  # the county's own sign-in, by OpenID Connect
    LINK = "link"  # an invitation or a new password, by e-mail


class Ended(StrEnum):
    """Why a sign-in is over."""

    SIGNED_OUT = "signed_out"
    ENDED_ELSEWHERE = "ended_elsewhere"  # by the same person, on another device
    RESTED = "rested"
    TOO_LONG = "too_long"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105  the name of a reason
    SWITCHED_OFF = "switched_off"


class Outcome(StrEnum):
    """What came of one guess."""

    TRYING = "trying"  # counts as wrong until it is settled, so that many at once gain nothing
    RIGHT = "right"
    WRONG = "wrong"
    BARRED = "barred"  # not even looked at


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a sign-in may rest, and how long it may last at all."""

    rests: timedelta
    lasts: timedelta

    def over(self, *, began: datetime, seen: datetime, at: datetime) -> Ended | None:
        """Why a sign-in is over by now; None while it goes on."""
        if at - began > self.lasts:
            return Ended.TOO_LONG
        return Ended.RESTED if at - seen > self.rests else None


def wait_after(wrong: Sequence[datetime]) -> datetime | None:
    """Until when nothing is looked at after these wrong guesses (oldest first); None where the next may come at once.

    Three are free.  Then the wait doubles from two seconds, and the tenth within a quarter of an hour closes the door
    until the oldest of the ten is a quarter of an hour old.
    """
    if len(wrong) >= GUESSES:
        return wrong[-GUESSES] + WINDOW
    if len(wrong) < GUESSES_FREE:
        return None
    doubled: int = 2 ** (len(wrong) - GUESSES_FREE)
    return wrong[-1] + FIRST_WAIT * doubled
