"""How long somebody on a list may still wait, from what was seen of that list: a range, or that nobody knows yet."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from rightdoor.pure.rules.days import day_of
from rightdoor.pure.waiting.expecting import Asked, Expected, expected_wait
from rightdoor.pure.waiting.flow import Wait, weekly
from rightdoor.pure.waiting.order import Urgency
from rightdoor.work.capacity.queries import capacity_on
from rightdoor.work.support.models import Episode

WEEKS = 156  # three years: what came before says little about now
SEEN = timedelta(weeks=WEEKS)


def expected_for(episode: Episode, among: QuerySet[Episode], at: datetime) -> Expected:
    """For somebody who waits.  *among*: the episodes of which whoever is told may know; a figure tells of no others."""
    here = among.filter(partnership=episode.partnership_id, service=episode.service, area=episode.area)
    seen = here.filter(Q(stage="waiting") | Q(opened_at__gt=at - SEEN) | Q(started_at__gt=at - SEEN))
    rows = seen.values_list("opened_at", "rank", "started_at", "ended_at")
    waits = [
        Wait(since=day_of(opened), urgency=Urgency(rank), started_on=day_of(started) if started else None,
             left_on=day_of(ended) if ended and not started else None)
        for opened, rank, started, ended in rows
    ]  # fmt: skip
    first = min((wait.since for wait in waits), default=day_of(at))
    weeks = min(WEEKS, (day_of(at) - first).days // 7)
    ahead, back_in = before(episode, here, at)
    asked = Asked(ahead=ahead, urgency=Urgency(episode.rank), back_in=back_in)
    places = capacity_on(episode.partnership_id, episode.service, episode.area, day_of(at))
    return expected_wait(weekly(waits, day_of(at), weeks), asked, capacity=places)


def before(episode: Episode, here: QuerySet[Episode], at: datetime) -> tuple[int, tuple[int, ...]]:
    """How many who are ready stand before them, and in how many weeks those who asked to wait are back."""
    today, ahead, back_in = day_of(at), 0, []
    rows = here.waiting().in_order().values_list("pk", "paused_until")  # type: ignore[attr-defined]
    for key, until in rows:
        if key == UUID(str(episode.pk)):
            break
        if until is not None and until > today:
            back_in.append((until - today).days // 7 + 1)
        else:
            ahead += 1
    return ahead, tuple(back_in)
