"""The story line: one kind at a time, in pages, and as quick however long it is."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rightdoor.ground.access.models import Account, Partnership
from rightdoor.work.child.tests.children_here import address, again, see
from rightdoor.work.referrals.actions.working import log_contact
from rightdoor.work.referrals.models import Addition, ContactEntry, Referral
from rightdoor.work.safeguarding.actions import raise_flag
from rightdoor.work.triage.models import Decision, Recommendation
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY, SignedIn

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("show", "there"),
    [("ask", "Asked for help"), ("contact", "Spoke with them"), ("agreement", "agrees"), ("risk", "In danger now"),
     ("message", "Receipt")],
)  # fmt: skip
def test_a_filter_shows_one_kind_and_nothing_else(
    show: str, there: str, partnership: Partnership, practitioner: Account, signed_in: SignedIn
) -> None:
    one = request_of(partnership, phone="07700900123", ways=["text"])
    log_contact(referral_id=one.pk, happened_at=MONDAY, way="call", with_whom="Wren", outcome="spoke", words="",
                by=practitioner, at=MONDAY)  # fmt: skip
    raise_flag(partnership=partnership, area="kent", about=one, facts=["in_danger_now"], source="staff", heard="x",
               by=practitioner, at=MONDAY)  # fmt: skip
    browser = signed_in(practitioner)

    story = see(browser, one, show=show).partition('class="rd-story"')[2].partition("</ol>")[0]

    everything = see(browser, one).partition('class="rd-story"')[2].partition("</ol>")[0]
    assert there in story
    assert len(story) < len(everything)
    assert see(browser, one, show="nonsense").partition('class="rd-story"')[2].partition("</ol>")[0] == everything


def long_story(one: Referral, by: Account, entries: int) -> None:
    """Calls at two a minute: each minute has two that only their place tells apart."""
    ContactEntry.objects.bulk_create(
        ContactEntry(
            referral=one, happened_at=MONDAY - timedelta(minutes=number // 2), way="call", with_whom="Wren",
            outcome="spoke", words=f"Call {number}.", written_by=by, written_at=MONDAY,
        )
        for number in range(entries)
    )  # fmt: skip


CALL = re.compile(r"Call (\d+)\.")
NEXT = re.compile(r'rel="(prev|next)" href="([^"]+)"')


def walk(browser: Client, one: Referral, way: str, start: str) -> list[list[str]]:
    """The calls of each page, from one page on by its links to newer or older ones."""
    found, asked = [], start
    while True:
        page = browser.get(address(one) + asked).content.decode().replace("&amp;", "&")
        found.append(CALL.findall(page))
        links = dict(NEXT.findall(page))
        if way not in links:
            return found
        asked = links[way]


def test_a_long_story_comes_in_pages_that_miss_nothing_and_repeat_nothing(
    one: Referral, practitioner: Account, signed_in: SignedIn
) -> None:
    long_story(one, practitioner, 120)
    browser = signed_in(practitioner)

    down = walk(browser, one, "next", "?show=contact")
    seen = [number for page in down for number in page]

    assert [len(page) for page in down] == [50, 50, 20]
    assert sorted(seen, key=int) == [str(number) for number in range(120)]
    last = browser.get(address(one) + "?show=contact&before=1.0").content.decode()
    assert CALL.findall(last) == []
    hundredth = int((MONDAY - timedelta(minutes=49)).timestamp() * 1_000_000)
    assert walk(browser, one, "prev", f"?show=contact&before={hundredth}.1") == list(reversed(down))
    tenth = int((MONDAY - timedelta(minutes=4)).timestamp() * 1_000_000)
    filled = browser.get(address(one) + f"?show=contact&after={tenth}.1").content.decode()
    assert CALL.findall(filled) == down[0]


@pytest.mark.parametrize("place", ["", "x", "1", "1.x", "٣.0", "1.0" * 30, "-1.0"])
def test_a_place_that_cannot_be_read_shows_the_newest(
    place: str, one: Referral, practitioner: Account, signed_in: SignedIn
) -> None:
    assert "Asked for help" in see(signed_in(practitioner), one, before=place)


def test_a_place_that_no_calendar_knows_is_the_newest_of_all(
    one: Referral, practitioner: Account, signed_in: SignedIn
) -> None:
    browser = signed_in(practitioner)

    assert "Asked for help" in see(browser, one, before="9" * 36 + ".1")
    assert "Asked for help" in see(browser, one, after="9" * 36 + ".1")


MOST = 30


def test_the_page_asks_the_same_number_of_questions_however_long_the_story_is(
    one: Referral, practitioner: Account, lead: Account, signed_in: SignedIn
) -> None:
    browser = signed_in(practitioner)
    see(browser, one)

    def asked() -> list[str]:
        with CaptureQueriesContext(connection) as found:
            see(browser, one)
        return [query["sql"][:160] for query in found]

    decision = Decision.objects.create(
        partnership=one.partnership, referral=one, number=1, outcome="recommended", formulation="It fits.",
        decided_by=practitioner, decided_at=MONDAY,
    )  # fmt: skip
    Recommendation.objects.create(decision=decision, service="kent.hera", journey="held")
    empty = asked()

    def grow(*requests: Referral, calls: int, additions: int) -> None:
        long_story(requests[0], practitioner, calls)
        for number in range(additions):
            Addition.objects.create(
                referral=requests[-1], kind="more", words=f"{number}", form_key=uuid4(), said_at=MONDAY
            )
        for referral in requests:
            raise_flag(partnership=one.partnership, area="kent", about=referral, facts=["in_danger_now"],
                       source="staff", heard="x", by=lead, at=MONDAY)  # fmt: skip

    grow(one, calls=1, additions=1)
    short = asked()
    grow(one, again(one), calls=480, additions=20)

    long = asked()

    assert len(long) == len(short), sorted(set(long) ^ set(short))
    assert len(empty) < len(short) <= MOST, short  # of what is not there nothing is asked
