"""Guesses of passwords and codes: written down before anything is compared, counted, and made to wait."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from rightdoor.ground.access.networks import mark
from rightdoor.ground.signin.lifecycle import NETWORK_GUESSES, WINDOW, Outcome, wait_after
from rightdoor.ground.signin.models import Guess


@dataclass(frozen=True, slots=True)
class Whence:
    """Where a guess comes from: the network, and the fingerprint of a browser that is known to be theirs."""

    network: str
    browser: str = ""


def note_guess(*, whose: str, whence: Whence, at: datetime) -> tuple[Guess, datetime | None]:
    """Write a guess down as wrong, and say until when nothing is looked at.

    It is written before others are counted, and not in one transaction with the counting: of a thousand guesses at
    once each sees those that were written before it.

    *whose* is a fingerprint of what was typed: an account that does not exist is counted in the same way.  A browser
    that is known to be theirs has a count of its own, so that no stranger can lock a colleague out of it.
    """
    Guess.objects.to_forget(at).delete()
    guess = Guess.objects.create(
        account_mark=whose, browser_mark=whence.browser, network_mark=mark("network", whence.network), tried_at=at
    )
    return guess, barred_until(guess, at=at)


def barred_until(guess: Guess, *, at: datetime) -> datetime | None:
    """The moment from which a guess would be looked at; None where this one is."""
    theirs = Guess.objects.lately(at).filter(account_mark=guess.account_mark, browser_mark=guess.browser_mark)
    others = theirs.exclude(pk=guess.pk)
    last_right = others.right().aggregate(last=Max("tried_at"))["last"] or at - WINDOW
    wrong = list(others.wrong().filter(tried_at__gt=last_right).order_by("tried_at").values_list("tried_at", flat=True))
    waits = [wait_after(wrong), network_waits(guess, at=at)]
    return max((until for until in waits if until is not None and until > at), default=None)


def network_waits(guess: Guess, *, at: datetime) -> datetime | None:
    """A whole network waits only after hundreds of wrong guesses, so that a school behind one address passes."""
    here = (
        Guess.objects.lately(at)
        .filter(network_mark=guess.network_mark)
        .exclude(outcome=Outcome.RIGHT)
        .exclude(pk=guess.pk)
    )
    first_too_many = here.order_by("-tried_at")[NETWORK_GUESSES : NETWORK_GUESSES + 1].values_list(
        "tried_at", flat=True
    )
    return next((moment + WINDOW for moment in first_too_many), None)


def settle(guess: Guess, outcome: Outcome) -> None:
    """What came of it."""
    guess.outcome = outcome
    guess.save(update_fields=["outcome"])
