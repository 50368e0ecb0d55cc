"""What is said after a request was sent."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor, System
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.access.walled.acting import acting
from rightdoor.ground.audit.record import record
from rightdoor.ground.tasks.actions import raise_task
from rightdoor.ground.tasks.models import Task
from rightdoor.pure.keys import key_of_saying
from rightdoor.work.referrals import policy
from rightdoor.work.referrals.actions.closing import settle
from rightdoor.work.referrals.models import Addition, Referral
from rightdoor.work.safeguarding.actions import raise_flag
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.safeguarding.words import worrying

ONCE = System("forms")


@transaction.atomic
def add_words(
    *, referral_id: UUID, kind: Addition.Kind, words: str, form_key: UUID, by: Actor, at: datetime,
    beside: Sequence[object] = (),
) -> Addition:  # fmt: skip
    """Add to a request, at any stage; words that worry call a person.

    The same form sent twice adds once; with other words, or another answer *beside* them, it adds anew.
    """
    referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral_id)
    require(rule_on(by, policy.ADD, referral, at=at))
    earlier = said_before(referral.pk, words, beside, form_key=form_key, at=at)
    if earlier is not None:
        return earlier
    addition = Addition.objects.create(
        referral=referral, kind=kind, words=words.strip(), said_at=at,
        form_key=key_of_saying(form_key, referral.pk, words.strip(), *beside),
        taken_by=by if isinstance(by, Account) else None,
    )  # fmt: skip
    record("referrals.added", about=referral, by=by, at=at, kind=kind.value)
    if kind is Addition.Kind.MORE and referral.closed_at is not None:
        hear_late(referral, by=by, at=at)
    if kind is not Addition.Kind.WORSE and worrying(words):  # whoever says that it got worse is heard in any case
        raise_flag(
            partnership=referral.partnership, area=referral.area, about=referral, facts=[], text=words,
            source=RedFlag.Source.WORDS, by=by, at=at,
        )  # fmt: skip
    return addition


def said_before(
    referral_id: UUID, words: str, beside: Sequence[object] = (), *, form_key: UUID, at: datetime
) -> Addition | None:
    """What this same form said before, also where it was sealed since: sent again, it is neither new nor an error."""
    with acting(ONCE, at):
        key = key_of_saying(form_key, referral_id, words.strip(), *beside)
        return Addition.objects.filter(form_key=key).first()


def hear_late(referral: Referral, *, by: Actor, at: datetime) -> None:
    """Something is said about what was closed: the front door reads it again, and somebody is asked to."""
    settle(referral, at, anew=True)
    raise_task(
        kind=Task.Kind.SAID_MORE, about=referral, partnership=referral.partnership, area=referral.area, by=by, at=at
    )
