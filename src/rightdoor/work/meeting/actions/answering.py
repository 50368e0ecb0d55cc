"""Whoever asked says yes or no to a time; what they write with it is a message like any other."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.work.meeting.actions.offering import IsOver
from rightdoor.work.meeting.lifecycle import State
from rightdoor.work.meeting.models import Appointment
from rightdoor.work.meeting.policy import ANSWER
from rightdoor.work.meeting.wording import answered
from rightdoor.work.referrals.models import Referral
from rightdoor.work.writing.actions.writing import write_message


@transaction.atomic
def answer_time(
    *, referral_id: UUID, appointment_id: UUID, comes: bool, words: str, form_key: UUID, by: Actor, at: datetime
) -> Appointment:
    """Say yes or no; a yes can become a no until it begins.  The same form twice is one answer.

    A no, and whatever is written, waits for an answer by its time; words that worry call a person.  A plain yes asks
    nothing of anybody.
    """
    referral: Referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral_id)
    require(rule_on(by, ANSWER, referral, at=at))
    rows = Appointment.objects.select_for_update(of=("self",)).filter(referral=referral, pk=appointment_id)
    if not comes and (declined := rows.filter(state=State.DECLINED).first()):
        if words.strip():  # said with another form; the same form says it once
            told = answered(declined, comes=False, words=words)
            write_message(referral_id=referral.pk, words=told, form_key=form_key, by=by, at=at)
        return declined
    one = rows.that_stand().filter(starts_at__gt=at).first()
    if one is None:
        raise IsOver(_("That time is over, or it was called off."))
    one.state, one.answered_at = State.AGREED if comes else State.DECLINED, at
    one.save(update_fields=["state", "answered_at"])
    record(ANSWER, about=referral, by=by, at=at, comes=comes)
    if not comes or words.strip():
        told = answered(one, comes=comes, words=words)
        write_message(referral_id=referral.pk, words=told, form_key=form_key, by=by, at=at)
    return one
