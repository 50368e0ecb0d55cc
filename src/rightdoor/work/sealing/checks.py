"""What should worry whoever runs the site, as 'rightdoor check' says it."""

from collections.abc import Iterator
from datetime import datetime

from rightdoor.work.sealing.actions.lasting import short_of_readers


def problems(at: datetime) -> Iterator[str]:
    """One sentence, and no more than a number: what nobody is left to read."""
    lost = sum(not readers for _part, _referral, readers in short_of_readers(at))
    if lost:
        yield f"Parts that are kept apart and that nobody can read any more: {lost}. Did people leave, or lose a role?"
