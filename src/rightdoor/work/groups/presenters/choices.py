"""What can be chosen in the forms of a group."""

from datetime import datetime
from typing import Any

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, RoleHeld
from rightdoor.pure.rules.days import day_of
from rightdoor.records.directory.queries import areas, services
from rightdoor.work.groups.lifecycle import IN_GROUPS
from rightdoor.work.groups.models import Cohort, GroupAsked, Place
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.support.lifecycle import Stage
from rightdoor.work.support.models import Episode
from rightdoor.work.support.policy import WORKERS
from rightdoor.work.triage.presenters.people import called

MOST = 200
Choices = list[tuple[str, Any]]


def what_groups_give() -> Choices:
    """Every programme that is given to several at once, by its service."""
    return [
        (f"{service.code}:{one.name}", f"{service.name}: {one.says}")
        for service in services()
        for one in service.programmes
        if one.kind in IN_GROUPS and not one.is_sealed and not one.run_by
    ]


def places_of(account: Account, at: datetime) -> Choices:
    """The areas in which they are a manager."""
    held = account.areas_of(Role.MANAGER, on=day_of(at))
    return [(one.slug, one.name) for one in areas() if held is None or one.slug in held]


def who_could_run(account: Account, area: str, at: datetime) -> list[Account]:
    """Whoever gives support in the area, or in any where no area is said."""
    held = RoleHeld.objects.current(day_of(at)).filter(role__in=[one.value for one in WORKERS])
    here = held.filter(area__in=["", area]) if area else held
    rows = Account.objects.filter(partnership=account.partnership_id, is_active=True, pk__in=here.values("account"))
    return list(rows.order_by("name"))


def groups_asked_for(account: Account, at: datetime) -> Choices:
    """The requests for a group or class for which none was opened yet."""
    rows = Referral.objects.visible_to(account, at).filter(asker=Asker.GROUP, person=None)
    managed = account.areas_of(Role.MANAGER, on=day_of(at))
    here = rows if managed is None else rows.filter(area__in=["", *managed])
    found = here.exclude(pk__in=GroupAsked.objects.values("referral")).order_by("-received_at")[:MOST]
    return [(str(one.pk), asked_words(one)) for one in found]


def asked_words(one: Referral) -> str:
    """What the group is called by who asked, and how many it said they are."""
    said = str(one.answers.get("group_size") or "")
    return ", ".join(part for part in (one.group_name or "A group", one.referrer_organisation, said) if part)


def who_could_have_a_place(cohort: Cohort, account: Account, at: datetime) -> Choices:
    """Those whom the service helps now, whose help this reader reads, and who have no place yet."""
    if cohort.pupils:
        return []
    rows = Episode.objects.visible_to(account, at).filter(service=cohort.service, stage=Stage.STARTED.value)
    free = rows.exclude(pk__in=Place.objects.filter(cohort=cohort).values("episode")).select_related("person")
    return [(str(one.pk), called(one.person)) for one in free.order_by("started_at", "pk")[:MOST]]
