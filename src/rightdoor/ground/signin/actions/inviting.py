"""Staff come by invitation: a link that works once, for seven days, for one e-mail address."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rightdoor.ground.access.actions import give_role, let_wait
from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership, RoleAsked
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.signin.lifecycle import INVITATION_LASTS
from rightdoor.ground.signin.links import link_mark, link_of
from rightdoor.ground.signin.models import Invitation
from rightdoor.ground.signin.policy import INVITE
from rightdoor.pure.keys import new_key
from rightdoor.pure.rules.days import day_of


@transaction.atomic
def invite(
    *, email: str, name: str, role: Role, partnership: Partnership, by: Actor, at: datetime, area: str = ""
) -> Invitation:
    """Ask somebody to work here.  An address that has an account already is treated alike; its owner is told."""
    key = new_key()
    invitation = Invitation(
        id=key, partnership=partnership, email=email.lower(), name=name, role=role, area=area,
        invited_by=by if isinstance(by, Account) else None, invited_at=at, ends_at=at + INVITATION_LASTS,
        link_mark=link_mark(link_of(key)),
    )  # fmt: skip
    require(rule_on(by, INVITE, invitation, at=at))
    Invitation.objects.open(at).filter(partnership=partnership, email=email.lower()).update(withdrawn_at=at)
    invitation.save(force_insert=True)
    record("signin.invited", about=invitation, by=by, at=at, role=str(role), area=area)
    return invitation


@transaction.atomic
def withdraw_invitation(*, invitation_id: UUID, by: Account, at: datetime) -> Invitation | None:
    """Take an invitation back before it is used; None where it is used, over or not there."""
    open_ones = Invitation.objects.open(at).filter(partnership=by.partnership_id)
    invitation = open_ones.select_for_update().filter(pk=invitation_id).first()
    require(rule_on(by, INVITE, invitation, at=at))
    if invitation is not None:
        invitation.withdrawn_at = at
        invitation.save(update_fields=["withdrawn_at"])
        record("signin.invitation_withdrawn", about=invitation, by=by, at=at)
    return invitation


@transaction.atomic
def accept_invitation(*, link: str, password: str, by: Actor, at: datetime) -> Account | None:
    """Make the account that the invitation promises; None where the link works no longer.

    The role waits for a second person, unless a command on the machine itself invited them.
    """
    invitation = Invitation.objects.open(at).select_for_update().filter(link_mark=link_mark(link)).first()
    if invitation is None or Account.objects.filter(email=invitation.email).exists():
        return None
    account = Account.objects.create_account(
        email=invitation.email, name=invitation.name, partnership=invitation.partnership, password=password
    )
    enter_role(invitation, account, at)
    invitation.accepted_at, invitation.account = at, account
    invitation.save(update_fields=["accepted_at", "account"])
    record("signin.invitation_accepted", about=invitation, by=by, at=at)
    return account


def enter_role(invitation: Invitation, account: Account, at: datetime) -> None:
    """The role of an invitation: a second person must agree to what one has asked."""
    role, source = Role(invitation.role), f"invitation {invitation.pk}"
    if invitation.invited_by is None:
        give_role(account=account, role=role, area=invitation.area, starts_on=day_of(at), source=source)
        return
    asked = RoleAsked(
        partnership=account.partnership, account=account, role=role, area=invitation.area, starts_on=day_of(at),
        source=source, asked_by=invitation.invited_by, asked_at=at,
    )  # fmt: skip
    let_wait(asked, by=invitation.invited_by, at=at)
