import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client, RequestFactory

from rightdoor.ground.access.actors import VISITOR, Account
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.access.networks import network_of
from rightdoor.records.people.models import Person
from rightdoor.work.passport.actions.reaching import own_plan
from rightdoor.work.passport.presenters.page import page_for
from rightdoor.work.passport.presenters.where import where_it_is
from rightdoor.work.passport.tests.requests_here import CODE, OTHER_CODE, WORD, a_plan, a_request
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.triage.models import Decision
from tests.people_here import MONDAY

pytestmark = pytest.mark.django_db


def plain(content: bytes) -> bytes:
    """A page without what differs by chance, and without the key by which its forms name their request."""
    return re.sub(rb'value="[A-Za-z0-9]{64}"|nonce="[^"]*"|name="of" value="[^"]*"', b"", content)


@pytest.mark.parametrize("stage", [Stage.DECIDED, Stage.CHOOSING, Stage.DUPLICATE, Stage.WITHDRAWN])
def test_a_parent_who_may_not_see_more_has_the_page_of_nothing_new(
    client: Client, partnership: Partnership, practitioner: Account, settings: Any, stage: Stage
) -> None:
    settings.CLOCK = (MONDAY + timedelta(days=9)).isoformat()
    settled = a_request(partnership, asker=Asker.CHILD, stage=stage, contact_plan=a_plan(partnership))
    a_request(partnership, asker=Asker.CHILD, code=OTHER_CODE, contact_plan=a_plan(partnership))
    a_request(partnership, asker=Asker.ME, code="cover cover cover cover", person=settled.person)  # the child's own
    Decision.objects.create(
        partnership=partnership, referral=settled, outcome="advice", formulation="x", letter="Canary",
        catalogue_version="1", decided_by=practitioner, decided_at=MONDAY,
    )  # fmt: skip
    pages = []
    for code in (CODE, OTHER_CODE):
        client.post("/my-request/", {"code": code, "word": WORD})
        pages.append(plain(client.get("/my-request/open/").content))

    assert pages[0] == pages[1]


def where(referral: Referral, **at: int) -> str:
    told = where_it_is(referral, MONDAY + timedelta(**at), waits_for_me=False)
    return " ".join([told.title, told.lead, told.when, told.why, *(f"{s.title} {s.text}" for s in told.steps)])


def test_a_promise_is_told_with_why_and_one_that_was_broken_with_an_apology(partnership: Partnership) -> None:
    referral = a_request(partnership)

    assert "Thursday 12 March, 9 am Received Monday 9 am; three working days." in where(referral)
    assert "We are late." in where(referral, days=4)
    assert "You did nothing wrong" in where(referral, days=4)


def test_where_no_day_can_be_promised_the_page_says_so(partnership: Partnership) -> None:
    assert "We cannot promise a day" in where(a_request(partnership, decide_by=None, clock={}))
    nobody = a_request(partnership, decide_by=None, asker=Asker.CHILD, person=None, code=OTHER_CODE)
    assert "We could not promise a day." in where(nobody)


def test_a_parent_of_a_young_child_sees_what_came_of_it(partnership: Partnership) -> None:
    referral = a_request(partnership, asker=Asker.CHILD)
    Person.objects.update(age_said=8)
    referral = Referral.objects.get()

    assert "We have your request." in where(referral)
    referral.stage = Stage.DECIDED
    assert "There is an answer." in where(referral)


def test_stages_are_told_in_plain_words(partnership: Partnership) -> None:
    referral = a_request(partnership)
    referral.move_to(Stage.WITHDRAWN, by=VISITOR, at=MONDAY)

    assert "You stopped it Monday 9 March 2026, 9 am" in where(referral)
    assert page_for(referral, MONDAY).open is False


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"ways": []}, "You have not told us how to reach you."),
        ({"ways": ["call"], "phone": ""}, "by phone, but we have nothing to send it to"),
        ({"ways": ["email"], "email": "wren@example.org", "safe_times": "after 4"}, "by e-mail, ending in org"),
        ({"safe_times": "after 4"}, "when it is safe: after 4"),
        ({"stopped_at": MONDAY}, "stopped: we send nothing there now"),
    ],
)
def test_how_we_reach_them_is_said_without_the_whole_number(
    partnership: Partnership, more: dict[str, Any], words: str
) -> None:
    referral = a_request(partnership, contact_plan=a_plan(partnership, **more))

    assert words in page_for(referral, MONDAY).reach
    assert "07700" not in str(page_for(referral, MONDAY).reach)


def test_a_professional_is_asked_about_the_child_when_it_got_worse(client: Client, partnership: Partnership) -> None:
    assert own_plan(a_request(partnership, asker=Asker.SOMEONE)) is None
    client.post("/my-request/", {"code": CODE, "word": WORD})

    assert "Someone is hurting them" in client.get("/my-request/worse/").content.decode()


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address", "network"),
    [
        (0, "", "192.0.2.7", "192.0.2.7"),
        (0, "198.51.100.1", "192.0.2.7", "192.0.2.7"),  # what a visitor claims is not believed
        (1, "203.0.113.5, 198.51.100.1", "192.0.2.7", "198.51.100.1"),
        (2, "198.51.100.1", "192.0.2.7", "192.0.2.7"),
        (0, "", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (0, "", "", "unknown"),
    ],
)
def test_a_try_is_counted_where_it_came_from(
    settings: Any, proxies: int, forwarded: str, address: str, network: str
) -> None:
    settings.PROXIES = proxies
    request: Any = RequestFactory().get("/", REMOTE_ADDR=address, headers={"X-Forwarded-For": forwarded})

    assert network_of(request) == network
