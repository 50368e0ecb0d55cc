"""Whether two accounts are two people."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from rightdoor.ground.access.models import Account

Condition = Callable[[Account, Any, datetime], bool]


class SamePerson(Exception):
    """What needs two people was tried by one, perhaps by two accounts of theirs."""

    def __init__(self) -> None:
        super().__init__("This needs two people. Somebody else must do the second step.")


def need_two(first: Account | None, second: Account) -> None:
    """Go on only where the second step is done by somebody else than the first."""
    if first is None or same_person(first, second):
        raise SamePerson


def same_person(one: Account, other: Account) -> bool:
    """The same account, the same mailbox with a tag, or the same name in other letters."""
    return (
        one.pk == other.pk
        or mailbox(one.email) == mailbox(other.email)
        or plain_name(one.name) == plain_name(other.name)
    )


def begun_by_another(field: str) -> Condition:
    """For the table: somebody else began it, as this field of it says, and not they by another account."""

    def holds(account: Account, thing: Any, _at: datetime) -> bool:
        if thing is None or getattr(thing, f"{field}_id") is None:
            return True
        return not same_person(getattr(thing, field), account)

    return holds


def begun_by_them(field: str) -> Condition:
    """For the table: they began it themselves, by this account."""

    def holds(account: Account, thing: Any, _at: datetime) -> bool:
        return thing is None or getattr(thing, f"{field}_id") == account.pk

    return holds


def mailbox(email: str) -> str:
    """An address without a tag: both 'ada+2@…' and 'ada@…' reach Ada."""
    local, _at, domain = email.casefold().partition("@")
    return f"{local.partition('+')[0]}@{domain}"


def plain_name(name: str) -> str:
    return " ".join(name.casefold().split())
