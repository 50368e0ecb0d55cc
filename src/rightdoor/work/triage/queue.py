"""The queue: which requests a member of staff sees, in which order, a page at a time by key and never by number."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import chain
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from rightdoor.ground.access.models import Account
from rightdoor.pure.reading import read_since
from rightdoor.pure.rules.days import day_of
from rightdoor.records.directory.queries import areas_served
from rightdoor.work.referrals.actions.working import LOOKING_LASTS
from rightdoor.work.referrals.lifecycle import OPEN, Stage
from rightdoor.work.referrals.models import Asker, Draft, Referral
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.triage.lifecycle import Journey
from rightdoor.work.triage.models import Decision, Preparation, Recommendation
from rightdoor.work.triage.queries import key_in, visible
from rightdoor.work.triage.reading import with_recommended

PAGE = 50
AGES = {"under_11": (0, 10), "11_to_15": (11, 15), "16_17": (16, 17), "18_on": (18, 150)}
DRAFT, REFERRAL = "referrals.draft", "referrals.referral"
MICRO = 1_000_000


class View(StrEnum):
    """The same queue, seen otherwise."""

    OLDEST = ""
    MINE = "mine"
    FACTS = "facts"
    CHOOSING = "choosing"
    ON_THE_WAY = "on_the_way"
    ANSWERED = "answered"


DECIDED = (View.ON_THE_WAY, View.ANSWERED)
NOT_THERE_YET = (Journey.HELD, Journey.TO_HAND_OVER)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of the queue begins: the last key of the page before, and in which direction."""

    decide_by: datetime | None
    key: UUID
    back: bool = False

    def written(self) -> str:
        """The place as an address holds it: a moment in millionths of a second, or nothing, and a key."""
        moment = round(self.decide_by.timestamp() * MICRO) if self.decide_by else ""
        return f"{moment}.{self.key.hex}"


@dataclass(frozen=True, slots=True)
class Sought:
    """What somebody wants to see: a view, filters and a place.  Whatever makes no sense is left out."""

    view: View = View.OLDEST
    area: str = ""
    ages: str = ""
    asker: str = ""
    place: Place | None = None
    at: UUID | None = None  # the row that is looked at

    def words(self) -> dict[str, str]:
        """The filters as an address holds them; the place is left behind when a filter changes."""
        held = {"view": self.view.value, "area": self.area, "ages": self.ages, "asker": self.asker}
        return {name: value for name, value in held.items() if value}

    def but(self, **changes: Any) -> "Sought":
        """The same with something changed, from the start."""
        return replace(self, place=None, at=None, **changes)


@dataclass(frozen=True, slots=True)
class Page:
    """What is pinned, what waits, and where the neighbouring pages begin."""

    flagged: list[Referral] = field(default_factory=list)
    unsent: list[tuple[Draft, RedFlag]] = field(default_factory=list)
    flags: dict[UUID, RedFlag] = field(default_factory=dict)
    rows: list[Referral] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    older: Place | None = None
    newer: Place | None = None


def read_sought(said: Mapping[str, str]) -> Sought:
    """Read an address; nothing in it is trusted, and what is not understood counts as not said."""
    view = said.get("view", "")
    ages, asker, area = said.get("ages", ""), said.get("asker", ""), said.get("area", "")
    return Sought(
        view=View(view) if view in list(View) else View.OLDEST,
        area=area if area in {one.slug for one in areas_served()} else "",
        ages=ages if ages in AGES else "",
        asker=asker if asker in Asker.values else "",
        place=read_place(said.get("after", "")) or read_place(said.get("before", ""), back=True),
        at=key_in(said.get("at", "")),
    )


def read_place(written: str, *, back: bool = False) -> Place | None:
    """A place as it was written; None where it is not one."""
    moment, _dot, key = written.partition(".")
    try:
        decide_by = datetime.fromtimestamp(int(moment) / MICRO, UTC) if moment else None
        return Place(decide_by, UUID(key), back)
    except (ValueError, OverflowError, OSError):
        return None


def page_for(account: Account, sought: Sought, at: datetime) -> Page:
    """One page of the queue, with every red flag above it whatever is sought."""
    flags = list(
        RedFlag.objects.visible_to(account, at)
        .open()
        .filter(about_kind__in=(DRAFT, REFERRAL))
        .order_by("said_at", "id")[: PAGE * 4]
    )
    by_thing = {flag.about_id: flag for flag in reversed(flags)}
    unsent = Draft.objects.unsent().filter(pk__in=[flag.about_id for flag in flags if flag.about_kind == DRAFT])
    pinned = with_people(visible(account, at).filter(stage__in=OPEN, flagged=True))
    seen = Page(
        flagged=list(pinned.order_by("received_at", "id")[: PAGE * 4]),
        unsent=[(draft, by_thing[draft.pk]) for draft in unsent.order_by("started_at")],
        flags=by_thing,
    )
    return answered(seen, account, sought, at) if sought.view in DECIDED else waiting(seen, account, sought, at)


def with_people(rows: QuerySet[Referral]) -> QuerySet[Referral]:
    """With whom they are about and who is looking, in the same question."""
    return rows.select_related("person", "looking").defer("answers", "story", "content_hash", "secret_word")


def waiting(page: Page, account: Account, sought: Sought, at: datetime) -> Page:
    """What waits, oldest promise first; what has no promised day comes last, in the order in which it came."""
    rows = visible(account, at).filter(stage__in=OPEN, flagged=False)
    rows = with_people(filtered(rows, account, sought, at))
    found, back = take(rows, sought.place), bool(sought.place and sought.place.back)
    shown = found[:PAGE][::-1] if back else found[:PAGE]
    more = len(found) > PAGE
    newer = bool(shown) and (more if back else sought.place is not None)
    older = bool(shown) and (more or back)
    return replace(
        page,
        rows=shown,
        newer=Place(shown[0].decide_by, shown[0].pk, back=True) if newer else None,
        older=Place(shown[-1].decide_by, shown[-1].pk) if older else None,
    )


def take(rows: QuerySet[Referral], place: Place | None) -> list[Referral]:
    """One row more than a page, from a place on; the promised and those without a day are two ranges of one index."""
    promised, open_ended = rows.filter(decide_by__isnull=False), rows.filter(decide_by__isnull=True)
    if place is None or not place.back:
        if place is not None and place.decide_by is None:
            promised, open_ended = promised.none(), open_ended.filter(pk__gt=place.key)
        elif place is not None:
            later = Q(decide_by__gt=place.decide_by) | Q(pk__gt=place.key)
            promised = promised.filter(later, decide_by__gte=place.decide_by)
        ranges = (promised.order_by("decide_by", "pk"), open_ended.order_by("decide_by", "pk"))
    else:
        if place.decide_by is None:
            open_ended = open_ended.filter(pk__lt=place.key)
        else:
            sooner = Q(decide_by__lt=place.decide_by) | Q(pk__lt=place.key)
            promised, open_ended = promised.filter(sooner, decide_by__lte=place.decide_by), open_ended.none()
        ranges = (open_ended.order_by("-decide_by", "-pk"), promised.order_by("-decide_by", "-pk"))
    return list(chain.from_iterable(one[: PAGE + 1] for one in ranges))[: PAGE + 1]


def filtered(rows: QuerySet[Referral], account: Account, sought: Sought, at: datetime) -> QuerySet[Referral]:
    """The rows that fit what is sought."""
    if sought.area:
        rows = rows.filter(area=sought.area)
    if sought.asker:
        rows = rows.filter(asker=sought.asker)
    if sought.ages:
        rows = rows.filter(aged(sought.ages, day_of(at)))
    if sought.view is View.FACTS:
        rows = rows.filter(stage=Stage.WAITING_FOR_FACTS)
    if sought.view is View.CHOOSING:
        rows = rows.filter(stage=Stage.CHOOSING)
    if sought.view is View.MINE:
        prepared = Exists(Preparation.objects.filter(referral=OuterRef("pk"), prepared_by=account))
        rows = rows.filter(Q(looking=account, looking_since__gt=at - LOOKING_LASTS) | Q(prepared))
    return rows


def aged(ages: str, day: date) -> Q:
    """Born, or said to be, of these ages."""
    youngest, oldest = AGES[ages]
    born = Q(person__born_on__gt=years_before(day, oldest + 1), person__born_on__lte=years_before(day, youngest))
    return born | Q(person__born_on__isnull=True, person__age_said__range=(youngest, oldest))


def years_before(day: date, years: int) -> date:
    """The same day so many years ago; the end of February where there was no such day."""
    year = max(1, day.year - years)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def answered(page: Page, account: Account, sought: Sought, at: datetime) -> Page:
    """What was answered in the last four weeks, newest first; or, however old, what has not reached its service."""
    wanted = filtered(visible(account, at), account, sought, at).filter(pk=OuterRef("referral_id"))
    rows = Decision.objects.filter(Exists(wanted), partnership_id=account.partnership_id)
    if sought.view is View.ON_THE_WAY:
        on_the_way = Recommendation.objects.filter(decision=OuterRef("pk"), journey__in=NOT_THERE_YET)
        rows = rows.filter(Exists(wanted.exclude(stage=Stage.ENDED)), Exists(on_the_way))
    else:
        rows = rows.filter(decided_at__gte=read_since(at))
    place = sought.place
    if place is not None and place.decide_by is not None:
        rows = rows.filter(Q(decided_at__lt=place.decide_by) | Q(pk__lt=place.key), decided_at__lte=place.decide_by)
    newest = rows.select_related("referral__person", "referral__looking", "decided_by").order_by("-decided_at", "-pk")
    found = list(with_recommended(newest)[: PAGE + 1])
    last = found[:PAGE][-1] if len(found) > PAGE else None
    return replace(page, decisions=found[:PAGE], older=Place(last.decided_at, last.pk) if last else None)
