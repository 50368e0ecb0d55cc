"""It got worse: a person hears of it, whatever had been decided."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.work.passport.policy import TELL_WORSE
from rightdoor.work.referrals.actions.adding import add_words, said_before
from rightdoor.work.referrals.actions.promise import promise_for
from rightdoor.work.referrals.actions.working import start_clock
from rightdoor.work.referrals.lifecycle import OPEN, Stage
from rightdoor.work.referrals.models import Addition, Referral
from rightdoor.work.safeguarding.actions import raise_flag
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.safeguarding.words import worrying

GOT_WORSE = "got_worse"


@transaction.atomic
def tell_worse(
    *, referral_id: UUID, facts: Sequence[str], words: str, form_key: UUID, by: Actor, at: datetime
) -> Referral:
    """Keep what they say, call a person, and bring an answered or stopped request back to the queue.

    *facts* are the safety questions they answered with yes; with or without one a flag is raised, and raised again
    for what a person had dealt with before.  A request
    that comes back has a new promise, counted from now.
    """
    referral: Referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral_id)
    require(rule_on(by, TELL_WORSE, referral, at=at))
    ticked = sorted(facts)
    if said_before(referral.pk, words, ticked, form_key=form_key, at=at) is not None:
        return referral
    kind = Addition.Kind.WORSE
    add_words(referral_id=referral.pk, kind=kind, words=words, beside=ticked, form_key=form_key, by=by, at=at)
    raise_flag(
        partnership=referral.partnership, area=referral.area, about=referral, facts=list(facts) or [GOT_WORSE],
        source=RedFlag.Source.ANSWER if facts else RedFlag.Source.WORDS, text=words, anew=True, by=by, at=at,
    )  # fmt: skip
    if referral.stage not in OPEN and referral.stage != Stage.ENDED:  # from there only who ended it leads back
        referral.refresh_from_db(fields=["stage", "version"])
        referral.move_to(Stage.RECEIVED, by=by, at=at, reason="It got worse")
        start_clock(referral, promise_for(wanted_service=referral.wanted_service, area=referral.area, start=at))
    record("passport.got_worse", about=referral, by=by, at=at, danger=bool(facts))
    return referral


@transaction.atomic
def hear_unsent(*, referral_id: UUID, facts: Sequence[str], words: str, anyway: bool, by: Actor, at: datetime) -> bool:
    """Call a person for danger in a form that was not taken; whether one was called.

    Nothing else of the form is kept.  *anyway* is for a form that says in itself that it got worse.
    """
    referral: Referral = Referral.objects.select_related("partnership").get(pk=referral_id)
    require(rule_on(by, TELL_WORSE, referral, at=at))
    if not (facts or anyway or worrying(words)):
        return False
    raise_flag(
        partnership=referral.partnership, area=referral.area, about=referral,
        facts=list(facts) or ([GOT_WORSE] if anyway else []), text=words, anew=True, by=by, at=at,
        source=RedFlag.Source.ANSWER if facts else RedFlag.Source.WORDS,
    )  # fmt: skip
    record("passport.heard_unsent", about=referral, by=by, at=at, danger=bool(facts))
    return True
