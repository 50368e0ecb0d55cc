"""What somebody needs: on its own page, at every contact, on what is handed over, and asked again after a year."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from rightdoor.ground import design
from rightdoor.ground.access.actors import System
from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.access.rulings import Denied
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.ground.tasks.models import Task
from rightdoor.ground.tasks.protocol import place_of
from rightdoor.pure.keys import new_key
from rightdoor.records.adjustments.actions import note_need
from rightdoor.records.adjustments.lifecycle import Kind, Whose
from rightdoor.records.adjustments.models import CommunicationNeed, NeedsMet
from rightdoor.records.families.actions import tell_must_not_know
from rightdoor.records.families.lifecycle import Secret
from rightdoor.records.families.tests.families_here import relative, told
from rightdoor.records.people.dying import record_death
from rightdoor.records.people.models import Agreement
from rightdoor.records.people.page import moments, parts
from rightdoor.work.adjusting.actions.watching import watch_needs
from rightdoor.work.referrals.models import ContactEntry, Referral
from rightdoor.work.triage.lifecycle import Journey
from rightdoor.work.triage.models import Decision, Recommendation
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY, SignedIn, staff

WORDS = "A quiet room, and please write instead of calling"
NEED = {"whose": "parent", "kind": "interpreter", "language": "Polish", "source": "Her aunt, by phone"}
CONTACT = {
    "way": "call", "with_whom": "Wren", "outcome": "spoke", "happened_on_day": "9", "happened_on_month": "3",
    "happened_on_year": "2026", "happened_time": "8:30", "words": "Talked",
}  # fmt: skip
CSS = Path(design.__file__).parent / "static" / "design" / "rightdoor.css"
YEAR_ON = MONDAY + timedelta(days=366)


@pytest.fixture(autouse=True)
def _monday(settings: LazySettings) -> None:
    settings.CLOCK = MONDAY.isoformat()


@pytest.fixture
def referral(partnership: Partnership) -> Referral:
    return request_of(partnership, preferred_name="Wren Applegarth", born_on="2011-06-01", accessibility=WORDS)


def page(client: Client, name: str, *keys: Any) -> str:
    answer = client.get(reverse(name, args=keys))
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_the_form_asked_is_on_record_and_shown_wherever_there_is_contact(
    referral: Referral, administrator: Account, signed_in: SignedIn
) -> None:
    one = CommunicationNeed.objects.get()
    assert (one.kind, one.whose, one.words) == (Kind.AS_TOLD, Whose.CHILD, WORDS)
    client = signed_in(administrator)

    for name in ("request", "request-peek", "decide", "needs", "agreement"):
        key = referral.person_id if name in ("needs", "agreement") else referral.pk
        assert WORDS in page(client, name, key), name
    assert page(client, "request", referral.pk).count(WORDS) >= 3  # the header, the form of a contact, the answer


def test_what_a_parent_told_may_be_the_childs_or_their_own(partnership: Partnership) -> None:
    request_of(partnership, "child", accessibility="I am deaf")
    request_of(partnership, "someone", accessibility="He signs")

    assert {one.words: one.whose for one in CommunicationNeed.objects.all()} == {
        "I am deaf": Whose.FAMILY, "He signs": Whose.CHILD,
    }  # fmt: skip


def test_a_need_is_noted_confirmed_and_ended_on_its_page(
    referral: Referral, administrator: Account, signed_in: SignedIn
) -> None:
    client, where = signed_in(administrator), reverse("needs", args=[referral.person_id])
    client.post(where, NEED)
    one = CommunicationNeed.objects.get(kind=Kind.INTERPRETER)
    assert "Interpreter: Polish (a parent or carer)" in page(client, "request", referral.pk)
    keys = [referral.person_id, one.pk]

    assert client.post(reverse("needs-still", args=keys)).status_code == 302
    refused = client.post(reverse("needs-end", args=keys), {"because": ""})
    assert (refused.status_code, "It still stands" in refused.content.decode()) == (422, True)
    client.post(reverse("needs-end", args=keys), {"because": "Speaks English well"})

    assert "Speaks English well" in page(client, "needs", referral.person_id)
    assert "Polish" not in page(client, "request", referral.pk)
    assert acts(about=one.pk) == ["adjustments.note", "adjustments.look", "adjustments.end"]


@pytest.mark.parametrize(("left_out", "says"), [("language", "Say which language"), ("source", "Say who told us"),
                                                ("whose", "Choose who needs it")])  # fmt: skip
def test_what_is_left_out_is_asked_for_and_nothing_typed_is_lost(
    referral: Referral, administrator: Account, signed_in: SignedIn, left_out: str, says: str
) -> None:
    given = {**NEED, "words": "She reads slowly", left_out: ""}

    answer = signed_in(administrator).post(reverse("needs", args=[referral.person_id]), given)

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "She reads slowly" in answer.content.decode()


def test_a_supporter_is_named(referral: Referral, administrator: Account, signed_in: SignedIn) -> None:
    where = reverse("needs", args=[referral.person_id])

    answer = signed_in(administrator).post(where, {**NEED, "kind": "supporter"})

    assert "Say what is needed" in answer.content.decode()


def test_a_contact_says_whether_the_need_was_met_and_if_not_why(
    referral: Referral, administrator: Account, signed_in: SignedIn
) -> None:
    client, where = signed_in(administrator), reverse("request-contact", args=[referral.pk])
    silent = client.post(where, {**CONTACT, "needs_met": "no"})
    assert silent.status_code == 422
    assert "Say why not" in silent.content.decode()
    assert not ContactEntry.objects.exists()

    client.post(where, {**CONTACT, "needs_met": "no", "needs_words": "The line was bad"})

    said = NeedsMet.objects.get()
    assert (said.about_id, said.words) == (ContactEntry.objects.get().pk, "The line was bad")
    assert "The line was bad" in page(client, "needs", referral.person_id)


def test_nobody_must_say_it_and_where_nothing_is_needed_nobody_is_asked(
    referral: Referral, partnership: Partnership, administrator: Account, signed_in: SignedIn
) -> None:
    client = signed_in(administrator)
    client.post(reverse("request-contact", args=[referral.pk]), CONTACT)
    other = request_of(partnership, preferred_name="Rush", accessibility="")

    assert (ContactEntry.objects.count(), NeedsMet.objects.count()) == (1, 0)
    assert "needs_met" in page(client, "request", referral.pk)
    assert "needs_met" not in page(client, "request", other.pk)


def test_of_a_contact_that_is_kept_apart_only_those_who_are_named_see_how_it_went(
    referral: Referral, practitioner: Account, lead: Account, administrator: Account, signed_in: SignedIn
) -> None:
    client = signed_in(practitioner)
    given = {**CONTACT, "needs_met": "partly", "needs_words": "Whispered, at the door", "apart": "on",
             "apart_section": "third_party_information", "apart_named": [str(lead.pk)]}  # fmt: skip
    section = "third_party"
    answer = client.post(reverse("request-contact", args=[referral.pk]), {**given, "apart_section": section})
    assert answer.status_code == 302

    assert "Whispered, at the door" in page(client, "needs", referral.person_id)
    assert "Whispered, at the door" not in page(signed_in(administrator), "needs", referral.person_id)


def handed(referral: Referral, by: Account) -> Recommendation:
    Referral.objects.filter(pk=referral.pk).update(stage="decided")
    decision = Decision.objects.create(
        partnership=referral.partnership, referral=referral, outcome="recommended", formulation="Fits", letter="Dear …",
        catalogue_version="1", decided_by=by, decided_at=MONDAY,
    )  # fmt: skip
    return Recommendation.objects.create(decision=decision, service="kent.spa", journey=Journey.TO_HAND_OVER)


def test_what_is_needed_goes_with_every_request_that_is_handed_over(
    referral: Referral, practitioner: Account, signed_in: SignedIn
) -> None:
    assert referral.person is not None
    note_need(person=referral.person, whose=Whose.PARENT, kind=Kind.INTERPRETER, language="Polish", source="Her aunt",
              by=practitioner, at=MONDAY)  # fmt: skip
    going, client = handed(referral, practitioner), signed_in(practitioner)
    assert "Interpreter, and letters in their language. Polish" in page(client, "hand-over", going.pk)

    Agreement.objects.create(
        partnership=referral.partnership, person=referral.person, given_by="young_person", to="sharing",
        state="withdrawn", wording="1", said_at=MONDAY,
    )  # fmt: skip

    sheet = page(client, "hand-over", going.pk).split('id="sheet"')[1].split('id="done"')[0]
    assert "Polish" in sheet
    assert WORDS not in sheet


def sheet(client: Client, going: Recommendation) -> str:
    return page(client, "hand-over", going.pk).split('id="sheet"')[1].split("</section>")[0]


def test_who_must_not_know_goes_with_every_request_that_is_handed_over_and_why_only_where_they_agreed_to_share(
    referral: Referral, practitioner: Account, signed_in: SignedIn
) -> None:
    assert referral.person is not None
    assert referral.contact_plan is not None
    ContactPlan.objects.filter(pk=referral.contact_plan_id).update(safe_times="after four", who_must_not_know="My dad")
    father = relative(referral.person, "Corin", practitioner)
    tell_must_not_know(person=referral.person, relative=father, reason=Secret.HARMER, **told(practitioner))
    going, client = handed(referral, practitioner), signed_in(practitioner)
    given = {"partnership": referral.partnership, "person": referral.person, "given_by": "young_person",
             "to": "sharing", "wording": "1", "said_at": MONDAY}  # fmt: skip

    Agreement.objects.create(state="given", **given)
    agreed = sheet(client, going)
    Agreement.objects.create(state="withdrawn", **given)
    kept = sheet(client, going)

    for shared in (agreed, kept):
        assert "Must not know: Corin" in shared
        assert "Safe times: after four" in shared
        assert referral.person.preferred_name in shared
    for words in ("harmed the child", "My dad"):
        assert words in agreed
        assert words not in kept
    assert "Somebody must not know: speak with nobody but them" in kept


def test_the_header_of_a_request_which_says_why_somebody_must_not_know_is_never_printed_with_the_sheet(
    referral: Referral, practitioner: Account, signed_in: SignedIn
) -> None:
    text = page(signed_in(practitioner), "hand-over", handed(referral, practitioner).pk)

    header = text.index('<section class="rd-who"')
    assert text[:header].rstrip().endswith('<div class="rd-on-screen">')
    printed = CSS.read_text("utf-8").split("@media print {")[1]
    hidden = next(rule for rule in printed.splitlines() if "display: none !important" in rule)
    assert {".rd-on-screen", ".rd-no-print"} <= {name.strip() for name in hidden.split("{")[0].split(",")}


def test_after_a_year_it_is_asked_again_once(referral: Referral, lead: Account) -> None:
    clock = System("needs")
    assert watch_needs(by=clock, at=YEAR_ON - timedelta(days=2)) == 0

    assert (watch_needs(by=clock, at=YEAR_ON), watch_needs(by=clock, at=YEAR_ON)) == (1, 0)

    task = Task.objects.open().get(kind=Task.Kind.ASK_NEEDS)
    assert place_of(task.about_kind, task.about_id).endswith(f"{referral.person_id}/needs/")
    assert place_of(task.about_kind, new_key()) == ""
    with pytest.raises(Denied):
        watch_needs(by=lead, at=YEAR_ON)  # type: ignore[arg-type]


def test_nobody_is_asked_about_whom_no_request_is_read_or_who_has_died(
    referral: Referral, partnership: Partnership, lead: Account
) -> None:
    Referral.objects.filter(pk=referral.pk).update(stage="withdrawn", closed_at=MONDAY)
    other = request_of(partnership, preferred_name="Rush", accessibility="Quiet")
    assert other.person is not None
    record_death(person=other.person, died_on=None, told_by="A nurse", area="kent", by=lead, at=MONDAY)

    assert watch_needs(by=System("needs"), at=YEAR_ON) == 0


def test_whoever_reads_no_request_of_them_finds_no_page(
    referral: Referral, manager: Account, partnership: Partnership, signed_in: SignedIn
) -> None:
    essex = staff(partnership, "Essex Only", Role.ADMINISTRATOR, area="essex")

    for account in (manager, essex):
        assert signed_in(account).get(reverse("needs", args=[referral.person_id])).status_code == 404


def test_a_childs_page_shows_what_they_need_to_whoever_may_see_it(
    referral: Referral, administrator: Account, manager: Account
) -> None:
    part = next(one for one in parts() if one.template == "adjusting/part.html")
    assert referral.person is not None

    face = part.face(referral.person, administrator, MONDAY)

    assert face.needs == [f"As told: {WORDS}"]
    assert part.face(referral.person, manager, MONDAY) is None
    assert "Needs to take part" in [one.title for _at, one in moments(referral.person, administrator, MONDAY)]
    assert moments(referral.person, manager, MONDAY) == []
