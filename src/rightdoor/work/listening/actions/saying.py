"""Somebody says how it was, or complains: it is kept, a reader has to answer by a day, what worries calls a person."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.access.walled.acting import acting
from rightdoor.ground.audit.record import record
from rightdoor.ground.tasks.actions import raise_task
from rightdoor.ground.tasks.models import Task
from rightdoor.pure.keys import key_of_saying
from rightdoor.records.directory.reading import catalogue
from rightdoor.work.listening import policy
from rightdoor.work.listening.about_whom import named_by
from rightdoor.work.listening.actions.excluding import shut_out
from rightdoor.work.listening.answered import HEARING
from rightdoor.work.listening.lifecycle import Procedure, Stage
from rightdoor.work.listening.models import Complaint, Feedback
from rightdoor.work.listening.readers import readers_of
from rightdoor.work.listening.stages import due_for
from rightdoor.work.referrals.actions.drafting import unused_code
from rightdoor.work.referrals.codes import hash_secret
from rightdoor.work.referrals.models import Referral
from rightdoor.work.safeguarding.actions import raise_flag
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.safeguarding.words import worrying

WITHOUT_A_PROMISE = timedelta(days=10)  # working days until a reader must act, where no day can be promised


@transaction.atomic
def say_how_it_was(
    *, referral_id: UUID, face: str, words: str, thanks: str, form_key: UUID, by: Actor, at: datetime
) -> Feedback:
    """Keep a face, words and a thank you.  It changes nothing about the help."""
    referral = Referral.objects.select_related("partnership").get(pk=referral_id)
    require(rule_on(by, policy.SAY_HOW, referral, at=at))
    feedback, is_new = Feedback.objects.get_or_create(
        form_key=key_of_saying(form_key, referral.pk, str(face), words.strip(), thanks.strip()),
        defaults={"partnership": referral.partnership, "area": referral.area, "referral": referral, "face": face,
                  "words": words.strip(), "thanks": thanks.strip(), "said_at": at},
    )  # fmt: skip
    if is_new:
        record(policy.SAY_HOW, about=feedback, by=by, at=at, face=str(face))
        call_for_safety(feedback, referral, f"{words} {thanks}", by=by, at=at)
    return feedback


@transaction.atomic
def complain(
    *, partnership: Partnership, who: str, about: str, wants: str, advocate_wanted: bool | None, form_key: UUID,
    by: Actor, at: datetime, whom: str = "", area: str = "", name: str = "", reach: str = "", secret_word: str = "",
    referral: Referral | None = None,
) -> Complaint:  # fmt: skip
    """Keep a complaint.  Whoever it seems to be about is shut out before anybody hears of it.

    The same form sent twice is one complaint; with other words it is another.  It begins at stage 1 of the statutory
    procedure, whose days are the fewest; a reader may say that it is none.  Without a request it has a code of its own,
    for whoever made it themselves.
    """
    home = referral.pk if referral else partnership.pk
    key = key_of_saying(form_key, home, *(one.strip() for one in (about, wants, whom, name, reach)))
    before = made_before(key, at)
    if before is not None:
        return before
    longer = bool(advocate_wanted)
    due = due_for(Procedure.STATUTORY, Stage.ONE, area=area, start=at, longer=longer)
    complaint = Complaint(
        partnership=partnership, area=area, referral=referral, who=who, name=name.strip(), reach=reach.strip(),
        whom=whom.strip(), code=own_code(referral, by), secret_word=hash_secret(secret_word),
        about=about.strip(), wants=wants.strip(), advocate_wanted=advocate_wanted, stage_since=at, longer=longer,
        due_at=due.at if due else None, explanation=due.explanation if due else "", form_key=key, made_at=at,
        taken_by=by if isinstance(by, Account) else None,
    )  # fmt: skip
    require(rule_on(by, policy.TAKE if isinstance(by, Account) else policy.COMPLAIN, complaint, at=at))
    with acting(HEARING, at):  # whoever makes it may not be one who reads it
        try:
            with transaction.atomic():
                complaint.save(force_insert=True)
        except IntegrityError:  # the same was sent a moment ago
            return Complaint.objects.get(form_key=key)
        record(policy.COMPLAIN, about=complaint, by=by, at=at, who=str(who), with_code=referral is not None)
        hear(complaint, f"{about} {wants}", by=by, at=at)
        call_readers(complaint, by=by, at=at)
    return complaint


def made_before(key: UUID, at: datetime) -> Complaint | None:
    """The complaint that this same form made before."""
    with acting(HEARING, at):
        return Complaint.objects.filter(form_key=key).first()


def hear(complaint: Complaint, words: str, *, by: Actor, at: datetime) -> None:
    """Shut out whom the words name; and where they worry call a person, who is not one of those."""
    shut_out_named(complaint, words, at=at)
    call_for_safety(complaint, complaint, f"{words} {complaint.whom}", by=by, at=at)
    shut_out_named(complaint, words, at=at)  # of the flag too


def own_code(referral: Referral | None, by: Actor) -> str | None:
    """Nobody of us hands out a code: whoever has it and the word reads what was said."""
    return unused_code() if referral is None and not isinstance(by, Account) else None


def shut_out_named(complaint: Complaint, words: str, *, at: datetime) -> None:
    """Members of staff whom it names know nothing of it."""
    for account, how in named_by(complaint, words, at):
        shut_out(complaint, account, source=how.value, at=at)


def call_for_safety(
    about: Complaint | Feedback, home: Complaint | Referral, words: str, *, by: Actor, at: datetime
) -> None:
    """Words that worry call a person, wherever they stand; those who are shut out of it do not hear."""
    if worrying(words):
        raise_flag(
            partnership=home.partnership, area=home.area, about=about, facts=[], text=words,
            source=RedFlag.Source.WORDS, by=by, at=at,
        )  # fmt: skip


def call_readers(complaint: Complaint, *, by: Actor, at: datetime) -> None:
    """Those who read it are told that something waits, and by when; nobody else is."""
    readers = readers_of(complaint, at)
    if readers:
        due = complaint.due_at or catalogue().working_time.due(at, WITHOUT_A_PROMISE).at
        raise_task(
            kind=Task.Kind.ANSWER_COMPLAINT, about=complaint, partnership=complaint.partnership, area=complaint.area,
            acknowledge_by=due, to=readers, climbs=False, by=by, at=at,
        )  # fmt: skip
