"""A place in a group: given once it suits and is agreed to; left with a reason, and theirs until somebody says not."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.record import record
from rightdoor.work.groups.actions.holding import Refused, held
from rightdoor.work.groups.actions.tying import tie_to_places, untie_place
from rightdoor.work.groups.models import Cohort, Place
from rightdoor.work.groups.policy import GIVE_PLACE, LEAVE
from rightdoor.work.support.actions.working import programme_of
from rightdoor.work.support.ages import is_outside
from rightdoor.work.support.lifecycle import Stage
from rightdoor.work.support.models import Episode

FULL = "No place can be given in this group now: each is taken, or kept for somebody. Nothing was changed."


@transaction.atomic
def give_place(*, cohort_id: UUID, episode_id: UUID, suits: str, agreed: str, by: Account, at: datetime) -> Place:
    """Give a place to a child whose help *by* reads.  Given again, it is the same place.

    Raises Refused: before it is written down that the group suits them and that they agreed to it, for help of another
    service or that has not begun, and where no place is free.
    """
    cohort = held(cohort_id, GIVE_PLACE, by=by, at=at)
    episode = Episode.objects.visible_to(by, at).select_for_update(of=("self",)).filter(pk=episode_id).first()
    why = cannot_have(cohort, episode, suits, agreed, at)
    if episode is None or why:
        raise Refused(why)
    place = Place.objects.filter(cohort=cohort, episode=episode).first()
    if place is not None and place.left_at is None:
        return place
    if place is not None:
        return brought_back(cohort, place, by, at)
    take(cohort)
    place = Place.objects.create(
        cohort=cohort, episode=episode, suits=suits.strip(), agreed=agreed.strip(), given_at=at, given_by=by
    )
    tie_to_places(cohort, at)
    record(GIVE_PLACE, about=episode, by=by, at=at, cohort=str(cohort.pk))
    return place


def cannot_have(cohort: Cohort, episode: Episode | None, suits: str, agreed: str, at: datetime) -> str:
    """Why they cannot have a place; empty where they can."""
    if cohort.pupils:
        return "This group is for a school. Nobody is named in it. Nothing was changed."
    if episode is None or episode.service != cohort.service:
        return "Choose a child whom this service helps. Nothing was changed."
    if episode.stage != Stage.STARTED:
        return "Their help has not begun, or it is over. Say first that it begins. Nothing was changed."
    programme = programme_of(episode, cohort.programme)
    if programme is not None and is_outside(programme, episode, at):
        return "This group is not for people of their age. Nothing was changed."
    if not suits.strip():
        return "Write down first why the group suits them, and what they need in it. Nothing was changed."
    if not agreed.strip():
        return "They have a place once they agreed to the group. Write down who agreed, and when. Nothing was changed."
    return ""


def take(cohort: Cohort) -> None:
    """One place more is taken; the group is held, and the database refuses what would pass its room."""
    if cohort.taken >= cohort.capacity:
        raise Refused(FULL)
    cohort.taken += 1
    cohort.save(update_fields=["taken"])


@transaction.atomic
def leave(*, cohort_id: UUID, place_id: UUID, because: str, is_kept: bool, by: Account, at: datetime) -> Place:
    """A member leaves, with the reason.  Their place stays theirs, unless they do not want it any more."""
    cohort = held(cohort_id, LEAVE, by=by, at=at)
    place = place_of(cohort, place_id, by, at)
    if not because.strip():
        raise Refused("Say why they leave. Nothing was changed.")
    if place.is_kept and not is_kept:
        cohort.taken = max(cohort.taken - 1, 0)
        cohort.save(update_fields=["taken"])
    place.left_at, place.left_because, place.is_kept = place.left_at or at, because.strip(), place.is_kept and is_kept
    place.save(update_fields=["left_at", "left_because", "is_kept"])
    untie_place(place, at)
    record(LEAVE, about=place.episode, by=by, at=at, kept=place.is_kept)
    return place


@transaction.atomic
def come_back(*, cohort_id: UUID, place_id: UUID, by: Account, at: datetime) -> Place:
    """Somebody who left comes back to their place; where it was given up, one must be free."""
    cohort = held(cohort_id, LEAVE, by=by, at=at)
    place = place_of(cohort, place_id, by, at)
    return place if place.left_at is None else brought_back(cohort, place, by, at)


def brought_back(cohort: Cohort, place: Place, by: Account, at: datetime) -> Place:
    """The place stands again, as the place that it was."""
    if not place.is_kept:
        take(cohort)
    place.left_at, place.is_kept = None, True  # why they left stays written down
    place.save(update_fields=["left_at", "is_kept"])
    tie_to_places(cohort, at)
    record(GIVE_PLACE, about=place.episode, by=by, at=at, cohort=str(cohort.pk), again=True)
    return place


def place_of(cohort: Cohort, place_id: UUID, by: Account, at: datetime) -> Place:
    """A place of this group of which they may know."""
    rows = Place.objects.visible_to(by, at).filter(cohort=cohort, pk=place_id)
    found = rows.select_related("episode").first()
    if found is None:
        raise Refused("There is no such place in this group. Nothing was changed.")
    return found
