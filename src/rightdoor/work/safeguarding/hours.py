"""When the front door of each area answers: what the room of tasks asks for, told from the county's file."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta

from rightdoor.ground.access.rulings import LONDON
from rightdoor.ground.tasks.protocol import ON_CALL

OPENS, CLOSES = time(9), time(17)


class CountyHours:
    """The hours of the county's file."""

    def areas(self) -> Sequence[str]:
        return ("kent", "essex", "medway")

    def is_open(self, area: str, at: datetime) -> bool:
        return any(
            begins <= at < ends for begins, ends in self.openings(area, at - timedelta(days=1), at + timedelta(days=1))
        )

    def answer_by(self, area: str, at: datetime) -> datetime:
        left = timedelta(minutes=15)
        if self.out_of_hours(area) == ON_CALL:
            return at + left
        for begins, ends in self.openings(area, at, at + timedelta(days=21)):
            if ends - begins >= left:
                return begins + left
            left -= ends - begins
        return at + left

    def openings(self, area: str, since: datetime, until: datetime) -> Iterable[tuple[datetime, datetime]]:
        day = since.astimezone(LONDON).date()
        while day <= until.astimezone(LONDON).date():
            begins, ends = (datetime.combine(day, hour, tzinfo=LONDON) for hour in (OPENS, CLOSES))
            if day.weekday() < 5 and ends > since and begins < until:
                yield max(begins, since), min(ends, until)
            day += timedelta(days=1)

    def out_of_hours(self, area: str) -> str:
        return ON_CALL
