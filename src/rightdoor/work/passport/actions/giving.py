"""Giving one named person a link to what a young person chose for them, and ending it."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import kind_of, record
from rightdoor.ground.signin.links import link_mark
from rightdoor.pure.keys import key_of_saying, new_key
from rightdoor.pure.rules.days import day_of
from rightdoor.records.families.models import MustNotKnow
from rightdoor.records.telling.lifecycle import DAYS, Audience, Lasts
from rightdoor.records.telling.models import Entry, Link
from rightdoor.records.telling.policy import END_LINK, GIVE
from rightdoor.work.passport.actions.telling import theirs
from rightdoor.work.passport.secrets_of_links import secret_of, words_with
from rightdoor.work.passport.whose import behind
from rightdoor.work.referrals.codes import hash_secret
from rightdoor.work.referrals.models import Referral

TOLD = "told:"


class NotForThem(Exception):
    """Something that was chosen is not for people with a link, or not there any more."""


class KeptFromThem(Exception):
    """Whoever it is for is named as somebody who must not know."""


class NotTheirLink(Exception):
    """This link is not theirs to end."""


@transaction.atomic
def give(
    *, referral_id: UUID, name: str, is_to_me: str, shows: Sequence[str], lasts: Lasts, form_key: UUID, by: Actor,
    at: datetime, yes: str = "",
) -> Link:  # fmt: skip
    """Make a link for one person.  The same form sent twice makes one; for another person, another.

    *yes* is how a young person said so to staff.  Staff choose among what was written for both: what is for
    people with a link alone, they may not read.
    """
    referral = theirs(referral_id)
    require(rule_on(by, GIVE, referral, at=at))
    said = key_of_saying(form_key, referral.pk, name.strip(), is_to_me.strip(), sorted(shows), lasts.value)
    earlier: Link | None = Link.objects.filter(about_id=referral.pk, form_key=said).first()
    if earlier is not None:
        return earlier
    staff = by if isinstance(by, Account) else None
    if staff is not None and must_not_know(referral, name, at):
        raise KeptFromThem("They are named as somebody who must not know. No link was made.")
    if chosen(shows) - may_be_given(referral, to_staff=staff is not None):
        raise NotForThem("Something that was chosen cannot be shown by a link. Nothing was made.")
    key = new_key()
    link = Link.objects.create(
        pk=key, partnership=referral.partnership, about_kind=kind_of(referral), about_id=referral.pk,
        mark=link_mark(secret_of(key)), words_hash=hash_secret(words_with(key)), name=name.strip(),
        is_to_me=is_to_me.strip(), shows=list(shows), made_at=at, ends_at=at + timedelta(days=DAYS[lasts]),
        made_by=staff, yes=yes.strip(), form_key=said,
    )  # fmt: skip
    record("telling.given", about=referral, by=by, at=at, link=str(link.pk), lasts=lasts.value)
    return link


def must_not_know(referral: Referral, name: str, at: datetime) -> bool:
    """Whether somebody of this name may never learn that the child asks for help.  Staff alone are told: to say so to
    whoever opened the page could tell them what others said.
    """
    named = MustNotKnow.objects.that_hold(day_of(at)).filter(person=referral.person)
    return name.strip().casefold() in {one.casefold() for one in named.values_list("relative__name", flat=True)}


def chosen(shows: Collection[str]) -> set[str]:
    """Of what was chosen, the entries."""
    return {one for one in shows if one.startswith(TOLD)}


def may_be_given(referral: Referral, *, to_staff: bool) -> set[str]:
    """The entries among which somebody may choose."""
    rows = Entry.objects.behind(behind(referral)).for_given()
    rows = rows.filter(audience=Audience.BOTH) if to_staff else rows
    return {f"{TOLD}{key}" for key in rows.values_list("pk", flat=True)}


@transaction.atomic
def end_link(*, referral_id: UUID, link_id: UUID, by: Actor, at: datetime) -> Link:
    """It opens nothing from now on.  Ended twice, it was ended the first time."""
    referral = theirs(referral_id)
    require(rule_on(by, END_LINK, referral, at=at))
    rows = Link.objects.behind(behind(referral)).select_for_update(of=("self",))
    if isinstance(by, Account):
        rows = rows.filter(made_by__isnull=False)
    link: Link | None = rows.filter(pk=link_id).first()
    if link is None:
        raise NotTheirLink("This link is not there.")
    if link.ended_at is None:
        link.ended_at, link.ended_by = at, by if isinstance(by, Account) else None
        link.save(update_fields=["ended_at", "ended_by"])
        record(END_LINK, about=referral, by=by, at=at, link=str(link.pk))
    return link
