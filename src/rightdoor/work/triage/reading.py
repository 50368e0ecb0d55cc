"""What one reader reads about one child, asked once while a page is drawn."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from rightdoor.ground.access.lifecycle import FRONT_DOOR, Role
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import Condition
from rightdoor.pure.reading import still_read
from rightdoor.pure.rules.days import day_of
from rightdoor.records.people.models import Person
from rightdoor.work.referrals.models import Referral
from rightdoor.work.referrals.policy import DECIDERS
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.triage.models import Decision, Recommendation
from rightdoor.work.triage.queries import REFERRAL, visible

READ_HERE = "_requests_read_here"
FLAGS = "_flags_read_here"
AT_THE_DOOR = "_reads_at_the_front_door"


def requests_about(person: Person, account: Account, at: datetime) -> list[Referral]:
    """The requests about this child that they read, the newest first, with what was decided."""
    kept = person.__dict__.get(READ_HERE)
    if kept is None or kept[:2] != (account.pk, at):
        rows = visible(account, at).filter(person=person).order_by("-received_at", "-pk")
        named = rows.select_related("contact_plan", "taken_by", "looking")
        kept = person.__dict__[READ_HERE] = (account.pk, at, list(named.prefetch_related(decisions_of())))
    requests: list[Referral] = kept[2]
    return requests


def reads_at_the_front_door(person: Person, account: Account, at: datetime) -> bool:
    """Whether they work at the front door and read a request about this child now; asked once, like the above."""
    kept = person.__dict__.get(AT_THE_DOOR)
    if kept is None or kept[:2] != (account.pk, at):
        here = bool(requests_about(person, account, at)) and account.holds(*FRONT_DOOR, on=day_of(at))
        kept = person.__dict__[AT_THE_DOOR] = (account.pk, at, here)
    return bool(kept[2])


def flags_of(requests: Sequence[Referral]) -> list[RedFlag]:
    """Every flag about these requests, in order; the header and the story ask once between them."""
    keys = [one.pk for one in requests]
    if not keys:
        return []
    kept = requests[0].__dict__.get(FLAGS)
    if kept is None or kept[0] != keys:
        rows = RedFlag.objects.about_any(REFERRAL, keys).select_related("handled_by").order_by("said_at", "id")
        kept = requests[0].__dict__[FLAGS] = (keys, list(rows))
    flags: list[RedFlag] = kept[1]
    return flags


def decisions_of() -> "Prefetch[str]":
    """What was decided about a request, with every service that was recommended."""
    rows = with_recommended(Decision.objects.select_related("decided_by"))
    return Prefetch("decisions", rows.order_by("decided_at", "id"))


def with_recommended(decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    """The same decisions, each with its services in the order in which they were put down."""
    return decisions.prefetch_related(
        Prefetch("recommendations", Recommendation.objects.select_related("episode").order_by("id"))
    )


def with_files(requests: Iterable[Referral], account: Account, at: datetime) -> list[UUID]:
    """Those of the requests which they read whose files they may open: where they decide, while it is read."""
    return held_by(requests, account, *DECIDERS, at=at)


def worked_on(person: Person, account: Account, *roles: Role, at: datetime) -> bool:
    """Whether they hold one of these roles where a request about the child is read; what was opened is read alone."""
    return bool(held_by(requests_about(person, account, at), account, *roles, at=at))


def where_working(*roles: Role) -> Condition:
    """The condition of a rule about a person: they hold one of these roles where a request about them is read.

    What was only opened to them, because it was shared or by the glass, is read and never written.  Asked of nobody, it
    is whether they may do such a thing at all.
    """

    def works(account: Account, person: Any, at: datetime) -> bool:
        return person is None or worked_on(person, account, *roles, at=at)

    return works


def held_by(requests: Iterable[Referral], account: Account, *roles: Role, at: datetime) -> list[UUID]:
    """Those of the requests in whose area they hold one of these roles, while they are read."""
    areas = account.areas_of(*roles, on=day_of(at))
    here = [one for one in requests if areas is None or one.area in areas or (areas and not one.area)]
    return [one.pk for one in here if still_read(one.closed_at, at)]
