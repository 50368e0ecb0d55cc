"""Keeping contact plans, and the outbox through which everything leaves."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import Exists, OuterRef

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import Thing, kind_of, record
from rightdoor.ground.messages import policy
from rightdoor.ground.messages.asking import SILENT, ask, best_way, is_silent
from rightdoor.ground.messages.carriers import NotSent, Outgoing, Refused, carrier_for
from rightdoor.ground.messages.models import ContactPlan, Holder, Message, Way
from rightdoor.ground.messages.neutral import neutral_words
from rightdoor.ground.messages.protocol import language_of, needs_person, not_for_them
from rightdoor.ground.messages.stricter import may_be_named
from rightdoor.ground.signin import letters

log = structlog.get_logger("rightdoor.messages")
TRIES = 8
SAFE_FOR = timedelta(minutes=30)
NO_CARRIER = "Nothing is set up to send this by itself"
REFUSED = "The address or number does not exist"


class NoReason(Exception):
    """A message is kept back only with a reason."""


@transaction.atomic
def save_contact_plan(
    *,
    partnership: Partnership,
    ways: Sequence[str],
    by: Actor,
    at: datetime,
    plan_id: UUID | None = None,
    holder: str = Holder.YOUNG_PERSON,
    child: ContactPlan | None = None,
    phone: str = "",
    email: str = "",
    address: str = "",
    school_contact: str = "",
    safe_times: str = "",
    voicemail_is_safe: bool | None = None,
    may_name_service: bool | None = None,
    safe_word: str = "",
    who_must_not_know: str = "",
    never_contact_parent: bool = False,
) -> ContactPlan:
    """Write down how to reach somebody safely.  Said again it replaces what was said, and lifts an earlier stop."""
    plan = ContactPlan.objects.select_for_update().get(pk=plan_id) if plan_id else ContactPlan(partnership=partnership)
    require(rule_on(by, policy.KEEP_PLAN, plan, at=at))
    plan.ways, plan.holder, plan.child = [Way(way).value for way in ways], holder, child
    stood = {plan.phone, plan.email} - {"", phone, email}
    plan.reached_before = sorted({*plan.reached_before, *stood})
    plan.phone, plan.email, plan.address, plan.school_contact = phone, email, address, school_contact
    plan.safe_times, plan.voicemail_is_safe, plan.may_name_service = safe_times, voicemail_is_safe, may_name_service
    plan.safe_word, plan.who_must_not_know, plan.never_contact_parent = (
        safe_word, who_must_not_know, never_contact_parent,
    )  # fmt: skip
    plan.stopped_at, plan.updated_at = None, at
    plan.save()
    record("messages.plan_saved", about=plan, by=by, at=at, holder=str(holder), ways=",".join(plan.ways))
    return plan


@transaction.atomic
def stop_writing(*, plan_id: UUID, by: Actor, at: datetime) -> ContactPlan:
    """The number was wrong, or they asked us to stop: nothing more goes out until they say otherwise."""
    plan = ContactPlan.objects.select_for_update().get(pk=plan_id)
    require(rule_on(by, policy.KEEP_PLAN, plan, at=at))
    plan.stopped_at = plan.updated_at = at
    plan.save(update_fields=["stopped_at", "updated_at"])
    record("messages.stopped", about=plan, by=by, at=at)
    return plan


@transaction.atomic
def write_again(*, plan_id: UUID, by: Actor, at: datetime) -> ContactPlan:
    """They said yes to being written to again: what is queued from now on goes out as the plan says."""
    plan = ContactPlan.objects.select_for_update().get(pk=plan_id)
    require(rule_on(by, policy.KEEP_PLAN, plan, at=at))
    plan.stopped_at, plan.updated_at = None, at
    plan.save(update_fields=["stopped_at", "updated_at"])
    record("messages.begun_again", about=plan, by=by, at=at)
    return plan


@transaction.atomic
def staff_plan(*, account: Account, at: datetime, phone: str | None = None) -> ContactPlan:
    """How a member of staff is alerted: their e-mail address, and a telephone where they gave one."""
    plan, _made = ContactPlan.objects.get_or_create(
        account=account,
        defaults={"partnership": account.partnership, "holder": Holder.STAFF, "ways": [Way.EMAIL], "updated_at": at},
    )
    if phone is not None and phone != plan.phone:
        plan.phone, plan.updated_at = phone, at
        plan.ways = [Way.TEXT, Way.EMAIL] if phone else [Way.EMAIL]
        plan.save(update_fields=["phone", "ways", "updated_at"])
    return plan


@transaction.atomic
def queue_message(
    *, plan: ContactPlan, about: Thing, kind: str, body: str, outside: str, by: Actor, at: datetime,
    way: str | None = None,
) -> Message:  # fmt: skip
    """Put a message in the outbox, in the same transaction as what it tells of.

    *body* is for whoever comes back with the code, and for a printed letter; *outside* is all that an e-mail or a
    text ever says.  What is only for reading by code counts as sent at once: it waits there for them.
    """
    chosen = Way(way) if way else best_way(plan)
    message = Message(
        partnership=plan.partnership, plan=plan, area=getattr(about, "area", "") or "", about_kind=kind_of(about),
        about_id=UUID(str(about.pk)), way=chosen, kind=kind, body=body, outside=outside, queued_at=at,
        queued_by=by if isinstance(by, Account) else None, next_try_at=at,
    )  # fmt: skip
    require(rule_on(by, policy.QUEUE, message, at=at))
    if is_silent(plan):
        message.state, message.why_held = Message.State.SILENT, SILENT
    elif why := not_for_them(message, at):
        message.state, message.why_held = Message.State.DROPPED, why
    elif chosen is Way.CODE:
        message.state, message.sent_at = Message.State.SENT, at
    message.save(force_insert=True)
    record("messages.queued", about=message, by=by, at=at, kind=kind, way=chosen.value)
    return message


def send_waiting(*, by: Actor, at: datetime, limit: int = 50) -> int:
    """Try what is due in the outbox, each in a transaction of its own; the number of messages looked at."""
    count = 0
    while count < limit and send_next(by=by, at=at):
        count += 1
    return count


@transaction.atomic
def send_next(*, by: Actor, at: datetime) -> bool:
    """Take the next message that no other worker holds, ask its plan, and send, hold or put it off."""
    earlier = Message.objects.filter(
        plan=OuterRef("plan"), way=OuterRef("way"), state=Message.State.WAITING, id__lt=OuterRef("id")
    )
    due = Message.objects.filter(~Exists(earlier), state=Message.State.WAITING, next_try_at__lte=at)
    message = due.select_for_update(of=("self",), skip_locked=True).order_by("next_try_at", "id").first()
    if message is None:
        return False
    require(rule_on(by, policy.SEND, message, at=at))
    plan = ContactPlan.objects.select_related("account", "child").get(pk=message.plan_id)  # as it is now
    answer = ask(plan, message, at)
    if why := not_for_them(message, at):
        keep_from_them(message, why, by=by, at=at)
    elif answer.why_held:
        hold(message, answer.why_held, by=by, at=at)
    elif answer.wait_until is not None:
        message.next_try_at = answer.wait_until
        message.save(update_fields=["next_try_at"])
    else:
        carry(message, to=answer.to, text=words_outside(plan, message), by=by, at=at)
    return True


def words_outside(plan: ContactPlan, message: Message) -> str:
    """What may be seen by anyone who picks up the phone or the post."""
    if message.kind in letters.KINDS:
        return letters.words_for(message.kind, message.about_id)
    if plan.holder == Holder.STAFF:
        return message.outside
    if not may_be_named(plan):
        return neutral_words(language_of(message))
    return message.body if message.way == Way.POST else message.outside


def carry(message: Message, *, to: str, text: str, by: Actor, at: datetime) -> None:
    """Hand it to the carrier; a failure puts it off a little longer each time, and the eighth calls a person."""
    carrier = carrier_for(Way(message.way))
    if carrier is None:
        hold(message, NO_CARRIER, by=by, at=at)
        return
    outgoing = Outgoing(
        id=message.pk, way=Way(message.way), to=to, text=text, queued_at=message.queued_at, again=message.tries > 0
    )
    message.tries += 1
    try:
        carrier(outgoing)
    except Refused:
        hold(message, REFUSED, by=by, at=at)
    except NotSent:
        put_off(message, by=by, at=at)
    except Exception as surprise:  # noqa: BLE001  one strange message must not stop the others
        log.warning("a carrier failed in a new way", kind=type(surprise).__name__, id=str(message.pk))
        put_off(message, by=by, at=at)
    else:
        message.state, message.sent_at = Message.State.SENT, at
        message.save(update_fields=["state", "sent_at", "tries"])
        record("messages.sent", about=message, by=by, at=at, way=message.way, tries=message.tries)


def put_off(message: Message, *, by: Actor, at: datetime) -> None:
    """Try again in one, two, four … minutes; after eight tries a person must look."""
    if message.tries >= TRIES:
        message.state, message.why_held = Message.State.STUCK, f"It has failed {TRIES} times"
    message.next_try_at = at.astimezone(UTC) + timedelta(minutes=2 ** (message.tries - 1))
    message.save(update_fields=["state", "why_held", "tries", "next_try_at"])
    record("messages.put_off", about=message, by=by, at=at, tries=message.tries, stuck=message.tries >= TRIES)
    if message.state == Message.State.STUCK:
        needs_person(message, by=by, at=at)


def hold(message: Message, why: str, *, by: Actor, at: datetime) -> None:
    """Keep it here, say why, and call a person; where a child has died nobody is called."""
    silent = why == SILENT
    message.state, message.why_held = Message.State.SILENT if silent else Message.State.HELD, why
    message.save(update_fields=["state", "why_held", "tries"])
    record("messages.kept_silent" if silent else "messages.held", about=message, by=by, at=at, way=message.way)
    if not silent:
        needs_person(message, by=by, at=at)


def keep_from_them(message: Message, why: str, *, by: Actor, at: datetime) -> None:
    """It was for them when it was written, and is not now: it does not leave, and nobody is called."""
    message.state, message.why_held = Message.State.DROPPED, why
    message.save(update_fields=["state", "why_held"])
    record("messages.kept_from_them", about=message, by=by, at=at, way=message.way)


@transaction.atomic
def read_held(*, message_id: UUID, by: Account, at: datetime) -> str:
    """A held message and its plan, for whoever decides: the address and what may be said.  It is on record."""
    message = Message.objects.select_related("plan").get(pk=message_id)
    require(rule_on(by, policy.DECIDE, message, at=at))
    record("messages.read", about=message, by=by, at=at)
    return f"{message.plan.address}\n\n{words_outside(message.plan, message)}"


@transaction.atomic
def try_again(
    *, message_id: UUID, by: Account, at: datetime, way: str | None = None, safe_now: bool = False
) -> Message:
    """A person has looked: it goes back into the outbox, perhaps another way.  The plan is asked again.

    *safe_now*: they have read when it is safe, and that is now; it holds for half an hour.
    """
    message = Message.objects.select_for_update(of=("self",)).get(pk=message_id)
    require(rule_on(by, policy.DECIDE, message, at=at))
    if message.state in (Message.State.HELD, Message.State.STUCK):
        message.state, message.why_held, message.tries, message.next_try_at = Message.State.WAITING, "", 0, at
        message.way = Way(way) if way else message.way
        message.safe_until = at.astimezone(UTC) + SAFE_FOR if safe_now else None
        message.save(update_fields=["state", "why_held", "tries", "next_try_at", "way", "safe_until"])
        record("messages.tried_again", about=message, by=by, at=at, way=message.way, safe_now=safe_now)
    return message


@transaction.atomic
def drop_message(*, message_id: UUID, reason: str, by: Account, at: datetime) -> Message:
    """It does not go out: they were told another way, or it would not be safe.  The body stays to be read by code."""
    message = Message.objects.select_for_update(of=("self",)).get(pk=message_id)
    require(rule_on(by, policy.DECIDE, message, at=at))
    if not reason.strip():
        raise NoReason("Say how they were told, or why this must not go out.")
    if message.state in (Message.State.HELD, Message.State.STUCK):
        message.state, message.why_held = Message.State.DROPPED, reason.strip()[:120]
        message.save(update_fields=["state", "why_held"])
        record("messages.dropped", about=message, by=by, at=at)
    return message
