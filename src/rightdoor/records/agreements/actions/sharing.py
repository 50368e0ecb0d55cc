"""Deciding to share, and ending it: both hold from the moment they are written down."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.bars import bar_on
from rightdoor.ground.access.lifecycle import CONTENT_ROLES, Tie
from rightdoor.ground.access.models import Account, Relation
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.pure.rules.days import day_of
from rightdoor.records.agreements.lifecycle import LONGEST_DAYS, WITHOUT_AGREEMENT, Basis, Recipient, Told
from rightdoor.records.agreements.models import Sharing
from rightdoor.records.agreements.policy import END_SHARING, SHARE, SHARE_WITHOUT
from rightdoor.records.people.agreements import grown_up_at, has_lapsed, newest_about_sharing
from rightdoor.records.people.models import Agreement, Person


class NotShared(Exception):
    """Nothing was shared, and a sentence says why; everything that was typed is kept."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a decision to share says, as it was typed."""

    basis: Basis
    purpose: str
    what: str
    starts_at: datetime
    ends_at: datetime
    told: Told
    told_words: str = ""
    reason: str = ""
    recipient_kind: Recipient = Recipient.ORGANISATION
    recipient: str = ""
    account: Account | None = None


@transaction.atomic
def share(*, person: Person, about_kind: str, about_id: UUID, terms: Terms, by: Account, at: datetime) -> Sharing:
    """Share something with somebody, for a purpose and until a day.

    An account that is named may read it from then on.  What rests on agreement ends with it, and on the 18th birthday.
    """
    act = SHARE_WITHOUT if terms.basis in WITHOUT_AGREEMENT else SHARE
    require(rule_on(by, act, person, at=at))
    require_whole(terms, at)
    agreement = agreement_for(person, terms, at)
    ends_at = until(person, terms, at)
    with_account = terms.recipient_kind is Recipient.ACCOUNT
    relation = open_reading(person, about_kind, about_id, terms, ends_at, by=by, at=at) if with_account else None
    sharing = Sharing.objects.create(
        partnership=person.partnership, person=person, about_kind=about_kind, about_id=about_id,
        recipient_kind=terms.recipient_kind, recipient=terms.account.name if relation and terms.account else
        terms.recipient.strip(), account=terms.account if relation else None, relation=relation, basis=terms.basis,
        agreement=agreement, reason=terms.reason.strip(), purpose=terms.purpose.strip(), what=terms.what.strip(),
        told=terms.told, told_words=terms.told_words.strip(), starts_at=begins(terms, at), ends_at=ends_at,
        decided_by=by, decided_at=at,
    )  # fmt: skip
    whom = str(terms.account.pk) if relation and terms.account else ""
    record(act, about=sharing, by=by, at=at, basis=terms.basis.value, recipient=terms.recipient_kind.value, whom=whom,
           told=terms.told.value)  # fmt: skip
    return sharing


def require_whole(terms: Terms, at: datetime) -> None:
    """A decision to share says what it must, before anything opens."""
    if not (terms.purpose.strip() and terms.what.strip()):
        raise NotShared("Say what is shared and what for. Nothing was shared.")
    if terms.basis in WITHOUT_AGREEMENT and not terms.reason.strip():
        raise NotShared("Say why it is right to share this without agreement. Nothing was shared.")
    if terms.told is not Told.YES and not terms.told_words.strip():
        raise NotShared("Say why they were not told, or when they will be. Nothing was shared.")
    if terms.ends_at <= begins(terms, at):
        raise NotShared("The last day is over, or before the first. Nothing was shared.")
    if terms.ends_at > begins(terms, at) + timedelta(days=LONGEST_DAYS):
        raise NotShared("A year is the longest. Decide anew then, if it is still needed. Nothing was shared.")
    if terms.recipient_kind is not Recipient.ACCOUNT and not terms.recipient.strip():
        raise NotShared("Say with whom it is shared. Nothing was shared.")


def begins(terms: Terms, at: datetime) -> datetime:
    """From now on, or from a later moment."""
    return max(at, terms.starts_at)


def agreement_for(person: Person, terms: Terms, at: datetime) -> Agreement | None:
    """The yes on which it rests; nothing where it rests on something else."""
    if terms.basis in WITHOUT_AGREEMENT:
        return None
    newest = newest_about_sharing(person, at)
    if newest is None or newest.state != Agreement.State.GIVEN or has_lapsed(newest, person, at):
        raise NotShared("There is no yes to sharing on record that still counts. Ask first, and record the answer. "
                        "Nothing was shared.")  # fmt: skip
    return newest


def until(person: Person, terms: Terms, at: datetime) -> datetime:
    """What rests on agreement does not outlast the 18th birthday: the adult is asked anew."""
    grown_up = grown_up_at(person)
    if terms.basis is not Basis.AGREEMENT or grown_up is None or grown_up <= at:
        return terms.ends_at
    if grown_up <= begins(terms, at):
        raise NotShared("They are 18 before that begins. Ask them then. Nothing was shared.")
    return min(terms.ends_at, grown_up)


def open_reading(
    person: Person, about_kind: str, about_id: UUID, terms: Terms, ends_at: datetime, *, by: Account, at: datetime
) -> Relation:
    """What the engine and the wall ask, on the next request of whoever may read it now."""
    account = terms.account
    if account is None:
        raise NotShared("Choose the colleague. Nothing was shared.")
    may = account.pk != by.pk and account.holds(*CONTENT_ROLES, on=day_of(at)) and not bar_on(account, person, at)
    if not may:
        raise NotShared("It cannot be shared with this colleague. Choose somebody else. Nothing was shared.")
    return Relation.objects.create(
        partnership=person.partnership, account=account, kind=Tie.SHARED, about_kind=about_kind, about_id=about_id,
        starts_at=begins(terms, at), ends_at=ends_at, source=f"A decision to share, {by.name}"[:120],
    )  # fmt: skip


@transaction.atomic
def end_sharing(*, sharing_id: UUID, because: str, by: Actor, at: datetime) -> Sharing:
    """End it now, with a reason: on the very next request nothing of it is open any more."""
    rows = Sharing.objects.select_for_update(of=("self",)).select_related("relation", "person")
    sharing = rows.get(pk=sharing_id)
    require(rule_on(by, END_SHARING, sharing, at=at))
    if sharing.ended_at is not None or sharing.ends_at <= at:
        return sharing
    if not because.strip():
        raise NotShared("Say why it ends. It is still shared.")
    sharing.ended_at, sharing.ended_because = at, because.strip()
    sharing.ended_by = by if isinstance(by, Account) else None
    sharing.save(update_fields=["ended_at", "ended_because", "ended_by"])
    if sharing.relation is not None:
        sharing.relation.ends_at = max(at, sharing.relation.starts_at)
        sharing.relation.save(update_fields=["ends_at"])
    record(END_SHARING, about=sharing, by=by, at=at, basis=sharing.basis)
    return sharing


@transaction.atomic
def end_what_rests_on_agreement(*, person: Person, because: str, by: Actor, at: datetime) -> list[Sharing]:
    """A no, whoever says it: nothing that was shared because of a yes stays open."""
    rows = Sharing.objects.of(person).by_agreement().not_ended(at)
    return [end_sharing(sharing_id=one.pk, because=because, by=by, at=at) for one in rows.order_by("id")]
