"""The whole queue page: pinned red flags, one page of rows, and the ways to see it otherwise."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from rightdoor.ground.access.lifecycle import FRONT_DOOR
from rightdoor.ground.access.models import Account
from rightdoor.ground.design.presenters import QueueRow
from rightdoor.pure.rules.days import day_of
from rightdoor.records.directory.queries import areas_served
from rightdoor.work.referrals.models import Asker, Match, Referral
from rightdoor.work.safeguarding.presenters import facts_in_words
from rightdoor.work.triage.duplicates import suspected
from rightdoor.work.triage.presenters.people import ASKED_BY
from rightdoor.work.triage.presenters.rows import MAY, SUITS, draft_row, queue_row
from rightdoor.work.triage.queue import AGES, Page, Sought, View

VIEWS = {
    View.OLDEST: "Oldest promise first", View.MINE: "Mine", View.FACTS: "Waiting for facts",
    View.CHOOSING: "With the family",
    View.ON_THE_WAY: "Held or to hand over", View.ANSWERED: "Answered",
}  # fmt: skip
AGE_WORDS = {"under_11": "under 11", "11_to_15": "11 to 15", "16_17": "16 or 17", "18_on": "18 or over"}
NO_KEY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Choice:
    """A plain link of the queue's head, and whether it is in force."""

    text: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Everything that the queue shows."""

    rows: list[QueueRow]
    views: list[Choice]
    filters: list[tuple[str, list[Choice]]]  # what it filters by, and its links
    newer_url: str
    older_url: str
    held: dict[str, str]  # the filters, for a form that comes back here


def queue_page(page: Page, sought: Sought, account: Account, at: datetime) -> QueuePage:
    """The page in words, with one question for the matches and one for the duplicates of all its rows."""
    decided = {one.referral_id: one for one in page.decisions}
    about = [*page.flagged, *page.rows, *(one.referral for one in page.decisions)]
    matches, twins = newest_matches(about), suspected(about, account=account, at=at)
    pinned = {one.pk for one in page.flagged}
    rows = [draft_row(draft, flag, at) for draft, flag in page.unsent]
    for one in about:
        flag = page.flags.get(one.pk)
        words = facts_in_words(flag) if flag else _("A red flag is open")
        twin = next(iter(twins.get(one.pk, ())), None)
        rows.append(
            queue_row(
                one, at, account=account, matches=matches[one.pk], twin=twin, decided=decided.get(one.pk),
                flag=words if one.pk in pinned else "", current=one.pk == sought.at,
            )
        )  # fmt: skip
    return QueuePage(
        rows=rows, views=[Choice(_(words), link(sought.but(view=view)), view is sought.view) for view, words in
                          VIEWS.items()],
        filters=filters(sought, account, at), held=sought.words(),
        older_url=link(sought, after=page.older.written()) if page.older else "",
        newer_url=link(sought, before=page.newer.written()) if page.newer else "",
    )  # fmt: skip


def newest_matches(referrals: Iterable[Referral]) -> dict[UUID, list[Match]]:
    """What the rules said last about each, without their reasons; one question for all."""
    keys = [one.pk for one in referrals] or [NO_KEY]
    rows = Match.objects.filter(referral_id__in=keys, answer__in=(SUITS, *MAY))
    found: dict[UUID, list[Match]] = defaultdict(list)
    for match in rows.only("referral_id", "service", "answer", "matched_at").order_by(
        "referral_id", "-matched_at", "id"
    ):
        held = found[match.referral_id]
        if not held or held[0].matched_at == match.matched_at:
            held.append(match)
    return found


def link(sought: Sought, **more: str) -> str:
    """The queue with these filters."""
    words = urlencode({**sought.words(), **more})
    return f"{reverse('queue')}?{words}" if words else reverse("queue")


def filters(sought: Sought, account: Account, at: datetime) -> list[tuple[str, list[Choice]]]:
    """Filters as plain links: area, age, who asked.  A red flag is never filtered away."""
    mine = account.areas_of(*FRONT_DOOR, on=day_of(at))
    areas = [(one.slug, one.name) for one in areas_served() if mine is None or one.slug in mine]
    ages = [(key, _(AGE_WORDS[key])) for key in AGES]
    askers = [(key.value, _(ASKED_BY[key])) for key in Asker]
    return [
        (_("Area:"), choices(sought, "area", sought.area, [("", _("every")), *areas])),
        (_("Age:"), choices(sought, "ages", sought.ages, [("", _("any")), *ages])),
        (_("Asked by:"), choices(sought, "asker", sought.asker, [("", _("anyone")), *askers])),
    ]


def choices(sought: Sought, name: str, chosen: str, pairs: list[tuple[str, str]]) -> list[Choice]:
    """One filter."""
    return [Choice(words, link(sought.but(**{name: key})), key == chosen) for key, words in pairs]
