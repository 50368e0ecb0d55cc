"""Who runs a group is tied to it and to the place of each member, for as long as both stand.

The ties are kept by the house itself: a manager who may know nothing of one member still changes who runs the group.
"""

from collections.abc import Collection
from datetime import datetime

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.bars import has_conflict
from rightdoor.ground.access.lifecycle import Tie
from rightdoor.ground.access.models import Account, Relation
from rightdoor.ground.access.walled.acting import acting
from rightdoor.work.groups.models import Cohort, Place
from rightdoor.work.groups.queries import COHORT, PLACE

TYING = System("groups")


def run_by(cohort: Cohort, at: datetime) -> list[Account]:
    """Who runs it now."""
    ties = Relation.objects.current(at).filter(kind=Tie.LEAD).to(COHORT, cohort.pk)
    return list(Account.objects.filter(pk__in=ties.values("account")).order_by("name"))


def tie_to_places(cohort: Cohort, at: datetime) -> None:
    """Each who runs it, to each place that stands; but for whoever may know nothing of the child."""
    who = run_by(cohort, at)
    with acting(TYING, at):
        places = list(Place.objects.filter(cohort=cohort, left_at=None).select_related("episode"))
        current = Relation.objects.current(at).filter(kind=Tie.LEAD, about_kind=PLACE)
        there = set(current.filter(about_id__in=[one.pk for one in places]).values_list("account", "about_id"))
        Relation.objects.bulk_create(
            Relation(
                partnership=cohort.partnership, account=account, kind=Tie.LEAD, about_kind=PLACE, about_id=place.pk,
                starts_at=at, source="runs the group",
            )
            for place in places
            for account in who
            if (account.pk, place.pk) not in there and not has_conflict(account, place.episode, at)
        )  # fmt: skip


def untie_from_places(cohort: Cohort, gone: Collection[Account], at: datetime) -> None:
    """Those who run it no more read no member's place from now on."""
    with acting(TYING, at):
        keys = list(Place.objects.filter(cohort=cohort).values_list("pk", flat=True))
        ties = Relation.objects.current(at).filter(kind=Tie.LEAD, account__in=gone, about_kind=PLACE)
        ties.filter(about_id__in=keys).update(ends_at=at)


def untie_place(place: Place, at: datetime) -> None:
    """Nobody reads the child because of a place that does not stand."""
    Relation.objects.current(at).filter(kind=Tie.LEAD).to(PLACE, place.pk).update(ends_at=at)
