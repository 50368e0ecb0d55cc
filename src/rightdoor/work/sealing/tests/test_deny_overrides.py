"""A block and a seal bar whatever else would open: every combination of role, name, sharing, glass, block and seal."""

from datetime import timedelta
from itertools import product
from typing import Any

import pytest

from rightdoor.ground.access.lifecycle import Conflict, Role, Tie
from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.ground.access.rulings import Rule, contribute, rule_on
from rightdoor.ground.access.walled.acting import acting
from rightdoor.work.passport.tests.requests_here import a_request
from rightdoor.work.sealing.parts import KINDS as MODELS
from tests.people_here import MONDAY, SignedIn, staff
from tests.sealed_here import CANARY, KINDS, name_on, part_of, seal

pytestmark = pytest.mark.django_db
READ_PART = "tests.read_a_sealed_part"
contribute([Rule(READ_PART, "practitioners read", roles=frozenset({Role.PRACTITIONER}), opens=True)])
HERE, AWAY = "kent", "medway"
WAYS = list(product([HERE, AWAY], [False, True], [False, True], [False, True], [False, True], [False, True]))


@pytest.mark.parametrize("kind", [KINDS[0], *(pytest.param(one, marks=pytest.mark.full) for one in KINDS[1:])])
def test_no_sharing_and_no_broken_glass_goes_over_a_seal_or_a_block(
    kind: str, partnership: Partnership, lead: Account, signed_in: SignedIn, settings: Any
) -> None:
    settings.CLOCK = MONDAY.isoformat()
    other = staff(partnership, "Una Merriweather", Role.SAFEGUARDING_LEAD)
    for number, (area, is_sealed, named, shared, glass, blocked) in enumerate(WAYS):
        one = a_request(partnership, code=f"way-{kind}-{number}")
        part = part_of(kind, one, lead)
        account = staff(partnership, f"Reader {number}", Role.PRACTITIONER, area=area)
        opened = (Tie.SHARED,) * shared + (Tie.GLASS,) * glass + (Tie.BLOCK,) * blocked
        for tie in opened:
            about(account, tie, "people.person", one.person_id)
        if shared:
            about(account, Tie.SHARED, part._meta.label_lower, part.pk)
        if is_sealed:
            seal(part, other, *[account] * named)
        elif named:
            name_on(part, account, since=MONDAY - timedelta(hours=1))
        exists = not blocked and (named or not is_sealed)
        reads = exists and (area == HERE or shared or glass)

        with acting(account, MONDAY):
            assert MODELS[part._meta.label_lower].objects.filter(pk=part.pk).exists() is exists
        assert MODELS[part._meta.label_lower].objects.visible_to(account, MONDAY).filter(pk=part.pk).exists() is exists
        assert rule_on(account, READ_PART, part, at=MONDAY).allowed is exists
        page = signed_in(account).get(f"/work/requests/{one.pk}/")
        assert page.status_code == (200 if not blocked and (area == HERE or shared or glass) else 404)
        if kind != "file" or area == HERE:
            assert (CANARY in page.content.decode()) is reads, (area, is_sealed, named, shared, glass, blocked)


def about(account: Account, tie: Tie, kind: str, key: Any) -> None:
    Relation.objects.create(
        partnership=account.partnership, account=account, kind=tie, about_kind=kind, about_id=key,
        reason=Conflict.RELATIVE if tie is Tie.BLOCK else "", starts_at=MONDAY - timedelta(hours=1), source="tests",
    )  # fmt: skip
