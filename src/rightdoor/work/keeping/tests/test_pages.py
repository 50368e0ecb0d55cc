"""The keepers' pages: who sees them, two people, pressing twice, and nothing of a record on any of them."""

import re
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.actors import System
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.pure.keys import new_key
from rightdoor.records.people.models import Person
from rightdoor.work.keeping.actions import carrying_out, listing
from rightdoor.work.keeping.models import AccessRequest, Bundle, Ending, Hold
from rightdoor.work.keeping.tests.records_here import ENDINGS, a_record
from rightdoor.work.referrals.models import Draft, Referral
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import SignedIn, staff

KEY = "01890000-0000-7000-8000-000000000000"
TODAY = {"came_on_day": "1", "came_on_month": "10", "came_on_year": "2026"}
NAMES = (
    "records", "records-schedule", "records-find", "records-of", "records-hold-one", "records-ask-erasure",
    "records-ask-copy", "records-hold-all", "records-hold", "records-ask-to-lift", "records-lift", "records-propose",
    "records-keep", "records-sign", "records-send-back", "records-ending", "records-propose-erasure",
    "records-refuse-erasure", "records-copy", "records-make", "records-read", "records-hold-back", "records-release",
    "records-fetch",
)  # fmt: skip


@pytest.fixture
def other(partnership: Partnership) -> Account:
    return staff(partnership, "Second Keeper", Role.SAFEGUARDING_LEAD)


@pytest.fixture
def officer(partnership: Partnership) -> Account:
    """The data officer: keeps records, and reads none."""
    return staff(partnership, "Perrin Inkwillow", Role.DATA_OFFICER)


def address(name: str, key: Any = KEY) -> str:
    for arguments in ([], [key], ["person", key]):
        try:
            return reverse(name, args=arguments)
        except Exception:  # noqa: BLE001, S112  the next shape of address
            continue
    raise AssertionError(name)


def form_key(page: str, action: str) -> str:
    """The key that a page minted into the form that goes to an address."""
    assert f'action="{action}"' in page
    form = page.partition(f'action="{action}"')[2]
    return str(re.findall(r'name="form_key" value="([^"]+)"', form)[0])


def record_page(request: Referral) -> str:
    return reverse("records-of", args=["person", request.person_id])


def ask(client: Client, request: Referral, name: str, **more: str) -> Any:
    where = reverse(name, args=["person", request.person_id])
    key = form_key(client.get(record_page(request)).content.decode(), where)
    return client.post(where, {"form_key": key, "asked_by": "themselves", "identity": "known", **TODAY, **more})


@pytest.mark.parametrize("name", NAMES)
def test_nobody_else_finds_any_of_these_pages(
    name: str, signed_in: SignedIn, practitioner: Account, manager: Account, system_administrator: Account
) -> None:
    for account in (practitioner, manager, system_administrator):
        client = signed_in(account, second=True)
        assert (client.get(address(name)).status_code, client.post(address(name)).status_code) == (404, 404)


def test_what_is_another_partnerships_is_not_there(signed_in: SignedIn, lead: Account) -> None:
    elsewhere = Partnership.objects.create(slug="other", name="Other")
    theirs = request_of(elsewhere)
    client = signed_in(lead, second=True)

    assert client.get(record_page(theirs)).status_code == 404
    assert client.post(reverse("records-find"), {"code": theirs.code}).status_code == 422
    assert client.get(reverse("records-of", args=["nonsense", theirs.person_id])).status_code == 404
    assert client.get(reverse("records-of", args=["request", theirs.pk])).status_code == 404


def test_a_keeper_finds_a_record_by_its_code_and_sees_nothing_that_is_in_it(
    signed_in: SignedIn, partnership: Partnership, lead: Account, officer: Account
) -> None:
    request = a_record(partnership, lead, preferred_name="Wrenfield")
    client = signed_in(officer)

    answer = client.post(reverse("records-find"), {"code": request.code.replace("-", "  ").upper()}, follow=True)

    page = answer.content.decode()
    assert answer.redirect_chain[0][0] == record_page(request)
    assert str(request.person_id)[-6:].upper() in page
    assert "Kept until" in page
    assert "Wrenfield" not in page


def test_a_draft_that_was_not_sent_is_found_and_one_that_was_leads_to_the_person(
    signed_in: SignedIn, partnership: Partnership, lead: Account, officer: Account
) -> None:
    request = a_record(partnership, lead)
    sent = Draft.objects.get()
    Draft.objects.filter(pk=sent.pk).update(code="one-two-three-four")
    unsent = Draft.objects.create(
        partnership=partnership, asker="me", form_version="1", started_at=request.received_at, code="a-b-c-d",
        saved_at=request.received_at, answers={"story": "Half of it"},
    )  # fmt: skip
    client = signed_in(officer)

    found = [
        client.post(reverse("records-find"), {"code": code})["Location"] for code in ("one two three four", "a b c d")
    ]

    assert found == [record_page(request), reverse("records-of", args=["draft", unsent.pk])]
    assert "Half of it" not in client.get(found[1]).content.decode()


def test_a_code_that_leads_nowhere_or_is_empty_is_told(signed_in: SignedIn, officer: Account) -> None:
    client = signed_in(officer)

    assert "No record here has this code." in client.post(reverse("records-find"), {"code": "no such"}).content.decode()
    assert client.post(reverse("records-find"), {"code": ""}).status_code == 422


def test_an_erasure_goes_through_two_people_on_the_pages_and_tells_the_reasons(
    signed_in: SignedIn, partnership: Partnership, lead: Account, other: Account
) -> None:
    request = a_record(partnership, lead)
    where = ask(signed_in(lead), request, "records-ask-erasure")["Location"]
    ending = Ending.objects.get()
    client = signed_in(lead, second=True)
    client.post(reverse("records-propose-erasure", args=[ending.pk]), {"safety": "safety"})
    own = client.post(reverse("records-sign"), {"ending_ids": str(ending.pk)})
    assert own.status_code == 409
    assert "Somebody else must do the second step" in own.content.decode()

    signed = signed_in(other, second=True).post(reverse("records-sign"), {"ending_ids": str(ending.pk)})
    again = signed_in(other, second=True).post(reverse("records-sign"), {"ending_ids": str(ending.pk)})

    assert (signed.status_code, again.status_code) == (302, 422)
    carrying_out.carry_out_signed(by=ENDINGS, at=datetime(2026, 11, 22, tzinfo=UTC))
    page = signed_in(other).get(where).content.decode()
    assert "It is needed to keep a child safe." in page
    assert "The rest has been erased" in page


def test_signing_asks_for_a_second_step_first(
    signed_in: SignedIn, partnership: Partnership, lead: Account, other: Account
) -> None:
    request = a_record(partnership, lead)
    ask(signed_in(lead), request, "records-ask-erasure")
    ending = Ending.objects.get()
    signed_in(lead).post(reverse("records-propose-erasure", args=[ending.pk]), {"safety": "goes"})

    answer = signed_in(other).post(reverse("records-sign"), {"ending_ids": str(ending.pk)})

    ending.refresh_from_db()
    assert "Show that it is you" in answer.content.decode()
    assert ending.stage == "proposed"


def test_an_erasure_that_is_refused_tells_why(signed_in: SignedIn, partnership: Partnership, lead: Account) -> None:
    request, client = a_record(partnership, lead), signed_in(lead)
    ask(client, request, "records-ask-erasure")
    ending = Ending.objects.get()
    where = reverse("records-refuse-erasure", args=[ending.pk])

    assert client.post(where, {}).status_code == 422
    assert client.post(where, {"why": "law"}).status_code == 302
    assert client.post(where, {"why": "law"}).status_code == 409
    assert (
        "The law says that we must keep it for now."
        in client.get(reverse("records-ending", args=[ending.pk])).content.decode()
    )


def test_pressing_twice_is_asking_once(signed_in: SignedIn, partnership: Partnership, lead: Account) -> None:
    request, client = a_record(partnership, lead), signed_in(lead)
    for name, model in (("records-ask-copy", AccessRequest), ("records-ask-erasure", Ending)):
        key = str(new_key())
        answers = [ask(client, request, name, form_key=key) for _time in range(2)]
        assert answers[0]["Location"] == answers[1]["Location"]
        assert model.objects.count() == 1
    assert ask(client, request, "records-ask-erasure").status_code == 409


def test_what_is_left_out_is_asked_and_what_was_typed_is_kept(
    signed_in: SignedIn, partnership: Partnership, lead: Account
) -> None:
    request, client = a_record(partnership, lead), signed_in(lead)

    for name in ("records-ask-copy", "records-ask-erasure"):
        answer = ask(client, request, name, asked_by="")
        assert answer.status_code == 422
    where = reverse("records-hold-one", args=["person", request.person_id])
    answer = client.post(where, {"form_key": str(new_key()), "words": "The coroner wrote"})
    assert answer.status_code == 422
    assert "The coroner wrote" in answer.content.decode()
    assert client.post(reverse("records-hold-all"), {"words": "x"}).status_code == 422


def test_a_hold_is_placed_and_ended_by_two_on_the_pages(
    signed_in: SignedIn, partnership: Partnership, lead: Account, officer: Account
) -> None:
    request, client = a_record(partnership, lead), signed_in(lead)
    given = {
        "reason": "court",
        "words": "A claim",
        "starts_on_day": "1",
        "starts_on_month": "1",
        "starts_on_year": "2026",
    }
    client.post(reverse("records-hold-one", args=["person", request.person_id]), {**given, "form_key": str(new_key())})
    client.post(reverse("records-hold-all"), {**given, "form_key": str(new_key())})
    one, everything = Hold.objects.order_by("placed_at", "pk")
    assert everything.record_id is None
    page = reverse("records-hold", args=[one.pk])

    assert client.post(page + "end/", {}).status_code == 422
    assert client.post(page + "agree/").status_code == 409
    assert client.post(page + "end/", {"why_lifted": "Settled"}).status_code == 302
    assert client.post(page + "agree/").status_code == 409
    assert "says that it may end" in client.get(page).content.decode()
    client = signed_in(officer)
    assert client.post(page + "agree/").status_code == 302
    assert client.post(page + "end/", {"why_lifted": "Again"}).status_code == 409
    assert "It ended on" in client.get(page).content.decode()
    assert "A hold" in client.get(reverse("records-hold", args=[everything.pk])).content.decode()


def test_a_copy_goes_from_one_keeper_to_a_reader_and_is_fetched_once(
    signed_in: SignedIn, partnership: Partnership, lead: Account, officer: Account
) -> None:
    request = a_record(partnership, lead, story="I feel <b>low</b>")
    client = signed_in(officer, second=True)
    ask(client, request, "records-ask-copy")
    page = reverse("records-copy", args=[AccessRequest.objects.get().pk])
    client.post(page + "make/")
    assert [client.get(page + "read/").status_code, client.post(page + "release/").status_code] == [404, 404]

    client = signed_in(lead, second=True)
    shown = client.get(page + "read/").content.decode()
    assert "I feel &lt;b&gt;low&lt;/b&gt;" in shown
    entry = next(one["key"] for one in Bundle.objects.get().entries if one["key"].startswith("triage.decision"))
    assert client.post(page + "hold-back/", {"entry": entry, "why": "serious_harm"}).status_code == 302
    assert client.post(page + "hold-back/", {"entry": "none", "why": "serious_harm"}).status_code == 409
    assert client.post(page + "hold-back/", {"entry": entry}).status_code == 422
    assert "Worries about exams" not in client.get(page + "read/").content.decode()
    assert client.post(page + "fetch/").status_code == 409
    assert client.post(page + "release/").status_code == 302
    parcel = client.post(page + "fetch/")

    assert parcel["Content-Disposition"] == 'attachment; filename="copy.zip"'
    assert (parcel["Content-Type"], parcel["X-Content-Type-Options"]) == ("application/zip", "nosniff")
    assert "no-store" in parcel["Cache-Control"]
    assert "sandbox" in parcel["Content-Security-Policy"]
    assert client.post(page + "fetch/").status_code == 409
    assert client.get(page + "read/").status_code == 409
    assert "Handed over" in client.get(page).content.decode()


def test_letting_a_copy_go_and_fetching_it_ask_for_a_second_step(
    signed_in: SignedIn, partnership: Partnership, lead: Account, officer: Account
) -> None:
    request = a_record(partnership, lead)
    client = signed_in(officer)
    ask(client, request, "records-ask-copy")
    page = reverse("records-copy", args=[AccessRequest.objects.get().pk])
    client.post(page + "make/")

    client = signed_in(lead)
    for step in ("release/", "fetch/"):
        assert "Show that it is you" in client.post(page + step).content.decode()
    assert AccessRequest.objects.get().stage == "made"


def test_a_list_is_looked_at_kept_proposed_and_sent_back(
    signed_in: SignedIn, partnership: Partnership, lead: Account, other: Account
) -> None:
    for _number in range(3):
        a_record(partnership, lead)
    Person.objects.update(born_on=None, added_at=datetime(1990, 1, 1, tzinfo=UTC))
    listing.list_due(by=System("records"), at=datetime(2060, 1, 1, tzinfo=UTC))
    keys = [str(key) for key in Ending.objects.values_list("pk", flat=True)]
    client = signed_in(lead, second=True)
    assert client.get(reverse("records")).content.decode().count('name="ending_ids"') == 3

    assert client.post(reverse("records-propose"), {}).status_code == 422
    assert client.post(reverse("records-keep"), {"ending_ids": keys[:1]}).status_code == 422
    assert client.post(reverse("records-keep"), {"ending_ids": keys[:1], "why": "claim"}).status_code == 302
    Ending.objects.filter(pk=keys[0]).update(stage="listed")
    late = client.post(reverse("records-propose"), {"ending_ids": keys[1:]})
    assert late.status_code == 409  # today, by the site's own clock, they are not due
    Ending.objects.filter(pk__in=keys[1:]).update(stage="proposed", proposed_by=other)
    assert client.post(reverse("records-send-back"), {"ending_ids": keys[1:]}).status_code == 302
    assert set(Ending.objects.values_list("stage", flat=True)) == {"listed"}
    assert "A record that is due" in client.get(reverse("records-ending", args=[UUID(keys[1])])).content.decode()


def test_whoever_waits_too_long_is_said_to_be_late(
    signed_in: SignedIn, partnership: Partnership, lead: Account, officer: Account
) -> None:
    request, client = a_record(partnership, lead), signed_in(officer)
    ask(client, request, "records-ask-copy", came_on_year="2025")
    ask(client, request, "records-ask-erasure", came_on_year="2025")

    assert client.get(reverse("records")).content.decode().count("Late.") == 2


def test_the_schedule_is_there_to_read(signed_in: SignedIn, officer: Account) -> None:
    page = signed_in(officer).get(reverse("records-schedule")).content.decode()

    assert "until their 25th birthday" in page
    assert "Records Management Code of Practice" in page


def test_a_keeper_knows_nothing_of_somebody_from_whom_they_are_barred(
    signed_in: SignedIn, partnership: Partnership, lead: Account, other: Account
) -> None:
    request = a_record(partnership, lead)
    ask(signed_in(lead), request, "records-ask-copy")
    ask(signed_in(lead), request, "records-ask-erasure")
    given = {
        "reason": "court",
        "words": "A claim",
        "starts_on_day": "1",
        "starts_on_month": "1",
        "starts_on_year": "2026",
    }
    signed_in(lead).post(
        reverse("records-hold-one", args=["person", request.person_id]), {**given, "form_key": str(new_key())}
    )
    pages = [
        record_page(request),
        reverse("records-copy", args=[AccessRequest.objects.get().pk]),
        reverse("records-ending", args=[Ending.objects.get().pk]),
        reverse("records-hold", args=[Hold.objects.get().pk]),
    ]
    assert [signed_in(other).get(page).status_code for page in pages] == [200] * 4
    Relation.objects.create(
        partnership=partnership, account=other, kind="block", about_kind="people.person", about_id=request.person_id,
        reason="relative", starts_at=request.received_at, source="Their own word",
    )  # fmt: skip

    client = signed_in(other, second=True)

    assert [client.get(page).status_code for page in pages] == [404] * 4
    assert (
        "No record here has this code." in client.post(reverse("records-find"), {"code": request.code}).content.decode()
    )
    assert str(request.person_id)[-6:].upper() not in client.get(reverse("records")).content.decode()
    assert (
        client.post(reverse("records-propose-erasure", args=[Ending.objects.get().pk]), {"safety": "goes"}).status_code
        == 404
    )
