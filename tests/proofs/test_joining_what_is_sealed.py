"""Two records are joined by people who may not see a part of one: every page says what it says without that part."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.conf import LazySettings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.messages.models import Message
from rightdoor.work.joining.lifecycle import Stage
from rightdoor.work.joining.models import Joining, Moved
from rightdoor.work.joining.tests.pairs_here import WHY, Pair, pair_of, person
from tests.people_here import MONDAY, SignedIn, staff
from tests.proofs.worlds import Answered, seen
from tests.sealed_here import CANARY, KINDS, part_of, seal

pytestmark = pytest.mark.django_db


def signed_in_alone(account: Account) -> Client:
    """In a browser of their own."""
    return SignedIn(Client())(account, second=True)


def joined_and_parted(two: Pair, first: Client, second: Client, reviewer: Client) -> Iterator[HttpResponse]:
    """Everything that the three are told, from looking whether the child is known until the two are parted again."""
    keys = [two[1].pk, person(two[0]).pk]
    yield first.get(reverse("request-known", args=keys[:1]))
    yield first.get(reverse("request-known-one", args=keys))
    asked = first.post(reverse("request-known-join", args=keys), {"reason": WHY})
    yield asked
    page = urlsplit(asked["Location"]).path
    for who, route, words in (
        (second, "joining-answer", {"yes": "1"}), (reviewer, "joining-review", {"holds": "each"}),
        (first, "joining-part", {"reason": WHY}), (second, "joining-answer", {"yes": "1"}),
    ):  # fmt: skip
        yield from pages(two, page, first, second, reviewer)
        key = page.strip("/").split("/")[-1]
        yield who.post(reverse(route, args=[key]), words)
    yield from pages(two, page, first, second, reviewer)


def pages(two: Pair, page: str, *browsers: Client) -> Iterator[HttpResponse]:
    """What each of them sees of the pair, of both requests and of the child meanwhile."""
    for browser in browsers:
        yield from (browser.get(page), browser.get(reverse("joinings")))
        for request in two:
            request.refresh_from_db()
            yield browser.get(reverse("request", args=[request.pk]))
            yield browser.get(reverse("child", args=[request.person_id]))


def told(two: Pair, *browsers: Client) -> tuple[list[Answered], list[str]]:
    """Every answer, and every mail that was written meanwhile."""
    known = {str(key) for request in two for key in (request.pk, request.person_id)}
    answers = [seen(answer, known) for answer in joined_and_parted(two, *browsers)]
    assert Joining.objects.get().stage == Stage.PARTED
    assert not Moved.objects.exists()
    return answers, sorted(f"{mail.way} {mail.kind} {mail.body} {mail.outside}" for mail in Message.objects.all())


@pytest.mark.parametrize("side", [0, 1], ids=["in the record that goes on", "in the one that comes"])
def test_joining_says_the_same_with_a_sealed_part_and_without(
    side: int, partnership: Partnership, administrator: Account, practitioner: Account, lead: Account,
    settings: LazySettings,
) -> None:  # fmt: skip
    settings.CLOCK = MONDAY.isoformat()
    two = pair_of(partnership)
    second = staff(partnership, "Rowan Tansy", Role.ADMINISTRATOR)
    browsers = [signed_in_alone(one) for one in (administrator, second, practitioner)]

    with transaction.atomic():
        for kind in KINDS:
            seal(part_of(kind, two[side], lead), lead)
        with_it = told(two, *browsers)
        transaction.set_rollback(True)
    for request in two:
        request.refresh_from_db()
    without = told(two, *browsers)

    assert [one.status for one in with_it[0]] == [one.status for one in without[0]]
    assert with_it == without
    assert CANARY not in str(with_it)
    assert {one.status for one in without[0]} <= {200, 302}
