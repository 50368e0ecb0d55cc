"""A child on one screen: who reads it, what stands on it, and what does not change it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Label, Role, Section, Tie
from rightdoor.ground.access.models import Account, Partnership, Relation
from rightdoor.ground.access.whom import PERSON
from rightdoor.ground.audit.looking import Way, who_looked
from rightdoor.ground.audit.models import Decision as Decided
from rightdoor.ground.audit.models import Event
from rightdoor.ground.documents.models import Document
from rightdoor.records.people.models import Person
from rightdoor.work.child.policy import SEE_CHILD
from rightdoor.work.child.tests.children_here import address, again, see
from rightdoor.work.referrals.actions.working import log_contact, look_at
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import Referral
from rightdoor.work.safeguarding.actions import raise_flag
from rightdoor.work.sealing.policy import READ as READ_APART
from rightdoor.work.triage.models import Decision, Recommendation
from rightdoor.work.triage.tests.requests_here import request_of
from tests.one_time import without_tokens
from tests.people_here import MONDAY, SignedIn, staff
from tests.sealed_here import CANARY, KINDS, part_of, seal

pytestmark = pytest.mark.django_db


def test_every_request_that_i_read_is_told_in_one_line_with_the_newest_first(
    one: Referral, practitioner: Account, signed_in: SignedIn
) -> None:
    other = again(one)
    log_contact(referral_id=one.pk, happened_at=MONDAY - timedelta(hours=1), way="call", with_whom="Wren",
                outcome="spoke", words="Would rather be texted.", by=practitioner, at=MONDAY)  # fmt: skip

    page = see(signed_in(practitioner), one)

    assert page.count("Asked for help") == 2
    assert page.index("Would rather be texted.") < page.index(reverse("request", args=[other.pk]) + '">Open the')
    assert page.index(reverse("request", args=[other.pk]) + '">Open the') < page.index(
        reverse("request", args=[one.pk]) + '">Open the'
    )


def test_the_header_always_shows_how_to_reach_them_who_must_not_know_and_what_is_on_alert(
    one: Referral, lead: Account, signed_in: SignedIn
) -> None:
    assert one.contact_plan is not None
    plan = one.contact_plan
    plan.safe_times, plan.who_must_not_know = "after four", "Her stepfather"
    plan.save(update_fields=["safe_times", "who_must_not_know"])
    other = again(one)
    raise_flag(partnership=one.partnership, area="kent", about=other, facts=["in_danger_now"], source="staff",
               heard="He waits.", by=lead, at=MONDAY)  # fmt: skip

    for show in ("", "file"):
        page = see(signed_in(lead), one, show=show)
        assert "Safe times: after four" in page
        assert "Must not know: Her stepfather" in page
        assert "In danger now" in page
        assert "Parental responsibility" in page


def test_two_plans_that_differ_are_both_said(one: Referral, practitioner: Account, signed_in: SignedIn) -> None:
    other = again(one)
    for referral, times in ((one, "never on Fridays"), (other, "after four")):
        assert referral.contact_plan is not None
        referral.contact_plan.safe_times = times
        referral.contact_plan.save(update_fields=["safe_times"])

    page = see(signed_in(practitioner), one)

    assert page.index("after four") < page.index("An earlier request says:") < page.index("never on Fridays")


def test_a_plan_that_hangs_on_the_child_alone_is_said_too(
    one: Referral, practitioner: Account, signed_in: SignedIn
) -> None:
    assert one.person is not None
    assert one.contact_plan is not None
    one.contact_plan.safe_times = "at lunch"
    one.contact_plan.save(update_fields=["safe_times"])
    Person.objects.filter(pk=one.person_id).update(contact_plan=one.contact_plan)
    Referral.objects.filter(pk=one.pk).update(contact_plan=None)

    assert "Safe times: at lunch" in see(signed_in(practitioner), one)


def test_who_said_that_they_hold_parental_responsibility_stands_with_their_word(
    partnership: Partnership, practitioner: Account, signed_in: SignedIn
) -> None:
    one = request_of(partnership, "child", responsibility="yes", referrer_name="Marigold Thistledown")

    assert "Marigold Thistledown, as they said on 9 March 2026" in see(signed_in(practitioner), one)


def test_what_is_open_and_who_does_what_stand_beside(
    one: Referral, practitioner: Account, lead: Account, signed_in: SignedIn
) -> None:
    look_at(referral_id=one.pk, by=lead, at=MONDAY)
    raise_flag(partnership=one.partnership, area="kent", about=one, facts=["in_danger_now"], source="staff",
               heard="He waits.", by=practitioner, at=MONDAY)  # fmt: skip
    decision = Decision.objects.create(
        partnership=one.partnership, referral=one, number=1, outcome="recommended", formulation="It fits.",
        decided_by=practitioner, decided_at=MONDAY,
    )  # fmt: skip
    for service, journey in (("kent.togetherness", "held"), ("kent.hera", "handed_over")):
        Recommendation.objects.create(
            decision=decision, service=service, journey=journey, handed_to="Bea", handed_at=MONDAY, reference="1",
            handed_by=practitioner,
        )  # fmt: skip

    page = see(signed_in(practitioner), one)

    assert one.code.replace("-", " ") in page
    assert "Held: an agreement is not there yet" in page
    assert "Has the request, since" in page
    assert "Somebody says they are not safe" in page
    assert f"{lead.name}" in page
    assert "looks at the request of" in page


def test_where_nothing_is_open_the_page_says_so(one: Referral, practitioner: Account, signed_in: SignedIn) -> None:
    Referral.objects.filter(pk=one.pk).update(stage=Stage.WITHDRAWN, closed_at=MONDAY)

    page = see(signed_in(practitioner), one)

    assert "Nothing waits." in page
    assert "No service helps yet" in page


def test_the_look_is_on_record_with_the_requests_that_were_shown(
    one: Referral, practitioner: Account, signed_in: SignedIn
) -> None:
    other = again(one)

    see(signed_in(practitioner), one)

    event = Event.objects.get(act=SEE_CHILD, about_id=one.person_id)
    assert event.decision == Decided.ALLOWED
    assert sorted(event.shown) == sorted([str(one.pk), str(other.pk)])
    assert who_looked("referrals.referral", one.pk, MONDAY)[0].way is Way.READ


@pytest.mark.parametrize("kind", KINDS)
def test_a_part_that_is_kept_apart_is_read_by_those_who_are_named_and_that_is_on_record(
    kind: str, one: Referral, lead: Account, practitioner: Account, signed_in: SignedIn
) -> None:
    part = seal(part_of(kind, one, lead), lead)

    assert (CANARY in see(signed_in(lead), one)) is (kind != "line")  # whose words stand in the thread

    assert Event.objects.get(act=READ_APART, about_id=one.person_id).shown == [str(part.pk)]
    assert CANARY not in see(signed_in(practitioner), one)


def test_files_are_for_those_who_may_open_them(
    one: Referral, practitioner: Account, administrator: Account, signed_in: SignedIn
) -> None:
    file = part_of("file", one, practitioner, words="zq-a-file")
    Referral.objects.filter(pk=one.pk).update(area="")

    assert reverse("file", args=[file.pk]) in see(signed_in(practitioner), one, show="file")
    assert "zq-a-file" not in see(signed_in(administrator), one)
    in_medway = staff(one.partnership, "Mabel Medway", Role.PRACTITIONER, area="medway")
    assert "zq-a-file" in see(signed_in(in_medway), one)


Hiding = Callable[[Referral, Account], None]


def of_another_area(one: Referral, _reader: Account) -> None:
    again(one, area="medway")


def long_closed(one: Referral, _reader: Account) -> None:
    before = MONDAY - timedelta(days=60)
    again(one, stage=Stage.DECIDED, received_at=before, closed_at=MONDAY - timedelta(days=40))


def sealed(one: Referral, _reader: Account) -> None:
    for kind in KINDS:
        seal(part_of(kind, one, staff(one.partnership, f"Lead {kind}", Role.SAFEGUARDING_LEAD)))


def excluded(one: Referral, reader: Account) -> None:
    """A complaint about the reader hangs on another request of the child."""
    other = again(one)
    Relation.objects.create(partnership=one.partnership, account=reader, kind=Tie.EXCLUDED, source="tests",
                            about_kind="referrals.referral", about_id=other.pk, starts_at=MONDAY)  # fmt: skip


@pytest.mark.parametrize("hiding", [of_another_area, long_closed, sealed, excluded])
def test_what_is_hidden_leaves_the_page_as_it_was_byte_for_byte(
    hiding: Hiding, one: Referral, partnership: Partnership, signed_in: SignedIn
) -> None:
    reader = staff(partnership, "Lark Underhill", Role.PRACTITIONER, area="kent")
    browser = signed_in(reader)
    without = see(browser, one)

    with transaction.atomic():
        hiding(one, reader)
        with_it = see(browser, one)
        shown = [key for event in Event.objects.filter(act=SEE_CHILD, about_id=one.person_id) for key in event.shown]
        transaction.set_rollback(True)

    assert with_it == without
    assert set(shown) == {str(one.pk)}


def barred(one: Referral, reader: Account) -> None:
    Relation.objects.create(partnership=one.partnership, account=reader, kind=Tie.BLOCK, about_kind=PERSON,
                            about_id=one.person_id, starts_at=MONDAY - timedelta(days=1), source="tests")  # fmt: skip


def closed_long_ago(one: Referral, _reader: Account) -> None:
    Referral.objects.filter(pk=one.pk).update(stage=Stage.DECIDED, closed_at=MONDAY - timedelta(days=29))


def elsewhere(one: Referral, _reader: Account) -> None:
    Referral.objects.filter(pk=one.pk).update(area="medway")


@pytest.mark.parametrize("closing", [barred, closed_long_ago, elsewhere])
def test_whoever_reads_no_request_of_the_child_finds_nobody(
    closing: Hiding, one: Referral, partnership: Partnership, signed_in: SignedIn
) -> None:
    reader = staff(partnership, "Lark Underhill", Role.PRACTITIONER, area="kent")
    browser = signed_in(reader)
    closing(one, reader)

    answer, nobody = browser.get(address(one)), browser.get(reverse("child", args=[UUID(int=7)]))

    assert answer.status_code == nobody.status_code == 404
    assert without_tokens(answer) == without_tokens(nobody)
    assert Event.objects.filter(act=SEE_CHILD, decision=Decided.ALLOWED, about_id=one.person_id).count() == 0


def test_the_glass_opens_the_page_of_one_child_for_its_hour(
    one: Referral, partnership: Partnership, signed_in: SignedIn, settings: Any
) -> None:
    reader = staff(partnership, "Mabel Medway", Role.PRACTITIONER, area="medway")
    Relation.objects.create(partnership=partnership, account=reader, kind=Tie.GLASS, about_kind=PERSON, source="tests",
                            about_id=one.person_id, starts_at=MONDAY, ends_at=MONDAY + timedelta(hours=1))  # fmt: skip
    part_of("file", one, reader, words="zq-a-file")
    browser = signed_in(reader)

    page = see(browser, one)

    assert "Asked for help" in page
    assert "zq-a-file" not in page
    settings.CLOCK = (MONDAY + timedelta(hours=1)).isoformat()
    assert signed_in(reader).get(address(one)).status_code == 404


def test_the_page_of_a_request_leads_here_and_back(one: Referral, practitioner: Account, signed_in: SignedIn) -> None:
    browser = signed_in(practitioner)

    assert f'href="{address(one)}"' in browser.get(reverse("request", args=[one.pk])).content.decode()
    assert f'href="{reverse("request", args=[one.pk])}"' in see(browser, one)


def test_a_child_who_has_died_is_met_with_that_first(one: Referral, lead: Account, signed_in: SignedIn) -> None:
    from rightdoor.records.people.dying import record_death  # noqa: PLC0415  beside the one test that needs it

    assert one.person is not None
    record_death(person=one.person, died_on=None, told_by="The hospital", area="kent", by=lead, at=MONDAY)

    assert "This child has died." in see(signed_in(lead), one)


def test_a_label_that_is_sealed_without_a_name_is_nowhere(one: Referral, lead: Account, signed_in: SignedIn) -> None:
    Document.objects.filter(pk=part_of("file", one, lead).pk).update(label=Label.SEALED, section=Section.THIRD_PARTY)

    assert CANARY not in see(signed_in(lead), one)
