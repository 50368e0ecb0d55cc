"""What happens when somebody is not safe: it is kept, a person is called, and the body that acts is contacted."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.db import IntegrityError, transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import Thing, kind_of, record
from rightdoor.ground.tasks.actions import answering, finish, raise_task, tell_again
from rightdoor.ground.tasks.models import Task
from rightdoor.work.safeguarding import policy
from rightdoor.work.safeguarding.models import BodyContact, RedFlag
from rightdoor.work.safeguarding.preparing import body_of, lead_first, prepared_text
from rightdoor.work.safeguarding.protocol import Said, read, tell_flagged
from rightdoor.work.safeguarding.words import find

TO_BE_MADE_WITHIN = timedelta(hours=1)  # by the clock, day or night


class HandledAlready(Exception):
    """Somebody else has said what was done about this flag."""


class RecordedAlready(Exception):
    """This contact was recorded as made before, with other words."""


class NoWords(Exception):
    """A flag is closed, and a contact prepared, only with words."""


class LeadFirst(Exception):
    """The body asks that the designated safeguarding lead is spoken to before a consultation with it."""


class NotYet(Exception):
    """A contact cannot have been made after now."""


@transaction.atomic
def raise_flag(
    *, partnership: Partnership, area: str, about: Thing, facts: Iterable[str], source: str, by: Actor, at: datetime,
    text: str = "", heard: str = "", anew: bool = False,
) -> RedFlag:  # fmt: skip
    """Somebody says that someone is not safe: keep it whatever happens next, and call a person.

    *facts* are the safety facts that were answered yes; *text* the words that worried, of which only the kinds are
    kept here; *heard* is what a member of staff heard or saw.  The same again raises nothing new; something more is
    added, and whoever has it hears once more; the same words after a person has dealt with them stay dealt with,
    unless they were said *anew*.
    """
    found = find(f"{text} {heard}")
    said = [*dict.fromkeys([*facts, *(kind.code for kind in found.kinds)])]
    marks = {*facts, *found.marks, *([f"heard:{hash_of(heard)}"] if heard else [])}
    flags = RedFlag.objects.select_for_update().about(kind_of(about), about.pk).filter(source=source)
    earlier = list(flags.order_by("said_at", "id"))
    for one in earlier:
        settle_area(one, area, by=by, at=at)
    if earlier and not anew and marks <= {mark for flag in earlier for mark in flag.marks}:
        return earlier[-1]
    flag = next((one for one in earlier if one.handled_at is None), None)
    if flag is not None:
        return add_to(flag, said, marks, heard, by=by, at=at)
    flag = RedFlag(
        partnership=partnership, area=area, about_kind=kind_of(about), about_id=about.pk, source=source,
        heard=heard.strip(), facts=said, marks=sorted(marks), said_at=at, words_at=at,
    )  # fmt: skip
    if open_flag(flag, by=by, at=at):
        return flag
    return raise_flag(
        partnership=partnership, area=area, about=about, facts=facts, source=source, by=by, at=at, text=text,
        heard=heard, anew=anew,
    )  # fmt: skip


def open_flag(flag: RedFlag, *, by: Actor, at: datetime) -> bool:
    """Keep a new flag and call a person; False where another page opened it a moment ago."""
    require(rule_on(by, policy.RAISE_FLAG, flag, at=at))
    try:
        with transaction.atomic():
            flag.save(force_insert=True)
    except IntegrityError:
        return False
    record("safeguarding.flag_raised", about=flag, by=by, at=at, source=str(flag.source), facts=",".join(flag.facts))
    kind = kind_of_task(flag.source)
    raise_task(kind=kind, about=flag, partnership=flag.partnership, area=flag.area, by=by, at=at)
    tell_flagged(flag.about_kind, flag.about_id, flagged=True, at=at)
    return True


def kind_of_task(source: str) -> Task.Kind:
    return Task.Kind.WORRYING_WORDS if source == RedFlag.Source.WORDS else Task.Kind.RED_FLAG


def hash_of(words: str) -> str:
    return sha256(words.strip().encode()).hexdigest()[:20]


def add_to(flag: RedFlag, said: list[str], marks: set[str], heard: str, *, by: Actor, at: datetime) -> RedFlag:
    """They said something more: it is added to the open flag, and whoever has it hears once more."""
    require(rule_on(by, policy.RAISE_FLAG, flag, at=at))
    flag.facts = [*dict.fromkeys([*flag.facts, *said])]
    flag.marks = sorted({*flag.marks, *marks})
    flag.words_at = at
    flag.heard = "\n\n".join(words for words in (flag.heard, heard.strip()) if words)
    flag.save(update_fields=["facts", "marks", "words_at", "heard"])
    record("safeguarding.flag_grew", about=flag, by=by, at=at, facts=",".join(said))
    for task in Task.objects.open().about(kind_of(flag), flag.pk):
        tell_again(task=task, by=by, at=at)
    return flag


@transaction.atomic
def carry_flags(*, was: Thing, now: Thing, area: str, by: Actor, at: datetime) -> int:
    """A draft was sent: its flags, open and handled, now are about the request.  The number carried."""
    flags = list(RedFlag.objects.select_for_update().about(kind_of(was), was.pk))
    for flag in flags:
        require(rule_on(by, policy.RAISE_FLAG, flag, at=at))
        flag.about_kind, flag.about_id = kind_of(now), UUID(str(now.pk))
        flag.save(update_fields=["about_kind", "about_id"])
        record("safeguarding.flag_carried", about=flag, by=by, at=at)
        settle_area(flag, area, by=by, at=at)
    BodyContact.objects.about(kind_of(was), was.pk).update(about_kind=kind_of(now), about_id=now.pk)
    if any(flag.handled_at is None for flag in flags):
        tell_flagged(kind_of(now), UUID(str(now.pk)), flagged=True, at=at)
    return len(flags)


def settle_area(flag: RedFlag, area: str, *, by: Actor, at: datetime) -> None:
    """Now that the area of an open flag is known, its own duty is told; nobody who was told before is untold."""
    if flag.handled_at is not None or not area or area == flag.area:
        return
    flag.area = area
    flag.save(update_fields=["area"])
    for task in Task.objects.select_for_update().open().about(kind_of(flag), flag.pk):
        task.area = area
        if task.acknowledged_at is None:
            task.owner = answering(task, at).owner
        task.save(update_fields=["area", "owner"])
        tell_again(task=task, by=by, at=at)


@transaction.atomic
def handle_flag(*, flag_id: UUID, what_was_done: str, by: Account, at: datetime) -> RedFlag:
    """A person has acted: the flag closes only with what was done, in words."""
    flag = RedFlag.objects.select_for_update().get(pk=flag_id)
    require(rule_on(by, policy.HANDLE_FLAG, flag, at=at))
    words = what_was_done.strip()
    if flag.handled_at is not None:
        if flag.handled_by_id == by.pk and flag.what_was_done == words:
            return flag
        raise HandledAlready("Somebody has said already what was done. Your words are still on this page.")
    if not words:
        raise NoWords("Say what was done. A flag closes only with words.")
    flag.handled_at, flag.handled_by, flag.what_was_done = at, by, words
    flag.save(update_fields=["handled_at", "handled_by", "what_was_done"])
    record("safeguarding.flag_handled", about=flag, by=by, at=at)
    for task in Task.objects.open().about(kind_of(flag), flag.pk):
        finish(task_id=task.pk, outcome=words, by=by, at=at)
    tell_above(flag, at)
    return flag


def tell_above(one: RedFlag | BodyContact, at: datetime) -> None:
    """The rooms above hear whether what this is about still has an open flag, and that something changed."""
    still_open = RedFlag.objects.open().about(one.about_kind, one.about_id).exists()
    tell_flagged(one.about_kind, one.about_id, flagged=still_open, at=at)


@transaction.atomic
def list_flags(*, flags: Iterable[RedFlag], by: Account, at: datetime) -> list[RedFlag]:
    """The flags of a list that this person may see, asked once for each area.  Which were shown is on record."""
    given = list(flags)
    areas = {(flag.partnership_id, flag.area): flag for flag in given}
    seen = {place for place, flag in areas.items() if rule_on(by, policy.SEE_FLAGS, flag, at=at).allowed}
    shown = [flag for flag in given if (flag.partnership_id, flag.area) in seen]
    record("safeguarding.flags_listed", about=None, by=by, at=at, shown=[flag.pk for flag in shown])
    return shown


@transaction.atomic
def read_flag(*, flag: RedFlag, by: Account, at: datetime) -> Said:
    """What they said, for whoever must act on it.  Reading it is itself an act, and is on record."""
    require(rule_on(by, policy.SEE_FLAGS, flag, at=at))
    record("safeguarding.flag_read", about=flag, by=by, at=at)
    return read(flag.about_kind, flag.about_id)


@transaction.atomic
def read_contact(*, contact: BodyContact, by: Account, at: datetime) -> BodyContact:
    """The words of a contact, for whoever makes it.  Reading them is itself an act, and is on record."""
    require(rule_on(by, policy.PREPARE_CONTACT, contact, at=at))
    record("safeguarding.contact_read", about=contact, by=by, at=at)
    return contact


@transaction.atomic
def prepare_contact(
    *,
    about: Thing,
    partnership: Partnership,
    area: str,
    concern: str,
    by: Account,
    at: datetime,
    form_key: UUID | None = None,
    adult: bool = False,
    immediate_danger: bool = False,
    consultation: bool = False,
    lead_name: str = "",
    lead_spoken_on: date | None = None,
    lead_advice: str = "",
    family_told: bool | None = None,
    why_family_not_told: str = "",
) -> BodyContact:
    """Prepare a contact with the body that must act.  It is 'not yet made' until a person says to whom and when.

    It never waits for a qualification, a form, agreement or office hours.  Only a consultation, and only where the
    body's own words ask it, wants the designated safeguarding lead first; danger now never waits for that either.
    """
    body = body_of(area, adult=adult)
    kind, key = (about.about_kind, about.about_id) if isinstance(about, RedFlag) else (kind_of(about), about.pk)
    contact = BodyContact(
        partnership=partnership, area=area, about_kind=kind, about_id=key, body=body.code, adult=adult,
        form_key=form_key, concern=concern.strip(), immediate_danger=immediate_danger, consultation=consultation,
        lead_name=lead_name.strip(), lead_spoken_on=lead_spoken_on, lead_advice=lead_advice.strip(),
        family_told=family_told, why_family_not_told=why_family_not_told.strip(), prepared_at=at, prepared_by=by,
    )  # fmt: skip
    require(rule_on(by, policy.PREPARE_CONTACT, contact, at=at))
    if not contact.concern:
        raise NoWords("Say what was seen or heard, in the words of whoever saw or heard it.")
    if consultation and not immediate_danger and lead_first(body) and not contact.lead_name:
        raise LeadFirst("Speak with your Designated Safeguarding Lead first, and say who it was and what they advised.")
    return keep_contact(contact, by=by, at=at)


def keep_contact(contact: BodyContact, *, by: Account, at: datetime) -> BodyContact:
    """Write it down with its text, and begin its hour; the same form again finds the same contact."""
    contact.prepared_text = prepared_text(contact, read(contact.about_kind, contact.about_id), at)
    try:
        with transaction.atomic():
            contact.save(force_insert=True)
    except IntegrityError:
        return BodyContact.objects.get(form_key=contact.form_key or "")
    danger = contact.immediate_danger
    record("safeguarding.contact_prepared", about=contact, by=by, at=at, body=contact.body, danger=danger)
    raise_task(
        kind=Task.Kind.CONTACT_NOT_MADE, about=contact, partnership=contact.partnership, area=contact.area,
        acknowledge_by=at.astimezone(UTC) + TO_BE_MADE_WITHIN, by=by, at=at,
    )  # fmt: skip
    tell_above(contact, at)
    return contact


@transaction.atomic
def record_contact_made(
    *, contact_id: UUID, made_at: datetime, recipient: str, reference: str, by: Account, at: datetime,
    response: str = "",
) -> BodyContact:  # fmt: skip
    """A person has made the contact: who took it, when, and under which reference."""
    contact = BodyContact.objects.select_for_update().get(pk=contact_id)
    require(rule_on(by, policy.RECORD_CONTACT_MADE, contact, at=at))
    said = (recipient.strip(), reference.strip(), made_at)
    if contact.made_at is not None:
        if (contact.recipient, contact.reference, contact.made_at) == said and contact.made_by_id == by.pk:
            return contact
        raise RecordedAlready("This contact was recorded already. Your words are still on this page.")
    if not said[0] or not said[1]:
        raise NoWords("Say who took it and the reference they gave. If they gave none, write that.")
    if made_at > at:
        raise NotYet("That time has not come yet. Say when the contact was made.")
    contact.recipient, contact.reference, contact.made_at = said
    contact.made_by, contact.response = by, response.strip()
    contact.save(update_fields=["recipient", "reference", "made_at", "made_by", "response"])
    record("safeguarding.contact_made", about=contact, by=by, at=at, body=contact.body)
    for task in Task.objects.open().about(kind_of(contact), contact.pk):
        finish(task_id=task.pk, outcome="The contact was made", by=by, at=at)
    tell_above(contact, at)
    return contact
