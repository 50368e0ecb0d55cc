"""Whatever is refused is on record, with who it was refused to."""

from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.audit.models import Event
from tests.matrix.test_matrix import MATRIX, address, allowed, routes_of_staff
from tests.people_here import SignedIn, staff

pytestmark = pytest.mark.django_db
EACH_TIME = (Role.ADMINISTRATOR, Role.SOCIAL_WORKER, Role.COMPLAINTS_READER, Role.COMMISSIONER)
FORM = "application/x-www-form-urlencoded"


def denials(account: Any) -> int:
    return Event.objects.filter(decision="denied", actor_id=account.pk).count()


@pytest.mark.parametrize(
    "role", [pytest.param(one, marks=[] if one in EACH_TIME else [pytest.mark.full]) for one in Role]
)
def test_every_denied_cell_leaves_a_denial_on_record(
    role: Role, keys: dict[str, UUID], partnership: Partnership, signed_in: SignedIn
) -> None:
    account = staff(partnership, "Una Fennimore", role)
    client: Client = signed_in(account)
    refused, silent = 0, []
    for pattern in routes_of_staff():
        if MATRIX[str(pattern.name)] in "*@" or role in allowed(str(pattern.name)):
            continue
        for method in ("GET", "POST"):
            before = denials(account)
            answer = client.generic(method, address(pattern, dict(keys), known=True), "", FORM)
            assert answer.status_code in (404, 405), (pattern.name, method)
            refused += answer.status_code == 404
            if answer.status_code == 404 and denials(account) != before + 1:
                silent.append((pattern.name, method, denials(account) - before))

    assert refused >= 10
    assert silent == []
