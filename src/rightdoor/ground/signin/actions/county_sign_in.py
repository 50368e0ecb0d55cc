"""Whose account the county's sign-in opens.  It makes none."""

from datetime import datetime

from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.record import record, record_denial
from rightdoor.ground.signin.actions.proving import SIGN_IN
from rightdoor.ground.signin.county import PROVIDER, Claims


@transaction.atomic
def prove_by_county(*, claims: Claims, at: datetime) -> Account | None:
    """The active account of this person; None otherwise, on record with its reason.

    The first time the address decides, if it is believed.  From then on only the directory's own key for the person
    does: an address that is given to somebody new later opens nothing of whoever had it before.
    """
    tied = SocialAccount.objects.filter(provider=PROVIDER, uid=claims.subject).select_related("user").first()
    account: Account | None = tied.user if tied else Account.objects.filter(email=claims.email).first()
    reason = why_not(account, claims) if tied is None else "" if tied.user.is_active else "switched off"
    if account is None or reason:
        record_denial(SIGN_IN, about=account, by=VISITOR, at=at, reason=f"county: {reason}")
        return None
    if tied is None:
        SocialAccount.objects.create(provider=PROVIDER, uid=claims.subject, user=account, extra_data={}, last_login=at)
        record("signin.county_tied", about=account, by=account, at=at)
    return account


def why_not(account: Account | None, claims: Claims) -> str:
    """Why somebody who comes for the first time is not let in; empty where they are."""
    if account is None or not account.is_active:
        return "no such account"
    if not claims.email_is_theirs:
        return "address not checked"
    return "tied to other" if SocialAccount.objects.filter(provider=PROVIDER, user=account).exists() else ""
