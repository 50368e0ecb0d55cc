"""Invented groups: one that meets each week with a few of those who are helped, and a school's workshop."""

from datetime import datetime, time, timedelta
from uuid import NAMESPACE_OID, uuid5

from rightdoor.demo.journeys import Front
from rightdoor.ground.access.models import Account
from rightdoor.pure.rules.days import LONDON, day_of
from rightdoor.records.directory.queries import entry
from rightdoor.work.groups.actions.opening import open_cohort
from rightdoor.work.groups.actions.placing import give_place
from rightdoor.work.groups.actions.registering import Said, keep_register, write_group_note
from rightdoor.work.groups.lifecycle import WITH_RECORDS, Mark
from rightdoor.work.groups.models import Cohort
from rightdoor.work.support.lifecycle import Stage
from rightdoor.work.support.models import Episode

AFTER_SCHOOL = time(16)
SESSIONS = 4
ROOM = 8
MEMBERS = 4


def add_groups(front: Front, at: datetime) -> None:
    """The first service that gives a group and helps several now has one, which met twice: once it is registered."""
    manager = front.colleague("service_manager")
    workers = [front.colleague("team_member"), front.colleague("second_team_member")]
    rows = Episode.objects.filter(partnership=front.partnership, stage=Stage.STARTED.value, person__isnull=False)
    for service in sorted(set(rows.values_list("service", flat=True))):
        programme = group_of(service)
        members = list(rows.filter(service=service).order_by("opened_at", "pk")[:MEMBERS])
        if programme and members:
            meet(open_one(service, programme, members[0].area, manager, workers, at), members, manager, workers[0], at)
            return


def group_of(service: str) -> str:
    """The name of a group programme of this service; empty where it has none."""
    found = entry(service)
    named = [one.name for one in found.programmes if one.kind in WITH_RECORDS and not one.is_sealed] if found else []
    return named[0] if named else ""


def open_one(service: str, programme: str, area: str, manager: Account, workers: list[Account], at: datetime) -> Cohort:
    """Opened two weeks ago, with a session each week."""
    opened = at - timedelta(days=15)
    first = datetime.combine(day_of(opened) + timedelta(days=1), AFTER_SCHOOL, tzinfo=LONDON)
    return open_cohort(
        service=service, programme=programme, area=area, name="After school, at the hall", venue="The village hall",
        capacity=ROOM, run_by_ids=[one.pk for one in workers], minutes=60, request_id=None, pupils=None,
        starts=[first + timedelta(weeks=number) for number in range(SESSIONS)],
        form_key=uuid5(NAMESPACE_OID, f"group {service}"), by=manager, at=opened,
    )  # fmt: skip


def meet(cohort: Cohort, members: list[Episode], manager: Account, worker: Account, at: datetime) -> None:
    """Each has a place; the register of the first session is kept, that of the second is not."""
    given = at - timedelta(days=14, hours=23)
    places = [
        give_place(
            cohort_id=cohort.pk, episode_id=one.pk, suits="Feels better with others. Sits near the door",
            agreed="They did, by phone", by=manager, at=given,
        )
        for one in members
    ]  # fmt: skip
    first = cohort.gatherings.order_by("starts_at")[0]
    said = {one.pk: Said(Mark.SENT_WORD if number == 1 else Mark.CAME) for number, one in enumerate(places)}
    after = first.starts_at + timedelta(hours=2)
    keep_register(cohort_id=cohort.pk, gathering_id=first.pk, said=said, by=worker, at=after)
    write_group_note(
        cohort_id=cohort.pk, gathering_id=first.pk, words="We drew maps of a place where we feel safe", by=worker,
        at=after,
    )  # fmt: skip
