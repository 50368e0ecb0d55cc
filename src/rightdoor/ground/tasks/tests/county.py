"""A county for tests of this room: nine to five on weekdays, no bank holidays but one, as each test chooses."""

from datetime import UTC, datetime, timedelta

from rightdoor.ground.tasks.protocol import EMERGENCY_LINES, ON_CALL
from rightdoor.pure.rules.days import LONDON


class TestCounty:
    """The front doors of two areas."""

    __test__ = False

    def __init__(self, choice: str = EMERGENCY_LINES) -> None:
        self.choice = choice
        self.shut_on: set[str] = set()

    def areas(self) -> tuple[str, ...]:
        return ("kent", "essex")

    def name_of(self, area: str) -> str:
        return area.title()

    def is_open(self, area: str, at: datetime) -> bool:
        return any(
            begins <= at < ends for begins, ends in self.openings(area, at - timedelta(days=1), at + timedelta(days=1))
        )

    def answer_by(self, area: str, at: datetime) -> datetime:
        left = timedelta(minutes=15)
        if self.choice == ON_CALL:
            return at.astimezone(UTC) + left
        for begins, ends in self.openings(area, at, at + timedelta(days=30)):
            if ends - begins >= left:
                return begins + left
            left -= ends - begins
        raise AssertionError("a county that never opens")

    def openings(self, _area: str, since: datetime, until: datetime):
        day = since.astimezone(LONDON).date()
        while day <= until.astimezone(LONDON).date():
            begins = datetime(day.year, day.month, day.day, 9, tzinfo=LONDON)
            ends = datetime(day.year, day.month, day.day, 17, tzinfo=LONDON)
            if day.weekday() < 5 and day.isoformat() not in self.shut_on and begins < until and ends > since:
                yield max(begins, since), min(ends, until)
            day += timedelta(days=1)

    def out_of_hours(self, _area: str) -> str:
        return self.choice
