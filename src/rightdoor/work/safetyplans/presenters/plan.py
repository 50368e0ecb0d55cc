"""What the pages of a safety plan show."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.design.presenters import HelpLine, StoryEntry
from rightdoor.ground.design.when import machine, plain_date, short_moment
from rightdoor.pure.rules.days import day_of
from rightdoor.records.people.models import Person
from rightdoor.records.people.page import Moment, Stretch
from rightdoor.records.people.there import may_have
from rightdoor.work.referrals.models import Referral
from rightdoor.work.referrals.presenters.lines import help_now
from rightdoor.work.safetyplans import policy
from rightdoor.work.safetyplans.actions.reading import area_of
from rightdoor.work.safetyplans.lifecycle import (
    LIKELY_NAMES,
    READER_NAMES,
    WHOSE_NAMES,
    Heading,
    Likely,
    Reader,
    Whose,
)
from rightdoor.work.safetyplans.models import PlanLine, SafetyPlan, Share
from rightdoor.work.safetyplans.presenters.sharing import papers_of
from rightdoor.work.safetyplans.readers import who_may_know
from rightdoor.work.safetyplans.wording import HEADING_NAMES
from rightdoor.work.support.models import Episode
from rightdoor.work.triage.presenters.person import WhoFace, who_face
from rightdoor.work.triage.presenters.words import flag_words
from rightdoor.work.triage.queries import requests_read
from rightdoor.work.triage.reading import reads_at_the_front_door


@dataclass(frozen=True, slots=True)
class LineFace:
    """One line, and who sees it besides those who work with the child."""

    key: UUID
    words: str
    seen_by: str


@dataclass(frozen=True, slots=True)
class PartFace:
    """The lines under one heading."""

    title: str
    lines: list[LineFace]


@dataclass(frozen=True, slots=True)
class PlanFace:
    """One version."""

    key: UUID
    title: str
    made: str
    look_again: str
    is_late: bool
    parts: list[PartFace]
    around: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The plan as it stands now, the ways onward, and what was before."""

    person: Person
    who: WhoFace
    plan: PlanFace | None
    earlier: list[tuple[UUID, str]]
    help: list[HelpLine]
    may_write: bool
    may_share: bool
    papers: list[tuple[str, str]]
    request: UUID | None
    back: str


def plan_page(person: Person, account: Account, at: datetime, version: SafetyPlan | None = None) -> PlanPage:
    """For one reader; *version*: an earlier one, read as it was."""
    found = list(SafetyPlan.objects.of(person).select_related("written_by").newest_first())
    reads = requests_read(person, account, at).exists()
    shown = version or (found[0] if found else None)
    referral = shown_by(person, account, at)
    return PlanPage(
        person=person,
        who=who_face(referral, flag_words(referral), at),
        plan=plan_face(shown, at) if shown else None,
        earlier=[(one.pk, version_words(one)) for one in found if shown and one.pk != shown.pk],
        help=help_now(shown.area if shown else area_of(person), at),
        may_write=version is None and rule_on(account, policy.WRITE, person, at=at).allowed,
        may_share=bool(found) and version is None and rule_on(account, policy.SHARE, person, at=at).allowed,
        papers=papers_of(person, found[0], at) if found and version is None else [],
        request=referral.pk if reads else None,
        back=reverse("child", args=[person.pk]) if reads else place_of_help(person, account, at),
    )


def place_of_help(person: Person, account: Account, at: datetime) -> str:
    """The page of the help that they give or manage; nothing where they only answer for the area."""
    helped = Episode.objects.visible_to(account, at).filter(person=person).order_by("-opened_at").first()
    return reverse("episode", args=[helped.pk]) if helped else ""


def shown_by(person: Person, account: Account, at: datetime) -> Referral:
    """By which request the child's header is drawn: one that they read, else that of the help they give, else any."""
    named = Referral.objects.select_related("person", "contact_plan", "referrer_plan")
    helped = Episode.objects.visible_to(account, at).filter(person=person).order_by("-opened_at").values("referral")
    found: Referral | None = (
        requests_read(person, account, at).select_related("person", "contact_plan", "referrer_plan").first()
        or named.filter(pk__in=helped[:1]).first()
        or named.filter(person=person).order_by("-received_at", "-pk").first()
    )
    assert found is not None  # noqa: S101  whoever reads a plan reads of a child for whom somebody asked
    return found


def plan_face(plan: SafetyPlan, at: datetime) -> PlanFace:
    """One version in words; a heading under which nothing stands is left out."""
    may_know = {one.pk for one in who_may_know(plan.person, at)}
    return PlanFace(
        key=plan.pk,
        title=_("Version %(number)d") % {"number": plan.number},
        made=version_words(plan),
        look_again=_("We look at it again on %(day)s") % {"day": plain_date(plan.review_on)},
        is_late=plan.review_on < day_of(at),
        parts=parts_of(list(plan.lines.order_by("rank").prefetch_related("shares__relative")), may_know),
        around=[(name, words) for name, words in around_of(plan) if words],
    )


def version_words(plan: SafetyPlan) -> str:
    return _("Version %(number)d, %(day)s, made with %(whom)s; written down by %(name)s") % {
        "number": plan.number, "day": plain_date(plan.written_at), "whom": plan.made_with,
        "name": plan.written_by.name,
    }  # fmt: skip


def parts_of(rows: Sequence[PlanLine], may_know: Collection[UUID]) -> list[PartFace]:
    """Heading by heading."""
    found = [
        (heading, [LineFace(one.pk, one.words, seen_by(one, may_know)) for one in rows if one.heading == heading])
        for heading in Heading
    ]
    return [PartFace(str(HEADING_NAMES[heading]), lines) for heading, lines in found if lines]


def seen_by(line: PlanLine, may_know: Collection[UUID]) -> str:
    """Who sees it besides those who work with the child; whoever must not know by now sees nothing, whatever stands."""
    names = [reader_words(one, may_know) for one in line.shares.all() if one.ended_at is None]
    return _("Also: %(who)s") % {"who": ", ".join(names)} if names else ""


def reader_words(one: Share, may_know: Collection[UUID]) -> str:
    if one.relative is None:
        return str(READER_NAMES[Reader(one.reader)])
    if one.relative_id in may_know:
        return one.relative.name
    return _("%(name)s is shown nothing: they must not know") % {"name": one.relative.name}


def around_of(plan: SafetyPlan) -> list[tuple[str, str]]:
    return [
        (_("A reason to keep going"), plan.reason_to_go_on),
        (_("The family’s part"), plan.family_part),
        (_("Who has a copy, and where it is kept"), plan.who_has_copy),
        (_("Would they use it?"), str(LIKELY_NAMES[Likely(plan.likely)])),
        (_("What could get in the way"), plan.in_the_way),
        (_("Whose words"), str(WHOSE_NAMES[Whose(plan.whose)])),
    ]


def first_words(plan: SafetyPlan | None) -> dict[str, Any]:
    """With what the form begins: all that stands, and the version it was begun from; when to look is asked anew."""
    if plan is None:
        return {}
    lines: dict[str, list[str]] = {}
    for one in plan.lines.order_by("rank"):
        lines.setdefault(one.heading, []).append(one.words)
    kept = ("made_with", "reason_to_go_on", "who_has_copy", "family_part", "likely", "in_the_way", "whose")
    return {
        "begun_from": plan.pk,
        **{name: getattr(plan, name) for name in kept},
        **{heading: "\n".join(words) for heading, words in lines.items()},
    }


@dataclass(frozen=True, slots=True)
class Face:
    """The part of a child's page: whether there is a plan, and the way to it."""

    href: str
    made: str
    look_again: str
    is_late: bool


def face(person: Person, account: Account, at: datetime) -> Face | None:
    """Nothing for whoever does not work at the front door."""
    if not reads_at_the_front_door(person, account, at):
        return None
    plans = SafetyPlan.objects.of(person).select_related("written_by")
    plan = plans.newest() if may_have(person, SafetyPlan) else None
    return face_of(person, plan, at)


def face_of_help(episode: Episode, at: datetime) -> Face | None:
    """The same on the page of one child's help, for whoever may read that."""
    person = episode.person
    if person is None:
        return None
    return face_of(person, SafetyPlan.objects.of(person).select_related("written_by").newest(), at)


def face_of(person: Person, plan: SafetyPlan | None, at: datetime) -> Face:
    href = reverse("plan", args=[person.pk])
    if plan is None:
        return Face(href, "", "", is_late=False)
    again = _("We look at it again on %(day)s") % {"day": plain_date(plan.review_on)}
    return Face(href, version_words(plan), again, is_late=plan.review_on < day_of(at))


def plans_to_look_at(people: Collection[UUID], at: datetime) -> set[UUID]:
    """Those of some people whose plan's day is past."""
    rows = SafetyPlan.objects.filter(person__in=people).to_look_at_again(day_of(at)) if people else []
    return {one.person_id for one in rows}


def told(person: Person, account: Account, at: datetime, stretch: Stretch) -> Iterator[Moment]:
    """That a version was made, for a child's story; what is in it stands on its own page alone."""
    if not reads_at_the_front_door(person, account, at) or not may_have(person, SafetyPlan):
        return
    for one in stretch.of(SafetyPlan.objects.of(person).select_related("written_by"), "written_at"):
        title = _("Safety plan, version %(number)d") % {"number": one.number}
        aside = _("%(name)s, made with %(whom)s") % {"name": one.written_by.name, "whom": one.made_with}
        yield (
            one.written_at,
            StoryEntry(kind="plan", when=short_moment(one.written_at), title=title,
                       machine_when=machine(one.written_at), aside=aside, text=""),
        )  # fmt: skip


def place_of_plan(key: UUID) -> str:
    """Where it is looked at again."""
    plan = SafetyPlan.objects.filter(pk=key).first()
    return reverse("plan", args=[plan.person_id]) if plan else ""
