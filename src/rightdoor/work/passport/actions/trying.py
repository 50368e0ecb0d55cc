"""A try at a link: the address alone opens nothing, and every wrong try looks and lasts the same."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.networks import mark
from rightdoor.ground.access.rulings import require, rule_on
from rightdoor.ground.signin.links import link_mark
from rightdoor.work.passport.actions.opening import note_attempt, refuse, tries_so_far
from rightdoor.work.passport.lifecycle import Outcome
from rightdoor.work.passport.models import Attempt
from rightdoor.work.passport.typed import code_of
from rightdoor.work.referrals.codes import is_secret

Link = TypeVar("Link")


def tried(
    *, kind: str, secret: str, words: str, network: str, find: Callable[[str], Link | None],
    opens: Callable[[Link, datetime], bool], about: Callable[[Link], Any], act: str, by: Actor, at: datetime,
) -> tuple[Attempt, Link] | None:  # fmt: skip
    """The try and the link that it opens; None for all else, whatever it was.

    The try is written down, as wrong, before anything is compared.  An unknown address, wrong words, a link that has
    ended and one that rests do the same work.  *find* looks for the mark of an address; *opens* says whether a link
    opens anything now; a refusal is on record *about* whatever the link belongs to.
    """
    require(rule_on(by, act, None, at=at))
    attempt = note_attempt(of=mark(kind, link_mark(secret)), network=network, at=at)
    found = find(link_mark(secret))
    fits = is_secret(code_of(words), found.words_hash if found else "")  # type: ignore[attr-defined]
    barred = tries_so_far(attempt, at=at).barred
    if found is None or barred or not fits or not opens(found, at):
        outcome = Outcome.BARRED if barred else Outcome.WRONG
        refuse(attempt, about(found) if found else None, outcome, by=by, at=at, act=act)
        return None
    return attempt, found
