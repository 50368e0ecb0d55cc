"""Showing the queue, and looking for a request: who saw which of them is on record."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import mark_of_search, record
from rightdoor.work.referrals.codes import normalise_code
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.policy import SEE_QUEUE
from rightdoor.work.triage.queries import visible
from rightdoor.work.triage.queue import Page, Sought, page_for

MOST_FOUND = 20
SEARCH = "triage.search"


@transaction.atomic
def list_queue(*, sought: Sought, by: Account, at: datetime) -> Page:
    """One page of the queue.  Every record on it is named in the audit before the page is drawn."""
    require(rule_on(by, SEE_QUEUE, None, at=at))
    page = page_for(by, sought, at)
    shown = [one.pk for one in page.flagged] + [draft.pk for draft, _flag in page.unsent]
    shown += [one.pk for one in page.rows] + [one.referral_id for one in page.decisions]
    record(SEE_QUEUE, about=None, by=by, at=at, shown=shown, view=sought.view.value or "oldest")
    return page


@transaction.atomic
def find_requests(*, sought: str, by: Account, at: datetime) -> list[Referral]:
    """Requests by their code or the whole name of whom they are about, among those that they read."""
    require(rule_on(by, SEE_QUEUE, None, at=at))
    words = " ".join(sought.split())[:160]
    named = Q(person__preferred_name__iexact=words) | Q(person__legal_name__iexact=words)
    near_me = visible(by, at)
    asked = near_me.filter(named | Q(code=normalise_code(words))) if words else near_me.none()
    found = list(asked.select_related("person", "looking").order_by("-received_at")[:MOST_FOUND])
    mark = mark_of_search(words)
    record(
        SEARCH, about=None, by=by, at=at, shown=[one.pk for one in found], search_mark=mark.mark,
        search_length=mark.length,
    )  # fmt: skip
    return found
