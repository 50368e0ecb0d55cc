"""The group that an act is about, held until the act is done; and what can be refused."""

from datetime import date, datetime, time
from uuid import UUID

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.pure.programmes import Programme
from rightdoor.pure.rules.days import as_clocks_show, local, zoned
from rightdoor.records.directory.queries import entry
from rightdoor.work.groups.models import Cohort, Gathering


class Refused(Exception):
    """It cannot be so; the words say why, and that nothing was changed."""


def held(cohort_id: UUID, act: str, *, by: Account, at: datetime) -> Cohort:
    """The group as it is now, where *by* may do this with it; nobody else changes it meanwhile."""
    cohort = Cohort.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=cohort_id)
    require(rule_on(by, act, cohort, at=at))
    return cohort


def gathering_of(cohort: Cohort, gathering_id: UUID) -> Gathering:
    """One session of this group, held."""
    found = Gathering.objects.select_for_update(of=("self",)).filter(cohort=cohort, pk=gathering_id).first()
    if found is None:
        raise Refused("There is no such session of this group. Nothing was changed.")
    return found


def programme_of(service: str, name: str) -> Programme | None:
    """The programme of that name, where the service runs it itself and it is not kept apart."""
    found = entry(service)
    programmes = found.programmes if found else []
    return next((one for one in programmes if one.name == name and not one.is_sealed and not one.run_by), None)


def moment_of(day: date, hour: time) -> datetime:
    """What the clocks of the United Kingdom show; a time that they skip in spring is none."""
    wall = datetime.combine(day, hour)
    if as_clocks_show(wall) != wall:
        raise Refused("The clocks go forward that night, and that time does not come. Nothing was changed.")
    return zoned(wall)


def same_hour(starts_at: datetime) -> time:
    """The time of day at which it meets, as the clocks show it."""
    return local(starts_at).time()
