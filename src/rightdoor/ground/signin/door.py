"""What the doorkeeper asks of every session: is the sign-in still going on, and was there a second step?"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.urls import resolve

from rightdoor.ground.access.models import Account
from rightdoor.ground.access.routes import Staff, declared_for
from rightdoor.ground.signin import second_step
from rightdoor.ground.signin.actions.sign_ins import end_sign_in
from rightdoor.ground.signin.lifecycle import HALF_LASTS, SEEN_EVERY, STEP_LASTS, Limits
from rightdoor.ground.signin.models import SignIn
from rightdoor.ground.signin.policy import OWN

SIGN_IN, SECOND, STEPPED_UP = "sign_in", "second", "stepped_up_at"  # names in the session


def counts(request: Any, account: Account, at: datetime) -> bool:
    """Whether this session lets its owner in now.  One that does not is emptied."""
    found = SignIn.objects.going_on().of(account).filter(pk=request.session.get(SIGN_IN)).first()
    if found is None:
        leave(request)
        return False
    why = limits().over(began=found.began_at, seen=found.seen_at, at=at)
    if why is not None:
        end_sign_in(sign_in_id=found.pk, why=why, by=account, at=at)
        leave(request)
        return False
    if at - found.seen_at >= SEEN_EVERY and by_a_person(request):
        SignIn.objects.filter(pk=found.pk).update(seen_at=at)
    request.sign_in = found
    request.stepped_up = lately(request.session.get(STEPPED_UP), at)
    return enough(request) or for_own_sign_in(request)


def limits() -> Limits:
    """As the settings have them."""
    return Limits(rests=settings.SIGN_IN_RESTS, lasts=settings.SIGN_IN_LASTS)


def leave(request: Any) -> None:
    """Nobody is signed in here any more."""
    request.session.flush()
    request.user = AnonymousUser()


def by_a_person(request: Any) -> bool:
    """A page that looks again by itself is nobody at the desk."""
    return not (request.method == "GET" and request.headers.get("Sec-Fetch-Dest") == "empty")


def lately(when: str | None, at: datetime) -> bool:
    """Whether a second step was confirmed within the last minutes."""
    return bool(when) and timedelta(0) <= at - datetime.fromisoformat(str(when)) <= STEP_LASTS


def enough(request: Any) -> bool:
    """Whether the sign-in had a second step, where this site wants one."""
    return not second_step.required() or request.session.get(SECOND) is True


def for_own_sign_in(request: Any) -> bool:
    """The pages on which a second step is set up are open without one."""
    return declared_for(resolve(request.path_info).func) == Staff(OWN)


def note_second(request: Any) -> None:
    """A second step was confirmed just now."""
    request.session[SECOND] = True
    request.session[STEPPED_UP] = request.at.isoformat()
    request.stepped_up = True


def fresh(request: Any) -> bool:
    """Whether they signed in just now, so that a desk left open cannot be given somebody else's second step."""
    return bool(request.at - request.sign_in.began_at <= HALF_LASTS)
