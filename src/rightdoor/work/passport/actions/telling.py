"""What a young person writes on their own page.  Words that worry call a person, whoever may read the words."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.records.telling.actions import entries
from rightdoor.records.telling.lifecycle import Audience, Section
from rightdoor.records.telling.models import Entry
from rightdoor.work.passport.whose import behind
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.safeguarding.actions import raise_flag
from rightdoor.work.safeguarding.models import RedFlag
from rightdoor.work.safeguarding.words import worrying

Done = TypeVar("Done")


class NotTheirPage(Exception):
    """Only the young person who asked for themselves has this page."""


@transaction.atomic
def tell(
    *, referral_id: UUID, section: Section, words: str, audience: Audience, form_key: UUID, by: Actor, at: datetime
) -> Entry:
    """Keep one thing more.  Where the words worry a person is called: the flag holds their kind, never the words."""
    referral = theirs(referral_id)
    entry = entries.write(about=referral, behind=behind(referral), section=section, words=words, audience=audience,
                          form_key=form_key, by=by, at=at)  # fmt: skip
    hear(referral, words, by=by, at=at)
    return entry


@transaction.atomic
def tell_anew(
    *, referral_id: UUID, entry_id: UUID, words: str, audience: Audience, version: int, by: Actor, at: datetime
) -> Entry:
    """Say it anew, or to others."""
    referral = theirs(referral_id)
    entry = entries.change(entry_id=entry_id, about=referral, behind=behind(referral), words=words, audience=audience,
                           version=version, by=by, at=at)  # fmt: skip
    hear(referral, words, by=by, at=at)
    return entry


def take_away(*, referral_id: UUID, entry_id: UUID, by: Actor, at: datetime) -> Entry:
    """Nobody sees it any more."""
    return on_their_page(entries.remove, referral_id, entry_id=entry_id, by=by, at=at)


def put_higher(*, referral_id: UUID, entry_id: UUID, by: Actor, at: datetime) -> Entry:
    """Put it before the one above it."""
    return on_their_page(entries.move_up, referral_id, entry_id=entry_id, by=by, at=at)


def say_where(*, referral_id: UUID, entry_id: UUID, rung: int, form_key: UUID, by: Actor, at: datetime) -> Any:
    """Where they are now, on the way to a goal."""
    return on_their_page(entries.step, referral_id, entry_id=entry_id, rung=rung, form_key=form_key, by=by, at=at)


@transaction.atomic
def on_their_page(act: Callable[..., Done], referral_id: UUID, **given: Any) -> Done:
    """Do it on the page that this request opens."""
    referral = theirs(referral_id)
    return act(about=referral, behind=behind(referral), **given)


def theirs(referral_id: UUID) -> Referral:
    """The request, held while its page is changed; a parent's or a professional's opens no such page."""
    referral: Referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral_id)
    if referral.asker != Asker.ME or referral.person is None:
        raise NotTheirPage("Only the young person who asked for themselves has this page.")
    return referral


def hear(referral: Referral, words: str, *, by: Actor, at: datetime) -> None:
    if worrying(words):
        raise_flag(
            partnership=referral.partnership, area=referral.area, about=referral, facts=[], text=words,
            source=RedFlag.Source.WORDS, by=by, at=at,
        )  # fmt: skip
