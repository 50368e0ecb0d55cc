"""What goes to the body that must act carries whom to keep it from, how to reach them safely, and what they need."""

import pytest
from django.conf import LazySettings
from django.urls import reverse
from django.utils.translation import override

from rightdoor.ground.access.lifecycle import Conflict
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.messages.models import ContactPlan
from rightdoor.pure.rules.days import day_of
from rightdoor.records.adjustments.actions import note_need
from rightdoor.records.adjustments.lifecycle import Kind, Whose
from rightdoor.records.families.actions import end_told, tell_must_not_know
from rightdoor.records.families.lifecycle import Secret
from rightdoor.records.families.models import MustNotKnow
from rightdoor.records.families.tests.families_here import relative, told
from rightdoor.work.conflicts.actions.telling import say_i_know
from rightdoor.work.referrals.models import Referral
from rightdoor.work.safeguarding.actions import prepare_contact, raise_flag
from rightdoor.work.safeguarding.models import BodyContact, RedFlag
from rightdoor.work.triage.tests.waiting_here import waiting
from tests.people_here import MONDAY, SignedIn
from tests.sealed_here import CANARY, part_of, seal

pytestmark = pytest.mark.django_db
HARMED = "They are said to have harmed the child"


@pytest.fixture(autouse=True)
def clock(settings: LazySettings) -> None:
    settings.CLOCK = MONDAY.isoformat()


@pytest.fixture
def asked(partnership: Partnership, lead: Account) -> Referral:
    """Wren's father must not know; she is texted after four; her mother needs Polish."""
    one: Referral = waiting(partnership)
    assert one.person is not None
    ContactPlan.objects.filter(pk=one.contact_plan_id).update(safe_times="after four", who_must_not_know="My dad")
    father = relative(one.person, "Corin Applegarth", lead)
    tell_must_not_know(person=one.person, relative=father, reason=Secret.HARMER, **told(lead))
    note_need(person=one.person, whose=Whose.PARENT, kind=Kind.INTERPRETER, language="Polish", source="Her aunt",
              by=lead, at=MONDAY)  # fmt: skip
    return one


@pytest.fixture
def flag(asked: Referral, lead: Account) -> RedFlag:
    return raise_flag(
        partnership=asked.partnership, area="kent", about=asked, facts=["in_danger_now"], source="staff", by=lead,
        at=MONDAY,
    )  # fmt: skip


def prepared(about: Referral | RedFlag, by: Account) -> BodyContact:
    return prepare_contact(
        about=about, partnership=about.partnership, area="kent", concern="A bruise", by=by, at=MONDAY
    )


def test_the_words_for_the_body_say_who_must_not_know_how_to_reach_them_and_what_they_need(
    flag: RedFlag, asked: Referral, administrator: Account
) -> None:
    for about in (flag, asked):
        with override("pl"):  # the body reads English, whatever the page is in
            text = prepared(about, administrator).prepared_text

        assert f"Who must not know of this: Must not know: Corin Applegarth. {HARMED}." in text
        assert "They said who must not know: My dad." in text
        assert "How to reach them safely: Text message 07700 900123. Safe times: after four." in text
        assert "Leave no voicemail" in text
        assert "Interpreter, and letters in their language. Polish" in text
        assert "A parent or carer: " in text


def test_where_a_parent_asked_too_both_ways_of_contact_stand_there(asked: Referral, administrator: Account) -> None:
    theirs = ContactPlan.objects.create(
        partnership=asked.partnership, ways=["call"], phone="07700 900456", updated_at=MONDAY, never_contact_parent=True
    )
    Referral.objects.filter(pk=asked.pk).update(referrer_plan=theirs)

    text = prepared(asked, administrator).prepared_text

    assert "How to reach them safely: Text message 07700 900123" in text
    assert "How to reach who told us safely: Phone call 07700 900456" in text
    assert "Never contact a parent." in text


def test_what_nobody_told_is_said_to_be_unknown_and_not_to_be_nobody(
    partnership: Partnership, lead: Account, administrator: Account
) -> None:
    text = prepared(waiting(partnership), administrator).prepared_text

    assert "Who must not know of this: Nobody is named. That is not known to be nobody" in text
    assert "No needs are on record. Ask." in text


def test_a_block_that_ended_is_not_carried_on(asked: Referral, lead: Account, administrator: Account) -> None:
    end_told(fact=MustNotKnow.objects.get(), ends_on=day_of(MONDAY).replace(day=1), **told(lead))

    assert "Corin" not in prepared(asked, administrator).prepared_text


def test_the_words_carry_nothing_that_is_kept_apart_even_where_the_writer_is_named_on_it(
    asked: Referral, administrator: Account, lead: Account, signed_in: SignedIn
) -> None:
    for kind in ("entry", "addition", "line", "file"):
        seal(part_of(kind, asked, lead), lead)

    contact = prepared(asked, lead)

    assert CANARY not in contact.prepared_text
    page = signed_in(administrator).get(reverse("safety-contact", args=[contact.pk])).content.decode()
    assert "Corin Applegarth" in page
    assert CANARY not in page


def test_who_knows_the_family_neither_writes_nor_reads_the_words(
    flag: RedFlag, asked: Referral, administrator: Account, lead: Account, signed_in: SignedIn
) -> None:
    contact, browser = prepared(flag, lead), signed_in(administrator)
    where = reverse("safety-contact", args=[contact.pk])
    assert "Corin Applegarth" in browser.get(where).content.decode()

    say_i_know(referral_id=asked.pk, reason=Conflict.KNOWN, by=administrator, at=MONDAY)

    nothing = browser.get(reverse("safety-contact", args=["01a20000-0000-7000-8000-000000000000"]))
    gone = browser.get(where)
    assert (gone.status_code, gone.content) == (404, nothing.content)
    assert browser.get(reverse("safety-prepare", args=[flag.pk])).status_code == 404


def test_the_flag_and_the_contact_show_what_they_need_to_take_part_and_who_must_not_know(
    flag: RedFlag, administrator: Account, signed_in: SignedIn
) -> None:
    browser, contact = signed_in(administrator), prepared(flag, administrator)
    for where in (reverse("safety-flag", args=[flag.pk]), reverse("safety-contact", args=[contact.pk])):
        bars = browser.get(where).content.decode().split('class="rd-bars"')[1].split("<form")[0]

        assert "Interpreter: Polish (a parent or carer)" in bars
        assert "Must not know: Corin Applegarth" in bars
        assert "Safe times: after four" in bars


def test_the_contact_shows_what_was_told_after_its_words_were_written(
    partnership: Partnership, lead: Account, signed_in: SignedIn
) -> None:
    one = waiting(partnership)
    contact = prepared(one, lead)
    tell_must_not_know(person=one.person, relative=relative(one.person, "Corin", lead), reason=Secret.WISH,
                       **told(lead))  # fmt: skip

    page = signed_in(lead).get(reverse("safety-contact", args=[contact.pk])).content.decode()

    assert "Corin" not in contact.prepared_text
    assert "Must not know: Corin" in page
