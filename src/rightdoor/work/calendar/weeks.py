"""Seven days of a calendar, and the seven before and after them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from rightdoor.ground.access.request import StaffRequest
from rightdoor.ground.design.when import plain_date
from rightdoor.pure.rules.days import LONDON, day_of

SHOWN = 7
FARTHEST = timedelta(days=3 * 366)


@dataclass(frozen=True, slots=True)
class Week:
    """The first of its days, and whether that is today."""

    first: date
    is_now: bool

    @property
    def ends(self) -> datetime:
        """The midnight after its last day."""
        return datetime.combine(self.first + timedelta(days=SHOWN), time(), tzinfo=LONDON)

    @property
    def title(self) -> str:
        """What it is called on a page."""
        if self.is_now:
            return "Today and the six days after it"
        return f"{plain_date(self.first)} and the six days after it"

    @property
    def earlier(self) -> date:
        return self.first - timedelta(days=SHOWN)

    @property
    def later(self) -> date:
        return self.first + timedelta(days=SHOWN)


def week_of(request: StaffRequest) -> Week:
    """The week that the address asks for; the one that begins today, where it asks for none or for no day."""
    today = day_of(request.at)
    try:
        first = date.fromisoformat(request.GET.get("from", ""))
    except ValueError:
        return Week(today, is_now=True)
    return Week(first, is_now=first == today) if abs(first - today) <= FARTHEST else Week(today, is_now=True)
