"""Reading a group and its register: each member can learn that somebody saw them, and never who else is there."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.work.groups.models import Cohort, Place
from rightdoor.work.groups.policy import SEE


@transaction.atomic
def read_cohort(*, cohort_id: UUID, by: Account, at: datetime) -> tuple[Cohort, list[Place]]:
    """The group with the places of which they may know, those that stand first."""
    cohort = Cohort.objects.select_related("partnership").get(pk=cohort_id)
    require(rule_on(by, SEE, cohort, at=at))
    rows = Place.objects.visible_to(by, at).filter(cohort=cohort).select_related("episode__person")
    places = sorted(rows, key=lambda one: (one.left_at is not None, first_name(one).casefold(), one.pk))
    record(SEE, about=cohort, by=by, at=at, shown=[one.episode.referral_id for one in places])
    return cohort, places


def first_name(place: Place) -> str:
    """The first of the names by which they like to be called; empty where nobody has said."""
    return next(iter(whole_name(place).split()), "")


def whole_name(place: Place) -> str:
    """What they like to be called, as it was told; only where a first name is not enough."""
    return place.episode.person.preferred_name if place.episode.person else ""
