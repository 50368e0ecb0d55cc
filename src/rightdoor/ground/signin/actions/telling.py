"""Links go out in the background, so that nobody learns from the time an answer takes whether an account exists."""

from datetime import datetime

from django.contrib.sessions.models import Session
from django.db import transaction

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.models import Account
from rightdoor.ground.audit.record import record
from rightdoor.ground.signin import letters
from rightdoor.ground.signin.models import Guess, Invitation, PasswordLink, SignIn

MOST = 50


@transaction.atomic
def tell_links(*, by: System, at: datetime) -> int:
    """Send the links that were asked for since the last round; the number that went out."""
    told = 0
    for invitation in Invitation.objects.untold().open(at).select_for_update(skip_locked=True)[:MOST]:
        known = Account.objects.filter(email=invitation.email).first()
        kind = letters.KNOWN if known else letters.LINK
        letter = letters.Letter(kind, invitation, invitation.partnership, invitation.email, None)
        told += tell(letter, invitation, by=by, at=at)
    for asked in PasswordLink.objects.untold().select_for_update(of=("self",), skip_locked=True)[:MOST]:
        asked.account = Account.objects.filter(email=asked.email, is_active=True).first()
        letter = letters.Letter(letters.LINK, asked, asked.partnership, asked.email, asked.account)
        told += tell(letter if asked.account else None, asked, by=by, at=at)
    return told


def tell(letter: letters.Letter | None, link: Invitation | PasswordLink, *, by: System, at: datetime) -> int:
    """Hand one over and write down that it went; nobody's address is written to by nobody."""
    link.told_at = at
    link.save()
    if letter is None:
        return 0
    letters.send(letter, by=by, at=at)
    record("signin.link_sent", about=link, by=by, at=at)
    return 1


@transaction.atomic
def forget_old(*, by: System, at: datetime) -> int:  # noqa: ARG001  every job says who it is
    """Guesses of yesterday, links of last month, sessions that are over; the number of rows that went."""
    old = (Guess.objects.to_forget(at), PasswordLink.objects.to_forget(at), SignIn.objects.to_forget(at))
    sessions = Session.objects.filter(expire_date__lt=at)
    return sum(rows.delete()[0] for rows in (*old, sessions))
