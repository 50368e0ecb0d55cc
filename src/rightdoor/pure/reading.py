"""For how long what has been dealt with is still read: twenty-eight days, as people in London count them."""

from datetime import datetime, time, timedelta

from rightdoor.pure.rules.days import LONDON, day_of

READ_FOR = timedelta(days=28)


def still_read(closed_at: datetime | None, at: datetime) -> bool:
    """Whether it is open, or its last day is no more than twenty-eight days ago."""
    return closed_at is None or day_of(closed_at) + READ_FOR >= day_of(at)


def read_since(at: datetime) -> datetime:
    """The beginning of the earliest day on which something can have been closed that is still read."""
    return datetime.combine(day_of(at) - READ_FOR, time.min, LONDON)
