"""What leaves by e-mail.  The room that sends messages lies above and registers its carrier in its ready().

The words say nothing of what happens here, and they are made at the moment of sending: no outbox keeps a link.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rightdoor.ground.access.actors import Actor
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.design.when import hour, plain_date
from rightdoor.ground.signin.links import address_of
from rightdoor.ground.signin.models import Invitation, PasswordLink
from rightdoor.pure.rules.days import LONDON

LINK = "signin_link"
KNOWN = "signin_known"
CHANGED = "signin_changed"
KINDS = (LINK, KNOWN, CHANGED)
WORDS_FOR_KNOWN = "Somebody wanted to give you a new account. You have one. Sign in as you always do."
WORDS_OF_CHANGE = "Something was changed in how you sign in. If that was not you, call your team today."


@dataclass(frozen=True, slots=True)
class Letter:
    """To whom, and about which link; *account* is None for somebody who has none yet."""

    kind: str
    about: Invitation | PasswordLink | Account  # the link, or whose way in was changed
    partnership: Partnership
    email: str
    account: Account | None


Carry = Callable[[Letter, Actor, datetime], None]
_carriers: list[Carry] = []


def register_carrier(carry: Carry) -> None:
    """Give *carry* every letter, in the transaction that writes it."""
    if carry not in _carriers:
        _carriers.append(carry)


def send(letter: Letter, *, by: Actor, at: datetime) -> None:
    """Hand a letter to whoever carries it."""
    for carry in _carriers:
        carry(letter, by, at)


def words_for(kind: str, about_id: UUID) -> str:
    """The words of a letter, made as it leaves."""
    if kind == CHANGED:
        return WORDS_OF_CHANGE
    if kind == KNOWN:
        return WORDS_FOR_KNOWN
    link = Invitation.objects.filter(pk=about_id).first() or PasswordLink.objects.get(pk=about_id)
    ends = link.ends_at.astimezone(LONDON)
    return (
        f"There is a link for you. It works once, until {hour(ends)} on {plain_date(ends.date())}.\n\n"
        f"{address_of(link.pk)}\n\n"
        "If you did not expect this, you need do nothing."
    )
