"""What a young person tells about themselves, who may see each part of it, and for how long a link lasts."""

from datetime import timedelta
from enum import StrEnum


class Section(StrEnum):
    """What an entry is about."""

    KNOW = "know"
    HELPS = "helps"
    HINDERS = "hinders"
    GOAL = "goal"


class Audience(StrEnum):
    """Who may see one entry: the young person decides, and each answer means exactly what it says."""

    ME = "me"
    WORKERS = "workers"
    GIVEN = "given"  # people to whom they give a link, each time chosen anew
    BOTH = "both"


SEEN_BY_WORKERS = frozenset({Audience.WORKERS, Audience.BOTH})
SEEN_BY_GIVEN = frozenset({Audience.GIVEN, Audience.BOTH})
GOALS_AT_MOST = 3
ENTRIES_AT_MOST = 60  # standing at once: a page that somebody can read
TOP = 10  # the highest rung of the ladder; the lowest is 0


class Lasts(StrEnum):
    """For how long a link opens."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


DAYS = {Lasts.DAY: 1, Lasts.WEEK: 7, Lasts.MONTH: 31, Lasts.QUARTER: 92}
LONGEST: timedelta = timedelta(days=max(DAYS.values()))
