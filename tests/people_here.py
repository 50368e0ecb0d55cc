"""People and a place for tests: one partnership, and one member of staff in each role."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from rightdoor.config.patience import BUCKETS
from rightdoor.ground.access.actions import give_role
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.middleware import moment
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.signin.actions.sign_ins import begin_sign_in
from rightdoor.ground.signin.door import SECOND, SIGN_IN, STEPPED_UP
from rightdoor.ground.signin.lifecycle import Way
from rightdoor.records.workforce.models import Qualification, Supervision

MONDAY = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)  # an ordinary Monday, 9 am in London
FROM, UNTIL = date(2026, 1, 1), date(2026, 12, 31)


def staff(partnership: Partnership, name: str, *roles: Role, area: str = "") -> Account:
    """An account with roles."""
    account = Account.objects.create_account(
        email=f"{name.lower().replace(' ', '.')}@example.org",
        name=name,
        partnership=partnership,
        password="garden gate 42",
    )
    for role in roles:
        give_role(account=account, role=role, area=area, starts_on=FROM, source="tests")
    return account


@pytest.fixture(autouse=True)
def nobody_has_knocked() -> None:
    """Every test begins with full buckets: all come from one network, and many in a minute."""
    BUCKETS.filled.clear()


@pytest.fixture
def partnership(db: None) -> Partnership:
    return Partnership.objects.create(slug="three-counties", name="Three Counties")


@pytest.fixture
def administrator(partnership: Partnership) -> Account:
    return staff(partnership, "Bea Nettleship", Role.ADMINISTRATOR)


@pytest.fixture
def lead(partnership: Partnership) -> Account:
    return staff(partnership, "Isolde Quarrington", Role.SAFEGUARDING_LEAD)


@pytest.fixture
def manager(partnership: Partnership) -> Account:
    return staff(partnership, "Osric Penhallow", Role.MANAGER)


@pytest.fixture
def system_administrator(partnership: Partnership) -> Account:
    return staff(partnership, "Ferdy Latch", Role.SYSTEM_ADMINISTRATOR)


@pytest.fixture
def unqualified(partnership: Partnership) -> Account:
    """Holds the practitioner's role, and no current qualification."""
    return staff(partnership, "Lark Underhill", Role.PRACTITIONER)


@pytest.fixture
def practitioner(partnership: Partnership, lead: Account) -> Account:
    """Qualified and supervised on every day of 2026."""
    account = staff(partnership, "Tamsin Oakapple", Role.PRACTITIONER)
    Qualification.objects.create(
        partnership=partnership, account=account, profession="Mental health nurse", register="Invented Register",
        number="0000", starts_on=FROM, ends_on=UNTIL,
    )  # fmt: skip
    Supervision.objects.create(partnership=partnership, account=account, supervisor=lead, starts_on=FROM)
    return account


@pytest.fixture
def signed_in(client: Client) -> "SignedIn":
    return SignedIn(client)


class SignedIn:
    """Signs an account in: signed_in(administrator).get(...)"""

    def __init__(self, client: Client) -> None:
        self.client = client

    def __call__(self, account: Account, *, second: bool = False) -> Client:
        """*second*: a second step was confirmed just now."""
        at = moment()
        self.client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        begun = begin_sign_in(way=Way.PASSWORD, second=second, device="A test", by=account, at=at)
        session = self.client.session
        session[SIGN_IN] = str(begun.pk)
        if second:
            session[SECOND], session[STEPPED_UP] = True, at.isoformat()
        session.save()
        return self.client
