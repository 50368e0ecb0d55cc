"""Facts that the rules can read.  One that they cannot is left out and stays with the answers: it stops nothing."""

from datetime import datetime
from typing import Any

from rightdoor.pure.rules.days import LONDON
from rightdoor.pure.rules.facts import read_facts
from rightdoor.pure.rules.refusals import FactsRefused


def readable_facts(facts: dict[str, Any], *, at: datetime) -> dict[str, Any]:
    """The same facts without those that cannot be true, such as a birthday that is still to come."""
    left = dict(facts)
    while left:
        try:
            read_facts({**left, "on": at.astimezone(LONDON).replace(tzinfo=None, microsecond=0).isoformat()})
        except FactsRefused as refused:
            if refused.fact not in left:
                return {}
            del left[refused.fact]
        else:
            break
    return left
