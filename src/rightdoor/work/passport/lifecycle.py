"""How often a code may be tried, and what guessing adds up to."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

WORDS, LIST = 4, 4096
CODES: int = LIST**WORDS  # 48 bits

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CODE_IN_AN_HOUR = 5  # wrong words for one code; then it rests for the hour
CODE_IN_A_DAY = 10
NETWORK_IN_A_DAY = 600  # one address: three hundred pupils who each mistype twice still pass
SITE_IN_A_DAY = 15_000  # over that, a code by itself tells nothing any more, only code and word together
KEPT_FOR = timedelta(days=2)

PLACE = "place-2026-11"  # stands where other requests name their form: it was opened for them by a person

VISIT_RESTS = timedelta(minutes=15)  # a page left open on a shared phone
VISIT_ENDS = timedelta(hours=1)


class Outcome(StrEnum):
    """What came of one try."""

    TRYING = "trying"  # counted as wrong until it is settled, so that many tries at once gain nothing
    KNOWN = "known"  # the code alone, and there is such a code
    OPENED = "opened"  # code and word
    WRONG = "wrong"
    BARRED = "barred"  # not even looked at


@dataclass(frozen=True, slots=True)
class Tries:
    """How many tries went wrong lately: for this code since it was last opened, from this network, on the site."""

    code_in_an_hour: int
    code_in_a_day: int
    network_in_a_day: int
    site_in_a_day: int

    @property
    def barred(self) -> bool:
        """Whether this try is refused whatever was typed.  The try itself is already counted."""
        return (
            self.code_in_an_hour > CODE_IN_AN_HOUR
            or self.code_in_a_day > CODE_IN_A_DAY
            or self.network_in_a_day > NETWORK_IN_A_DAY
        )

    @property
    def code_alone_is_silent(self) -> bool:
        """Whether so much guessing goes on that a code without its word is not answered."""
        return self.site_in_a_day > SITE_IN_A_DAY


def chance_of_a_hit(*, tries: int, live_codes: int) -> float:
    """How likely *tries* blind guesses are to meet one of the codes in use."""
    return tries * live_codes / CODES
