"""The groups that somebody runs or answers for, one group, and one session of it."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import allowed_among
from rightdoor.ground.design.when import short_moment
from rightdoor.pure.rules.days import day_of
from rightdoor.records.adjustments.presenters import needs_lines
from rightdoor.work.groups import policy
from rightdoor.work.groups.actions.holding import programme_of
from rightdoor.work.groups.actions.reading import first_name, whole_name
from rightdoor.work.groups.actions.tying import run_by
from rightdoor.work.groups.lifecycle import STATE_NAMES, Mark, State, comes_alone, is_over, mark_of
from rightdoor.work.groups.models import Attendance, Cohort, Correction, Gathering, Place
from rightdoor.work.support.lifecycle import CAME_NAMES, Came, Stage
from rightdoor.work.triage.presenters.people import NO_NAME
from rightdoor.work.triage.presenters.people import place as place_words
from rightdoor.work.triage.presenters.words import name_of

ACTS = (policy.CHANGE, policy.GIVE_PLACE, policy.LEAVE, policy.REGISTER, policy.WRITE_NOTE)


@dataclass(frozen=True, slots=True)
class Row:
    """One group in a list, or one session of a group."""

    key: UUID
    name: str
    aside: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """One member, as whoever runs the group needs to know them."""

    key: UUID
    name: str
    needs: str
    suits: str
    agreed: str
    is_flagged: bool
    left: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class GroupPage:
    """A group for one reader.  How many have a place is not on it: a number would tell of whom they may not know."""

    cohort: Cohort
    facts: list[tuple[str, str]]
    meets: list[Row]
    members: list[Member]
    may: dict[str, bool]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a register."""

    key: UUID
    name: str
    needs: str
    is_flagged: bool
    marks: list[tuple[str, Any]]
    now: str
    before: list[str]


def group_rows(found: list[Cohort], at: datetime) -> list[Row]:
    """The groups, each with the next time it meets."""
    meets = Gathering.objects.filter(cohort__in=found, state=State.PLANNED, starts_at__gte=at)
    following = dict(meets.order_by("-starts_at").values_list("cohort", "starts_at"))  # the soonest comes last
    return [
        Row(one.pk, one.name, f"{name_of(one.service)}, {place_words(one.area)}",
            _("Next: %(when)s") % {"when": short_moment(following[one.pk])} if one.pk in following
            else _("No session to come"))
        for one in found
    ]  # fmt: skip


def group_page(cohort: Cohort, places: list[Place], account: Account, at: datetime) -> GroupPage:
    """One group with those of its members of whom this reader may know."""
    meets = cohort.gatherings.order_by("starts_at", "pk")
    return GroupPage(
        cohort=cohort,
        facts=facts_of(cohort, at),
        meets=[Row(one.pk, short_moment(one.starts_at), one.because, state_words(one, at)) for one in meets],
        members=member_faces(places),
        may={act.replace("groups.", ""): yes for act, yes in allowed_among(account, ACTS, cohort, at=at).items()},
    )


def facts_of(cohort: Cohort, at: datetime) -> list[tuple[str, str]]:
    """What it gives, where, for how many, and who runs it."""
    programme = programme_of(cohort.service, cohort.programme)
    lines = [
        (_("What"), f"{name_of(cohort.service)}. {programme.says if programme else cohort.programme}"),
        (_("Where"), f"{cohort.venue}, {place_words(cohort.area)}"),
        (_("Room for"), str(cohort.capacity)),
        (_("Who runs it"), ", ".join(one.name for one in run_by(cohort, at))),
    ]
    if cohort.pupils:
        lines.append((_("Pupils"), str(cohort.pupils)))
    return lines


def state_words(one: Gathering, at: datetime) -> str:
    """Where one session stands."""
    if one.state == State.PLANNED and is_over(one.starts_at, at):
        return _("Keep the register")
    if one.how_many is not None:
        return _("%(many)d came") % {"many": one.how_many}
    return _(STATE_NAMES[State(one.state)])


def member_faces(places: list[Place]) -> list[Member]:
    """Who has a place, and who left, with what whoever runs the group must know."""
    needs = needs_lines([one.episode.person_id for one in places if one.episode.person_id])
    flagged = flagged_of(places)
    called = Counter(first_name(one) for one in places)
    return [
        Member(
            key=one.pk,
            name=(first_name(one) if called[first_name(one)] == 1 else whole_name(one)) or _(NO_NAME),
            needs=needs.get(one.episode.person_id, "") if one.episode.person_id else "",
            suits=one.suits,
            agreed=one.agreed,
            is_flagged=one.episode.referral_id in flagged,
            left=left_words(one),
            is_over=one.episode.stage != Stage.STARTED,
        )
        for one in places
    ]


def flagged_of(places: list[Place]) -> set[UUID]:
    """The requests on which a red flag is open."""
    keys = [one.episode.referral_id for one in places]
    return set(Place.objects.filter(episode__referral__in=keys, episode__referral__flagged=True)
               .values_list("episode__referral", flat=True))  # fmt: skip


def left_words(one: Place) -> str:
    """That they left, why, and whether the place stays theirs."""
    if one.left_at is None:
        return ""
    told = {"day": short_moment(one.left_at), "why": one.left_because}
    return _("Left %(day)s: %(why)s. The place stays theirs") % told if one.is_kept else _(
        "Left %(day)s: %(why)s. They gave the place up"
    ) % told  # fmt: skip


def register_lines(gathering: Gathering, places: list[Place]) -> list[Line]:
    """A line for each member, with what stands on it already."""
    here = [one for one in places if one.left_at is None and one.episode.stage == Stage.STARTED]
    kept = Attendance.objects.filter(gathering=gathering, member__in=here).select_related("session")
    stands = {one.member_id: Came(one.session.came) for one in kept}
    before = corrections_of(gathering, here)
    return [
        Line(
            key=one.key, name=one.name, needs=one.needs, is_flagged=one.is_flagged,
            marks=marks_for(place, gathering), now=mark_of(stands[one.key]).value if one.key in stands else "",
            before=before.get(one.key, []),
        )
        for place, one in zip(here, member_faces(here), strict=True)
    ]  # fmt: skip


def marks_for(place: Place, gathering: Gathering) -> list[tuple[str, Any]]:
    """The three answers, in the words that are right at their age."""
    person = place.episode.person
    day = day_of(gathering.starts_at)
    alone = person is not None and comes_alone(person.born_on, person.age_said, day)
    away = _("Did not come") if alone else _("Was not brought")
    return [(Mark.CAME.value, _("Came")), (Mark.NOT_THERE.value, away), (Mark.SENT_WORD.value, _("Sent word"))]


def corrections_of(gathering: Gathering, places: list[Place]) -> dict[UUID, list[str]]:
    """What the register said before it was put right, by the places."""
    found: dict[UUID, list[str]] = {}
    rows = Correction.objects.filter(attendance__gathering=gathering, attendance__member__in=places)
    for one in rows.select_related("attendance", "corrected_by").order_by("corrected_at", "pk"):
        told = {
            "was": _(CAME_NAMES[Came(one.was)]),
            "who": one.corrected_by.name,
            "day": short_moment(one.corrected_at),
        }
        found.setdefault(one.attendance.member_id, []).append(
            _("It said: %(was)s. Put right by %(who)s, %(day)s") % told
        )
    return found
