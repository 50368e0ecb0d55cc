"""What is kept apart, in words: on the page of a request, and on its own pages."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from rightdoor.ground.access.lifecycle import Label, Role, Section, Tie
from rightdoor.ground.access.models import Account, Relation, Sealable
from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.access.two_people import same_person
from rightdoor.ground.audit.record import kind_of
from rightdoor.ground.design.presenters import Link
from rightdoor.ground.design.when import short_deadline, short_moment
from rightdoor.pure.rules.days import day_of
from rightdoor.work.referrals.models import Referral
from rightdoor.work.sealing.actions.keeping_apart import part_request
from rightdoor.work.sealing.lifecycle import SECTIONS
from rightdoor.work.sealing.models import Unsealing
from rightdoor.work.sealing.named import leads_among, nameable, names_on
from rightdoor.work.sealing.parts import ADDITION, ENTRY, FILE, KINDS, LINE, REFERRAL
from rightdoor.work.sealing.policy import SEAL

Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Apart:
    """What of one request is kept apart for this reader, and what they may keep apart."""

    account: Account
    may: bool
    leads: bool
    others: Mapping[UUID, list[str]]  # by sealed part: who reads it beside them
    people: Choices

    def link(self, part: Any) -> Link | None:
        """Who else reads a sealed part; the way to keep another apart; nothing where they may do neither."""
        if not self.may:
            return None
        if part.is_sealed:
            return Link(kept_for(self.others.get(part.pk, [])), reverse("apart-who", args=[part.pk]))
        if not self.leads and getattr(part, "written_by_id", None) not in (None, self.account.pk):
            return None
        return Link(_("Keep apart"), reverse("apart", args=[part.pk]))


def kept_for(others: list[str]) -> str:
    return _("Kept apart, for you and %(names)s") % {"names": _(" and ").join(others)} if others else _("Kept apart")


def apart_of(referral: Referral, account: Account, at: datetime) -> Apart:
    """For the page of a request."""
    may = rule_on(account, SEAL, referral, at=at).allowed
    leads = may and account.holds(Role.SAFEGUARDING_LEAD, area=referral.area, on=day_of(at))
    return Apart(
        account=account, may=may, leads=leads,
        others=others_on(referral, account, at) if may else {},
        people=choices(referral, at, but={account.pk}) if may else [],
    )  # fmt: skip


def others_on(referral: Referral, account: Account, at: datetime) -> dict[UUID, list[str]]:
    """Who else is named, by each sealed part of this request that they may read."""
    about = Q(pk__in=())
    for kind, model in KINDS.items():
        of_it = {"about_kind": REFERRAL, "about_id": referral.pk} if kind == FILE else {"referral": referral}
        mine = model.objects.filter(label=Label.SEALED, **of_it).visible_to(account, at)
        about |= Q(about_kind=kind, about_id__in=mine.values("pk"))
    found: dict[UUID, list[str]] = defaultdict(list)
    named = Relation.objects.filter(about, kind=Tie.NAMED).current(at).select_related("account")
    for one in named.order_by("account__name", "pk"):
        found[one.about_id] += [one.account.name] if one.account_id != account.pk else []
    return dict(found)


def choices(referral: Referral, at: datetime, *, but: set[UUID]) -> Choices:
    """Who may be named, with those who lead marked."""
    leading = leads_among(referral, at)
    return [
        (str(one.pk), _("%(name)s, safeguarding lead") % {"name": one.name} if one.pk in leading else one.name)
        for one in nameable(referral, at).exclude(pk__in=but)
    ]


def what(part: Any) -> str:
    """A part without anything of what is in it."""
    told = {
        ENTRY: (_("A note of %(when)s"), "happened_at"),
        ADDITION: (_("What was added %(when)s"), "said_at"),
        LINE: (_("A message of %(when)s"), "said_at"),
        FILE: (_("A file of %(when)s"), "received_at"),
    }
    words, moment = told[kind_of(part)]
    return words % {"when": short_moment(getattr(part, moment))}


@dataclass(frozen=True, slots=True)
class NameLine:
    """One who is named."""

    key: UUID
    name: str
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class PartPage:
    """A part that is kept apart, for those who are named on it."""

    part: Sealable
    referral: Referral
    what: str
    why: str
    names: list[NameLine]
    people: Choices
    asked: str
    answer: UUID | None


def part_page(part: Sealable, account: Account, at: datetime) -> PartPage:
    """Who reads it, who may be named, and whether somebody has asked to open it."""
    referral = part_request(part)
    named = list(names_on(part, at))
    ask = Unsealing.objects.visible_to(account, at).open().about(part).filter(agree_by__gt=at).first()
    return PartPage(
        part=part, referral=referral, what=what(part), why=SECTIONS[Section(part.section)],
        names=[NameLine(one.account_id, one.account.name, short_moment(one.starts_at), one.source) for one in named],
        people=choices(referral, at, but={one.account_id for one in named}),
        asked=asked_words(ask) if ask else "",
        answer=ask.pk if ask and not same_person(ask.asked_by, account) else None,
    )  # fmt: skip


def asked_words(ask: Unsealing) -> str:
    """Who asked, and until when a second person may agree."""
    told = {"name": ask.asked_by.name, "when": short_deadline(ask.agree_by)}
    return _("%(name)s asks to open it. A second person who is named can agree until %(when)s.") % told


@dataclass(frozen=True, slots=True)
class AskPage:
    """What the second person reads before they answer."""

    ask: Unsealing
    referral: Referral
    what: str
    words: str
    may_answer: bool


def ask_page(ask: Unsealing, part: Sealable, *, may_answer: bool) -> AskPage:
    return AskPage(ask=ask, referral=part_request(part), what=what(part), words=asked_words(ask), may_answer=may_answer)
