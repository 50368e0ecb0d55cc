"""The pages of agreement: what was asked in which words, writing down, taking back, judging, and what goes wrong."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.audit.record import acts
from rightdoor.records.agreements.models import CapacityDoubt, Sharing
from rightdoor.records.agreements.tests.sharings_here import shared
from rightdoor.records.people.models import Agreement
from rightdoor.records.people.page import moments, parts
from rightdoor.work.referrals.models import Referral
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY, SignedIn, staff

YES = {"given_by": "young_person", "to": "sharing", "state": "given", "said_by": "Wren", "how": "By phone, Bea"}
SHARE = {
    "what": "Where she sleeps", "recipient_kind": "organisation", "recipient": "Riverside Academy",
    "purpose": "A safe place", "basis": "serious_harm", "reason": "She is not safe there", "last_day_day": "30",
    "last_day_month": "4", "last_day_year": "2026", "told": "no", "told_words": "He would hear of it",
}  # fmt: skip
JUDGE = {"decision": "To have help", "explained": "What it is", "their_words": "It helps", "competent": "yes",
         "reason": "She weighed it up"}  # fmt: skip
DOUBT = {"decision": "To stop", "support": "Pictures", "understands": "yes", "retains": "no", "weighs": "yes",
         "says": "yes", "impairment": "unsure"}  # fmt: skip


def body(client: Client, name: str, referral: Referral, status: int = 200) -> str:
    answer = client.get(reverse(name, args=[referral.person_id]))
    assert answer.status_code == status
    return answer.content.decode()


def test_the_page_shows_who_answered_what_when_and_the_words_they_saw(
    referral: Referral, administrator: Account, signed_in: SignedIn
) -> None:
    page = body(signed_in(administrator), "agreement", referral)

    assert "Can someone from the front door contact you?" in page
    assert "If a service fits, do you want its help?" in page
    assert f"Version {referral.form_version}" in page
    assert "Nothing is shared by decision." in page
    assert acts(about=referral.person_id)[-1] == "agreeing.see"


def test_answers_from_before_the_words_were_kept_name_their_version(
    referral: Referral, administrator: Account, signed_in: SignedIn
) -> None:
    Agreement.objects.create(
        partnership=referral.partnership, person=referral.person, given_by="parent", to="contact", state="given",
        wording="2019-01", said_at=MONDAY,
    )  # fmt: skip

    assert "The words themselves were not kept. Their version: 2019-01" in body(
        signed_in(administrator), "agreement", referral
    )


def test_the_words_to_read_out_are_on_the_page_and_kept_with_the_answer(
    referral: Referral, administrator: Account, signed_in: SignedIn, kept: dict[str, Any]
) -> None:
    client = signed_in(administrator)
    assert "May we share what you told us with the people who would help?" in body(client, "agreement-write", referral)

    answer = client.post(reverse("agreement-write", kwargs=kept), YES)

    assert answer.headers["Location"] == reverse("agreement", kwargs=kept)
    newest = Agreement.objects.latest("said_at", "id")
    assert newest.asking.wording.version == "aloud-2026-11"
    assert newest.recorded_by == administrator


def test_of_two_parents_who_asked_the_one_who_may_see_is_named(
    referral: Referral, administrator: Account, signed_in: SignedIn, kept: dict[str, Any], partnership: Partnership
) -> None:
    asked = [
        request_of(partnership, "child", referrer_name=name, referrer_relation=role)
        for name, role in (("Oriel", "mother"), ("Corin", "father"))
    ]
    Referral.objects.filter(pk__in=[one.pk for one in asked]).update(person=referral.person)
    client, may_see = signed_in(administrator), {**YES, "to": "parent"}
    assert "Corin (father), who asked on" in body(client, "agreement-write", referral)
    where = reverse("agreement-write", kwargs=kept)

    answer = client.post(where, may_see)
    assert answer.status_code == 422
    assert "Say which of them may see it" in answer.content.decode()

    client.post(where, {**may_see, "for_request": str(asked[0].pk)})
    assert Agreement.objects.latest("said_at", "id").for_request == asked[0].pk
    assert "A parent seeing what came of it: Oriel (mother)" in body(client, "agreement", referral)


@pytest.mark.parametrize(
    ("name", "typed", "left_out"),
    [("agreement-write", YES, "said_by"), ("agreement-share", SHARE, "reason"),
     ("agreement-share", SHARE, "told_words"), ("agreement-share", SHARE, "recipient"),
     ("agreement-judge", JUDGE, "their_words"), ("agreement-doubt", DOUBT, "support")],
)  # fmt: skip
def test_what_is_left_out_is_asked_for_and_nothing_typed_is_lost(
    name: str, typed: dict[str, str], left_out: str, referral: Referral, practitioner: Account, signed_in: SignedIn
) -> None:
    client = signed_in(practitioner)
    given = {**typed, "about": str(referral.pk), "service": "kent.tss", left_out: ""}

    answer = client.post(reverse(name, args=[referral.person_id]), given)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "govuk-error-summary" in page
    assert all(words in page for words in (typed.get("purpose", ""), typed.get("decision", ""), typed.get("how", "")))


def test_a_colleague_or_a_day_that_cannot_be_is_told_in_a_sentence(
    referral: Referral, practitioner: Account, signed_in: SignedIn, kept: dict[str, Any]
) -> None:
    client, where = signed_in(practitioner), reverse("agreement-share", kwargs=kept)
    given = {**SHARE, "about": str(referral.pk)}

    nobody = client.post(where, {**given, "recipient_kind": "account"}).content.decode()
    no_day = client.post(where, {**given, "last_day_day": "31"})
    too_long = client.post(where, {**given, "last_day_year": "2028"})

    assert "Choose the colleague" in nobody
    assert (no_day.status_code, "no such day" in no_day.content.decode()) == (422, True)
    assert too_long.status_code == 409
    assert "A year is the longest" in too_long.content.decode()
    assert not Sharing.objects.exists()


def test_sharing_and_ending_it_on_the_page(
    referral: Referral, practitioner: Account, signed_in: SignedIn, kept: dict[str, Any]
) -> None:
    client = signed_in(practitioner)
    client.post(reverse("agreement-share", kwargs=kept), {**SHARE, "about": str(referral.pk)})
    one = Sharing.objects.get()
    assert (one.about_kind, one.about_id) == ("referrals.referral", referral.pk)
    assert "Riverside Academy" in body(client, "agreement", referral)
    where = reverse("agreement-end", kwargs={**kept, "sharing_id": one.pk})

    empty = client.post(where, {"because": ""})
    assert empty.status_code == 422
    assert "It is still shared" in empty.content.decode()
    client.post(where, {"because": "It is not needed"})

    page = body(client, "agreement", referral)
    assert "Shared before" in page
    assert "It is not needed" in page


def test_an_administrator_is_offered_agreement_alone_as_a_basis(
    referral: Referral, administrator: Account, signed_in: SignedIn
) -> None:
    page = body(signed_in(administrator), "agreement-share", referral)

    assert "They agreed to it" in page
    assert "Without agreement" not in page


def test_competence_asks_a_qualified_practitioner(
    referral: Referral, practitioner: Account, unqualified: Account, signed_in: SignedIn, kept: dict[str, Any]
) -> None:
    given, where = {**JUDGE, "service": "kent.tss"}, reverse("agreement-judge", kwargs=kept)

    refused = signed_in(unqualified).post(where, given)
    assert (refused.status_code, "No current qualification" in refused.content.decode()) == (409, True)
    client = signed_in(practitioner)
    assert client.post(where, given).status_code == 302

    page = body(client, "agreement", referral)
    assert "Can decide this for themselves" in page
    assert "It helps" in page


def test_a_doubt_asks_for_the_age_and_is_settled_on_the_page(
    referral: Referral, partnership: Partnership, lead: Account, signed_in: SignedIn
) -> None:
    client = signed_in(lead)
    young = client.post(reverse("agreement-doubt", args=[referral.person_id]), DOUBT)
    assert (young.status_code, "Under 16 it is competence" in young.content.decode()) == (409, True)
    older = request_of(partnership, preferred_name="Juniper Sedge", born_on="2008-09-01")
    where = {"person_id": older.person_id}
    all_four = client.post(reverse("agreement-doubt", kwargs=where), {**DOUBT, "retains": "yes"}).content.decode()
    assert "Then there is no doubt to record" in all_four

    client.post(reverse("agreement-doubt", kwargs=where), DOUBT)
    doubt = CapacityDoubt.objects.get()
    settle = reverse("agreement-settle", kwargs={**where, "doubt_id": doubt.pk})
    assert client.post(settle, {"words": ""}).status_code == 422
    client.post(settle, {"words": "She decided herself"})

    assert "She decided herself" in body(client, "agreement", older)


def test_an_impairment_that_is_said_to_be_there_is_named(
    partnership: Partnership, lead: Account, signed_in: SignedIn
) -> None:
    older = request_of(partnership, preferred_name="Juniper Sedge", born_on="2008-09-01")

    answer = signed_in(lead).post(reverse("agreement-doubt", args=[older.person_id]), {**DOUBT, "impairment": "yes"})

    assert "Say what, and how you know" in answer.content.decode()


def test_at_18_the_page_says_that_they_are_asked_anew(
    partnership: Partnership, administrator: Account, signed_in: SignedIn
) -> None:
    adult = request_of(partnership, preferred_name="Rush Alder", born_on="2008-01-05")
    client = signed_in(administrator)

    assert "18 since 5 January 2026" in body(client, "agreement", adult)
    parent = client.post(reverse("agreement-write", args=[adult.person_id]), {**YES, "given_by": "parent"})
    assert (parent.status_code, "only they themselves" in parent.content.decode()) == (409, True)


def test_whoever_reads_no_request_of_them_finds_no_page(
    referral: Referral, manager: Account, partnership: Partnership, signed_in: SignedIn
) -> None:
    essex = staff(partnership, "Essex Only", Role.ADMINISTRATOR, area="essex")

    for account in (manager, essex):
        body(signed_in(account), "agreement", referral, status=404)


def test_a_childs_page_shows_this_part_to_whoever_may_see_it(
    referral: Referral, practitioner: Account, manager: Account
) -> None:
    assert referral.person is not None
    shared(referral.person, practitioner)
    part = next(one for one in parts() if one.template == "agreeing/part.html")

    face = part.face(referral.person, practitioner, MONDAY)

    assert face.href == reverse("agreement", args=[referral.person_id])
    assert face.shared[0][0] == "Riverside Academy"
    assert part.face(referral.person, manager, MONDAY) is None
    told = [one.title for _at, one in moments(referral.person, practitioner, MONDAY)]
    assert "Shared with Riverside Academy" in told
    assert "Shared with Riverside Academy" not in [one.title for _at, one in moments(referral.person, manager, MONDAY)]
