"""A record is reached by its own key alone: any other thing that is known of it is as if it were nothing."""

import re
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from rightdoor.ground.access.models import Account
from rightdoor.work.referrals.models import Referral
from tests.matrix.test_matrix import routes_of_staff
from tests.people_here import SignedIn

pytestmark = pytest.mark.django_db
IS_KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")  # all else is no address of ours
ABOUT = {"referral_id", "request_id", "flag_id", "task_id"}
UNKNOWN = UUID("01a20000-0000-7000-8000-00000000aaaa")


def other_keys(referral: Referral, keys: dict[str, UUID], own: UUID) -> list[str]:
    """Whatever else leads to the same child: other rows, the code, marks, and other ways to write the same key."""
    rows = [referral.person_id, referral.contact_plan_id, referral.form_key, *keys.values(), uuid4()]
    written = [own.hex, str(own).upper(), f"{{{own}}}", f"urn:uuid:{own}", str(own.int), f"{own}/../{own}", f"0{own}"]
    words = [referral.code, referral.content_hash, "1", "-1", "latest", f"{own},{own}", f"{own}.json", "%00"]
    return [str(row) for row in rows if row and row != own] + written + words


def where(pattern: URLPattern, name: str) -> str:
    """Its address with a mark where the key stands."""
    whole = reverse(str(pattern.name), kwargs={name: UNKNOWN})
    return whole.replace(str(UNKNOWN), "{}")


@pytest.mark.parametrize("method", ["get", pytest.param("post", marks=pytest.mark.full)])
def test_a_record_is_reached_by_its_own_key_alone(
    method: str, keys: dict[str, UUID], practitioner: Account, signed_in: SignedIn
) -> None:
    client: Client = signed_in(practitioner, second=True)
    referral, tried, told = Referral.objects.get(), 0, []
    for pattern in routes_of_staff():
        names = set(pattern.pattern.converters)
        if len(names) != 1 or not names <= ABOUT or str(pattern.name).startswith("records"):
            continue
        (name,) = names
        address, send = where(pattern, name), getattr(client, method)
        nothing: Any = send(address.format(UNKNOWN))
        for key in other_keys(referral, keys, keys[name]):
            answer = send(address.format(quote(key, safe="")))
            tried += 1
            same = (answer.status_code, len(answer.content)) == (nothing.status_code, len(nothing.content))
            no_address = answer.status_code == 404 and not IS_KEY.fullmatch(key)
            if not same and not no_address:
                told.append((str(pattern.name), key, answer.status_code, nothing.status_code))

    assert tried >= 300
    assert told == []
