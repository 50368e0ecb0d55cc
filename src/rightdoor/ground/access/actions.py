"""Giving roles: one person asks, a second agrees; and taking one away at once."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access import policy
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, RoleAsked, RoleHeld, Team
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.access.two_people import SamePerson, need_two, same_person
from rightdoor.ground.audit.record import record


class NotGiven(Exception):
    """No role was given or taken away, and a sentence says why."""


@transaction.atomic
def give_role(
    *, account: Account, role: Role, area: str = "", team: Team | None = None, starts_on: date,
    ends_on: date | None = None, source: str, agreed_by: Account | None = None,
) -> RoleHeld:  # fmt: skip
    """Give an account a role for a time; whoever calls has asked whether that may be."""
    return RoleHeld.objects.create(
        account=account, role=role, area=area, team=team, starts_on=starts_on, ends_on=ends_on, source=source,
        agreed_by=agreed_by,
    )  # fmt: skip


@transaction.atomic
def ask_role(
    *, account_id: UUID, role: Role, area: str, starts_on: date, ends_on: date | None, source: str, by: Account,
    at: datetime,
) -> RoleAsked:  # fmt: skip
    """Ask that a colleague may have a role.  The same, asked again while it waits, finds what waits."""
    account = Account.objects.select_related("partnership").get(pk=account_id)
    asked = RoleAsked(
        partnership=account.partnership, account=account, role=role, area=area, starts_on=starts_on, ends_on=ends_on,
        source=source.strip()[:120], asked_by=by, asked_at=at,
    )  # fmt: skip
    require(rule_on(by, policy.ASK_ROLE, asked, at=at))
    if same_person(account, by):
        raise NotGiven("Nobody asks for a role of their own. Ask a colleague to. Nothing was changed.")
    if ends_on is not None and ends_on < starts_on:
        raise NotGiven("It ends before it starts. Check the two days. Everything you typed is kept.")
    if not source.strip():
        raise NotGiven("Say who decided that they have this role. Everything else you typed is kept.")
    return let_wait(asked, by=by, at=at)


def let_wait(asked: RoleAsked, *, by: Account, at: datetime) -> RoleAsked:
    """Write down that a role waits for a second person; whoever calls has asked whether that may be."""
    waiting = RoleAsked.objects.open().filter(account=asked.account, role=asked.role, area=asked.area).first()
    if waiting is not None:
        return waiting
    asked.save(force_insert=True)
    record(policy.ASK_ROLE, about=asked, by=by, at=at, role=asked.role, area=asked.area)
    return asked


@transaction.atomic
def agree_role(*, asked_id: UUID, by: Account, at: datetime) -> RoleHeld:
    """The second person agrees, and the role is held.  Neither who asked nor who gets it can be that person."""
    asked = settling(asked_id, by=by, at=at)
    if asked.given is not None and asked.settled_by_id == by.pk:  # the same button, pressed twice
        return asked.given
    require_open(asked)
    held = give_role(
        account=asked.account, role=Role(asked.role), area=asked.area, starts_on=asked.starts_on,
        ends_on=asked.ends_on, source=asked.source, agreed_by=by,
    )  # fmt: skip
    settle(asked, by=by, at=at, given=held)
    record(policy.AGREE_ROLE, about=asked, by=by, at=at, role=asked.role, area=asked.area)
    return held


@transaction.atomic
def refuse_role(*, asked_id: UUID, by: Account, at: datetime) -> RoleAsked:
    """The second person does not agree; the role is not held."""
    asked = settling(asked_id, by=by, at=at)
    if asked.settled_at is not None and asked.given is None and asked.settled_by_id == by.pk:
        return asked
    require_open(asked)
    settle(asked, by=by, at=at, given=None)
    record("access.role_refused", about=asked, by=by, at=at, role=asked.role, area=asked.area)
    return asked


def settling(asked_id: UUID, *, by: Account, at: datetime) -> RoleAsked:
    """What waits, locked, if *by* may be its second person."""
    rows = RoleAsked.objects.select_for_update(of=("self",)).select_related("account", "asked_by", "given")
    asked: RoleAsked = rows.get(pk=asked_id)
    require(rule_on(by, policy.AGREE_ROLE, asked, at=at))
    need_two(asked.asked_by, by)
    if same_person(asked.account, by):
        raise SamePerson
    return asked


def require_open(asked: RoleAsked) -> None:
    if asked.settled_at is not None:
        raise NotGiven("Somebody settled this already. Nothing was changed.")


def settle(asked: RoleAsked, *, by: Account, at: datetime, given: RoleHeld | None) -> None:
    asked.settled_at, asked.settled_by, asked.given = at, by, given
    asked.save(update_fields=["settled_at", "settled_by", "given"])


@transaction.atomic
def take_role(*, held_id: UUID, because: str, by: Account, at: datetime) -> RoleHeld:
    """Take a role away: from the next request on it counts no more.  One person is enough, and gives a reason."""
    held: RoleHeld = RoleHeld.objects.select_for_update(of=("self",)).select_related("account").get(pk=held_id)
    require(rule_on(by, policy.TAKE_ROLE, held, at=at))
    if same_person(held.account, by):
        raise NotGiven("Nobody takes away a role of their own. Ask a colleague to. Nothing was changed.")
    if not because.strip():
        raise NotGiven("Say why. Nothing was changed.")
    if held.taken_at is None:
        held.taken_at = at
        held.source = f"{held.source[:60]}; taken away: {because.strip()}"[:120]
        held.save(update_fields=["taken_at", "source"])
        record(policy.TAKE_ROLE, about=held, by=by, at=at, role=held.role, area=held.area)
    return held
