"""Sending a request, and everything that follows from it."""

from datetime import timedelta

import pytest

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.models import Message
from rightdoor.records.people.models import Agreement
from rightdoor.work.referrals.actions.drafting import keep_for_later, save_draft
from rightdoor.work.referrals.actions.receipts import queue_receipts
from rightdoor.work.referrals.actions.sending import SentDifferently, send_referral
from rightdoor.work.referrals.codes import is_secret, looks_like_a_code
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.referrals.tests.drafts_here import WREN, a_draft
from tests.people_here import MONDAY


def test_sending_makes_a_request_with_its_person_plan_agreements_and_matches(partnership: Partnership) -> None:
    draft = a_draft(partnership)

    referral = send_referral(draft_id=draft.pk, by=VISITOR, at=MONDAY, secret_word="Otter9")

    assert looks_like_a_code(referral.code)
    assert is_secret(" otter9 ", referral.secret_word)
    assert referral.area == "kent"
    assert referral.needs == ["anxiety", "exam_stress"]
    assert referral.person is not None
    assert (referral.person.preferred_name, referral.person.district) == ("Wren", "Canterbury")
    assert referral.contact_plan is not None
    assert referral.contact_plan.ways == ["text"]
    assert referral.contact_plan.may_name_service is False
    assert referral.contact_plan.never_contact_parent is True
    assert set(referral.person.agreements.values_list("to", "state")) == {
        ("contact", "given"), ("sharing", "given"), ("service", "given"),
    }  # fmt: skip
    assert referral.matches.get(service="kent.hera").answer in ("eligible", "needs_information", "not_eligible")
    assert referral.catalogue_version


def test_sending_leaves_a_trail(partnership: Partnership) -> None:
    draft = a_draft(partnership)

    referral = send_referral(draft_id=draft.pk, by=VISITOR, at=MONDAY)

    assert acts(about=draft.pk) == ["referrals.draft_started", "referrals.draft_saved"]
    assert acts(about=referral.pk) == ["referrals.send", "referrals.match"]


def test_sending_twice_is_sending_once(partnership: Partnership) -> None:
    draft = a_draft(partnership)

    first = send_referral(draft_id=draft.pk, by=VISITOR, at=MONDAY)
    again = send_referral(draft_id=draft.pk, by=VISITOR, at=MONDAY + timedelta(minutes=5))

    assert (again.pk, again.code) == (first.pk, first.code)
    assert Referral.objects.count() == 1
    assert Message.objects.count() == 1


def test_other_words_under_the_same_form_are_refused_and_both_are_kept(partnership: Partnership) -> None:
    draft = a_draft(partnership)
    referral = send_referral(draft_id=draft.pk, by=VISITOR, at=MONDAY)
    save_draft(draft_id=draft.pk, answers={"story": "Something else"}, by=VISITOR, at=MONDAY)

    with pytest.raises(SentDifferently) as told:
        send_referral(draft_id=draft.pk, by=VISITOR, at=MONDAY)

    assert told.value.referral.story == WREN["story"]
    assert told.value.draft.answers["story"] == "Something else"
    assert Referral.objects.get() == referral


def test_a_child_can_send_with_nothing_but_a_sentence(partnership: Partnership) -> None:
    draft = a_draft(partnership, voice="child", story="I am sad")

    referral = send_referral(draft_id=draft.pk, by=VISITOR, at=MONDAY)

    assert referral.story == "I am sad"
    assert referral.decide_by is None
    assert referral.contact_plan is not None
    assert referral.contact_plan.ways == ["code"]


def test_a_postcode_is_kept_with_the_person_and_a_town_with_the_answers(partnership: Partnership) -> None:
    whole, town = (a_draft(partnership, postcode=typed) for typed in ("ct1 2yw", "Canterbury"))

    kept = [send_referral(draft_id=draft.pk, by=VISITOR, at=MONDAY) for draft in (whole, town)]

    assert [one.person and one.person.postcode for one in kept] == ["CT1 2YW", ""]
    assert [one.area for one in kept] == ["kent", "kent"]


def test_a_request_that_nobody_can_be_reached_about_has_no_receipt_to_send(partnership: Partnership) -> None:
    referral = send_referral(draft_id=a_draft(partnership).pk, by=VISITOR, at=MONDAY)
    referral.contact_plan = referral.referrer_plan = None

    assert queue_receipts(referral, by=VISITOR, at=MONDAY) == []


def test_a_birthday_that_is_still_to_come_stops_nothing_and_stays_with_the_answers(partnership: Partnership) -> None:
    draft = a_draft(partnership, **{**WREN, "born_on": "2031-01-01"})

    referral = send_referral(draft_id=draft.pk, by=VISITOR, at=MONDAY)

    assert "born_on" not in referral.facts
    assert referral.answers["born_on"] == "2031-01-01"


def test_a_draft_that_was_kept_for_later_keeps_its_code_and_its_word(partnership: Partnership) -> None:
    draft = a_draft(partnership)
    kept = keep_for_later(draft_id=draft.pk, secret_word="otter9", by=VISITOR, at=MONDAY)

    referral = send_referral(draft_id=draft.pk, by=VISITOR, at=MONDAY)

    assert referral.code == kept.code
    assert is_secret("otter9", referral.secret_word)


def test_the_promise_is_the_wanted_services_own(partnership: Partnership) -> None:
    draft = a_draft(partnership, **{**WREN, "wanted_service": "kent.hera"})

    referral = send_referral(draft_id=draft.pk, by=VISITOR, at=MONDAY)

    assert referral.decide_by == MONDAY + timedelta(days=3)
    assert "received Monday" in referral.clock["explanation"]


def test_a_parents_yes_for_their_child_counts_only_with_who_when_and_how(partnership: Partnership) -> None:
    vague = a_draft(partnership, Asker.CHILD, preferred_name="Bo", child_agrees="yes")
    whole = a_draft(
        partnership, Asker.CHILD, preferred_name="Bo", child_agrees="yes", child_agreed_to="Me",
        child_agreed_on="2026-03-08", child_agreed_how="in_person",
    )  # fmt: skip

    states = [send_referral(draft_id=d.pk, by=VISITOR, at=MONDAY).person.agreements.get().state for d in (vague, whole)]

    assert states == [Agreement.State.NOT_ASKED, Agreement.State.GIVEN]


def test_a_parent_has_a_plan_of_their_own_that_points_at_the_childs(partnership: Partnership) -> None:
    draft = a_draft(partnership, Asker.CHILD, preferred_name="Bo", ways=["email"], email="someone@example.org")

    referral = send_referral(draft_id=draft.pk, by=VISITOR, at=MONDAY)

    assert referral.referrer_plan is not None
    assert referral.referrer_plan.child == referral.contact_plan
    assert Message.objects.get().plan == referral.referrer_plan


def test_a_group_names_nobody(partnership: Partnership) -> None:
    draft = a_draft(partnership, Asker.GROUP, group_name="Year 9", group_place="Chelmsford", needs=["vaping"])

    referral = send_referral(draft_id=draft.pk, by=VISITOR, at=MONDAY)

    assert referral.person is None
    assert referral.facts["subject"] == "group"
    assert referral.area == "essex"
