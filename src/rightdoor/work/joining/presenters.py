"""Who may be the same child, side by side and in words; what waits, and what was joined."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from rightdoor.ground.access.lifecycle import FRONT_DOOR
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.reach import where_holding
from rightdoor.ground.design.when import plain_date
from rightdoor.pure.linking.levels import UNLIKE
from rightdoor.pure.linking.nhs_number import spaced
from rightdoor.pure.linking.weighing import Standing
from rightdoor.records.people.linking.known import Candidate
from rightdoor.records.people.models import Person
from rightdoor.work.joining.lifecycle import Stage
from rightdoor.work.joining.models import Joining
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.presenters.people import place
from rightdoor.work.triage.queries import visible

STANDINGS = {
    Standing.LIKELY: ("Probably the same child", "ask"),
    Standing.POSSIBLE: ("Perhaps the same child", "open"),
    Standing.SIBLING: ("Perhaps a twin, a brother or a sister", "open"),
}
STAGES = {
    Stage.ASKED: "Waits for a second person",
    Stage.REFUSED: "The second person did not agree",
    Stage.JOINED: "Joined",
    Stage.PARTING: "Somebody says it was a mistake; waits for a second person",
    Stage.PARTED: "Parted again",
}


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody who may be the same child: in what the two are alike, in what not, and what they asked before."""

    key: UUID
    name: str
    standing: str
    sign: str
    alike: list[str]
    unlike: list[str]
    asked: list[str]
    requests: list[UUID]  # that this reader may open now


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that are joined, or may be."""

    key: UUID
    names: str
    stage: str
    waits: bool
    who: str
    when: str
    reason: str
    part_reason: str
    may_part: bool
    to_review: bool


def lines(found: Iterable[Candidate], account: Account, at: datetime) -> list[Line]:
    """Each candidate in words, in two questions for all of them."""
    held = list(found)
    people = Person.objects.in_bulk([one.person for one in held])
    asked = asked_before(list(people), account, at)
    readable = set(visible(account, at).filter(person__in=people).values_list("pk", flat=True))
    return [line(one, people[one.person], asked.get(one.person, []), readable) for one in held if one.person in people]


def line(one: Candidate, person: Person, asked: list[Referral], readable: set[UUID]) -> Line:
    words, sign = STANDINGS[one.standing]
    levels = [(level.name, level.words) for _comparison, level, _bits in one.likeness.levels]
    return Line(
        key=person.pk, name=name_of(person), standing=_(words), sign=sign,
        alike=[_(said) for name, said in levels if name != UNLIKE],
        unlike=[_(said) for name, said in levels if name == UNLIKE],
        asked=[_("%(day)s, %(place)s") % {"day": plain_date(request.received_at), "place": place(request.area)}
               for request in asked],
        requests=[request.pk for request in asked if request.pk in readable],
    )  # fmt: skip


def asked_before(people: list[UUID], account: Account, at: datetime) -> dict[UUID, list[Referral]]:
    """The requests of these people in the areas where the reader works, the newest first."""
    mine = Referral.objects.visible_to(account, at).filter(where_holding(account, *FRONT_DOOR, at=at))
    found: dict[UUID, list[Referral]] = {}
    for request in mine.filter(person__in=people).order_by("-received_at")[:100]:
        if request.person_id is not None:
            found.setdefault(request.person_id, []).append(request)
    return found


def name_of(person: Person) -> str:
    return person.preferred_name or person.legal_name or _("No name given")


def facts_of(person: Person) -> dict[str, str]:
    """What tells one child from another."""
    return {
        _("Name"): name_of(person),
        _("Legal name"): person.legal_name,
        _("Born"): plain_date(person.born_on) if person.born_on else "",
        _("Expected"): plain_date(person.due_on) if person.due_on else "",
        _("NHS number"): spaced(person.nhs_number) if person.nhs_number else "",
        _("Postcode"): person.postcode,
        _("School"): person.school,
        _("First asked"): plain_date(person.added_at),
    }


def side_by_side(one: Person, other: Person) -> list[tuple[str, str, str, bool]]:
    """What is known of either, and whether it is the same."""
    left, right = facts_of(one), facts_of(other)
    return [
        (term, words or _("not known"), right[term] or _("not known"), bool(words) and words == right[term])
        for term, words in left.items()
        if words or right[term]
    ]


def pairs(rows: Iterable[Joining]) -> list[Pair]:
    """Each in a line."""
    return [pair(one) for one in rows]


def pair(one: Joining) -> Pair:
    stage = Stage(one.stage)
    return Pair(
        key=one.pk,
        names=_("%(one)s and %(other)s") % {"one": name_of(one.kept), "other": name_of(one.other)},
        stage=_(STAGES[stage]),
        waits=stage in (Stage.ASKED, Stage.PARTING),
        who=one.asked_by.name,
        when=plain_date(one.asked_at),
        reason=one.reason,
        part_reason=one.part_reason,
        may_part=stage == Stage.JOINED and one.kept.joined_to_id is None,
        to_review=stage in (Stage.JOINED, Stage.PARTED) and one.reviewed_at is None,
    )
