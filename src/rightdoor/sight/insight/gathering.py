"""Past requests are gathered after they were matched, and by a job where that was missed."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.walled.acting import acting
from rightdoor.pure.rules.criteria import Among, leaves
from rightdoor.pure.rules.days import LONDON, day_of
from rightdoor.pure.rules.facts import read_facts
from rightdoor.pure.rules.keys import KEYS, Value, values_of
from rightdoor.pure.rules.refusals import FactsRefused
from rightdoor.records.directory.postcodes import town_named
from rightdoor.records.directory.reading import catalogue
from rightdoor.sight.insight.models import PastRequest
from rightdoor.work.referrals.models import Referral

CAME = "came"
QUARTER = 15  # minutes
AT_ONCE = 500
NOT_CRITERIA = frozenset({"consent_young_person", "consent_parent", "competence", "aware_of_referral"})
ANOTHER_PLACE = "another place"  # a place that somebody typed and no list knows could say more than where they live


def gather_soon(referral_id: UUID, at: datetime) -> None:
    """Once what was matched is kept for sure.  Nothing that happens here can undo it."""
    transaction.on_commit(partial(gather_one, referral_id, at), robust=True)


def gather_one(referral_id: UUID, at: datetime) -> None:
    """One request, as it is now."""
    with acting(System("insight"), at):
        gather(Referral.objects.filter(pk=referral_id))


def gather_missing(*, by: System, at: datetime) -> int:  # noqa: ARG001  every job takes who and when
    """Those that nobody has gathered yet; how many."""
    gathered = 0
    while found := list(missing()[:AT_ONCE]):
        gathered += gather(found)
    return gathered


def missing() -> Any:
    """Requests that are not among the past ones."""
    return Referral.objects.filter(~Exists(PastRequest.objects.filter(referral=OuterRef("pk")))).order_by("pk")


def gather(referrals: Iterable[Referral]) -> int:
    """Write each as the rules see it, once; one whose facts changed is written anew."""
    rows = [past_of(one) for one in referrals]
    PastRequest.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["referral"], update_fields=["received_on", "coded"]
    )
    return len(rows)


def past_of(referral: Referral) -> PastRequest:
    """One request through the keys of the criteria, its ages counted to the day it was made."""
    return PastRequest(
        partnership_id=referral.partnership_id, referral=referral, received_on=day_of(referral.received_at),
        coded={**coded_of(referral), CAME: slot_of(referral.received_at)},
    )  # fmt: skip


def coded_of(referral: Referral) -> dict[str, Value]:
    """What every key sees; nothing where the facts of another time cannot be read any more."""
    moment = referral.received_at.astimezone(LONDON).replace(tzinfo=None, microsecond=0)
    try:
        found = values_of(read_facts({**referral.facts, "on": moment.isoformat()}))
    except FactsRefused:
        return {}
    kept = {key: value for key, value in found.items() if key in KEYS and key not in NOT_CRITERIA}
    if "place" in kept and not is_known_place(str(kept["place"])):
        kept["place"] = ANOTHER_PLACE
    return kept


def is_known_place(words: str) -> bool:
    """Whether it is a town of our table, or a place that a criterion names."""
    tests = [leaf for one in catalogue().services for each in one.criteria for leaf in leaves(each.test)]
    named = {code for leaf in tests if isinstance(leaf, Among) and leaf.key == "place" for code in leaf.yes | leaf.no}
    return words in named or town_named(words) is not None


def slot_of(moment: datetime) -> str:
    """The day of the week and the quarter of an hour by the clock on the wall, such as "0 09:15"."""
    wall = moment.astimezone(LONDON)
    return f"{wall.weekday()} {wall.hour:02}:{wall.minute // QUARTER * QUARTER:02}"
