"""The register: who came, kept in each child's own help; and the note about the session, which names nobody."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.record import record
from rightdoor.pure.keys import new_key
from rightdoor.pure.rules.days import day_of
from rightdoor.work.groups.actions.holding import Refused, gathering_of, held
from rightdoor.work.groups.actions.reading import first_name
from rightdoor.work.groups.lifecycle import Mark, State, came_of, comes_alone, is_over
from rightdoor.work.groups.models import Attendance, Cohort, Correction, Gathering, GroupNote, Place
from rightdoor.work.groups.policy import REGISTER, WRITE_NOTE
from rightdoor.work.support.actions.correcting import add_to_note, correct_came
from rightdoor.work.support.actions.working import note_session
from rightdoor.work.support.lifecycle import Came, How

NAMES_SOMEBODY = "These words name somebody who may not be named here. Write it without the name. Nothing was changed."


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one member: whether they came, and words for their own record alone."""

    mark: Mark
    words: str = ""
    is_risk_changed: bool = False


@transaction.atomic
def keep_register(
    *, cohort_id: UUID, gathering_id: UUID, said: Mapping[UUID, Said], by: Account, at: datetime
) -> Gathering:
    """Write down who came, by their places.  Sent again it changes nothing; said otherwise, it is put right.

    Each is written into that child's help alone: the steps after nobody came, and the call where their safety changed,
    are those of any session.  Raises Refused.
    """
    cohort = held(cohort_id, REGISTER, by=by, at=at)
    gathering = to_be_held(cohort, gathering_id, at)
    places = {one.pk: one for one in members(cohort, by, at)}
    if cohort.pupils or not said.keys() <= places.keys():
        raise Refused("Somebody on this register has no place any more. Read it again. Nothing was changed.")
    for key, one in said.items():
        others = [place for other, place in places.items() if other != key]
        if names_one_of(one.words, others, but=places[key]):
            raise Refused(NAMES_SOMEBODY)
        write_down(places[key], gathering, one, by, at)
    gathering.state = State.HELD
    gathering.save(update_fields=["state"])
    record(REGISTER, about=cohort, by=by, at=at, shown=[places[key].episode.referral_id for key in said])
    return gathering


def members(cohort: Cohort, by: Account, at: datetime) -> list[Place]:
    """Those who have a place now and of whom they may know, by their names."""
    rows = Place.objects.visible_to(by, at).standing().filter(cohort=cohort).select_related("episode__person")
    return sorted(rows, key=lambda one: (first_name(one).casefold(), one.pk))


def to_be_held(cohort: Cohort, gathering_id: UUID, at: datetime) -> Gathering:
    """A session of which it can be said who came."""
    gathering = gathering_of(cohort, gathering_id)
    if gathering.state == State.CALLED_OFF:
        raise Refused("This session was called off. Nothing was changed.")
    if not is_over(gathering.starts_at, at):
        raise Refused("That session is still to come. Nothing was changed.")
    return gathering


def write_down(place: Place, gathering: Gathering, said: Said, by: Account, at: datetime) -> None:
    """One line: a session of that child's help, or what is put right in it."""
    person = place.episode.person
    born, age = (person.born_on, person.age_said) if person else (None, None)
    came = came_of(said.mark, alone=comes_alone(born, age, day_of(gathering.starts_at)))
    line = Attendance.objects.filter(member=place, gathering=gathering).select_related("session").first()
    if line is None:
        session = note_session(
            episode_id=place.episode_id, starts_at=gathering.starts_at, minutes=gathering.minutes, how=How.GROUP,
            came=came, words=said.words.strip(), next_step="", is_risk_changed=said.is_risk_changed,
            form_key=new_key(), by=by, at=at,
        )  # fmt: skip
        Attendance.objects.create(member=place, gathering=gathering, session=session, kept_at=at)
        return
    put_right(line, came, by, at)
    if said.words.strip() or said.is_risk_changed:
        add_to_note(session=line.session, words=said.words, is_risk_changed=said.is_risk_changed, by=by, at=at)


def put_right(line: Attendance, came: Came, by: Account, at: datetime) -> None:
    """What stands is put right where it is otherwise, and what stood is kept."""
    was = line.session.came
    if was == came:
        return
    before = correct_came(session=line.session, came=came, by=by, at=at)
    Correction.objects.create(attendance=line, was=was, became=came, before=before, corrected_at=at, corrected_by=by)


@transaction.atomic
def count_pupils(*, cohort_id: UUID, gathering_id: UUID, how_many: int, by: Account, at: datetime) -> Gathering:
    """How many came of a school's group; nobody is named."""
    cohort = held(cohort_id, REGISTER, by=by, at=at)
    gathering = to_be_held(cohort, gathering_id, at)
    if not cohort.pupils:
        raise Refused("The members of this group are registered one by one. Nothing was changed.")
    gathering.how_many, gathering.state = how_many, State.HELD
    gathering.save(update_fields=["how_many", "state"])
    record(REGISTER, about=cohort, by=by, at=at, how_many=how_many)
    return gathering


@transaction.atomic
def write_group_note(*, cohort_id: UUID, gathering_id: UUID, words: str, by: Account, at: datetime) -> GroupNote:
    """What was done in the session as such.  It names nobody; the notes before it stay."""
    cohort = held(cohort_id, WRITE_NOTE, by=by, at=at)
    gathering = to_be_held(cohort, gathering_id, at)
    if names_one_of(words, members(cohort, by, at)):
        raise Refused(NAMES_SOMEBODY)
    same = gathering.notes.order_by("written_at", "pk").last()
    if same is not None and same.words == words.strip():
        return same
    note = GroupNote.objects.create(gathering=gathering, words=words.strip(), written_at=at, written_by=by)
    record(WRITE_NOTE, about=cohort, by=by, at=at)
    return note


def names_one_of(words: str, places: list[Place], *, but: Place | None = None) -> bool:
    """Whether the words hold one of the names, as a word of its own and written as a name; *but*: their own name."""
    mine = first_name(but) if but else ""
    names = {first_name(one) for one in places} - {"", mine}
    return any(re.search(rf"\b{re.escape(name)}\b", words) for name in names)
