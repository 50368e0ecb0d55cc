"""Saying whom one knows: on the page of a request, and without one."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.lifecycle import Conflict
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.tasks.actions import raise_task
from rightdoor.ground.tasks.duty import leads
from rightdoor.ground.tasks.models import Task
from rightdoor.records.directory.reading import catalogue
from rightdoor.work.conflicts.actions.barring import CONFLICT, bar
from rightdoor.work.conflicts.actions.people_alike import people_alike
from rightdoor.work.conflicts.lifecycle import OWN_WORD
from rightdoor.work.conflicts.models import Declaration
from rightdoor.work.conflicts.policy import TELL
from rightdoor.work.glass.lifecycle import REVIEWED_WITHIN
from rightdoor.work.referrals.models import Referral
from rightdoor.work.referrals.policy import SEE


class NobodyNamed(Exception):
    """A request for a group names nobody whom somebody could know."""


@transaction.atomic
def say_i_know(*, referral_id: UUID, reason: Conflict, by: Account, at: datetime) -> Declaration:
    """I know whom this is about: from the next page on there is nothing of them here for me."""
    referral = Referral.objects.select_related("person").get(pk=referral_id)
    require(rule_on(by, SEE, referral, at=at))
    require(rule_on(by, TELL, None, at=at))
    if referral.person is None:
        raise NobodyNamed("This request names nobody. Tell us on the page 'Whom you know' whom you mean.")
    declaration = Declaration.objects.create(
        partnership=by.partnership, account=by, reason=reason, told_at=at, settled_at=at
    )
    record(TELL, about=referral, by=by, at=at, reason=reason.value)
    bar(list(people_alike(referral.person)), by, reason, OWN_WORD, made_by=by, at=at)
    return declaration


@transaction.atomic
def tell_whom_i_know(
    *, reason: Conflict, name: str, born_on: date | None, words: str, by: Account, at: datetime
) -> Declaration:
    """Keep what they say, for a safeguarding lead.  Nothing is looked up here, so nothing can be learned from it."""
    require(rule_on(by, TELL, None, at=at))
    declaration = Declaration.objects.create(
        partnership=by.partnership, account=by, reason=reason, name=" ".join(name.split()), born_on=born_on,
        words=words.strip(), told_at=at,
    )  # fmt: skip
    record(TELL, about=declaration, by=by, at=at, reason=reason.value)
    raise_task(
        kind=Task.Kind.KNOWS_SOMEBODY, about=declaration, partnership=by.partnership, area="",
        acknowledge_by=catalogue().working_time.due(at, REVIEWED_WITHIN).at,
        to=[one for one in leads(by.partnership, "", at) if one.pk != by.pk], by=CONFLICT, at=at,
    )  # fmt: skip
    return declaration
