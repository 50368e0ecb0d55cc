"""What the pages say about times, promises and agreement: the truth, in short sentences."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.access.models import Account, Partnership
from rightdoor.ground.messages.models import Message, Way
from rightdoor.ground.tasks.models import Shift
from rightdoor.ground.tasks.protocol import ON_CALL, hours, register_hours
from rightdoor.pure.rules.days import LONDON
from rightdoor.records.people.models import Agreement
from rightdoor.work.referrals.actions.sending import send_referral
from rightdoor.work.referrals.models import Asker, Referral
from rightdoor.work.referrals.presenters.lines import call_instead, help_now
from rightdoor.work.referrals.presenters.reading_times import reading
from rightdoor.work.referrals.presenters.receipts import receipt
from rightdoor.work.referrals.tests.drafts_here import WREN, a_draft
from tests.people_here import MONDAY


class Office:
    """Nine to five on weekdays in Kent, and ten to five in Essex."""

    def __init__(self, choice: str = "") -> None:
        self.choice = choice

    def areas(self) -> Sequence[str]:
        return ("kent", "essex")

    def is_open(self, area: str, at: datetime) -> bool:
        return any(begins <= at < ends for begins, ends in self.openings(area, at, at + timedelta(hours=1)))

    def answer_by(self, area: str, at: datetime) -> datetime:  # noqa: ARG002  the protocol's shape
        return at + timedelta(minutes=15)

    def openings(self, area: str, since: datetime, until: datetime) -> Iterable[tuple[datetime, datetime]]:
        day = since.astimezone(LONDON).replace(hour=0, minute=0, second=0, microsecond=0)
        while day < until:
            begins, ends = day.replace(hour=9 if area == "kent" else 10), day.replace(hour=17)
            if day.weekday() < 5 and ends > since:
                yield max(begins, since), ends
            day += timedelta(days=1)

    def out_of_hours(self, area: str) -> str:  # noqa: ARG002
        return self.choice


@pytest.fixture(autouse=True)
def office() -> Iterable[Office]:
    before, here = hours(), Office()
    register_hours(here)
    yield here
    register_hours(before)


def on(hour: int, day: int = 9) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("area", "at", "says"),
    [
        ("kent", on(11), "A person is reading now, until 5 pm."),
        ("", on(11), "A person is reading now, until 5 pm."),
        ("kent", on(7), "Nobody is reading now. A person reads it today at 9 am."),
        ("kent", on(18), "Nobody is reading now. A person reads it tomorrow at 9 am."),
        ("kent", on(18, 6), "Nobody is reading now. A person reads it on Monday 9 March at 9 am."),
        ("", on(18), "Nobody is reading now. A person reads it tomorrow at 10 am."),
        ("", on(9), "In Kent a person is reading now. In Essex a person reads it today at 10 am."),
        ("surrey", on(11), "A person is reading now, until 5 pm."),
    ],
)
def test_the_page_says_truthfully_when_a_person_reads(db: None, area: str, at: datetime, says: str) -> None:
    assert reading(area, at).words == says


def test_somebody_on_call_is_named_only_where_somebody_is_on_the_rota(
    partnership: Partnership, administrator: Account, office: Office
) -> None:
    office.choice = ON_CALL
    assert "on call" not in reading("kent", on(20)).words
    Shift.objects.create(
        partnership=partnership, area="kent", kind=Shift.Kind.ON_CALL, account=administrator, starts_at=on(17),
        ends_at=on(23),
    )  # fmt: skip

    assert "A person on call is alerted too" in reading("kent", on(20)).words


def test_help_now_begins_with_999_and_names_who_must_act() -> None:
    lines = help_now("kent", MONDAY)

    assert [line.href for line in lines[:2]] == ["tel:999", "tel:111"]
    assert "Front Door" in lines[2].words


def test_help_in_a_place_that_nobody_named_is_help_all_the_same() -> None:
    assert len(help_now("", MONDAY)) >= 4


def test_services_that_answer_the_telephone_say_when_they_are_open() -> None:
    assert call_instead("kent", on(11))[0].open_words == "Open now"
    assert call_instead("kent", on(20))[0].open_words == "Closed now. Opens Tuesday 10 March, 9 am"
    assert call_instead("kent", on(7))[0].open_words == "Closed now. Opens at 9 am"


def sent(partnership: Partnership, asker: str = Asker.ME, at: datetime = MONDAY, **answers: Any) -> Referral:
    return send_referral(draft_id=a_draft(partnership, asker, at, **(answers or WREN)).pk, by=VISITOR, at=at)


def test_the_receipt_gives_the_day_and_says_why_it_is_that_day(partnership: Partnership) -> None:
    thursday = datetime(2026, 4, 2, 14, tzinfo=LONDON)
    referral = sent(partnership, at=thursday, **{**WREN, "wanted_service": "kent.hera"})

    page = receipt(referral, at=thursday)

    assert page.when == "Thursday 9 April, 2 pm"
    assert page.why == (
        "That is 3 working days. Friday and Monday are bank holidays, so nobody reads requests then or at the weekend."
    )


def test_without_bank_holidays_the_weekend_is_the_reason(partnership: Partnership) -> None:
    page = receipt(sent(partnership, **{**WREN, "wanted_service": "kent.hera"}), at=MONDAY)

    assert page.why == "That is 3 working days. Weekends do not count: nobody reads requests then."


def test_where_no_day_is_promised_it_says_whom_to_call(partnership: Partnership) -> None:
    page = receipt(sent(partnership), at=MONDAY)

    assert (page.when, page.why) == ("", "")
    assert page.call


def test_a_request_without_the_agreement_that_it_needs_says_what_to_do(partnership: Partnership) -> None:
    mine = receipt(sent(partnership, **{**WREN, "agree_service": "not_sure"}), at=MONDAY)
    childs = receipt(sent(partnership, Asker.CHILD, postcode="Canterbury", age=12, needs=["anxiety"]), at=MONDAY)
    others = receipt(sent(partnership, Asker.SOMEONE, postcode="Canterbury", age=12, needs=["anxiety"]), at=MONDAY)

    assert mine.held[0].title == "Your own yes is still needed"
    assert {hold.title for hold in childs.held} >= {"Their own yes is still needed"}
    assert any("practitioner decides" in hold.text for hold in others.held)


def test_a_parent_who_asks_about_parental_agreement_is_told_who_may_give_it(partnership: Partnership) -> None:
    referral = sent(
        partnership, Asker.CHILD, postcode="Canterbury", age=12, needs=["anxiety"], responsibility="no",
        parent_agrees_service="yes",
    )  # fmt: skip

    assert any("parental responsibility" in hold.text for hold in receipt(referral, at=MONDAY).held)
    assert not Agreement.objects.filter(to=Agreement.To.SERVICE, given_by=Agreement.From.PARENT).exists()


def test_the_receipt_of_a_group_has_nothing_to_agree(partnership: Partnership) -> None:
    page = receipt(sent(partnership, Asker.GROUP, group_name="Year 9", ways=["call"], call_number="x"), at=MONDAY)

    assert page.happens[1].text.startswith("They may call")


@pytest.mark.parametrize(
    ("answers", "way"),
    [
        ({"ways": ["text"], "text_number": "07700 900 461"}, Way.TEXT),
        ({"ways": ["email"], "email": "wren@example.org"}, Way.EMAIL),
        ({"ways": ["call"], "call_number": "07700 900 461"}, Way.CODE),
        ({"ways": ["text"], "text_number": "07700 900 461", "other_times": "when dad is out"}, Way.CODE),
        ({"ways": ["text"], "text_number": "07700 900 461", "agree_contact": "no"}, Way.CODE),
    ],
)
def test_a_receipt_goes_out_only_where_that_is_safe(
    partnership: Partnership, answers: dict[str, Any], way: Way
) -> None:
    sent(partnership, **answers)

    assert Message.objects.get().way == way


def test_what_leaves_the_building_says_nothing_of_the_person(partnership: Partnership) -> None:
    sent(partnership, **{**WREN, "wanted_service": "kent.hera"})

    message = Message.objects.get()
    assert not {"Wren", "anxious", "HERA", "exam"} & set(message.outside.split())
    assert "Thursday 12 March" in message.outside


def test_a_second_number_is_told_to_whoever_calls(partnership: Partnership) -> None:
    referral = sent(
        partnership, ways=["text", "call"], text_number="07700 900 461", call_number="01622 900 100", voicemail="yes"
    )

    assert referral.contact_plan is not None
    assert referral.contact_plan.safe_times == "to call: 01622 900 100"
    assert referral.contact_plan.voicemail_is_safe is True


def test_what_a_professional_heard_is_recorded_with_who_when_and_how(partnership: Partnership) -> None:
    referral = sent(
        partnership, Asker.SOMEONE, preferred_name="Bo", child_agrees="yes", child_agreed_to="Ms Fern",
        child_agreed_on="2026-03-06", child_agreed_how="phone", child_agreed_share="no", parent_agrees="not_safe",
    )  # fmt: skip

    assert referral.person is not None
    said = {(one.given_by, one.to): (one.state, one.how) for one in referral.person.agreements.all()}
    assert said == {
        ("young_person", "service"): ("given", "by phone, to Ms Fern, on 6 March 2026"),
        ("young_person", "sharing"): ("refused", "by phone, to Ms Fern, on 6 March 2026"),
    }
