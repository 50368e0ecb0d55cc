"""What is written to a family about an appointment: to whom, by which safe way, and in which neutral words."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from rightdoor.ground.design.two_languages import short_in
from rightdoor.ground.design.when import day_and_month, hour, moment
from rightdoor.ground.messages.asking import ask, refusal
from rightdoor.ground.messages.models import ContactPlan, Message, Way
from rightdoor.ground.messages.safe_times import all_windows, next_safe
from rightdoor.ground.messages.stricter import times_of
from rightdoor.work.calendar.lifecycle import State, What
from rightdoor.work.calendar.models import Booking, BookingMessage
from rightdoor.work.referrals.actions.receipts import way_for
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.referrals.speaking import language_of

KIND = "appointment"
DAY_BEFORE, LATEST = timedelta(hours=24), timedelta(hours=1)
WORDS = {
    What.MADE: noop("Rightdoor: we meet on %(when)s."),
    What.MOVED: noop("Rightdoor: we meet at another time, on %(when)s."),
    What.CANCELLED: noop("Rightdoor: we do not meet on %(when)s. You will hear from us."),
    What.REMINDER: noop("Rightdoor: a reminder. We meet on %(when)s."),
}
NO_PLAN = "No way to reach them is on record."
BY_CODE = "They chose no way by which a message can be timed safely."
NO_MOMENT = "No safe time comes before it."
OVERTAKEN = "The appointment was moved or cancelled, or it has begun."


def plan_of(referral: Referral) -> ContactPlan | None:
    """Of the young person; of the parent, where the parent asked for them.  Never of a professional who asked."""
    return referral.referrer_plan if referral.asker == Asker.CHILD else referral.contact_plan


def goes_to_a_parent(referral: Referral) -> bool:
    """Whether what is written reaches a parent, so that a person says first that it is right."""
    return referral.asker == Asker.CHILD


def words_about(booking: Booking, what: What, plan: ContactPlan) -> str:
    """In the language of whoever reads it, with the English below: the day and the time, and nothing else."""

    def say() -> str:
        when = _("%(day)s, %(hour)s") % {"day": day_and_month(booking.starts_at), "hour": hour(booking.starts_at)}
        return _(WORDS[what]) % {"when": when}

    return short_in(language_of(booking.episode.referral, plan.pk), say)


def why_not(booking: Booking, at: datetime) -> str:
    """Why nothing can be written about it now; empty where it can."""
    plan = plan_of(booking.episode.referral)
    if plan is None:
        return NO_PLAN
    way = way_for(plan)
    if way is Way.CODE:
        return BY_CODE
    if why := refusal(plan, way):
        return f"{why}."
    safe = next_safe(all_windows(times_of(plan)) or (), at)
    return "" if safe is not None and safe <= booking.starts_at - LATEST else NO_MOMENT


def overtaken(message: Message, at: datetime) -> str:
    """Why a message about an appointment is not for them any more, asked again as it leaves; of others, nothing."""
    if message.kind != KIND:
        return ""
    told = BookingMessage.objects.select_related("booking").filter(message=message.pk).first()
    if told is None:
        return ""  # it is only being written
    if told.booking.starts_at <= at:
        return OVERTAKEN
    if (told.booking.state == State.STANDS) is (told.what == What.CANCELLED):
        return OVERTAKEN
    return ask(message.plan, message, at).why_held  # what would be held for a person comes to nothing here


def in_words(told: BookingMessage) -> str:
    """What came of it, for whoever looks at the appointment."""
    name = {What.REMINDER: "The reminder", What.CANCELLED: "Word that it does not happen"}.get(
        What(told.what), "Word of the time"
    )
    if told.message is None:
        return f"{name} was not sent. {told.why}"
    if told.message.state == Message.State.SENT and told.message.sent_at is not None:
        return f"{name} went on {moment(told.message.sent_at)}."
    if told.message.state == Message.State.WAITING:
        return f"{name} goes when it is safe."
    return f"{name} was not sent. {told.message.why_held}"
