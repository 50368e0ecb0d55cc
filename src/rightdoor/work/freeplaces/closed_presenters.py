"""Who waits on a list that is closed, and what was decided for each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.forms import Form
from django.urls import reverse

from rightdoor.ground.design.when import plain_date, short_moment
from rightdoor.work.capacity.models import ClosedList
from rightdoor.work.freeplaces.lifecycle import WAIT_NAMES, Wait
from rightdoor.work.freeplaces.models import WaitDecision
from rightdoor.work.onward.models import Onward
from rightdoor.work.support.models import Episode

PASSED_ON = "Another service was asked to take them on, and has not answered yet"


@dataclass(frozen=True, slots=True)
class WaitRow:
    """One who waits."""

    key: UUID
    name: str
    since: str
    decided: list[str]
    form: Form


def wait_rows(closed: ClosedList, rows: Iterable[Episode], forms: Mapping[UUID, Form]) -> list[WaitRow]:
    """Each with what was decided since the list was noticed; asked of all at once."""
    found = list(rows)
    said: dict[UUID, list[str]] = {one.pk: [] for one in found}
    decisions = WaitDecision.objects.filter(episode__in=found, decided_at__gte=closed.noticed_at)
    for one in decisions.select_related("decided_by").order_by("decided_at", "pk"):
        words = f"{WAIT_NAMES[Wait(one.decision)]}: {one.because}"
        said[one.episode_id].append(f"{words} ({one.decided_by}, {short_moment(one.decided_at)})")
    for sent in Onward.objects.waiting().filter(episode__in=found):
        said[sent.episode_id].append(PASSED_ON)
    return [
        WaitRow(one.pk, one.person.preferred_name if one.person else "", plain_date(one.opened_at), said[one.pk],
                forms[one.pk])
        for one in found
    ]  # fmt: skip


def place_of_closed(key: UUID) -> str:
    """Where a task about it leads."""
    return reverse("closed-list", args=[key])
