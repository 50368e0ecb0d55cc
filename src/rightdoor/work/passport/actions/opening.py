"""Trying a code: every wrong try looks, weighs and lasts the same."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Max, Q

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.networks import mark
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import Thing, record, record_denial
from rightdoor.work.listening.lifecycle import ANSWERS
from rightdoor.work.listening.models import Complaint
from rightdoor.work.passport.lifecycle import DAY, HOUR, NETWORK_IN_A_DAY, SITE_IN_A_DAY, Outcome, Tries
from rightdoor.work.passport.models import Attempt
from rightdoor.work.passport.policy import TRY_CODE
from rightdoor.work.passport.queries import NOT_RIGHT
from rightdoor.work.passport.typed import code_of
from rightdoor.work.referrals.codes import is_secret
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Draft, Referral


@dataclass(frozen=True, slots=True)
class Known:
    """The code is one of ours.  Without its word that is all there is to say: received, or answered."""

    answered: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """Code and word go together.  The visit ends when the word is no longer this one."""

    kind: str  # draft, referral or complaint
    key: UUID
    word: str = field(default="", compare=False, repr=False)  # hashed


Coded = Referral | Draft | Complaint
KINDS = {Referral: "referral", Draft: "draft", Complaint: "complaint"}
ANSWERED = (Stage.CHOOSING, Stage.DECIDED, Stage.WITHDRAWN)


def try_code(*, code: str, word: str, network: str, by: Actor, at: datetime) -> Opened | Known | None:
    """What this code opens: everything with its word, 'received' or 'answered' without, and None for all else.

    The try is written down, as wrong, before anything is compared, and in a transaction of its own: so a
    thousand tries at once are a thousand tries.  An unknown code, a wrong word and a resting code do the same work.
    """
    require(rule_on(by, TRY_CODE, None, at=at))
    attempt = note_attempt(of=mark("code", code_of(code)), network=network, at=at)
    found = whatever_has(code)
    fits = word_fits(found, word)
    tries = tries_so_far(attempt, at=at)
    if tries.barred or (not word and tries.code_alone_is_silent):
        refuse(attempt, found, Outcome.BARRED, by=by, at=at)
        return None
    if found is None or (word and not fits):
        refuse(attempt, found, Outcome.WRONG, by=by, at=at)
        return None
    return let_in(attempt, found, with_word=fits, by=by, at=at)


@transaction.atomic
def note_attempt(*, of: str, network: str, at: datetime) -> Attempt:
    """Write the try down, under the mark of what was tried, and forget those that are old."""
    Attempt.objects.to_forget(at).delete()
    return Attempt.objects.create(
        code_mark=of,
        network_mark=mark("network", network),
        tried_at=at,
        outcome=Outcome.TRYING,
    )


def whatever_has(code: str) -> Coded | None:
    """The request, unsent draft or complaint with this code; all are always looked for."""
    tidy = code_of(code)
    sent = Referral.objects.filter(code=tidy).first()
    unsent = Draft.objects.unsent().filter(code=tidy).first()
    heard = Complaint.objects.filter(code=tidy).first()
    return sent or unsent or heard


def word_fits(found: Coded | None, word: str) -> bool:
    """Whether the word is theirs.  One slow comparison is made whatever was found."""
    return is_secret(word, found.secret_word if found else "")


def tries_so_far(attempt: Attempt, *, at: datetime) -> Tries:
    """How many tries went wrong, this one included; a right one clears the count of its code, and of nothing else."""
    of_code = Attempt.objects.of_the_day(at).filter(code_mark=attempt.code_mark)
    opened = of_code.opened().aggregate(last=Max("tried_at"))["last"] or at - DAY
    wrong = of_code.since(opened).not_right()
    code = wrong.aggregate(day=Count("id"), hour=Count("id", filter=Q(tried_at__gt=at - HOUR)))
    lately = Attempt.objects.of_the_day(at).filter(outcome__in=(*NOT_RIGHT, Outcome.BARRED))
    return Tries(
        code_in_an_hour=code["hour"],
        code_in_a_day=code["day"],
        network_in_a_day=lately.filter(network_mark=attempt.network_mark)[: NETWORK_IN_A_DAY + 1].count(),
        site_in_a_day=lately[: SITE_IN_A_DAY + 1].count(),
    )


def refuse(
    attempt: Attempt, found: Thing | None, outcome: Outcome, *, by: Actor, at: datetime, act: str = "passport.opened"
) -> None:
    """Keep the try as what it was; the audit knows which record was meant, the person does not learn it."""
    attempt.outcome = outcome
    attempt.save(update_fields=["outcome"])
    record_denial(act, about=found, by=by, at=at, reason=outcome.value)


@transaction.atomic
def let_in(attempt: Attempt, found: Coded, *, with_word: bool, by: Actor, at: datetime) -> Opened | Known:
    """Say what there is to say, on record."""
    attempt.outcome = Outcome.OPENED if with_word else Outcome.KNOWN
    attempt.save(update_fields=["outcome"])
    record("passport.opened" if with_word else "passport.asked", about=found, by=by, at=at)
    if not with_word:
        return Known(answered=is_answered(found))
    return Opened(kind=KINDS[type(found)], key=found.pk, word=found.secret_word)


def is_answered(found: Coded) -> bool:
    if isinstance(found, Complaint):
        return found.stage not in ANSWERS
    return isinstance(found, Referral) and found.stage_before_end in ANSWERED
