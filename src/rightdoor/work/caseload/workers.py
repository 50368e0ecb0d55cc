"""Who could give a support: whoever works in its area and may know of the child, those with most room first."""

from datetime import datetime

from django.db.models import Count, Q

from rightdoor.ground.access.bars import has_conflict
from rightdoor.ground.access.models import Account, RoleHeld
from rightdoor.pure.rules.days import day_of
from rightdoor.work.support.models import Episode
from rightdoor.work.support.policy import WORKERS


def workers_for(episode: Episode, asker: Account, at: datetime) -> list[tuple[Account, int]]:
    """Each with how many they support now, of those whom *asker* may know of: a count tells of nobody else.

    Whoever may know nothing of the child is not there.
    """
    held = RoleHeld.objects.current(day_of(at)).filter(role__in=[one.value for one in WORKERS])
    here = held.filter(Q(area="") | Q(area=episode.area)) if episode.area else held
    found = list(
        Account.objects.filter(partnership=episode.partnership_id, is_active=True, pk__in=here.values("account"))
    )
    counted = dict(
        Episode.objects.visible_to(asker, at)
        .open()
        .filter(worker__in=found)
        .order_by()
        .values_list("worker")
        .annotate(many=Count("pk"))
    )
    free = [(one, counted.get(one.pk, 0)) for one in found if not has_conflict(one, episode, at)]
    return sorted(free, key=lambda pair: (pair[1], pair[0].name))
