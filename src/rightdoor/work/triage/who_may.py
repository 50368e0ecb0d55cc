"""Who may issue a recommendation of which service: some ask for a qualified and supervised practitioner."""

from collections.abc import Iterable
from datetime import date

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.records.directory.queries import entry
from rightdoor.records.workforce.models import qualification_on, supervision_on


def needs_qualified(service: str) -> bool:
    """Whether this service's recommendation needs a qualified and supervised practitioner; the catalogue says."""
    found = entry(service)
    return bool(found and found.route and found.route.needs_qualified)


def is_qualified(account: Account, on: date) -> bool:
    """A practitioner whose qualification is current and who is supervised, on that day."""
    return (
        account.holds(Role.PRACTITIONER, on=on)
        and qualification_on(account, on) is not None
        and supervision_on(account, on) is not None
    )


def may_not_issue(account: Account, services: Iterable[str], on: date) -> list[str]:
    """Those of the services that this person may prepare and not issue."""
    asking = [service for service in services if needs_qualified(service)]
    return asking if asking and not is_qualified(account, on) else []


def why_not(account: Account, on: date) -> str:
    """What is missing, in a sentence; empty where nothing is."""
    if not account.holds(Role.PRACTITIONER, on=on):
        return "Only a practitioner with a current qualification can issue this."
    if qualification_on(account, on) is None:
        return "No current qualification is on record for you."
    return "No running supervision is on record for you." if supervision_on(account, on) is None else ""


def people_who_may(partnership: Partnership, on: date) -> list[Account]:
    """Everybody who may issue such a recommendation on that day."""
    accounts = Account.objects.filter(partnership=partnership, is_active=True, roles__role=Role.PRACTITIONER).distinct()
    return [account for account in accounts.order_by("name") if is_qualified(account, on)]
