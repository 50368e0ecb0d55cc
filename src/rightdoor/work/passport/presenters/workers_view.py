"""What the people who work with a young person see of what they tell: exactly what was written for them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import rule_on
from rightdoor.ground.design.when import plain_date
from rightdoor.records.people.models import Person
from rightdoor.records.telling.lifecycle import Audience
from rightdoor.records.telling.models import Link
from rightdoor.records.telling.policy import GIVE
from rightdoor.work.passport.presenters.about_me import TITLES, Part, parts_of
from rightdoor.work.passport.whose import behind, rests, told_to_workers
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.triage.presenters.person import WhoFace, who_face
from rightdoor.work.triage.presenters.words import flag_words
from rightdoor.work.triage.queries import requests_read
from rightdoor.work.triage.reading import reads_at_the_front_door

IN_SHORT = 2  # of each section, on the child's page
BOTH = frozenset({Audience.BOTH})


@dataclass(frozen=True, slots=True)
class MadeHere:
    """A link that somebody at the front door made for them; those of their own making stay theirs."""

    key: UUID
    name: str
    state: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Face:
    """The part of a child's page."""

    href: str
    parts: list[tuple[str, list[str]]]


@dataclass(frozen=True, slots=True)
class ToldPage:
    """All of it, for somebody who may read a request of theirs."""

    person: Person
    referral: Referral
    who: WhoFace
    parts: list[Part]
    links: list[MadeHere]
    may_give: bool


def face(person: Person, account: Account, at: datetime) -> Face | None:
    """The first of each section; nothing for whoever may not read it."""
    if not reads_at_the_front_door(person, account, at):
        return None
    rows = list(told_to_workers(person))
    parts = [(str(TITLES[section]), [one.words for one in rows if one.section == section]) for section in TITLES]
    return Face(reverse("child-told", args=[person.pk]), [(title, said[:IN_SHORT]) for title, said in parts if said])


def told_page(person: Person, account: Account, at: datetime) -> ToldPage:
    rows = requests_read(person, account, at).select_related("person", "contact_plan", "referrer_plan")
    referral = rows[0]
    mine = rows.filter(asker=Asker.ME).first()
    parts = parts_of(list(told_to_workers(person).prefetch_related("rungs")))
    return ToldPage(
        person, referral, who_face(referral, flag_words(referral), at), parts,
        links=made_here(mine, account, at) if mine else [],
        may_give=mine is not None and rule_on(account, GIVE, mine, at=at).allowed and not rests(mine, at),
    )  # fmt: skip


def made_here(referral: Referral, account: Account, at: datetime) -> list[MadeHere]:
    """The links that are open now and were made at the front door."""
    rows = Link.objects.behind(behind(referral)).open(at).filter(made_by__isnull=False)
    return [
        MadeHere(one.pk, one.name, _("opens until %(day)s") % {"day": plain_date(one.ends_at)},
                 is_mine=one.made_by_id == account.pk)
        for one in rows
    ]  # fmt: skip
