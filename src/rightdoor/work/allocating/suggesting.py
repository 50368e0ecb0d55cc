"""Who could give a help: put together from what is written down, for the pure rule that orders them."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from rightdoor.ground.access.bars import has_conflict
from rightdoor.ground.access.models import Account, RoleHeld
from rightdoor.pure.allocating import Suggested, Wanted, Wish, Worker, suggested
from rightdoor.pure.rules.days import day_of
from rightdoor.records.adjustments.lifecycle import Kind as Need
from rightdoor.records.adjustments.models import CommunicationNeed
from rightdoor.records.directory.postcodes import Place, find_place, miles_between
from rightdoor.records.families.siblings import siblings_of
from rightdoor.records.workforce.lifecycle import SKILL_NAMES, Skill
from rightdoor.records.workforce.models import Away, Brings
from rightdoor.work.allocating.lifecycle import SOON, WEIGHTS, Size
from rightdoor.work.allocating.models import Asks
from rightdoor.work.support.models import Allocation, Episode
from rightdoor.work.support.policy import WORKERS
from rightdoor.work.support.queries import EpisodeQueries


def suggested_for(episode: Episode, asker: Account, at: datetime) -> list[Suggested]:
    """Everybody who could give it, in order, with the reasons that *asker* may know."""
    home = home_of(episode)
    workers = [replace(one, miles=nearest(home, one.districts)) for one in workers_of(able(episode, at), asker, at)]
    return suggested(wanted_of(episode, asker, at), workers)


def home_of(episode: Episode) -> Place | None:
    """The middle of the district in which they live, or of the first half of their postcode: never their street."""
    person = episode.person
    if person is None:
        return None
    district = find_place(person.district)
    if district is not None and district.east:
        return district
    return find_place(person.postcode.split(" ")[0]) if person.postcode else None


def nearest(home: Place | None, districts: Iterable[str]) -> int | None:
    """How many miles it is to the nearest of some districts; None where that is not known of any."""
    found = (miles_between(home, find_place(one)) for one in districts)
    return min((miles for miles in found if miles is not None), default=None)


def able(episode: Episode, at: datetime) -> list[Account]:
    """Whoever works in its area and may know of the child; whoever may not is not there."""
    found = workers_here(episode.partnership_id, at, area=episode.area)
    return [one for one in found if not has_conflict(one, episode, at)]


def workers_here(partnership_id: UUID, at: datetime, area: str = "") -> list[Account]:
    """Everybody who gives support today, in an area or anywhere."""
    held = RoleHeld.objects.current(day_of(at)).filter(role__in=[one.value for one in WORKERS])
    here = held.filter(Q(area="") | Q(area=area)) if area else held
    found = Account.objects.filter(partnership=partnership_id, is_active=True, pk__in=here.values("account"))
    return list(found.order_by("name", "pk"))


def workers_of(accounts: Collection[Account], asker: Account, at: datetime) -> list[Worker]:
    """What each brings and carries, of the help that *asker* may know of: a number tells of nobody else."""
    brings = {one.account_id: one for one in Brings.objects.filter(account__in=accounts)}
    carries, gone = carried(accounts, asker, at), away_until(accounts, at)
    return [worker_of(one, brings.get(one.pk), carries.get(one.pk, 0), gone) for one in accounts]


def worker_of(account: Account, brings: Brings | None, carries: int, gone: dict[UUID, Away]) -> Worker:
    away = gone.get(account.pk)
    until = away.ends_on if away else None
    if brings is None:
        return Worker(account.pk, account.name, carries, away_until=until)
    return Worker(
        account.pk, account.name, carries, brings.can_carry, gender=brings.gender, away_until=until,
        languages=frozenset(brings.languages), skills=frozenset(skill_words(brings.skills)),
        districts=frozenset(brings.districts),
    )  # fmt: skip


def carried(accounts: Collection[Account], asker: Account, at: datetime) -> dict[UUID, int]:
    """How much each carries now."""
    rows = Episode.objects.visible_to(asker, at).open().filter(worker__in=accounts)
    found: dict[UUID, int] = {}
    for worker, size in rows.order_by().values_list("worker", "asks__size"):
        found[worker] = found.get(worker, 0) + WEIGHTS[Size(size or Size.ORDINARY)]
    return found


def away_until(accounts: Collection[Account], at: datetime) -> dict[UUID, Away]:
    """Who is away now or within a week, by the last of those days."""
    today = day_of(at)
    rows = Away.objects.filter(account__in=accounts, ends_on__gte=today, starts_on__lte=today + timedelta(days=SOON))
    return {one.account_id: one for one in rows.select_related("stands_in").order_by("ends_on", "pk")}


def wanted_of(episode: Episode, asker: Account, at: datetime) -> Wanted:
    """What it asks for, as far as it is written down."""
    asks = Asks.objects.filter(episode=episode).first()
    person = episode.person
    return Wanted(
        weight=WEIGHTS[Size(asks.size)] if asks else WEIGHTS[Size.ORDINARY],
        wish=Wish(asks.wish) if asks and asks.wish else None,
        skills=frozenset(skill_words(asks.skills)) if asks else frozenset(),
        language=language_of(episode),
        district=person.district if person else "",
        helped_by=gave_to(Episode.objects.filter(person=person), asker, at) if person else frozenset(),
        helped_sibling=helped_sibling(episode, asker, at),
    )


def skill_words(codes: Iterable[str]) -> list[str]:
    return [SKILL_NAMES[Skill(one)] for one in codes]


def language_of(episode: Episode) -> str:
    """Of whoever asked for an interpreter; the child's own before a parent's."""
    rows = CommunicationNeed.objects.filter(person=episode.person_id, kind=Need.INTERPRETER, ended_at=None)
    said = {one.whose: one.language for one in rows.order_by("noted_at")}
    return said.get("child") or next(iter(said.values()), "")


def helped_sibling(episode: Episode, asker: Account, at: datetime) -> frozenset[UUID]:
    """Who helped a brother or sister, of those of whose help *asker* may know."""
    if episode.person is None:
        return frozenset()
    siblings = [one.person for one in siblings_of(episode.person, day_of(at))]
    return gave_to(Episode.objects.filter(person__in=siblings), asker, at) if siblings else frozenset()


def gave_to(episodes: EpisodeQueries, asker: Account, at: datetime) -> frozenset[UUID]:
    """Who has given any of these, of those that *asker* may read."""
    seen = Episode.objects.visible_to(asker, at).filter(pk__in=episodes.values("pk"))
    return frozenset(
        Allocation.objects.filter(episode__in=seen.order_by().values("pk")).values_list("worker", flat=True)
    )
