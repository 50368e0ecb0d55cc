"""What the page of somebody's needs shows, and this room's part of a child's page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.design.presenters import StoryEntry
from rightdoor.ground.design.when import machine, plain_date, short_moment
from rightdoor.records.adjustments.lifecycle import MET_NAMES, WHOSE_NAMES, YEAR, Met, Whose
from rightdoor.records.adjustments.models import CommunicationNeed, NeedsMet
from rightdoor.records.adjustments.presenters import in_short, needs_of
from rightdoor.records.people.models import Person
from rightdoor.records.people.page import Moment, Stretch
from rightdoor.work.adjusting.policy import WRITE
from rightdoor.work.referrals.models import ContactEntry, Referral
from rightdoor.work.triage.presenters.person import WhoFace, who_face
from rightdoor.work.triage.presenters.words import flag_words
from rightdoor.work.triage.queries import requests_read
from rightdoor.work.triage.reading import reads_at_the_front_door

ENTRY = "referrals.contactentry"


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One need."""

    key: UUID
    title: str
    words: str
    whose: str
    small: str
    is_old: bool


@dataclass(frozen=True, slots=True)
class NeedsPage:
    """What stands, what was, and how it went."""

    person: Person
    referral: Referral
    who: WhoFace
    standing: list[NeedLine]
    ended: list[NeedLine]
    met: list[tuple[str, str]]
    may_write: bool


def needs_page(person: Person, account: Account, at: datetime) -> NeedsPage:
    """The page of one person, for somebody who may read a request of theirs."""
    referral = requests_read(person, account, at).select_related("person", "contact_plan", "referrer_plan")[0]
    rows = CommunicationNeed.objects.of(person).select_related("noted_by", "looked_by", "ended_by")
    lines = [(one, need_line(one, at)) for one in rows]
    return NeedsPage(
        person=person,
        referral=referral,
        who=who_face(referral, flag_words(referral), at),
        standing=[line for one, line in lines if one.ended_at is None],
        ended=[line for one, line in lines if one.ended_at is not None],
        met=[(short_moment(one.said_at), met_words(one)) for one in met_of(person, account, at)],
        may_write=rule_on(account, WRITE, person, at=at).allowed,
    )


def need_line(one: CommunicationNeed, at: datetime) -> NeedLine:
    """One need: who told it, when it was last asked, and why it ended."""
    looked = _("asked last on %(day)s") % {"day": plain_date(one.looked_at)}
    parts = [_("%(source)s, %(day)s") % {"source": one.source, "day": plain_date(one.noted_at)}, looked]
    if one.ended_at:
        ended = _("ended on %(day)s: %(why)s") % {"day": plain_date(one.ended_at), "why": one.ended_because}
        parts = [parts[0], ended]
    return NeedLine(
        key=one.pk,
        title=": ".join(part for part in (str(one.get_kind_display()), one.language) if part),
        words=one.words,
        whose=str(WHOSE_NAMES[Whose(one.whose)]),
        small="; ".join(parts),
        is_old=one.ended_at is None and one.looked_at <= at - timedelta(days=YEAR),
    )


def met_of(person: Person, account: Account, at: datetime) -> list[NeedsMet]:
    """How it went at the contacts that this reader sees, the newest first."""
    seen = ContactEntry.objects.filter(referral__in=requests_read(person, account, at)).visible_to(account, at)
    rows = NeedsMet.objects.filter(person=person, about_kind=ENTRY, about_id__in=seen.values("pk"))
    return list(rows.select_related("said_by").order_by("-said_at", "-id"))


def met_words(one: NeedsMet) -> str:
    """Whether it was there, why not, and who says so."""
    told = ". ".join(part for part in (str(MET_NAMES[Met(one.met)]), one.words) if part)
    return f"{told} ({one.said_by})"


@dataclass(frozen=True, slots=True)
class Face:
    """What stands, in a few lines, and the way to all of it."""

    href: str
    needs: list[str]


def face(person: Person, account: Account, at: datetime) -> Face | None:
    """The part of a child's page; nothing for whoever may not read it."""
    if not reads_at_the_front_door(person, account, at):
        return None
    needs = [one for one in needs_of(person) if one.ended_at is None]
    return Face(reverse("needs", args=[person.pk]), [in_short(one) for one in needs])


def told(person: Person, account: Account, at: datetime, _stretch: Stretch) -> Iterator[Moment]:
    """What they need, from when on; whether it was there is told on its own page."""
    if not reads_at_the_front_door(person, account, at):
        return
    for need in needs_of(person):
        yield moment(need.noted_at, _("Needs to take part"), str(need.noted_by or need.source), in_short(need))


def moment(at: datetime, title: str, aside: str, text: str) -> Moment:
    return at, StoryEntry(kind="message", when=short_moment(at), title=title, machine_when=machine(at), aside=aside,
                          text=text)  # fmt: skip


def place_of_need(key: UUID) -> str:
    """Where it is asked again."""
    need = CommunicationNeed.objects.filter(pk=key).first()
    return reverse("needs", args=[need.person_id]) if need else ""
