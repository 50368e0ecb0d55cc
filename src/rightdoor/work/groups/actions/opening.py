"""Opening a group, saying how many it has room for, and who runs it."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.lifecycle import Tie
from rightdoor.ground.access.models import Account, Relation
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.pure.programmes import Programme
from rightdoor.pure.rules.days import day_of, local
from rightdoor.work.groups.actions.holding import Refused, held, programme_of
from rightdoor.work.groups.actions.tying import run_by, tie_to_places, untie_from_places
from rightdoor.work.groups.lifecycle import FEWEST, IN_GROUPS, WITH_RECORDS
from rightdoor.work.groups.models import Cohort, Gathering, GroupAsked
from rightdoor.work.groups.policy import CHANGE, OPEN
from rightdoor.work.groups.queries import COHORT
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.support.policy import WORKERS

TOO_FEW = "A group is run by two people or more, so that nobody is alone with it. Nothing was changed."
NO_ROOM = "A group has room for one or more. Nothing was changed."


@transaction.atomic
def open_cohort(
    *, service: str, programme: str, area: str, name: str, venue: str, capacity: int, run_by_ids: Collection[UUID],
    starts: Sequence[datetime], minutes: int, request_id: UUID | None, pupils: int | None, form_key: UUID,
    by: Account, at: datetime,
) -> Cohort:  # fmt: skip
    """Open a group with the days on which it meets, once a form.  From a school's request it names nobody.

    Raises Refused, in words, for what cannot be.
    """
    same = Cohort.objects.filter(form_key=form_key, opened_by=by).first()
    if same is not None:
        return same
    cohort = Cohort(
        partnership=by.partnership, area=area, service=service, programme=programme, name=name, venue=venue,
        capacity=capacity, pupils=pupils, opened_at=at, opened_by=by, form_key=form_key,
    )  # fmt: skip
    require(rule_on(by, OPEN, cohort, at=at))
    found = programme_of(service, programme)
    if found is None or found.kind not in IN_GROUPS:
        raise Refused("Choose a group programme that this service runs here. Nothing was changed.")
    asked = request_of(request_id, by, at) if request_id else None
    if why := cannot_open(cohort, found, asked, starts, at):
        raise Refused(why)
    cohort.save()
    Gathering.objects.bulk_create([Gathering(cohort=cohort, starts_at=one, minutes=minutes) for one in starts])
    if asked is not None:
        GroupAsked.objects.create(referral=asked, cohort=cohort, opened_at=at)
    put_in_charge(cohort, run_by_ids, at)
    record(OPEN, about=cohort, by=by, at=at, service=service, from_request=asked is not None)
    return cohort


def request_of(key: UUID, by: Account, at: datetime) -> Referral:
    """The request for a group or class, which names nobody and for which no group was opened yet."""
    rows = Referral.objects.visible_to(by, at).filter(asker=Asker.GROUP, person=None)
    found = rows.select_for_update(of=("self",)).filter(pk=key).first()
    if found is None:
        raise Refused("Choose a request for a group or class. Nothing was changed.")
    if GroupAsked.objects.filter(referral=found).exists():
        raise Refused("A group was opened for this request already. Nothing was changed.")
    return found


def cannot_open(
    cohort: Cohort, found: Programme, asked: Referral | None, starts: Sequence[datetime], at: datetime
) -> str:
    """Why it cannot be opened so; empty where it can."""
    if cohort.capacity < 1:
        return NO_ROOM
    if (asked is not None or found.kind not in WITH_RECORDS) and not cohort.pupils:
        return "For a school's group, say how many pupils take part. No names are needed. Nothing was changed."
    if asked is None and found.kind in WITH_RECORDS and cohort.pupils:
        return "A number of pupils belongs to a school's group. Choose the request too. Nothing was changed."
    if cohort.pupils and cohort.pupils > cohort.capacity:
        return "There are more pupils than the group has room for. Nothing was changed."
    if not starts:
        return "Say when it meets. Nothing was changed."
    if min(starts) <= at:
        return "A session of a new group cannot lie in the past. Nothing was changed."
    return too_long(found, starts)


def too_long(found: Programme, starts: Sequence[datetime]) -> str:
    """That it would go on for longer than the programme does; empty where it does not."""
    if found.sessions and len(starts) > found.sessions:
        return f"This programme has {found.sessions} sessions at most. Nothing was changed."
    if found.weeks and (local(max(starts)).date() - local(min(starts)).date()) >= timedelta(weeks=found.weeks):
        return f"This programme lasts {found.weeks} weeks at most. Nothing was changed."
    return ""


@transaction.atomic
def change_cohort(*, cohort_id: UUID, name: str, venue: str, capacity: int, by: Account, at: datetime) -> Cohort:
    """Say anew what it is called, where it meets and how many it has room for: never fewer than have a place."""
    cohort = held(cohort_id, CHANGE, by=by, at=at)
    if capacity < 1:
        raise Refused(NO_ROOM)
    if capacity < max(cohort.taken, cohort.pupils or 0):
        raise Refused("There are places already that this would take away. Nothing was changed.")
    cohort.name, cohort.venue, cohort.capacity = name, venue, capacity
    cohort.save(update_fields=["name", "venue", "capacity"])
    record(CHANGE, about=cohort, by=by, at=at, capacity=capacity)
    return cohort


@transaction.atomic
def change_who_runs(*, cohort_id: UUID, run_by_ids: Collection[UUID], by: Account, at: datetime) -> Cohort:
    """Say who runs it from now on: two people or more.  Whoever does not any more reads nothing of it from now on."""
    cohort = held(cohort_id, CHANGE, by=by, at=at)
    put_in_charge(cohort, run_by_ids, at)
    record(CHANGE, about=cohort, by=by, at=at, run_by=len(set(run_by_ids)))
    return cohort


def put_in_charge(cohort: Cohort, keys: Collection[UUID], at: datetime) -> None:
    """Tie those who run it to the group and to its places, and nobody else."""
    rows = Account.objects.filter(partnership=cohort.partnership, pk__in=set(keys), is_active=True)
    chosen = [one for one in rows if one.holds(*WORKERS, area=cohort.area, on=day_of(at))]
    if len(chosen) != len(set(keys)):
        raise Refused("Somebody you chose does not give support in this area. Nothing was changed.")
    if len(chosen) < FEWEST:
        raise Refused(TOO_FEW)
    before = run_by(cohort, at)
    gone = [one for one in before if one not in chosen]
    Relation.objects.current(at).filter(kind=Tie.LEAD, account__in=gone).to(COHORT, cohort.pk).update(ends_at=at)
    untie_from_places(cohort, gone, at)
    for account in chosen:
        if account not in before:
            Relation.objects.create(
                partnership=cohort.partnership, account=account, kind=Tie.LEAD, about_kind=COHORT,
                about_id=cohort.pk, starts_at=at, source="runs the group",
            )  # fmt: skip
    tie_to_places(cohort, at)
