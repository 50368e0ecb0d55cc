"""Switching accounts off when people leave, and on again."""

from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import transaction

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.audit.record import record
from rightdoor.ground.signin.actions.factors import tell_of_change
from rightdoor.ground.signin.actions.sign_ins import end_others
from rightdoor.ground.signin.lifecycle import Ended
from rightdoor.ground.signin.policy import SWITCH


class Own(Exception):
    """Nobody does this to their own account: then nobody might be left to undo it."""


@transaction.atomic
def switch_account(*, account_id: UUID, on: bool, by: Account, at: datetime) -> Account | None:
    """Off ends every sign-in at once; what the person did stays on record.  None where there is no such account."""
    theirs = Account.objects.filter(partnership=by.partnership_id)
    account = theirs.select_for_update().filter(pk=account_id).first()
    require(rule_on(by, SWITCH, account, at=at))
    if account is None:
        return None
    if account == by:
        raise Own(Own.__doc__)
    account.is_active = on
    account.save(update_fields=["is_active"])
    record("signin.switched_on" if on else "signin.switched_off", about=account, by=by, at=at)
    if not on:
        end_others(account=account, keep=None, why=Ended.SWITCHED_OFF, by=by, at=at)
    return account


@transaction.atomic
def clear_factors(*, account_id: UUID, by: Account, at: datetime) -> Account | None:
    """Take away somebody's second steps and end their sign-ins; they are told.  None where there is no such account."""
    account = Account.objects.filter(partnership=by.partnership_id).select_for_update().filter(pk=account_id).first()
    require(rule_on(by, SWITCH, account, at=at))
    if account is None:
        return None
    if account == by:
        raise Own(Own.__doc__)
    Authenticator.objects.filter(user=account).delete()
    record("signin.factors_cleared", about=account, by=by, at=at)
    end_others(account=account, keep=None, why=Ended.ENDED_ELSEWHERE, by=by, at=at)
    tell_of_change(account, at=at)
    return account
