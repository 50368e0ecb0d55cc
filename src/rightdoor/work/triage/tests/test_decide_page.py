from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from rightdoor.ground.messages.models import Message
from rightdoor.records.people.models import CompetenceDecision
from rightdoor.work.referrals.actions.working import log_contact
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.triage.actions.deciding import decide
from rightdoor.work.triage.actions.preparing import save_preparation
from rightdoor.work.triage.lifecycle import Journey
from rightdoor.work.triage.models import Decision, Offer, Preparation, Recommendation
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY

WORDS = "Panic and poor sleep since January."


@pytest.fixture(autouse=True)
def clock(settings) -> None:
    settings.CLOCK = MONDAY.isoformat()


@pytest.fixture
def referral(partnership):
    """A girl of 16 in Kent asks for herself."""
    return request_of(partnership, born_on="2009-05-01")


def typed(referral, *services: str, **changed) -> dict[str, object]:
    """What somebody has typed on the page."""
    return {
        "version": referral.version, "formulation": WORDS, "outcome": "recommended", "services": services,
        "letter": "Dear Wren,\n\nWe think this can help.", "letter_to_referrer": "", "level_kent_wellbeing": "2",
        **{f"because-{one}": "You asked for it" for one in services}, **changed,
    }  # fmt: skip


def issue(browser, referral, *services: str, **changed):
    return browser.post(reverse("decide", args=[referral.pk]), typed(referral, *services, **changed))


def test_issuing_sends_on_writes_the_letter_and_shows_what_was_sent(referral, practitioner, signed_in) -> None:
    browser = signed_in(practitioner)

    answer = issue(browser, referral, "kent.tss", "kent.kooth")

    made = Decision.objects.get()
    assert answer["Location"] == reverse("decided", args=[referral.pk, made.pk])
    page = browser.get(answer["Location"]).content.decode()
    assert "The service has it, here" in page
    assert "they can use it at once" in page
    assert "We think this can help." in page
    assert made.levels == {"kent_wellbeing": "2"}


def test_issuing_twice_decides_once_and_the_second_is_told(referral, practitioner, signed_in) -> None:
    browser = signed_in(practitioner)

    issue(browser, referral, "kent.tss")
    second = issue(browser, referral, "kent.tss")

    assert second.status_code == 409
    assert Decision.objects.count() == 1
    assert Message.objects.filter(kind="letter").count() == 1


def test_when_somebody_else_was_first_every_word_is_shown_and_kept(
    referral, practitioner, administrator, signed_in
) -> None:
    decide(referral_id=referral.pk, version=referral.version, outcome="advice", formulation="Fine at home.",
           letter="Dear Wren, …", by=administrator, at=MONDAY)  # fmt: skip

    answer = issue(signed_in(practitioner), referral, "kent.tss")

    page = answer.content.decode()
    assert answer.status_code == 409
    assert administrator.name in page
    assert WORDS in page
    assert "We think this can help." in page
    assert Preparation.objects.get(prepared_by=practitioner).fields["formulation"] == WORDS


def test_something_new_since_the_page_was_opened_is_read_first(referral, practitioner, signed_in) -> None:
    answer = issue(signed_in(practitioner), referral, "kent.tss", version=referral.version + 1)

    assert answer.status_code == 409
    assert "Something new came in" in answer.content.decode()
    assert WORDS in answer.content.decode()
    assert Decision.objects.count() == 0


def test_without_a_formulation_nothing_is_issued_and_the_rest_is_kept(referral, practitioner, signed_in) -> None:
    answer = issue(signed_in(practitioner), referral, "kent.tss", formulation="")

    assert answer.status_code == 422
    assert "We think this can help." in answer.content.decode()
    assert Decision.objects.count() == 0


def test_the_unqualified_prepare_and_cannot_issue_and_are_told_who_can(
    referral, unqualified, practitioner, signed_in
) -> None:
    browser = signed_in(unqualified)

    answer = issue(browser, referral, "kent.tss")
    page = browser.get(reverse("decide", args=[referral.pk])).content.decode()

    assert answer.status_code == 409
    assert Decision.objects.count() == 0
    assert "No current qualification is on record for you." in page
    assert practitioner.name in page
    assert "disabled" in page.split("Issue decision and letter")[-2][-200:]
    assert WORDS in page


def test_what_a_colleague_prepared_is_there_for_whoever_may_issue(
    referral, unqualified, practitioner, signed_in
) -> None:
    save_preparation(referral_id=referral.pk, fields={"formulation": WORDS, "services": {"kent.tss": "fits"}},
                     by=unqualified, at=MONDAY)  # fmt: skip

    page = signed_in(practitioner).get(reverse("decide", args=[referral.pk])).content.decode()

    assert f"Prepared by {unqualified.name}" in page
    assert WORDS in page


def test_what_is_typed_is_kept_by_itself(referral, practitioner, signed_in) -> None:
    browser = signed_in(practitioner)

    answer = browser.post(reverse("decide-keep", args=[referral.pk]), typed(referral, "kent.tss", letter=""))

    assert answer.status_code == 204
    page = browser.get(reverse("decide", args=[referral.pk])).content.decode()
    assert WORDS in page
    assert 'value="kent.tss" checked' in page
    assert "Saved" in page


def test_the_letter_is_written_from_what_is_ticked_and_can_be_changed(referral, practitioner, signed_in) -> None:
    browser = signed_in(practitioner)

    browser.post(reverse("decide-letter", args=[referral.pk]), typed(referral, "kent.tss", letter=""))

    kept = Preparation.objects.get().fields
    assert kept["letter"].startswith("Dear ")
    assert kept["formulation"] == WORDS
    page = browser.get(reverse("decide", args=[referral.pk])).content.decode()
    assert "A person read all of it." in page


def test_a_letter_without_a_ticked_service_asks_for_one(referral, practitioner, signed_in) -> None:
    answer = signed_in(practitioner).post(reverse("decide-letter", args=[referral.pk]), typed(referral))

    assert answer.status_code == 422
    assert "Tick the services first" in answer.content.decode()
    assert WORDS in answer.content.decode()


def test_options_are_shown_to_the_family_and_their_word_is_written_down(referral, practitioner, signed_in) -> None:
    browser = signed_in(practitioner)

    browser.post(reverse("decide-offer", args=[referral.pk]), typed(referral, "kent.tss"))
    offer = Offer.objects.get()
    browser.post(reverse("request-reply", args=[referral.pk, offer.pk]), {"chosen": "yes", "words": "Yes please"})

    referral.refresh_from_db()
    assert referral.stage == Stage.CHOOSING
    page = browser.get(reverse("request", args=[referral.pk])).content.decode()
    assert "chosen" in page
    assert "Yes please" in page


def test_a_practitioner_records_that_a_young_person_decides_for_themselves(
    partnership, practitioner, signed_in
) -> None:
    one = request_of(partnership, born_on="2011-06-14")
    browser = signed_in(practitioner)
    held = [m.service for m in one.matches.all() if "consent_parent" in m.result["holds"]]
    assert "AMB-10" in browser.get(reverse("decide", args=[one.pk])).content.decode()

    judged = {"competent": "yes", "competence_service": held[0], "competence_reason": "Understands what it means"}
    browser.post(reverse("decide-competence", args=[one.pk]), typed(one) | judged)

    assert CompetenceDecision.objects.get().service == held[0]
    assert Preparation.objects.get().fields["formulation"] == WORDS


def test_a_held_service_says_what_it_waits_for_and_is_not_released_without_it(
    partnership, practitioner, signed_in
) -> None:
    one, browser = request_of(partnership, born_on="2011-06-14"), signed_in(practitioner)
    where = issue(browser, one, "kent.tss")["Location"]
    held = Recommendation.objects.get()
    assert held.journey == Journey.HELD
    assert "Waiting for" in browser.get(where).content.decode()

    answer = browser.post(reverse("release", args=[held.pk]))

    assert answer.status_code == 409
    assert "Nothing was sent" in answer.content.decode()


def test_a_handover_needs_a_name_a_time_and_a_reference(referral, practitioner, signed_in, by_person) -> None:
    browser = signed_in(practitioner)
    issue(browser, referral, by_person)
    row = Recommendation.objects.get()
    where = reverse("hand-over", args=[row.pk])
    given = {"handed_to": "Duty desk", "reference": "", "handed_on_day": "9", "handed_on_month": "3",
             "handed_on_year": "2026", "handed_time": "8:55"}  # fmt: skip

    assert "What is shared" in browser.get(where).content.decode()
    assert browser.post(where, given).status_code == 422
    assert browser.post(where, given | {"reference": "KD-17"}).status_code == 302

    row.refresh_from_db()
    assert row.journey == Journey.HANDED_OVER
    assert "KD-17" in browser.get(where).content.decode()


@pytest.fixture
def by_person() -> str:
    """A service to which a person takes the request."""
    return "kent.spa"


def test_nobody_is_given_up_on_quietly(referral, practitioner, lead, signed_in) -> None:
    for hour in (1, 2):
        log_contact(referral_id=referral.pk, happened_at=MONDAY - timedelta(hours=hour), way="text",
                    with_whom="Wren", outcome="no_answer", by=practitioner, at=MONDAY)  # fmt: skip

    refused = issue(signed_in(practitioner), referral, outcome="not_reachable")
    issued = issue(signed_in(lead), referral, outcome="not_reachable")

    assert refused.status_code == 409
    assert issued.status_code == 302


def test_who_may_not_see_a_request_finds_no_decision_either(
    referral, practitioner, manager, system_administrator, signed_in
) -> None:
    made = decide(referral_id=referral.pk, version=referral.version, outcome="advice", formulation=WORDS,
                  letter="Dear Wren, …", by=practitioner, at=MONDAY)  # fmt: skip
    addresses = [
        reverse("decide", args=[referral.pk]), reverse("decided", args=[referral.pk, made.pk]),
        reverse("hand-over", args=[uuid4()]),
    ]  # fmt: skip

    for who in (manager, system_administrator):
        assert {signed_in(who).get(where).status_code for where in addresses} == {404}
