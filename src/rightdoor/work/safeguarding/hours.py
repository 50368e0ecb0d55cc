"""When the front door of each area answers: what the room of tasks asks for, told from the county's file."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from rightdoor.ground.tasks.protocol import ON_CALL
from rightdoor.pure.rules.clocks import add_open_minutes
from rightdoor.pure.rules.days import local, zoned
from rightdoor.pure.rules.hours import OpeningHours
from rightdoor.records.directory.queries import area_named, on_call
from rightdoor.records.directory.reading import catalogue, county

ACKNOWLEDGE_WITHIN = "duty_acknowledgement_minutes"


class CountyHours:
    """The office hours, bank holidays and choices of this copy's county."""

    def areas(self) -> Sequence[str]:
        """The areas that this copy serves."""
        return county().areas

    def name_of(self, area: str) -> str:
        """What people call an area."""
        found = area_named(area)
        return found.name if found else "Area not known"

    def is_open(self, area: str, at: datetime) -> bool:  # noqa: ARG002  every area keeps the county's hours so far
        """Whether somebody reads what comes in at that moment."""
        return office().is_open(at) is True

    def answer_by(self, area: str, at: datetime) -> datetime:
        """Fifteen open minutes later, or what the county set; by the clock where somebody is always on call.

        Where the area is not known every area is told, so one area's on-call rota is enough for the clock.
        """
        minutes = catalogue().settings[ACKNOWLEDGE_WITHIN].number or 15
        if ON_CALL in {self.out_of_hours(one) for one in ([area] if area else self.areas())}:
            return at.astimezone(UTC) + timedelta(minutes=minutes)
        return add_open_minutes(at, minutes, office())

    def openings(self, area: str, since: datetime, until: datetime) -> Iterable[tuple[datetime, datetime]]:  # noqa: ARG002
        """The stretches in which it is open, cut to the two moments."""
        for begins, ends in office().spells(local(since)):
            opens, closes = max(zoned(begins), since), min(zoned(ends), until)
            if zoned(begins) >= until:
                return
            if opens < closes:
                yield opens, closes

    def out_of_hours(self, area: str) -> str:
        """What the area has chosen for when its door is shut; empty where it has not chosen."""
        return on_call(area) or ""


def office() -> OpeningHours:
    """The county's office hours, closed on the bank holidays of England."""
    return catalogue().working_time.office()
