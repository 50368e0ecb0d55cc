"""A letter goes: once to each reader, as it was looked at, and only where the record of now lets it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.messages.actions import queue_message
from rightdoor.ground.messages.models import Message
from rightdoor.work.closing.lifecycle import By, Part, Reader
from rightdoor.work.closing.models import ClosingLetter
from rightdoor.work.closing.policy import WRITE
from rightdoor.work.closing.readers import NOT_FOR_THEM, ToRead, names_hidden, reader_of
from rightdoor.work.referrals.outside import LETTER
from rightdoor.work.referrals.speaking import fixed
from rightdoor.work.support.actions.holding import held
from rightdoor.work.support.models import Episode

KIND = "closing_letter"
REFUSED = (Message.State.DROPPED, Message.State.SILENT)


class NotSent(Exception):
    """It did not go, and a sentence says why.  What was typed is kept on the page."""


@dataclass(frozen=True, slots=True)
class Written:
    """A letter as it was looked at."""

    words: str
    carried: Sequence[Part]
    rests_on: str
    by_way: By


@transaction.atomic
def send_letter(
    *, episode_id: UUID, key: str, written: Written, form_key: UUID, by: Account, at: datetime
) -> ClosingLetter:
    """Send it to the reader of that key, or keep it as printed.  The same form twice is one.  Raises NotSent."""
    episode = held(episode_id, WRITE, by=by, at=at)
    same = ClosingLetter.objects.filter(form_key=form_key, episode=episode).first()
    if same is not None:
        return same
    to = reader_of(episode, key, at)
    if to is None:
        raise NotSent(NOT_FOR_THEM)
    if why := hindered(episode, to, written, at):
        raise NotSent(why)
    letter = ClosingLetter.objects.create(
        partnership=episode.partnership, area=episode.area, person=episode.person, episode=episode,
        reader=to.reader.value, to_whom=name_kept(to), carried=[part.value for part in written.carried],
        rests_on=written.rests_on, body=written.words, by_way=written.by_way.value, sent_at=at, sent_by=by,
        form_key=form_key,
    )  # fmt: skip
    if written.by_way is By.SAFE:
        by_safe_way(episode, to, letter, by=by, at=at)
    record(WRITE, about=episode, by=by, at=at, reader=to.reader.value, way=letter.by_way)
    return letter


def name_kept(to: ToRead) -> str:
    """Of a school or doctor their name; the others are known by what they are."""
    return to.name if to.reader is Reader.AGREED else ""


def already(episode: Episode, to: ToRead) -> ClosingLetter | None:
    """The letter that went to them."""
    rows = ClosingLetter.objects.filter(episode=episode, reader=to.reader.value, to_whom=name_kept(to))
    found: ClosingLetter | None = rows.first()
    return found


def hindered(episode: Episode, to: ToRead, written: Written, at: datetime) -> str:
    """Why it cannot go yet; empty where it can."""
    if episode.is_open:
        return "Help goes on. A letter about its end goes once it has ended. Nothing was sent."
    if already(episode, to) is not None:
        return "A letter has gone to them already. It stands on the page before this one."
    if set(written.carried) - set(to.may_carry):
        return "Nobody agreed that this reader has all of that. Nothing was sent."
    shares = to.reader is not Reader.YOUNG_PERSON and (written.carried or to.reader is Reader.AGREED)
    if shares and not written.rests_on.strip():
        return "Say who agreed to what stands in it, and how. Nothing was sent."
    if written.by_way is By.SAFE and to.way is None:
        return "No safe way to send it is known. Print it and hand it over, or ask them first. Nothing was sent."
    if to.reader is Reader.YOUNG_PERSON or episode.person is None:
        return ""
    if names_hidden(episode.person, written.words, at):
        return "It names somebody who must not know. Take the name out. Nothing was sent."
    return ""


def by_safe_way(episode: Episode, to: ToRead, letter: ClosingLetter, *, by: Account, at: datetime) -> None:
    """Put it in the outbox, which asks the plan again when it leaves.  Raises NotSent where it may not go."""
    if to.plan is None or to.way is None:
        raise NotSent(NOT_FOR_THEM)
    referral = episode.referral
    message = queue_message(
        plan=to.plan, about=referral, kind=KIND, body=letter.body, outside=fixed(LETTER, referral, to.plan.pk), by=by,
        at=at, way=to.way,
    )  # fmt: skip
    if message.state in REFUSED:
        raise NotSent(NOT_FOR_THEM)


@transaction.atomic
def read_letters(*, episode: Episode, by: Account, at: datetime) -> list[ClosingLetter]:
    """Those that went; the look is on record, about the request behind them."""
    require(rule_on(by, WRITE, episode, at=at))
    rows = ClosingLetter.objects.filter(episode=episode).select_related("sent_by").order_by("sent_at", "pk")
    record(WRITE, about=episode, by=by, at=at, shown=[episode.referral_id])
    return list(rows)
