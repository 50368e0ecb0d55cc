from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rightdoor.ground.access.lifecycle import Role
from rightdoor.ground.access.models import Partnership
from rightdoor.ground.audit.models import Event
from rightdoor.ground.audit.record import acts
from rightdoor.ground.messages.models import Message
from rightdoor.work.referrals.actions.working import LOOKING_LASTS, ask_facts, log_contact
from rightdoor.work.referrals.lifecycle import Stage
from rightdoor.work.referrals.models import ContactEntry, FactQuestion
from rightdoor.work.referrals.policy import SEE
from rightdoor.work.safeguarding.actions import raise_flag
from rightdoor.work.triage.forms.facts import ONCE, Correct
from rightdoor.work.triage.tests.requests_here import request_of
from tests.people_here import MONDAY, staff


@pytest.fixture(autouse=True)
def clock(settings) -> None:
    settings.CLOCK = MONDAY.isoformat()


def see(browser, one, **asked) -> str:
    answer = browser.get(reverse("request", args=[one.pk]), asked)
    assert answer.status_code == 200, answer.content.decode()[:400]
    return answer.content.decode()


def contact(**changed) -> dict[str, str]:
    return {
        "way": "call", "with_whom": "Wren", "outcome": "spoke", "happened_on_day": "9", "happened_on_month": "3",
        "happened_on_year": "2026", "happened_time": "8:50", "words": "Would rather be texted.", **changed,
    }  # fmt: skip


def test_one_screen_shows_who_it_is_how_to_reach_them_and_their_own_words(
    partnership, administrator, signed_in
) -> None:
    one = request_of(partnership)

    page = see(signed_in(administrator), one)

    assert one.person is not None
    assert one.person.preferred_name in page
    assert "Safe contact:" in page
    assert one.code.replace("-", " ") in page
    assert "Asked for help" in page


def test_reading_a_request_is_on_record_before_it_is_shown(partnership, administrator, signed_in) -> None:
    one = request_of(partnership)

    see(signed_in(administrator), one)

    assert SEE in acts(about=one.pk)


def test_reasons_name_the_document_by_its_title_and_never_by_its_file(partnership, administrator, signed_in) -> None:
    one = request_of(partnership)
    sources = {r["source"] for m in one.matches.all() for r in m.result["reasons"] if r["source"]}

    page = see(signed_in(administrator), one)

    assert sources
    assert not any(file in page for file in sources)
    assert "<cite>" in page
    assert one.catalogue_version in page


def test_a_red_flag_stands_in_the_header_and_leads_to_the_contact(partnership, administrator, signed_in) -> None:
    one = request_of(partnership)
    raise_flag(
        partnership=partnership, area=one.area, about=one, facts=["in_danger_now"], source="staff",
        heard="He waits outside.", by=administrator, at=MONDAY,
    )  # fmt: skip

    page = see(signed_in(administrator), one)

    assert "In danger now" in page
    assert reverse("safety-prepare-request", args=[one.pk]) in page


def test_a_logged_call_joins_the_story(partnership, administrator, signed_in) -> None:
    one, browser = request_of(partnership), signed_in(administrator)

    answer = browser.post(reverse("request-contact", args=[one.pk]), contact())

    assert answer.status_code == 302
    page = see(browser, one)
    assert "Spoke with them" in page
    assert "Would rather be texted." in page


def test_a_call_without_a_name_is_asked_for_again_and_its_notes_are_kept(partnership, administrator, signed_in) -> None:
    one, browser = request_of(partnership), signed_in(administrator)

    answer = browser.post(reverse("request-contact", args=[one.pk]), contact(with_whom=""))

    assert answer.status_code == 422
    assert "Would rather be texted." in answer.content.decode()
    assert ContactEntry.objects.count() == 0


def test_a_form_that_is_sent_twice_is_kept_once(partnership, administrator, signed_in) -> None:
    one, browser = request_of(partnership), signed_in(administrator)

    for _time in range(2):
        browser.post(reverse("request-contact", args=[one.pk]), contact())
        browser.post(reverse("request-ask", args=[one.pk]), {"ask_words": "Which school does he go to?"})

    assert ContactEntry.objects.count() == 1
    assert FactQuestion.objects.count() == 1
    assert Message.objects.filter(kind="question").count() == 1


def test_a_question_pauses_the_promise_and_its_answer_starts_a_new_one(partnership, administrator, signed_in) -> None:
    one, browser = request_of(partnership), signed_in(administrator)

    browser.post(reverse("request-ask", args=[one.pk]), {"ask_words": "Which school does he go to?"})
    assert "Paused" in see(browser, one)
    question = FactQuestion.objects.get()
    browser.post(reverse("request-answer", args=[one.pk, question.pk]), {"words": "The one by the river."})

    one.refresh_from_db()
    assert one.stage == Stage.RECEIVED
    assert one.clock["start"] == MONDAY.isoformat()
    assert "met_at" not in one.clock
    assert "The one by the river." in see(browser, one)


def test_correcting_a_fact_keeps_what_it_was_and_asks_the_rules_anew(partnership, administrator, signed_in) -> None:
    one, browser = request_of(partnership), signed_in(administrator)
    before = one.matches.count()
    assert browser.get(reverse("request-correct", args=[one.pk])).status_code == 200
    sent = as_sent(Correct(names=ONCE, known=one.facts, today=MONDAY.date())) | {
        "severity": "significant",
        "reason": "School told us",
    }

    answer = browser.post(reverse("request-correct", args=[one.pk]), sent)

    assert answer.status_code == 302
    one.refresh_from_db()
    assert one.facts["severity"] == "significant"
    assert list(one.fact_changes.get().became) == ["severity"]
    assert one.matches.count() == 2 * before
    assert "School told us" in see(browser, one)


def test_a_day_of_birth_that_seldom_is_one_is_asked_about_once_and_one_that_cannot_be_is_refused(
    partnership, administrator, signed_in
) -> None:
    one, browser = request_of(partnership, born_on="2011-06-14"), signed_in(administrator)
    where = reverse("request-correct", args=[one.pk])
    sent = as_sent(Correct(names=ONCE, known=one.facts, today=MONDAY.date())) | {"reason": "School told us"}

    for year, says in (("2030", "has not come yet"), ("1850", "more than 120 years ago"), ("1991", "the person 34")):
        answer = browser.post(where, sent | {"born_on_year": year})
        assert answer.status_code == 422
        assert says in answer.content.decode()
        assert 'value="School told us"' in answer.content.decode()
        assert ('name="is_older"' in answer.content.decode()) is (year == "1991")
        assert one.fact_changes.count() == 0

    assert browser.post(where, sent | {"born_on_year": "1991", "is_older": "yes"}).status_code == 302
    one.refresh_from_db()
    assert one.facts["born_on"] == "1991-06-14"


def as_sent(form) -> dict[str, object]:
    """A form as a browser would send it untouched."""
    sent: dict[str, object] = {}
    for bound in form:
        value = bound.value()
        if hasattr(value, "year"):
            boxes = zip(("day", "month", "year"), (value.day, value.month, value.year), strict=True)
            sent |= {f"{bound.html_name}_{box}": str(part) for box, part in boxes}
        elif value is not None:
            sent[bound.html_name] = value
    return sent


def test_a_correction_without_a_reason_changes_nothing(partnership, administrator, signed_in) -> None:
    one, browser = request_of(partnership), signed_in(administrator)

    answer = browser.post(reverse("request-correct", args=[one.pk]), {"severity": "mild", "reason": ""})

    assert answer.status_code == 422
    assert one.fact_changes.count() == 0


def test_how_soon_is_set_by_a_person_with_a_reason(partnership, administrator, signed_in) -> None:
    one, browser = request_of(partnership), signed_in(administrator)
    where = reverse("request-soon", args=[one.pk])

    assert browser.post(where, {"priority": "urgent", "reason": ""}).status_code == 422
    assert browser.post(where, {"priority": "urgent", "reason": "She stopped eating"}).status_code == 302

    one.refresh_from_db()
    assert one.priority == "urgent"
    assert "She stopped eating" in see(browser, one)


def test_a_request_is_stopped_when_they_do_not_want_it_and_twice_is_once(partnership, administrator, signed_in) -> None:
    one, browser = request_of(partnership), signed_in(administrator)

    for _time in range(2):
        answer = browser.post(reverse("request-withdraw", args=[one.pk]), {"stop_words": "It is better now"})
        assert answer.status_code == 302

    page = see(browser, one)
    assert page.count("It is better now") == 1
    assert reverse("decide", args=[one.pk]) not in page


def test_looking_is_shown_for_ten_minutes(partnership, administrator, practitioner, signed_in, settings) -> None:
    one = request_of(partnership)
    signed_in(administrator).post(reverse("request-look", args=[one.pk]))
    browser = signed_in(practitioner)
    assert f"Looking: {administrator.name}" in see(browser, one)

    settings.CLOCK = (MONDAY + LOOKING_LASTS + timedelta(minutes=1)).isoformat()

    assert "Looking: Nobody" in see(browser, one)


def test_an_agreement_is_written_down_and_the_rules_are_asked_anew(partnership, administrator, signed_in) -> None:
    one, browser = request_of(partnership), signed_in(administrator)
    said = {"given_by": "parent", "to": "service", "service": "", "state": "given", "said_by": "Marigold",
            "how": "By phone"}  # fmt: skip

    assert browser.post(reverse("request-agree", args=[one.pk]), said).status_code == 302

    page = see(browser, one)
    assert "agrees" in page
    assert one.matches.values("matched_at").distinct().count() >= 1


def test_the_story_can_be_read_in_parts(partnership, administrator, signed_in) -> None:
    one, browser = request_of(partnership), signed_in(administrator)
    log_contact(referral_id=one.pk, happened_at=MONDAY, way="call", with_whom="Wren", outcome="spoke",
                words="All right.", by=administrator, at=MONDAY)  # fmt: skip

    assert "Spoke with them" in see(browser, one, show="message")
    assert "Spoke with them" not in see(browser, one, show="risk").split("Do next")[0].split("Write down")[0]


def test_another_area_another_partnership_and_an_unknown_one_are_the_same_not_found(
    partnership, administrator, manager, system_administrator, signed_in
) -> None:
    kent = request_of(partnership)
    other = Partnership.objects.create(slug="elsewhere", name="Elsewhere")
    essex = staff(partnership, "Essie Brook", Role.ADMINISTRATOR, area="essex")
    away = staff(other, "Perry Away", Role.ADMINISTRATOR)

    bodies = {signed_in(who).get(reverse("request", args=[kent.pk])).content for who in
              (essex, away, manager, system_administrator)}  # fmt: skip
    bodies |= {signed_in(administrator).get(reverse("request", args=[uuid4()])).content}

    assert {signed_in(essex).get(reverse("request", args=[kent.pk])).status_code} == {404}
    assert len({without_frame(body) for body in bodies}) == 1


def test_a_try_at_a_request_that_is_not_theirs_is_on_record_as_one_at_nothing_is(partnership, signed_in) -> None:
    kent, nothing = request_of(partnership), uuid4()
    essex = staff(partnership, "Essie Brook", Role.ADMINISTRATOR, area="essex")
    browser = signed_in(essex)

    for key in (kent.pk, nothing):
        browser.get(reverse("request", args=[key]))
        browser.post(reverse("request-withdraw", args=[key]))

    tries = Event.objects.filter(decision="denied", actor_id=essex.pk)
    assert {(one.about_id, one.act) for one in tries} == {
        (key, act) for key in (kent.pk, nothing) for act in ("referrals.see", "referrals.withdraw")
    }
    assert len({(one.reason, one.about_kind) for one in tries}) == 1


def without_frame(body: bytes) -> str:
    """The main part of a page: its frame carries a name and a token."""
    return body.decode().split("<main", 1)[1].split("</main>", 1)[0]


def test_a_question_of_another_request_cannot_be_answered_here(partnership, administrator, signed_in) -> None:
    one, other = request_of(partnership), request_of(partnership, "child")
    question = ask_facts(referral_id=other.pk, facts=[], words="Which school?", by=administrator, at=MONDAY)

    answer = signed_in(administrator).get(reverse("request-answer", args=[one.pk, question.pk]))

    assert answer.status_code == 404


def test_a_long_story_asks_the_database_no_more_than_a_short_one(partnership, administrator, signed_in) -> None:
    one, browser = request_of(partnership), signed_in(administrator)

    def asked() -> int:
        with CaptureQueriesContext(connection) as questions:
            see(browser, one)
        return len(questions)

    def call(number: int) -> None:
        log_contact(referral_id=one.pk, happened_at=MONDAY - timedelta(minutes=number), way="call", with_whom="Wren",
                    outcome="no_answer", by=administrator, at=MONDAY)  # fmt: skip

    call(1)
    short = asked()
    for number in range(2, 12):
        call(number)

    assert asked() == short
