"""The queue's pages: a first look, saying that I look, searching by code or name, and two requests side by side."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.audit.models import Event
from rightdoor.ground.audit.record import acts
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Match, Referral
from rightdoor.work.triage.models import Decision, Recommendation
from rightdoor.work.triage.tests.waiting_here import waiting
from tests.people_here import MONDAY, SignedIn, staff

BORN = {"born_on": date(2011, 11, 3), "district": "Canterbury", "pronouns": "she or they"}


@pytest.fixture(autouse=True)
def _monday(settings: Any) -> None:
    settings.CLOCK = MONDAY.isoformat()


@pytest.fixture
def wren(partnership: Partnership) -> Referral:
    return waiting(partnership, "Wren Thistledown", about=BORN, code="amber-river-kettle-moss")


def page(client: Any, name: str, *keys: object, **asked: str) -> str:
    answer = client.get(reverse(name, args=keys), asked)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_row_says_who_what_whose_and_until_when(administrator: Account, wren: Referral, signed_in: SignedIn) -> None:
    shown = page(signed_in(administrator), "work-home")

    for words in ("Wren Thistledown, 14", "amber river kettle moss", "Sleep", "Themselves", "Canterbury · today 9 am",
                  "TSS", "suits", "Nobody", "3 d", "Thu 12 Mar, 9 am"):  # fmt: skip
        assert words in shown
    assert "<title>Rightdoor</title>" in shown


def test_what_helps_with_their_need_is_named_first_and_briefly(
    administrator: Account, partnership: Partnership, signed_in: SignedIn
) -> None:
    one = waiting(partnership, needs=["coercive_relationship"])
    for service in ("kent.spa", "kent.hera"):
        Match.objects.create(
            referral=one, matched_at=MONDAY, catalogue_version="1", service=service, answer="eligible", result={}
        )

    shown = page(signed_in(administrator), "queue")

    assert "HERA, TSS" in shown
    assert "3 suit" in shown


def test_a_first_look_is_a_reading_and_on_record(administrator: Account, wren: Referral, signed_in: SignedIn) -> None:
    client = signed_in(administrator)
    assert "I lie awake" not in page(client, "queue")
    assert acts(about=wren.pk) == []

    beside, alone = page(client, "queue", at=str(wren.pk)), page(client, "request-peek", wren.pk)

    assert "I lie awake before exams" in beside
    assert "I lie awake before exams" in alone
    assert "<html" not in alone
    assert acts(about=wren.pk) == ["referrals.see", "referrals.see"]


def test_looking_comes_back_to_the_same_place_and_is_seen_by_others(
    administrator: Account, practitioner: Account, wren: Referral, signed_in: SignedIn
) -> None:
    client = signed_in(administrator)

    answer = client.post(reverse("queue-look", args=[wren.pk]), {"area": "kent", "view": "mine", "asker": "nobody"})

    assert answer["Location"] == f"{reverse('queue')}?view=mine&area=kent&at={wren.pk}"
    assert "since 09:00" in page(signed_in(practitioner), "queue")
    client = signed_in(administrator)
    assert "I’m done looking" in page(client, "queue", at=str(wren.pk))
    client.post(reverse("queue-look", args=[wren.pk]), {"stop": "1"})
    wren.refresh_from_db()
    assert wren.looking is None


def test_a_code_leads_straight_to_its_request(administrator: Account, wren: Referral, signed_in: SignedIn) -> None:
    client = signed_in(administrator)

    for typed in ("amber river kettle moss", "Amber-River-Kettle-Moss ", "amber, river, kettle, moss"):
        answer = client.post(reverse("search"), {"sought": typed})
        assert answer["Location"] == reverse("request", args=[wren.pk])


def test_a_name_finds_open_requests_and_the_words_stay_out_of_the_record(
    administrator: Account, wren: Referral, signed_in: SignedIn
) -> None:
    answer = signed_in(administrator).post(reverse("search"), {"sought": "wren  THISTLEDOWN"})

    assert "amber river kettle moss" in answer.content.decode()
    event = Event.objects.get(act="triage.search")
    assert event.shown == [str(wren.pk)]
    assert "wren" not in str(event.codes).lower()
    assert event.codes["search_length"] == len("wren THISTLEDOWN")


def test_nothing_is_found_for_no_words_for_old_answers_and_elsewhere(
    administrator: Account, partnership: Partnership, signed_in: SignedIn
) -> None:
    waiting(Partnership.objects.create(slug="elsewhere", name="Elsewhere"), "Ash")
    old = waiting(partnership, "Bo", stage=Stage.DECIDED, closed_at=MONDAY - timedelta(days=29))
    decided(old, administrator, days=29)

    client = signed_in(administrator)
    for words in ("", " ", "Ash", "Bo", "nobody at all"):
        assert "Nothing was found" in client.post(reverse("search"), {"sought": words}).content.decode()


def decided(referral: Referral, by: Account, days: int) -> Decision:
    return Decision.objects.create(
        partnership=referral.partnership, referral=referral, outcome="advice", formulation="…", letter="…",
        catalogue_version="1", decided_by=by, decided_at=MONDAY - timedelta(days=days),
    )  # fmt: skip


def test_answered_shows_four_weeks_newest_first_a_page_at_a_time(
    administrator: Account, partnership: Partnership, signed_in: SignedIn
) -> None:
    made = [waiting(partnership, f"Name{n}", stage=Stage.DECIDED, clock={}) for n in range(52)]
    for n, one in enumerate(made):
        decided(one, administrator, days=min(n, 27))
    decided(waiting(partnership, "Long Ago", stage=Stage.DECIDED), administrator, days=29)
    client = signed_in(administrator)

    first = page(client, "queue", view="answered")

    assert "Name0" in first
    assert "by Bea Nettleship" in first
    assert "Long Ago" not in first
    after = first.split("after=")[1].split('"')[0]
    assert "Name51" in first or "Name51" in page(client, "queue", view="answered", after=after)


def test_what_is_held_or_not_handed_over_stays_in_sight_however_old(
    administrator: Account, partnership: Partnership, signed_in: SignedIn
) -> None:
    for n, journey in enumerate(("held", "to_hand_over", "inside")):
        one = decided(waiting(partnership, f"Name{n}", stage=Stage.DECIDED), administrator, days=90)
        Recommendation.objects.create(decision=one, service="kent.spa", journey=journey)

    shown = page(signed_in(administrator), "queue", view="on_the_way")

    assert "held for an agreement" in shown
    assert ">to hand over<" in shown
    assert ["Name0" in shown, "Name1" in shown, "Name2" in shown] == [True, True, False]


def test_two_that_may_be_one_are_compared_and_a_person_says_so(
    administrator: Account, partnership: Partnership, wren: Referral, signed_in: SignedIn
) -> None:
    other = waiting(partnership, "Wren", about=BORN, code="velvet-harbour-six-fern")
    client = signed_in(administrator)
    assert page(client, "queue").count(">compare<") == 2

    shown = page(client, "request-compare", other.pk, wren.pk)
    answer = client.post(reverse("request-compare", args=[other.pk, wren.pk]), {"reason": "Same mother rang twice"})

    assert "velvet harbour six fern" in shown
    assert "the same" in shown
    assert answer["Location"] == reverse("request", args=[wren.pk])
    other.refresh_from_db()
    assert (other.stage, other.duplicate_of) == (Stage.DUPLICATE, wren)
    assert ">compare<" not in page(client, "queue")


def test_who_sees_another_area_or_another_partnership_finds_nothing_there(
    partnership: Partnership, wren: Referral, signed_in: SignedIn
) -> None:
    essex = staff(partnership, "Essex Only", Role.ADMINISTRATOR, area="essex")
    stranger = staff(Partnership.objects.create(slug="elsewhere", name="Elsewhere"), "Stranger", Role.ADMINISTRATOR)

    for account in (essex, stranger):
        client = signed_in(account)
        for key in (wren.pk, uuid4()):
            assert client.get(reverse("request-peek", args=[key])).status_code == 404
            assert client.post(reverse("queue-look", args=[key])).status_code == 404
        assert "I lie awake" not in page(client, "queue", at=str(wren.pk))


def test_the_first_page_of_other_roles_is_their_own(
    manager: Account, system_administrator: Account, signed_in: SignedIn
) -> None:
    assert signed_in(manager).get("/work/")["Location"] == reverse("workforce")
    assert "does not read requests" in page(signed_in(system_administrator), "work-home")
    assert signed_in(manager).get(reverse("queue")).status_code == 404
